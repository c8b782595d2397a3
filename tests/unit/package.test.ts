// What the extension may do, and what ships.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { project } from '../../scripts/steps.mjs';

describe.each(['chrome', 'firefox'])('dist/%s', (browser) => {
  const read = (path: string) => readFileSync(join(project, 'dist', browser, path), 'utf8');
  const manifest = JSON.parse(read('manifest.json')) as chrome.runtime.ManifestV3 & Record<string, unknown>;

  test('asks for no more than it needs, and for no site', () => {
    // storage: the settings. contextMenus: looking up what is selected. activeTab: the picture in the
    // evidence, after the person asked for it; without it no page can be captured.
    expect(manifest.permissions).toEqual(['storage', 'contextMenus', 'activeTab']);
    for (const key of ['host_permissions', 'optional_permissions', 'optional_host_permissions']) {
      expect(manifest[key] ?? [], key).toEqual([]);
    }
  });

  test('shows pages no file and takes no messages from them', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });

  test('allows its own pages nothing but its own files', () => {
    const policy = (manifest.content_security_policy as { extension_pages: string }).extension_pages;
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'|data:/);
  });

  test('collects nothing', () => {
    const { gecko } = manifest.browser_specific_settings as { gecko: Record<string, unknown> };
    expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
  });

  test('holds every file that its manifest names', () => {
    const background = manifest.background as { service_worker: string; scripts: string[] };
    const named = [
      background.service_worker,
      ...background.scripts,
      ...(manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]),
      ...Object.values(manifest.icons ?? {}),
      manifest.action?.default_popup ?? 'no popup',
      manifest.options_ui?.page ?? 'no options',
      (manifest.storage as { managed_schema: string }).managed_schema,
      ...['lookup', 'evidence'].flatMap((page) => [`${page}.html`, `${page}.js`]),
      ...['popup', 'options'].map((page) => `${page}.js`),
      'bianzheng_bg.wasm',
      `_locales/${manifest.default_locale}/messages.json`,
    ];
    for (const path of named) expect(existsSync(join(project, 'dist', browser, path)), path).toBe(true);
  });

  // A bound a little above what it is: growth is to be noticed, and meant.
  test('is small', () => {
    const folder = join(project, 'dist', browser);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => statSync(path).isFile());
    const packed = files.map((path) => deflateRawSync(readFileSync(path), { level: 9 }).length);
    expect(packed.reduce((sum, one) => sum + one, 0)).toBeLessThan(600_000);
    expect(brotliCompressSync(readFileSync(join(folder, 'bianzheng_bg.wasm'))).length).toBeLessThan(340_000);
    expect(statSync(join(folder, 'content.js')).size).toBeLessThan(230_000);
  });

  test('has no way to the network but to its own engine', () => {
    const content = read('content.js');
    expect(content).not.toMatch(/\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport)\b/);
    // wasm-bindgen's glue can fetch too; it is handed a module instead.
    const own = read('background.js').replace(/function createGlue\(\) \{[\s\S]*?return wasm_bindgen;\n/, '');
    expect(own.match(/\bfetch\(/g)).toHaveLength(1);
    expect(own).toMatch(/fetch\(api\.runtime\.getURL\("bianzheng_bg\.wasm"\)\)/);
    for (const page of ['popup', 'lookup', 'options', 'evidence']) {
      expect(read(`${page}.js`)).not.toMatch(
        /\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|importScripts)/,
      );
    }
    expect(own).not.toMatch(
      /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|importScripts)\b/,
    );
  });
});

test('the lock file names no registry', () => {
  expect(readFileSync(join(project, 'package-lock.json'), 'utf8')).not.toMatch(
    /"resolved"|https?:\/\/[^"]*registry/,
  );
});
