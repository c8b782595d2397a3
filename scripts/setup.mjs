// Installs what building and testing need and this machine does not have. Prints nothing and does nothing
// when all is there. Only what Node brings itself: node_modules may be what is missing.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox } from './browsers.mjs';
import { ask, Hint, isThere, project, run } from './steps.mjs';

// With Chinese texts for the browsers, so that pictures and tests speak the default language, and a font,
// for without one they would show boxes.
const DEBIAN = {
  chromium: ['chromium', 'chromium-l10n'],
  firefox: ['firefox-esr', 'firefox-esr-l10n-zh-cn'],
  font: ['fonts-noto-cjk'],
};

const TARGET = 'wasm32-unknown-unknown';

/** @param {{ bothBrowsers: boolean }} need tests need both, to try the extension one is enough */
export async function setUp({ bothBrowsers }) {
  await rust();
  await wasmPack();
  await nodeModules();
  await browsers(bothBrowsers);
}

async function rust() {
  if (!(await ask('cargo', ['--version']))) {
    const hasRustup = await ask('rustup', ['--version']);
    if (!hasRustup)
      throw new Hint('Rust is missing: install rustup from https://rustup.rs, then run this again.');
    console.log('– installing the Rust toolchain');
    await run('rustup', ['toolchain', 'install', 'stable', '--profile', 'minimal']);
  }
  const components = await ask('rustup', ['component', 'list', '--installed']);
  if (components === undefined) return; // Rust that came without rustup brings its components itself.
  const missing = ['clippy', 'rustfmt'].filter((name) => !components.includes(name));
  if (missing.length > 0) {
    console.log(`– adding Rust components: ${missing.join(', ')}`);
    await run('rustup', ['component', 'add', ...missing]);
  }
  const targets = await ask('rustup', ['target', 'list', '--installed']);
  if (!targets?.includes(TARGET)) {
    console.log('– adding the Rust target for WebAssembly');
    await run('rustup', ['target', 'add', TARGET]);
  }
}

async function wasmPack() {
  if (await ask('wasm-pack', ['--version'])) return;
  console.log('– installing wasm-pack (about two minutes, once)');
  await run('cargo', ['install', 'wasm-pack', '--locked']);
}

async function nodeModules() {
  const installed = 'node_modules/.package-lock.json';
  if (isThere(installed) && age(installed) >= age('package-lock.json')) return;
  console.log('– installing node modules');
  await run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** @param {boolean} both */
async function browsers(both) {
  if (isDebian() && process.getuid?.() === 0) {
    const wanted = [
      ...(process.env.BIANZHENG_CHROMIUM ? [] : DEBIAN.chromium),
      ...(process.env.BIANZHENG_FIREFOX ? [] : DEBIAN.firefox),
      ...DEBIAN.font,
    ];
    const missing = [];
    for (const name of wanted) {
      const status = await ask('dpkg', ['--status', name]);
      if (!status?.includes('ok installed')) missing.push(name);
    }
    if (missing.length > 0) {
      console.log(`– installing ${missing.join(', ')}`);
      await run('apt-get', ['update', '-q']);
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing]);
    }
  }
  const missing = [...(findChromium() ? [] : ['Chromium']), ...(findFirefox() ? [] : ['Firefox'])];
  if (missing.length > (both ? 0 : 1)) {
    throw new Hint(
      `${missing.join(' and ')} missing: install, or point BIANZHENG_CHROMIUM and BIANZHENG_FIREFOX at one.`,
    );
  }
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string} path */
function age(path) {
  return statSync(join(project, path)).mtimeMs;
}
