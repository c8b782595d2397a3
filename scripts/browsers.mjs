// Finds the browsers of this machine: what BIANZHENG_CHROMIUM and BIANZHENG_FIREFOX name, else what lies on
// the PATH or in the usual places.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function findChromium() {
  return find(
    'BIANZHENG_CHROMIUM',
    ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome'],
    [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ...windowsPlaces('Chromium\\Application\\chrome.exe'),
      ...windowsPlaces('Google\\Chrome\\Application\\chrome.exe'),
      ...windowsPlaces('Microsoft\\Edge\\Application\\msedge.exe'),
      '/usr/bin/google-chrome',
    ],
  );
}

export function findFirefox() {
  return find(
    'BIANZHENG_FIREFOX',
    ['firefox-esr', 'firefox'],
    [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      ...windowsPlaces('Mozilla Firefox\\firefox.exe'),
    ],
  );
}

/**
 * @param {string} variable
 * @param {string[]} names
 * @param {string[]} places
 */
function find(variable, names, places) {
  const named = process.env[variable];
  if (named) return existsSync(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );
  return [...onPath, ...places].find((path) => existsSync(path));
}

/** @param {string} path */
function windowsPlaces(path) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return roots.flatMap((root) => (root ? [join(root, path)] : []));
}
