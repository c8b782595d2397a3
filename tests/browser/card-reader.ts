// Looks into the card's closed shadow root with the browser's own debugging protocol; the extension has no
// door for tests.

import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../scripts/launch.mjs';

export interface CardView {
  lang: string;
  text: string;
  headline: string;
  quote: string;
  sentences: string[];
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
  return inCard<{ x: number; y: number }>(
    page,
    browser,
    `(root) => {
      const element = root.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'nearest' });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }`,
  );
}

const view = `(root) => {
  const panel = root.querySelector('.panel');
  const box = panel.getBoundingClientRect();
  const texts = (selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent.trim());
  return {
    lang: root.querySelector('[role=dialog]').lang,
    text: panel.innerText,
    headline: texts('h1')[0].replace(/\\s+/g, ' '),
    quote: texts('blockquote')[0],
    sentences: texts('.body > p'),
    links: [...root.querySelectorAll('a')].map(({ href, target, rel, innerText }) => ({ href, target, rel, text: innerText })),
    box: { left: box.left, top: box.top, right: box.right, bottom: box.bottom },
    background: getComputedStyle(panel).backgroundColor,
  };
}`;

async function inCard<T>(page: Page, browser: BrowserName, body: string): Promise<T | undefined> {
  // Marks may be painted in a closed root, too.
  const json = `(root) => root.querySelector('[role=dialog]') ? JSON.stringify((${body})(root)) : ''`;
  const answer = await (browser === 'chromium' ? throughDevTools(page, json) : throughBidi(page, json));
  return answer ? (JSON.parse(answer) as T) : undefined;
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
    locator: { type: 'css', value: ':root > div, dialog > div' },
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
