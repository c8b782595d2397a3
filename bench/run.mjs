// `npm run bench [-- 100000 …]`: what the extension costs on pages of so many characters, beside what else could have been done with the same page and the
// same words. Trust the ratios: all of a table is measured in one run on one machine.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { engine as files } from '../scripts/engine.mjs';
import { gateData } from '../scripts/gate.mjs';
import { glueModule } from '../scripts/glue.mjs';
import { launch } from '../scripts/launch.mjs';
import { serveSite } from '../scripts/site.mjs';
import { command, isThere, project } from '../scripts/steps.mjs';
import { labModule } from './lab.mjs';
import { pageOf } from './pages.mjs';
import { traced } from './trace.mjs';

const SIZES = process.argv.slice(2).map(Number);
if (SIZES.length === 0) SIZES.push(1_000, 10_000, 100_000, 1_000_000, 5_000_000);
const require = createRequire(import.meta.url);

await command(async () => {
  if (!isThere('dist/chrome/manifest.json'))
    await import('../scripts/build.mjs').then((one) => one.buildExtension());
  await engine();
  await pages();
});

/** The engine by itself, in WebAssembly in Node. */
async function engine() {
  const bytes = await readFile(files.optimised);
  const { createGlue } = await import(`data:text/javascript,${encodeURIComponent(await glueModule())}`);
  const compile = await timed(() => WebAssembly.compile(bytes));
  const module = await WebAssembly.compile(bytes);
  const starts = [];
  /** @type {any} */
  let checker;
  for (let round = 0; round < 5; round++) {
    const glue = createGlue();
    const begun = performance.now();
    glue.initSync({ module });
    checker = new glue.Engine();
    starts.push(performance.now() - begun);
  }
  console.log('\nEngine: start (ms)');
  row('compile', 'first start', 'later starts', 'bytes', 'brotli');
  row(
    ms(compile),
    ms(starts[0] ?? 0),
    ms(Math.min(...starts)),
    bytes.length,
    brotliCompressSync(bytes).length,
  );

  const { words } = await gateData();
  console.log(`\nEngine: characters a second, against others with the ${words.length} words of the gate`);
  row('text', 'engine', 'regular expr.', 'mint-filter', 'ratio to mint-filter');
  const plain = words.filter((word) => !/[^\p{L}\p{N}]/u.test(word));
  const expression = new RegExp(plain.sort((one, other) => other.length - one.length).join('|'), 'g');
  const MintFilter = require('mint-filter').default ?? require('mint-filter');
  const filter = new MintFilter(plain);
  for (const size of SIZES.filter((size) => size <= 1_000_000)) {
    const text = pageOf(size, 20).replace(/<[^>]*>/g, '');
    const page = { title: '家庭教育指导师', passages: passagesOf(text) };
    const own = await best(() => checker.check(page));
    const theirs = await best(() => text.match(expression));
    const mint = await best(() => filter.filter(text, { replace: false }));
    row(`${size}`, rate(text, own), rate(text, theirs), rate(text, mint), (mint / own).toFixed(1));
  }
  const big = {
    title: '家庭教育指导师',
    passages: passagesOf(pageOf(1_000_000, 20).replace(/<[^>]*>/g, '')),
  };
  const first = await best(() => checker.check(big));
  const { context } = checker.check(big);
  const added = {
    title: big.title,
    context,
    passages: [{ id: 0, kind: 'paragraph', rank: 0, text: '签约包过，不过全额退款。' }],
  };
  const more = await best(() => checker.check(added), 50);
  console.log('\nOne paragraph added to a page of 1 MB, in the engine (ms)');
  row('first check', 'paragraph', 'ratio');
  row(ms(first), more.toFixed(3), `1/${Math.round(first / more)}`);
}

/** The extension as it ships, in Chromium. */
async function pages() {
  /** @type {Record<string, string>} */
  const documents = {};
  for (const size of SIZES) {
    documents[`/plain/${size}/`] = pageOf(size);
    documents[`/words/${size}/`] = pageOf(size, 20);
  }
  const site = await serveSite(documents);
  const browser = await launch('chromium');
  const marker = await readFile(`${project}/node_modules/mark.js/dist/mark.js`, 'utf8');
  const advanced = await readFile(`${project}/node_modules/advanced-mark.js/dist/mark.js`, 'utf8').catch(
    () => '',
  );
  const lab = await labModule(build);
  try {
    for (const kind of ['plain', 'words']) {
      console.log(
        `\nPages ${kind === 'plain' ? 'without' : 'with'} certificate words: main-thread time in Chromium (ms)`,
      );
      row(
        'characters',
        'start',
        'ours',
        'longest slice',
        'slices',
        'floor',
        'gate, warm',
        'mark.js',
        'advanced-mark',
      );
      for (const size of SIZES) {
        const page = await browser.newPage();
        const cost = await traced(page, async () => {
          await page.goto(`${site.url}${kind}/${size}/`, { waitUntil: 'load' });
          await settled(page, kind === 'words');
        });
        const marks = await page.evaluate(() =>
          [...(CSS.highlights.get('bianzheng-misleading') ?? [])].map(
            ({ startContainer, startOffset, endOffset }) =>
              (startContainer.textContent ?? '').slice(startOffset, endOffset),
          ),
        );
        const floor = await page.evaluate(() => {
          const begun = performance.now();
          /证书|职业资格|certificate/.test(document.body.textContent ?? '');
          return performance.now() - begun;
        });
        await page.evaluate(lab);
        const gate = await page.evaluate(() => {
          const { lab } = /** @type {{ lab: import('./lab').Lab }} */ (/** @type {unknown} */ (globalThis));
          lab.gate();
          return lab.gate().milliseconds;
        });
        // The same terms as were marked, or where none were, as many.
        const terms =
          [...new Set(marks)].length > 0 ? [...new Set(marks)] : ['国家认可', '签约包过', '挂靠', '拿证'];
        const theirs = size <= 1_000_000 ? await marking(page, marker, terms) : undefined;
        await page.reload();
        const others = size <= 1_000_000 && advanced ? await marking(page, advanced, terms) : undefined;
        row(
          size,
          ms(cost.load),
          ms(cost.total),
          ms(cost.longest),
          cost.slices,
          ms(floor),
          ms(gate),
          ms(theirs),
          ms(others),
        );
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @param {import('puppeteer-core').Page} page @param {string} source @param {string[]} terms */
async function marking(page, source, terms) {
  await page.evaluate(source);
  return page.evaluate((terms) => {
    const { Mark } = /** @type {any} */ (globalThis);
    const begun = performance.now();
    new Mark(document.body).mark(terms, { separateWordSearch: false, acrossElements: true });
    return performance.now() - begun;
  }, terms);
}

/** @param {import('puppeteer-core').Page} page @param {boolean} marked */
async function settled(page, marked) {
  let last = -1;
  for (let same = 0, round = 0; same < 4 && round < 150; round++) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const now = await page.evaluate(() => CSS.highlights.get('bianzheng-misleading')?.size ?? 0);
    same = now === last && (now > 0 || !marked) ? same + 1 : 0;
    last = now;
  }
}

/** @param {string} text */
function passagesOf(text) {
  return text.split('\n').map((line, id) => ({ id, kind: 'paragraph', rank: 0, text: line }));
}

/** @param {() => unknown} work */
async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** @param {() => unknown} work @param {number} [rounds] */
async function best(work, rounds = 5) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) least = Math.min(least, await timed(work));
  return least;
}

/** @param {string} text @param {number} milliseconds */
function rate(text, milliseconds) {
  return `${(text.length / milliseconds / 1_000).toFixed(2)} M`;
}

/** @param {number | undefined} milliseconds */
function ms(milliseconds) {
  return milliseconds === undefined ? '–' : milliseconds.toFixed(1);
}

/** @param {...(string | number)} cells */
function row(...cells) {
  console.log(cells.map((cell) => String(cell).padStart(15)).join(''));
}
