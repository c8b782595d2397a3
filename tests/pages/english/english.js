// Demo page: dwindling places and the form of the English advertisement. Nothing typed in leaves the page.
(() => {
  let seats = 6;
  setInterval(() => {
    if (seats > 2) seats -= 1;
    document.getElementById('seats').textContent = String(seats);
  }, 25000);
  document.getElementById('enrol-form').addEventListener('submit', (event) => {
    event.preventDefault();
    document.getElementById('enrol-note').textContent = 'Thank you. An admission officer will call you shortly.';
  });
})();
