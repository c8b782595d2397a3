// The marks in a real Firefox whose Custom Highlight API is kept from the extension.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMarks } from '../../scripts/marks.mjs';
import { DOCUMENTS } from './documents';
import { type Harness, pause, start } from './harness';
import { READING } from './reading-documents';
import { highlights } from './suites/highlights';
import { withoutHighlights } from './without-highlights';

let harness: Harness;

beforeAll(async () => {
  harness = await start(
    'firefox',
    { ...DOCUMENTS, ...READING },
    { extension: await withoutHighlights('firefox') },
  );
});

afterAll(async () => {
  await harness?.close();
});

highlights(() => harness);

test('the browser has no highlight of ours', async () => {
  const page = await harness.open('fire/');
  await pause(2_000);
  expect(await readMarks(page)).toEqual([]);
  await harness.picture(page, 'without-highlights');
  await page.close();
});
