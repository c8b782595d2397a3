// Where the settings lie: on this device, or with the browser's account where the person chose so; what an
// administrator fixed lies above both. What was hidden on sites never leaves the device.
//
// Only the extension's own pages and its background come here; content scripts are told what concerns them.

import { api } from './browser';
import { DEFAULTS, readSettings, type SettingName, type Settings } from './settings';

const NAMES = Object.keys(DEFAULTS) as SettingName[];
/** In the local area: whether the settings lie in the synchronised one. */
const SYNCED = 'synced';

export interface StoredSettings {
  settings: Settings;
  /** What an administrator fixed; a person cannot change it. */
  fixed: ReadonlySet<SettingName>;
  synced: boolean;
}

export async function loadSettings(): Promise<StoredSettings> {
  const local = await api.storage.local.get([...NAMES, SYNCED]);
  const synced = local[SYNCED] === true;
  const own = synced ? { ...(await api.storage.sync.get(NAMES)), hidden: local.hidden } : local;
  const managed = readSettings(await managedValues());
  return {
    settings: { ...DEFAULTS, ...readSettings(own), ...managed },
    fixed: new Set(Object.keys(managed) as SettingName[]),
    synced,
  };
}

/** Rejects when the browser has no room for it, as the synchronised area may have not. */
export async function saveSettings(changed: Partial<Settings>): Promise<void> {
  const { synced } = await loadSettings();
  const { hidden, ...rest } = changed;
  if (hidden) await api.storage.local.set({ hidden });
  if (Object.keys(rest).length > 0) await api.storage[synced ? 'sync' : 'local'].set(rest);
}

/** Moves the settings from one area to the other. */
export async function setSynced(synced: boolean): Promise<void> {
  const { settings, fixed } = await loadSettings();
  const { hidden: _, ...rest } = settings;
  // What the administrator fixed is not the person's own choice.
  const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !fixed.has(name as SettingName)));
  await api.storage[synced ? 'sync' : 'local'].set(own);
  await api.storage.local.set({ [SYNCED]: synced });
}

/** Everything as it was after installation; an administrator's settings stay. */
export async function resetSettings(): Promise<void> {
  const { synced } = await loadSettings();
  if (synced) await api.storage.sync.remove(NAMES);
  await api.storage.local.remove([...NAMES, SYNCED]);
}

/** Calls `changed` whenever a setting may have become another. */
export function onSettings(changed: () => void): void {
  api.storage.onChanged.addListener((_changes, area) => {
    if (area !== 'session') changed();
  });
}

async function managedValues(): Promise<unknown> {
  // Firefox rejects where no administrator has given anything.
  return api.storage.managed?.get(NAMES).catch(() => ({}));
}
