// `npm start`: builds, serves the demo site and opens a browser with the extension on it. Without a display
// it visits every demo page in both browsers instead, prints what was found and leaves pictures behind.
//
//   npm start            Chromium (or what there is)
//   npm start firefox    Firefox

import { setUp } from './setup.mjs';
import { command, Hint, Steps } from './steps.mjs';

await command(async () => {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  const steps = new Steps(4);
  steps.next('Looking for what is needed');
  await setUp({ bothBrowsers: false });
  steps.next('Building the engine');
  const { buildEngine } = await import('./engine.mjs');
  await buildEngine();
  steps.next('Building the extension');
  const { buildExtension } = await import('./build.mjs');
  await buildExtension();
  const { serveSite } = await import('./site.mjs');
  const site = await serveSite();
  try {
    if (hasDisplay) {
      const { available, launch } = await import('./launch.mjs');
      const [first = 'chromium'] = available();
      const name = process.argv[2] === 'firefox' ? 'firefox' : first;
      steps.next(`Opening ${name} on ${site.url}; close its window to end`);
      const browser = await launch(name, {
        headless: false,
        language: systemLanguage(),
        firstPage: site.url,
      });
      await new Promise((resolve) => browser.once('disconnected', resolve));
    } else {
      steps.next('No display: visiting the demo pages unseen');
      const { visit } = await import('./visit.mjs');
      const wrong = await visit(site.url);
      console.log('\nPictures of the marks and of the cards: out/demo/');
      if (wrong.length > 0) throw new Hint(`not as it should be: ${wrong.join('; ')}`);
    }
  } finally {
    await site.close();
  }
});

function systemLanguage() {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
