// The extension API under one name: Firefox calls it `browser`, Chromium `chrome`; both give promises.

const globals: { browser?: typeof chrome; chrome?: typeof chrome } = globalThis;

export const api: typeof chrome = globals.browser ?? chrome;

/** Whether this script still belongs to a living extension: false after an update or removal. */
export function isAlive(): boolean {
  try {
    return api.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
