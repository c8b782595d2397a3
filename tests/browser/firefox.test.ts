// The extension in a real Firefox.

import { afterAll, beforeAll } from 'vitest';
import { DOCUMENTS } from './documents';
import { type Harness, start } from './harness';
import { access } from './suites/access';
import { actions } from './suites/actions';
import { card } from './suites/card';
import { evidence } from './suites/evidence';
import { guard } from './suites/guard';
import { lookup } from './suites/lookup';
import { marks } from './suites/marks';
import { options } from './suites/options';
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
trust(() => harness);
actions(() => harness);
popup(() => harness);
lookup(() => harness);
options(() => harness);
guard(() => harness);
evidence(() => harness);
access(() => harness);
