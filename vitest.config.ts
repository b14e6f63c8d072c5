import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The rooms whose tests ask for a database of their own, and hold its address in their process. */
const WITH_DATABASE = '{lib/{auth,db,services},scripts}/**/*.test.ts';
const ALL = '{app,components,lib,scripts}/**/*.test.{ts,tsx}';

export default defineConfig({
  resolve: { alias: { '@': here('.'), 'server-only': here('node_modules/server-only/empty.js') } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      // Nothing here keeps a state, so that files share their modules: half of the time was loading them.
      {
        extends: true,
        test: { name: 'pure', include: [ALL], exclude: [WITH_DATABASE], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [WITH_DATABASE],
          globalSetup: 'scripts/test-database.mjs',
        },
      },
    ],
  },
});
