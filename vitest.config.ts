// Two kinds of tests: unit tests in Node, and tests that drive real browsers with dist/ in them.

import { defineConfig } from 'vitest/config';
import { GLUE, glueModule } from './scripts/glue.mjs';

const glue = {
  name: GLUE,
  resolveId: (id: string) => (id === GLUE ? `\0${GLUE}` : undefined),
  load: (id: string) => (id === `\0${GLUE}` ? glueModule() : undefined),
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [glue],
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
