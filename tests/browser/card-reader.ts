// Looks into the card's closed shadow root with the browser's own debugging protocol; the extension has no
// door for tests.

import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../scripts/launch.mjs';
import { until } from './harness';

export interface CardView {
  lang: string;
  text: string;
  headline: string;
  quote: string;
  sentences: string[];
  /** What is said on demand: reasons and sources. */
  why: string;
  /** Which of how many. */
  place: string;
  isSheet: boolean;
  /** Whether focus is in the card. */
  hasFocus: boolean;
  links: { href: string; target: string; rel: string; text: string }[];
  /** Of the panel, in the window. */
  box: { left: number; top: number; right: number; bottom: number };
  background: string;
}

/** What the open card shows; `undefined` when none is open. */
export function readCard(page: Page, browser: BrowserName): Promise<CardView | undefined> {
  return inCard<CardView>(page, browser, view);
}

/** The middle of something in the card, in the window; brought into view first. */
export function pointInCard(page: Page, browser: BrowserName, selector: string) {
  return inCard<{ x: number; y: number; height: number }>(
    page,
    browser,
    `(root) => {
      const element = root.querySelector(${JSON.stringify(selector)});
      if (!element) return null;
      element.scrollIntoView({ block: 'nearest' });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: innerHeight };
    }`,
  );
}

/** Clicks something in the card with the pointer, once the card has come to rest in the window. */
export async function clickInCard(page: Page, browser: BrowserName, selector: string): Promise<void> {
  let last = '';
  const point = await until(async () => {
    const now = await pointInCard(page, browser, selector);
    if (!now || now.y > now.height) return undefined;
    const isAtRest = last === JSON.stringify(now);
    last = JSON.stringify(now);
    return isAtRest && now;
  });
  await page.mouse.click(point.x, point.y);
}

/** The card's own markup and styles, for a document of its own. */
export function copyCard(page: Page, browser: BrowserName) {
  return inCard<{ html: string; css: string }>(
    page,
    browser,
    `(root) => ({
      html: root.querySelector('.panel').outerHTML,
      css: [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' '),
    })`,
  );
}

/** The result of a function of the card's shadow root, given as source. */
export function askCard<T>(page: Page, browser: BrowserName, source: string): Promise<T | undefined> {
  return inCard<T>(page, browser, source);
}

const view = `(root) => {
  const panel = root.querySelector('.panel');
  const box = panel.getBoundingClientRect();
  const texts = (selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent.trim());
  return {
    lang: root.querySelector('[lang]').lang,
    text: panel.innerText,
    headline: (texts('h1')[0] ?? '').replace(/\\s+/g, ' '),
    quote: texts('blockquote')[0] ?? '',
    sentences: texts('.body > p'),
    why: texts('.why').join().replace(/\\s+/g, ' '),
    place: texts('.steps [role=status]').join(),
    isSheet: panel.classList.contains('sheet'),
    hasFocus: root.activeElement !== null,
    links: [...root.querySelectorAll('a')].map(({ href, target, rel, textContent }) => ({ href, target, rel, text: textContent.trim() })),
    box: { left: box.left, top: box.top, right: box.right, bottom: box.bottom },
    background: getComputedStyle(panel).backgroundColor,
  };
}`;

async function inCard<T>(page: Page, browser: BrowserName, body: string): Promise<T | undefined> {
  // Marks may be painted in a closed root, too.
  const json = `(root) => root.querySelector('.panel') ? JSON.stringify((${body})(root)) : ''`;
  const answer = await (browser === 'chromium' ? throughDevTools(page, json) : throughBidi(page, json));
  return answer ? ((JSON.parse(answer) as T | null) ?? undefined) : undefined;
}

interface DomNode {
  backendNodeId: number;
  shadowRootType?: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

async function throughDevTools(page: Page, body: string): Promise<string | undefined> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    for (const { backendNodeId } of findClosed(root)) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      if (object.objectId === undefined) continue;
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${body})(this); }`,
        returnByValue: true,
      });
      if (result.value) return result.value as string;
    }
    return undefined;
  } finally {
    await session.detach();
  }
}

function findClosed(node: DomNode): DomNode[] {
  const own = (node.shadowRoots ?? []).filter(({ shadowRootType }) => shadowRootType === 'closed');
  return [...own, ...(node.children ?? []).flatMap(findClosed)];
}

/** WebDriver BiDi below puppeteer's surface: it serialises closed shadow roots, puppeteer does not ask it to. */
interface BidiConnection {
  send(method: string, params: unknown): Promise<{ result: unknown }>;
}

interface BidiNode {
  value?: { shadowRoot?: { sharedId: string; value?: { mode?: string } } | null };
}

async function throughBidi(page: Page, body: string): Promise<string | undefined> {
  const { connection } = page.browser() as unknown as { connection: BidiConnection };
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const located = (await connection.send('browsingContext.locateNodes', {
    context,
    locator: { type: 'css', value: ':root > div, dialog > div, :fullscreen > div' },
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
  })) as { result: { nodes: BidiNode[] } };
  for (const node of located.result.nodes) {
    const shadow = node.value?.shadowRoot;
    if (shadow?.value?.mode !== 'closed') continue;
    const called = (await connection.send('script.callFunction', {
      functionDeclaration: body,
      arguments: [{ sharedId: shadow.sharedId }],
      target: { context },
      awaitPromise: false,
    })) as { result: { result?: { value: string }; exceptionDetails?: { text: string } } };
    if (!called.result.result) throw new Error(called.result.exceptionDetails?.text);
    if (called.result.result.value) return called.result.result.value;
  }
  return undefined;
}
