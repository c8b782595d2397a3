// Which of the areas a setting is taken from. The areas are the browser's; here they are plain objects with
// its manner of answering, for an administrator's area cannot be filled from within a browser.

import { beforeEach, expect, test, vi } from 'vitest';

function area(values: Record<string, unknown>) {
  return {
    values,
    get: async (keys: string[]) =>
      Object.fromEntries(keys.filter((key) => key in values).map((key) => [key, values[key]])),
    set: async (more: Record<string, unknown>) => void Object.assign(values, more),
    remove: async (keys: string[]) => {
      for (const key of keys) delete values[key];
    },
  };
}

const local = area({});
const sync = area({});
const managed = area({});
const onChanged = { addListener: () => undefined };
vi.stubGlobal('chrome', { storage: { local, sync, managed, onChanged } });

const { loadSettings, resetSettings, saveSettings, setSynced } = await import(
  '../../extension/settings-store'
);

beforeEach(() => {
  for (const { values } of [local, sync, managed]) for (const key of Object.keys(values)) delete values[key];
});

test("an administrator's setting stands above the person's own, and says so", async () => {
  await saveSettings({ amount: 'all', guard: true });
  Object.assign(managed.values, { guard: false, offSites: ['www.school.example'], amount: 'nonsense' });
  const { settings, fixed } = await loadSettings();
  expect(settings).toMatchObject({ amount: 'all', guard: false, offSites: ['school.example'] });
  expect([...fixed].sort()).toEqual(['guard', 'offSites']);
});

test('where nothing was given by an administrator, Firefox rejects; that is no error', async () => {
  const get = vi.spyOn(managed, 'get').mockRejectedValueOnce(new Error('Managed storage manifest not found'));
  await expect(loadSettings()).resolves.toMatchObject({ synced: false });
  get.mockRestore();
});

test('synchronised settings leave the device, what was hidden does not', async () => {
  const hidden = [{ site: 'a.com', rule: 'r', quote: 'q' }];
  await saveSettings({ amount: 'misleading', hidden });
  Object.assign(managed.values, { guard: false });
  await setSynced(true);
  expect(sync.values).toMatchObject({ amount: 'misleading' });
  expect(sync.values).not.toHaveProperty('hidden');
  expect(sync.values).not.toHaveProperty('guard');
  await saveSettings({ size: 'large' });
  expect(sync.values.size).toBe('large');
  expect((await loadSettings()).settings).toMatchObject({ size: 'large', hidden });
  await resetSettings();
  expect((await loadSettings()).settings).toMatchObject({ size: 'normal', hidden: [], amount: 'caution' });
});
