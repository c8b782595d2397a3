// Two kinds of tests: unit tests in Node, and tests that drive real browsers with dist/ in them.

import { defineConfig } from 'vitest/config';
import { GATE, gateModule } from './scripts/gate.mjs';
import { GLUE, glueModule } from './scripts/glue.mjs';

/** A module that the build makes. */
function made(name: string, module: () => Promise<string>) {
  return {
    name,
    resolveId: (id: string) => (id === name ? `\0${name}` : undefined),
    load: (id: string) => (id === `\0${name}` ? module() : undefined),
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [made(GLUE, glueModule), made(GATE, gateModule)],
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // One browser after the other: two at once would slow each other on a small machine.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
