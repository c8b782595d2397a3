// The options: few, each with a sentence that says what it does. Saved at once.

import { render } from 'lit/html.js';
import { text } from '../i18n';
import { readSettings, type Settings, siteOf } from '../settings';
import {
  loadSettings,
  onSettings,
  resetSettings,
  type StoredSettings,
  saveSettings,
  setSynced,
} from '../settings-store';
import { saveFile } from '../ui/files';
import { dress } from '../ui/page';
import styles from './options.css';
import { type OptionsActions, optionsView } from './view';

/** A settings file is a few kilobytes. */
const FILE_AT_MOST = 1_000_000;

let stored: StoredSettings | undefined;
let notice: string | undefined;

const actions: OptionsActions = {
  set: (changed) => void save(changed),
  sync: (on) => void attempt(() => setSynced(on)),
  addSite: (typed) => {
    const site = siteOf(typed);
    if (!site) {
      tell('options_no_site');
      return;
    }
    if (stored && !stored.settings.offSites.includes(site)) {
      void save({ offSites: [...stored.settings.offSites, site] });
    }
  },
  removeSite: (site) => {
    if (stored) void save({ offSites: stored.settings.offSites.filter((one) => one !== site) });
  },
  unhide: (entry) => {
    if (stored) void save({ hidden: stored.settings.hidden.filter((one) => one !== entry) });
  },
  exportAll: () => {
    if (!stored) return;
    const json = JSON.stringify(stored.settings, undefined, 2);
    saveFile('bianzheng-settings.json', 'application/json', json);
  },
  importFrom: (file) => void importFrom(file),
  reset: () => void attempt(resetSettings, 'options_reset_done'),
};

dress('options_title', styles);
onSettings(() => void show());
void show();

async function show(): Promise<void> {
  stored = await loadSettings();
  render(optionsView(stored, notice, actions), document.body);
}

function save(changed: Partial<Settings>): Promise<void> {
  return attempt(() => saveSettings(changed));
}

async function importFrom(file: File): Promise<void> {
  const values = file.size > FILE_AT_MOST ? undefined : parse(await file.text());
  const settings = readSettings(values);
  if (Object.keys(settings).length === 0) tell('options_no_file');
  else await attempt(() => saveSettings(settings), 'options_import_done');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function attempt(change: () => Promise<void>, done?: string): Promise<void> {
  try {
    await change();
    notice = done && text(done);
  } catch {
    notice = text('options_no_room');
  }
  await show();
}

function tell(key: string): void {
  notice = text(key);
  void show();
}
