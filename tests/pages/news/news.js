// Demo page: the size of the article's type.
(() => {
  const article = document.querySelector('article');
  for (const button of document.querySelectorAll('[data-size]')) {
    button.addEventListener('click', () => article.classList.toggle('big', button.dataset.size === '20'));
  }
})();
