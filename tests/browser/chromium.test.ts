// The extension in a real Chromium.

import { afterAll, beforeAll } from 'vitest';
import { DOCUMENTS } from './documents';
import { type Harness, start } from './harness';
import { READING } from './reading-documents';
import { access } from './suites/access';
import { actions } from './suites/actions';
import { card } from './suites/card';
import { changes } from './suites/changes';
import { COST_DOCUMENTS, cost } from './suites/cost';
import { evidence } from './suites/evidence';
import { guard } from './suites/guard';
import { highlights } from './suites/highlights';
import { lookup } from './suites/lookup';
import { marks } from './suites/marks';
import { options } from './suites/options';
import { popup } from './suites/popup';
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
actions(() => harness);
popup(() => harness);
lookup(() => harness);
options(() => harness);
guard(() => harness);
evidence(() => harness);
access(() => harness);
