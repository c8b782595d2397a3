// The background's own parts: the engine outlives a trap, the counts outlive navigation.

import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Counts } from '../../extension/background/counts';
import { Engine } from '../../extension/background/engine';
import type { Page } from '../../extension/engine-types';
import { engine as files } from '../../scripts/engine.mjs';

const memories: WebAssembly.Memory[] = [];

// The real glue, but the test keeps a hand on each instance's memory.
vi.mock('engine-glue', async (importOriginal) => {
  const { createGlue } = await importOriginal<typeof import('engine-glue')>();
  return {
    createGlue() {
      const glue = createGlue();
      const { initSync } = glue;
      glue.initSync = (input) => {
        const output = initSync(input);
        memories.push(output.memory);
        return output;
      };
      return glue;
    },
  };
});

const advertisement: Page = {
  title: '家庭教育指导师官方咨询站',
  passages: [{ id: 7, kind: 'paragraph', rank: 0, text: '😀家庭教育指导师证书，国家认可，签约包过。' }],
};

describe('the engine', () => {
  const load = vi.fn(async () => WebAssembly.compile(await readFile(files.optimised)));

  beforeEach(() => {
    memories.length = 0;
    load.mockClear();
  });

  test('finds what is claimed, in UTF-16 offsets of the passage', async () => {
    const report = await new Engine(load).check(advertisement);
    expect(report.verdict).toBe('misleading');
    const text = advertisement.passages?.[0]?.text ?? '';
    for (const { passage, start, end, quote } of report.findings) {
      expect(passage).toBe(7);
      expect(text.slice(start, end)).toBe(quote);
    }
  });

  test('starts at the first check and serves all that follow', async () => {
    const engine = new Engine(load);
    expect(load).not.toHaveBeenCalled();
    await engine.check(advertisement);
    await engine.check(advertisement);
    expect(load).toHaveBeenCalledTimes(1);
    expect(memories).toHaveLength(1);
  });

  test('a trap ends one check; the next one works on a fresh instance', async () => {
    const engine = new Engine(load);
    const before = await engine.check(advertisement);
    const [memory] = memories;
    new Uint8Array(memory?.buffer ?? new ArrayBuffer()).fill(0xff);
    await expect(engine.check(advertisement)).rejects.toThrow(WebAssembly.RuntimeError);
    expect(await engine.check(advertisement)).toEqual(before);
    expect(load).toHaveBeenCalledTimes(1);
    expect(memories).toHaveLength(2);
  });

  test('what is no page is refused, and the next check works', async () => {
    const engine = new Engine(load);
    const nonsense = { passages: [{ id: 'one' }] } as unknown as Page;
    await expect(engine.check(nonsense)).rejects.toThrow();
    await expect(engine.check(advertisement)).resolves.toMatchObject({ verdict: 'misleading' });
  });

  test('a module that could not be loaded is tried again', async () => {
    load.mockRejectedValueOnce(new TypeError('not there'));
    const engine = new Engine(load);
    await expect(engine.check(advertisement)).rejects.toThrow('not there');
    await expect(engine.check(advertisement)).resolves.toBeDefined();
  });
});

describe('the counts of a tab', () => {
  test('are the sum of its frames', () => {
    const counts = new Counts();
    counts.add(1, 0, { document: 10, misleading: 2, caution: 1 });
    expect(counts.add(1, 5, { document: 11, misleading: 3, caution: 0 })).toEqual({
      misleading: 5,
      caution: 1,
      recount: false,
    });
    expect(counts.add(1, 5, { document: 11, misleading: 0, caution: 0 }).misleading).toBe(2);
    expect(counts.add(2, 0, { document: 12, misleading: 1, caution: 0 }).misleading).toBe(1);
  });

  test('are asked for anew by a background that knows nothing of the tab', () => {
    expect(new Counts().add(1, 5, { document: 10, misleading: 1, caution: 0 }).recount).toBe(true);
  });

  test('forget the frames of the page before', () => {
    const counts = new Counts();
    counts.add(1, 0, { document: 10, misleading: 2, caution: 0 });
    counts.add(1, 5, { document: 11, misleading: 3, caution: 0 });
    expect(counts.add(1, 0, { document: 20, misleading: 1, caution: 0 })).toEqual({
      misleading: 1,
      caution: 0,
      recount: true,
    });
  });
});
