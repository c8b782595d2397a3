// The extension in a real Firefox.

import { afterAll, beforeAll } from 'vitest';
import { DOCUMENTS } from './documents';
import { type Harness, start } from './harness';
import { actions } from './suites/actions';
import { card } from './suites/card';
import { marks } from './suites/marks';
import { popup } from './suites/popup';
import { trust } from './suites/trust';

let harness: Harness;

beforeAll(async () => {
  harness = await start('firefox', DOCUMENTS);
});

afterAll(async () => {
  await harness?.close();
});

marks(() => harness);
card(() => harness);
actions(() => harness);
popup(() => harness);
trust(() => harness);
