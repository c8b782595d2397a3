// A countdown must not keep the background awake.

import { expect, test } from 'vitest';
import { Patience } from '../../extension/content/patience';

test('a block that changes every second is read ever more seldom', () => {
  const patience = new Patience();
  const block = {} as Element;
  let readings = 0;
  for (let second = 0; second < 600; second++) {
    if (patience.wait(block, second * 1_000) === 0) readings++;
  }
  expect(readings).toBeGreaterThan(3);
  expect(readings).toBeLessThan(20);
});

test('the first changes are read at once, and every block has patience of its own', () => {
  const patience = new Patience();
  const block = {} as Element;
  expect([patience.wait(block, 0), patience.wait(block, 10), patience.wait(block, 20)]).toEqual([0, 0, 0]);
  expect(patience.wait(block, 30)).toBeGreaterThan(0);
  expect(patience.wait({} as Element, 30)).toBe(0);
});
