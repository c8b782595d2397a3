// Demo page: the shop's countdown and cart counter.
(() => {
  const two = (n) => String(n).padStart(2, '0');
  const put = (id, n) => { document.getElementById(id).textContent = two(n); };
  let left = 5 * 3600 + 32 * 60 + 10;
  setInterval(() => {
    left = Math.max(0, left - 1);
    put('h', Math.floor(left / 3600));
    put('m', Math.floor(left / 60) % 60);
    put('s', left % 60);
  }, 1000);
  let items = 0;
  for (const button of document.querySelectorAll('[data-buy]')) {
    button.addEventListener('click', () => { items += 1; document.getElementById('cart').textContent = String(items); });
  }
})();
