// Text on its ground can be read: marks and tokens, light and dark; and levels differ without colour.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tokens } from '../../extension/ui/tokens';
import { project } from '../../scripts/steps.mjs';

/** Contrast of WCAG 2 for text of normal size. */
const AA = 4.5;

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const LEVELS = ['misleading', 'caution', 'info'] as const;

describe('marks', () => {
  const css = readFileSync(join(project, 'extension', 'content', 'highlight.css'), 'utf8');
  const ruleOf = (level: string) =>
    new RegExp(`\\}\\s*::highlight\\(bianzheng-${level}\\) \\{([^}]*)\\}`).exec(css)?.[1] ?? '';

  test.each(LEVELS)('%s is readable on its own ground, whatever the page', (level) => {
    const rule = ruleOf(level);
    const colour = /\bcolor: (#\w{6})/.exec(rule)?.[1] ?? '';
    const ground = /background-color: (#\w{6})/.exec(rule)?.[1] ?? '';
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(AA);
  });

  test('the levels differ in the style of their lines', () => {
    const styles = LEVELS.map((level) => /underline (\w+)/.exec(ruleOf(level))?.[1]);
    expect(new Set(styles).size).toBe(LEVELS.length);
  });

  test('forced colours and print are provided for', () => {
    expect(css).toContain('@media (forced-colors: active)');
    expect(css).toContain('@media print');
  });
});

describe.each(['light', 'dark'])('tokens, %s', (scheme) => {
  const value = (name: string) => {
    const [, light = '', dark = ''] =
      new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(
        tokens.replace(/\$\{\w+\}/g, '#b3182a'),
      ) ?? [];
    return scheme === 'light' ? light : dark;
  };

  test.each([
    ['ink', 'ground'],
    ['ink-soft', 'ground'],
    ['link', 'ground'],
    ['misleading', 'ground'],
    ['caution', 'ground'],
    ['info', 'ground'],
    ['calm', 'ground'],
    ['misleading', 'misleading-ground'],
    ['caution', 'caution-ground'],
    ['info', 'info-ground'],
    ['calm', 'calm-ground'],
    ['ink', 'info-ground'],
    ['ink', 'calm-ground'],
  ])('%s on %s', (ink, ground) => {
    expect(contrast(value(ink), value(ground))).toBeGreaterThanOrEqual(AA);
  });

  test('edges of fields and buttons can be seen', () => {
    expect(contrast(value('edge'), value('ground'))).toBeGreaterThanOrEqual(3);
  });
});
