// The background: answers checks and look-ups with the one engine, keeps the badge, hands out what the
// person has set. It holds nothing that a restart would lose; listeners are registered at top level so that
// a restarted worker hears the message that woke it.

import { api } from '../browser';
import {
  type CardMessage,
  type CheckAnswer,
  type ContentMessage,
  type PageAnswers,
  type PageBatch,
  type PageMessage,
  type RecountMessage,
  readContentMessage,
  readPageMessage,
  type ShowMessage,
} from '../protocol';
import { onSettings } from '../settings-store';
import { explain } from '../ui/explained';
import { showBadge } from './badge';
import { announceChange, choicesFor, hideOn } from './choices';
import { Commands } from './commands';
import { Counts } from './counts';
import { Engine } from './engine';
import { gather } from './gather';
import { admitFrames, inherit } from './inherit';
import { isOwnPage } from './pages';
import { attachWaysIn } from './ways-in';

type Sender = chrome.runtime.MessageSender;

const TOP_FRAME = 0;

const engine = new Engine(async () => {
  const response = await fetch(api.runtime.getURL('bianzheng_bg.wasm'));
  return WebAssembly.compile(await response.arrayBuffer());
});
const counts = new Counts();

new Commands(counts).attach();
attachWaysIn(engine);
onSettings(() => void announceChange());

api.runtime.onMessage.addListener((raw: unknown, sender: Sender, answer: (value: unknown) => void) => {
  if (isOwnPage(sender)) {
    const message = readPageMessage(raw);
    if (!message) return false;
    answerPage(message).then(answer, (error: unknown) => {
      console.error(error);
      answer(undefined);
    });
    return true;
  }
  const tab = sender.tab?.id;
  const frame = sender.frameId;
  const message = sender.id === api.runtime.id ? readContentMessage(raw) : undefined;
  if (message === undefined || tab === undefined || frame === undefined) {
    const refused: CheckAnswer = { ok: false, error: 'refused' };
    answer(refused);
    return false;
  }
  answerContent(message, tab, frame, sender).then(answer, (error: unknown) => {
    console.error(error);
    answer(undefined);
  });
  return true;
});

async function answerContent(
  message: ContentMessage,
  tab: number,
  frame: number,
  sender: Sender,
): Promise<unknown> {
  switch (message.type) {
    case 'check':
      return check(message.page, sender, tab, frame);
    case 'tally':
      return count(tab, frame, message);
    case 'choices':
      return choicesFor(tab, frame, siteAddress(sender));
    case 'hide':
      return hideOn(siteAddress(sender), message.rule, message.quote);
    case 'evidence':
      return gather(tab);
    case 'options':
      return api.runtime.openOptionsPage();
    case 'show':
      return show(message, tab, frame, sender);
    case 'frames':
      return admitFrames(tab, frame);
  }
}

async function answerPage(message: PageMessage): Promise<PageAnswers[PageMessage['type']]> {
  switch (message.type) {
    case 'lookup':
      return engine.lookup(message.query, message.limit);
    case 'overview':
      return engine.overview();
    case 'gather':
      return gather(message.tab);
  }
}

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

/** Whether the top frame shows what the engine says of these words. */
async function show(
  { page, spot }: ShowMessage,
  tab: number,
  frame: number,
  sender: Sender,
): Promise<boolean> {
  const checked = await check(page, sender, tab, frame);
  if (!checked.ok) return false;
  const explained = explain(checked.report).find(
    ({ finding }) =>
      finding.passage === spot.passage && finding.start === spot.start && finding.rule === spot.rule,
  );
  if (!explained) return false;
  const message: CardMessage = { type: 'card', explained };
  return (await api.tabs.sendMessage(tab, message, { frameId: TOP_FRAME }).catch(() => false)) === true;
}

/** Where the sender's document comes from, as the browser knows it; only the host is of interest. */
function addressOf(sender: Sender): string | undefined {
  const origin = sender.origin ?? sender.url;
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  const { protocol, host } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${host}/` : undefined;
}

/** The same for the person's settings, which hold for files of this device too. */
function siteAddress(sender: Sender): string | undefined {
  return addressOf(sender) ?? sender.url;
}
