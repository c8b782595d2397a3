// The options: each changes what is marked at once, all can be saved, loaded and reset.

import { expect, test } from 'vitest';
import { readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { type Harness, resetOptions, until } from '../harness';

export function options(harness: () => Harness): void {
  test('how much is marked changes on open pages at once', async () => {
    const page = await harness().open('consultation/');
    const usual = await settledMarks(page, 5_000);
    expect(new Set(usual.map(({ level }) => level))).toEqual(new Set(['misleading', 'caution']));
    const options = await harness().openOwn('options.html');
    await (await options.waitForSelector('[name=amount][value=misleading]'))?.click();
    await until(async () => (await readMarks(page)).every(({ level }) => level === 'misleading'), 15_000);
    await options.click('[name=amount][value=all]');
    await until(async () => (await readMarks(page)).some(({ level }) => level === 'info'), 15_000);
    await options.close();
    await page.close();
    await resetOptions(harness());
  });

  test('a language that is not to be read is not', async () => {
    const page = await harness().open('english/');
    await settledMarks(page, 5_000);
    const options = await harness().openOwn('options.html');
    await (await options.waitForSelector('[name=languages][value=en]'))?.click();
    await until(
      async () => (await readMarks(page)).every(({ text }) => /\p{Script=Han}|^\s*$/u.test(text)),
      15_000,
    );
    // One language always stays.
    expect(
      await options.$eval('[name=languages][value=zh]', (box) => (box as HTMLInputElement).disabled),
    ).toBe(true);
    await options.close();
    await page.close();
    await resetOptions(harness());
  });

  test('a site in the list is not read, whatever way its address is typed', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    const options = await harness().openOwn('options.html');
    await options.waitForSelector('#site');
    await options.type('#site', 'no site');
    await options.keyboard.press('Enter');
    await until(() => options.$eval('.notice', (notice) => notice.textContent?.trim() !== ''));
    expect((await readMarks(page)).length).toBeGreaterThan(0);
    await options.type('#site', `${harness().site.url}any/page?of=it`);
    await options.keyboard.press('Enter');
    await until(async () => (await readMarks(page)).length === 0, 15_000);
    const listed = await options.$eval('.entries', (list) => list.textContent);
    expect(listed).toContain('localhost');
    await options.click('.entries button');
    // A hidden tab is not read before it is seen.
    await page.bringToFront();
    await until(async () => (await readMarks(page)).length > 0, 15_000);
    await options.close();
    await page.close();
  });

  test('the size of text is that of the pages too', async () => {
    const options = await harness().openOwn('options.html');
    await (await options.waitForSelector('[name=size][value=largest]'))?.click();
    await until(() => options.evaluate(() => getComputedStyle(document.body).fontSize === '21px'), 15_000);
    await options.close();
    await resetOptions(harness());
  });

  test('everything can be saved to a file and loaded from it', async () => {
    const options = await harness().openOwn('options.html');
    await options.waitForSelector('[name=guard]');
    // The file that the button makes, taken where it is made.
    await options.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => document.body.setAttribute('data-saved', text));
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = () => undefined;
    });
    await options.click('[name=amount][value=all]');
    await until(() => options.$eval('[name=amount][value=all]', (one) => (one as HTMLInputElement).checked));
    await options.type('#site', 'www.example.com');
    await options.keyboard.press('Enter');
    await until(() => options.evaluate(() => document.querySelector('.entries') !== null));
    await options.click('.export');
    const saved = await until(() =>
      options.evaluate(() => document.body.getAttribute('data-saved') ?? undefined),
    );
    expect(JSON.parse(saved)).toMatchObject({ amount: 'all', offSites: ['example.com'] });
    await resetOptions(harness());
    await until(() =>
      options.$eval('[name=amount][value=caution]', (one) => (one as HTMLInputElement).checked),
    );
    await options.evaluate((json) => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([json], 'bianzheng-settings.json', { type: 'application/json' }));
      if (!input) throw new Error('there is no field for a file');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, saved);
    await until(() => options.$eval('[name=amount][value=all]', (one) => (one as HTMLInputElement).checked));
    expect(await options.$eval('.entries', (list) => list.textContent)).toContain('example.com');
    await options.close();
    await resetOptions(harness());
  });

  test('settings go with the account of the browser where the person says so', async () => {
    const options = await harness().openOwn('options.html');
    const stored = () =>
      options.evaluate(async () => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        return { local: await api.storage.local.get(null), sync: await api.storage.sync.get(null) };
      });
    expect((await stored()).sync).toEqual({});
    await (await options.waitForSelector('[name=sync]'))?.click();
    await until(async () => (await stored()).local.synced === true);
    await options.click('[name=amount][value=misleading]');
    await until(async () => (await stored()).sync.amount === 'misleading');
    expect((await stored()).sync).not.toHaveProperty('hidden');
    await options.close();
    await resetOptions(harness());
  });
}
