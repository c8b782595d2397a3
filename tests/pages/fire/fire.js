// Demo page: the counter and the form of the fire-safety course. Nothing typed in leaves the page.
(() => {
  const today = document.getElementById('today');
  let count = 86;
  setInterval(() => { count += 1; today.textContent = String(count); }, 9000);
  document.getElementById('join-form').addEventListener('submit', (event) => {
    event.preventDefault();
    document.getElementById('join-note').textContent = '登记成功，教务老师会尽快与您联系。';
  });
})();
