// What the extension costs a page's main thread, as Chromium's own trace tells: every call into the content
// script with its time. The extension itself knows nothing of it.

/**
 * @typedef {object} Cost
 * @property {number} load milliseconds to compile and start the content script
 * @property {number} total milliseconds of script after that
 * @property {number} longest the longest slice without a turn for the page, in milliseconds
 * @property {number} slices
 * @typedef {{ name: string, ph: string, ts: number, dur?: number, tid: number, pid: number, args?: any }} Event
 */

const CALLS = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile', 'RunMicrotasks']);

/**
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<void>} work
 * @returns {Promise<Cost>}
 */
export async function traced(page, work) {
  await page.tracing.start({
    categories: ['devtools.timeline', 'toplevel', 'v8', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const buffer = await page.tracing.stop();
  const { traceEvents } = /** @type {{ traceEvents: Event[] }} */ (
    JSON.parse(Buffer.from(buffer ?? []).toString())
  );
  return costOf(traceEvents);
}

/** @param {Event[]} events @returns {Cost} */
function costOf(events) {
  const own = events.filter(
    ({ name, ph, args }) => ph === 'X' && CALLS.has(name) && urlOf(args).startsWith('chrome-extension://'),
  );
  const threads = new Set(own.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name === 'RunTask' && threads.has(`${pid} ${tid}`),
  );
  // The pages of the bench run no scripts: microtasks are the extension's own.
  const microtasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name === 'RunMicrotasks' && threads.has(`${pid} ${tid}`),
  );
  const calls = outermost([...own, ...microtasks]);
  /** @type {Map<Event, number>} */
  const slices = new Map();
  let load = 0;
  let total = 0;
  for (const call of calls) {
    const duration = (call.dur ?? 0) / 1_000;
    if (call.name === 'EvaluateScript' || call.name === 'v8.compile') {
      load += duration;
      continue;
    }
    total += duration;
    const task =
      tasks.find(
        (one) =>
          one.pid === call.pid &&
          one.tid === call.tid &&
          one.ts <= call.ts &&
          call.ts <= one.ts + (one.dur ?? 0),
      ) ?? call;
    slices.set(task, (slices.get(task) ?? 0) + duration);
  }
  return { load, total, longest: Math.max(0, ...slices.values()), slices: slices.size };
}

/** @param {Event[]} events */
function outermost(events) {
  const sorted = events.sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  /** @type {Event[]} */
  const kept = [];
  for (const event of sorted) {
    const last = kept.findLast(({ pid, tid }) => pid === event.pid && tid === event.tid);
    if (!last || event.ts >= last.ts + (last.dur ?? 0)) kept.push(event);
  }
  return kept;
}

/** @param {any} args */
function urlOf(args) {
  return args?.data?.url ?? args?.fileName ?? '';
}
