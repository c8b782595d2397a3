// The extension in a real Chromium.

import { afterAll, beforeAll } from 'vitest';
import { DOCUMENTS } from './documents';
import { type Harness, start } from './harness';
import { READING } from './reading-documents';
import { card } from './suites/card';
import { changes } from './suites/changes';
import { COST_DOCUMENTS, cost } from './suites/cost';
import { highlights } from './suites/highlights';
import { marks } from './suites/marks';
import { reading } from './suites/reading';
import { trust } from './suites/trust';

let harness: Harness;

beforeAll(async () => {
  harness = await start('chromium', { ...DOCUMENTS, ...READING, ...COST_DOCUMENTS });
});

afterAll(async () => {
  await harness?.close();
});

// First, for a worker that a test is attached to cannot be stopped, and later ones attach to it.
trust(() => harness);
marks(() => harness);
reading(() => harness);
changes(() => harness);
highlights(() => harness);
cost(() => harness);
card(() => harness);
