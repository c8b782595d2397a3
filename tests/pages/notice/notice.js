// Demo page: the notice's print button.
document.getElementById('print').addEventListener('click', () => window.print());
