// Whether a page could speak of certificates at all: one pass over its text nodes, one test for each, ended
// by the first hit. It must never refuse a page that the engine would mark; that it admits others only
// costs them a check.

// Three tests that each stay cheap beat one that holds everything: a short class of characters, words that
// do without any of them, Latin words. The characters are stems in simplified, traditional and Japanese-style
// forms, so that blanks, invisible characters or pinyin inside a word do not hide all of it.
const CHARACTERS = /[证證証考职職师師训訓历歷靠速]/;
const WORDS = /包[\s\S]{0,8}[过過]|保[\s\S]{0,8}[过過]|月入|年薪|[内內]部/;
const LATIN = /certif|licen[cs]|qualif|accredit|diploma|exam(?!pl)|guaranteed pass/i;

export function admitsText(text: string): boolean {
  return CHARACTERS.test(text) || WORDS.test(text) || LATIN.test(text);
}

/** The title is looked at too: an advertisement in a frame often has all its words there. */
export function admitsPage(page: Document): boolean {
  return admitsText(page.title) || admitsTree(page.body ?? page.documentElement);
}

export function admitsTree(root: Node | null): boolean {
  if (!root) return false;
  if (root.nodeType === Node.TEXT_NODE) return admitsText((root as Text).data);
  // No filter callback: it would cost nine times the walk itself.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (admitsText((node as Text).data)) return true;
  }
  return false;
}
