// Looks at a page as a person does: which words are marked, and where they stand. The registry of highlights
// belongs to the document, so the page's own world sees it.

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{ level: string, text: string }} MarkedPiece
 */

/**
 * The marked pieces of text; words that stand in several elements are several pieces.
 * @param {Page} page
 * @returns {Promise<MarkedPiece[]>}
 */
export function readMarks(page) {
  return page.evaluate(() => {
    const pieces = [];
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('bianzheng-')) continue;
      for (const range of highlight) {
        const text = range.startContainer.textContent ?? '';
        pieces.push({
          level: name.slice('bianzheng-'.length),
          text: text.slice(range.startOffset, range.endOffset),
        });
      }
    }
    return pieces;
  });
}

/**
 * Waits until the marks have been the same for a while.
 * @param {Page} page
 * @param {number} [patience] milliseconds to wait for the first mark; then there is none
 */
export async function settledMarks(page, patience = 2_000) {
  const pause = 100;
  let last = '';
  let same = 0;
  for (let waited = 0; ; waited += pause) {
    const marks = await readMarks(page);
    const now = JSON.stringify(marks);
    same = now === last ? same + 1 : 0;
    last = now;
    if (same >= 3 && (marks.length > 0 || waited >= patience)) return marks;
    if (waited > patience + 8_000) return marks;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/**
 * Scrolls a marked piece into view and gives the middle of it, where nothing lies above it.
 * @param {Page} page
 * @param {string} level
 * @param {string} [words] only a piece with these words
 * @returns {Promise<{ x: number, y: number } | undefined>}
 */
export function pointOf(page, level, words = '') {
  return page.evaluate(
    (name, words) => {
      for (const range of CSS.highlights.get(name) ?? []) {
        const { startContainer: node, startOffset, endOffset } = range;
        const element = node.parentElement;
        if (!element || !(node.textContent ?? '').slice(startOffset, endOffset).includes(words)) continue;
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const live = document.createRange();
        live.setStart(node, startOffset);
        live.setEnd(node, endOffset);
        const box = live.getClientRects()[0];
        if (!box || box.width < 2) continue;
        const x = box.x + box.width / 2;
        const y = box.y + box.height / 2;
        const top = document.elementFromPoint(x, y);
        if (top && (top === element || top.contains(element) || element.contains(top))) return { x, y };
      }
      return undefined;
    },
    `bianzheng-${level}`,
    words,
  );
}
