// The background: answers checks with the one engine, keeps the badge. It holds nothing that a restart
// would lose; listeners are registered at top level so that a restarted worker hears the message that
// woke it.

import { api } from '../browser';
import { type CheckAnswer, type PageBatch, type RecountMessage, readContentMessage } from '../protocol';
import { showBadge } from './badge';
import { Counts } from './counts';
import { Engine } from './engine';
import { admitFrames, inherit } from './inherit';

type Sender = chrome.runtime.MessageSender;

const engine = new Engine(async () => {
  const response = await fetch(api.runtime.getURL('bianzheng_bg.wasm'));
  return WebAssembly.compile(await response.arrayBuffer());
});
const counts = new Counts();

api.runtime.onMessage.addListener((raw: unknown, sender: Sender, answer: (value: CheckAnswer) => void) => {
  const tab = sender.tab?.id;
  const frame = sender.frameId;
  const message = sender.id === api.runtime.id ? readContentMessage(raw) : undefined;
  if (message === undefined || tab === undefined || frame === undefined) {
    answer({ ok: false, error: 'refused' });
    return false;
  }
  if (message.type === 'tally') {
    void count(tab, frame, message);
    return false;
  }
  if (message.type === 'frames') {
    admitFrames(tab, frame);
    return false;
  }
  check(message.page, sender, tab, frame).then(answer);
  return true;
});

async function check(batch: PageBatch, sender: Sender, tab: number, frame: number): Promise<CheckAnswer> {
  const url = addressOf(sender);
  const page = await inherit(batch, tab, frame);
  try {
    return { ok: true, report: await engine.check(url === undefined ? page : { ...page, url }) };
  } catch (error) {
    console.error(error);
    return { ok: false, error: 'engine' };
  }
}

async function count(tab: number, frame: number, tally: Parameters<Counts['add']>[2]): Promise<void> {
  const sum = counts.add(tab, frame, tally);
  await showBadge(tab, sum);
  if (!sum.recount) return;
  const recount: RecountMessage = { type: 'recount' };
  // Nobody answers this message: each frame sends its tally instead.
  await api.tabs.sendMessage(tab, recount).catch(() => undefined);
}

/** Where the sender's document comes from, as the browser knows it; only the host is of interest. */
function addressOf(sender: Sender): string | undefined {
  const origin = sender.origin ?? sender.url;
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  const { protocol, host } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${host}/` : undefined;
}
