// The popup of the toolbar button. On Android it is a page of its own.

import { render } from 'lit/html.js';
import { ask } from '../ask';
import { api } from '../browser';
import { text } from '../i18n';
import { covers, siteOf } from '../settings';
import { loadSettings, onSettings, saveSettings } from '../settings-store';
import { verdictOf } from '../summaries';
import type { Listed } from '../ui/finding-list';
import { dress } from '../ui/page';
import styles from './popup.css';
import { FrontTab } from './tab';
import { type PopupActions, type PopupView, popupView } from './view';

/** Nobody reads more in a popup; the marks themselves are all on the page. */
const LISTED_AT_MOST = 200;

let isSilent: boolean | undefined;
let notice: string | undefined;
let offSites: string[] = [];
let isFixed = false;
const tab = new FrontTab((silent) => {
  isSilent = silent;
  show();
});

const actions: PopupActions = {
  toggleSite: () => void toggleSite(),
  lookup: (query) => void open(`lookup.html?${new URLSearchParams({ q: query.trim() })}`),
  evidence: () => void evidence(),
  guide: () => void open('lookup.html?guide=1'),
  options: () => {
    void api.runtime.openOptionsPage();
    leave();
  },
};

const isPopup = api.extension.getViews({ type: 'popup' }).includes(window);

dress('action_title', styles);
document.body.classList.toggle('popup', isPopup);
show();
tab.attach();
void settings();
onSettings(() => void settings());

function show(): void {
  render(popupView(view(), actions), document.body);
}

function view(): PopupView {
  const summaries = tab.summaries();
  const site = summaries.find((one) => one.top)?.site || siteOf(tab.address ?? '');
  const isOff = summaries.some((one) => one.top && one.state === 'off') || covers(offSites, site);
  const listed = summaries.flatMap(({ document, findings }): Listed[] =>
    findings
      .filter(({ finding: { level } }) => level === 'misleading' || level === 'caution')
      .map((one) => ({
        key: `${document} ${one.key}`,
        explained: one,
        travel: () => {
          tab.travel(document, one.key);
          leave();
        },
      })),
  );
  return {
    state: isSilent === undefined ? 'asking' : isSilent ? 'silent' : isOff ? 'off' : 'on',
    verdict: isOff ? undefined : verdictOf(summaries),
    listed: isOff ? [] : listed.slice(0, LISTED_AT_MOST),
    site,
    fixed: isFixed,
    read: summaries.reduce((sum, { read }) => sum + read.length, 0),
    complete: summaries.every(({ read }) => read.complete),
    notice,
  };
}

async function settings(): Promise<void> {
  const { settings, fixed } = await loadSettings();
  offSites = settings.offSites;
  isFixed = fixed.has('offSites');
  show();
}

async function toggleSite(): Promise<void> {
  const { site } = view();
  if (!site) return;
  const { settings } = await loadSettings();
  const others = settings.offSites.filter((one) => !covers([one], site));
  const isOff = others.length < settings.offSites.length;
  try {
    await saveSettings({ offSites: isOff ? others : [...others, site] });
    notice = undefined;
  } catch {
    notice = text('options_no_room');
    show();
  }
}

async function evidence(): Promise<void> {
  const isThere = tab.id !== undefined && (await ask({ type: 'gather', tab: tab.id }));
  if (isThere) {
    leave();
    return;
  }
  notice = text('popup_silent');
  show();
}

async function open(path: string): Promise<void> {
  await api.tabs.create({ url: api.runtime.getURL(path) });
  leave();
}

/** A popup goes; the same page in a tab stays. */
function leave(): void {
  if (isPopup) window.close();
}
