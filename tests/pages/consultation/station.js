// Demo page: countdown, "recently registered" ticker, chat invitation and pop-up of the consultation station.
// Everything is made up on the spot; nothing typed into the form leaves the page.
(() => {
  const byId = (id) => document.getElementById(id);
  const two = (n) => String(n).padStart(2, '0');
  const pick = (list) => list[Math.floor(Math.random() * list.length)];

  // The countdown starts anew whenever it has run out, as such clocks do.
  const whole = 3 * 3600;
  let left = 2 * 3600 + 47 * 60 + 19;
  setInterval(() => {
    left = left > 0 ? left - 1 : whole;
    byId('cd-h').textContent = two(Math.floor(left / 3600));
    byId('cd-m').textContent = two(Math.floor(left / 60) % 60);
    byId('cd-s').textContent = two(left % 60);
  }, 1000);

  // Names and numbers of people who never registered.
  const family = ['王', '李', '赵', '孙', '吴', '郑', '马', '许', '高', '林'];
  const title = ['女士', '先生', '老师', '阿姨'];
  const town = ['中州', '临河', '南湾', '东隅', '北渡', '云梯'];
  const did = ['领取了报考政策', '报名初级班（7天拿证）', '报名中级班', '报名高级班（协议包过）', '已拿证，推荐入职月薪9000元'];
  const ticker = byId('ticker');
  setInterval(() => {
    const row = document.createElement('li');
    const phone = pick(['135', '138', '150', '159', '177', '186']) + '****' + String(Math.floor(Math.random() * 9000) + 1000);
    row.textContent = phone + ' ' + pick(family) + pick(title) + '（' + pick(town) + '）刚刚' + pick(did);
    ticker.prepend(row);
    while (ticker.children.length > 3) ticker.lastElementChild.remove();
  }, 3500);

  // Places that dwindle, but never run out.
  let seats = 17;
  setInterval(() => {
    if (seats > 3) seats -= 1;
    byId('seats').textContent = String(seats);
  }, 20000);

  // The pop-up: by itself after a second, and by every button that names it.
  const lead = byId('lead');
  let before = null;
  const open = () => {
    if (!lead.hidden) return;
    before = document.activeElement;
    lead.hidden = false;
    lead.querySelector('.pop').focus({ preventScroll: true });
  };
  const close = () => {
    if (lead.hidden) return;
    lead.hidden = true;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  for (const button of document.querySelectorAll('[data-open="lead"]')) button.addEventListener('click', open);
  for (const button of document.querySelectorAll('[data-close]')) button.addEventListener('click', close);
  lead.addEventListener('click', (event) => { if (event.target === lead) close(); });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  setTimeout(open, 1000);

  byId('lead-form').addEventListener('submit', (event) => {
    event.preventDefault();
    byId('lead-note').textContent = '提交成功！报考老师将在十分钟内与您联系，请保持电话畅通。';
  });

  // The "teacher" who writes first.
  setTimeout(() => {
    const box = document.createElement('div');
    box.className = 'invite';
    const who = document.createElement('b');
    who.textContent = '报考老师 小林';
    const text = document.createElement('p');
    text.textContent = '您好，内部名额只剩最后几个了，加微信发您考前密卷，现在报名包过哦。';
    const answer = document.createElement('button');
    answer.type = 'button';
    answer.textContent = '立即咨询';
    answer.addEventListener('click', () => { box.remove(); open(); });
    box.append(who, text, answer);
    byId('invite').append(box);
  }, 5000);
})();
