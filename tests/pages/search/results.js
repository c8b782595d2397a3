// Demo page: the "more hot searches" button of the result page.
(() => {
  const sets = [
    ['第二批国家公园候选区公示', '面包过期一天还能吃吗', '多地下调首套房贷利率', '高铁静音车厢扩容', '这份防汛自救指南请收好', '速成鸡是打激素长大的吗'],
    ['高考志愿填报系统开放', '年夜饭预制菜全国包邮', '健身房预付卡退费难', '书包过重影响脊柱吗', '多地出台育儿补贴细则', '夏粮收购过半'],
  ];
  let turn = 0;
  document.getElementById('turn').addEventListener('click', () => {
    turn = (turn + 1) % sets.length;
    document.getElementById('hot-list').replaceChildren(...sets[turn].map((text) => {
      const item = document.createElement('li');
      item.textContent = text;
      return item;
    }));
  });
})();
