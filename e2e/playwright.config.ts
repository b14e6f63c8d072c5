import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

const root = join(import.meta.dirname, '..');
const port = process.env['E2E_PORT'] || '4173';
const chromium = process.env['CHROMIUM_PATH'] || undefined;

// `npm start` itself serves the journeys: a fresh data directory, so an empty embedded database
// that gets the demo portfolio, and its sign-in goes from there into the environment.
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: join(root, 'test-results'),
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: root,
    env: {
      PORT: port,
      DATA_DIR: join(root, '.tmp', `e2e-${process.pid}`),
      DATABASE_URL: '',
      MAKEGOOD_ADMIN_EMAIL: 'ada@harbour.example',
      MAKEGOOD_ADMIN_PASSWORD: 'a long enough password',
    },
    wait: { stdout: /Demo sign-in: (?<demo_email>\S+) +(?<demo_password>\S+)[^]*is ready at/ },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
  },
});
