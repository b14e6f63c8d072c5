import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': here('.'), 'server-only': here('node_modules/server-only/empty.js') } },
  test: {
    include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: 'scripts/test-database.mjs',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
