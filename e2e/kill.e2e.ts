import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type APIRequestContext, expect, test } from '@playwright/test';

/*
 * The server is killed while an import commits, and started again on the same data: either all of
 * the 20 000 outages are there or none, and the file still is. Killed at several moments, both occur.
 */
const ROWS = 20_000;
const ROOT = join(import.meta.dirname, '..');
const ADMIN = { email: 'ada@harbour.example', password: 'a long enough password' };

const table = () => {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const start = Date.UTC(2024, 0, 1) + index * 1_800_000;
    const iso = (at: number) => new Date(at).toISOString();
    return `${iso(start)},${iso(start + 60_000)},down,row-${index}`;
  });
  return Buffer.from(['start,end,state,reference', ...rows, ''].join('\n'));
};

test('kill -9 in the middle of an import leaves all of it or none', async ({ playwright }) => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'makegood-kill-'));
  const port = String(Number(process.env['E2E_PORT'] ?? 4173) + 1);
  let server: ChildProcess | undefined;
  try {
    server = await start(dataDir, port);
    const api = await signedIn(playwright, port);
    const file = table();
    for (const delayMs of [150, 900, 2_500]) {
      const vendor = await json(
        api.post('/api/v1/vendors', { data: { name: `Killed after ${delayMs}` } }),
      );
      const made = await json(
        api.post(`/api/v1/imports?vendor=${vendor['id']}&fileName=probe.csv`, { data: file }),
      );
      const commit = api
        .post(`/api/v1/imports/${made['id']}/commit`, { data: {} })
        .then((answer) => answer.ok())
        .catch(() => false);
      await new Promise((done) => setTimeout(done, delayMs));
      server.kill('SIGKILL');
      await once(server, 'close');
      const answered = await commit;

      server = await start(dataDir, port);
      const outages = await json(api.get(`/api/v1/outages?vendor=${vendor['id']}`));
      const { import: row } = await json<{ import: { status: string; added: number } }>(
        api.get(`/api/v1/imports/${made['id']}`),
      );
      if (answered) expect(row.status).toBe('committed');
      expect([
        { status: 'preview', added: 0, total: 0 },
        { status: 'committed', added: ROWS, total: ROWS },
      ]).toContainEqual({ status: row.status, added: row.added, total: outages['total'] });
    }
  } finally {
    server?.kill('SIGTERM');
    if (server) await once(server, 'close');
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** `npm start` without its npm: ends with the line that it is ready. */
async function start(dataDir: string, port: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: port,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      MAKEGOOD_ADMIN_EMAIL: ADMIN.email,
      MAKEGOOD_ADMIN_PASSWORD: ADMIN.password,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (text) => {
      output += text;
      if (output.includes('Makegood is ready')) ready();
    });
    child.once('close', () => failed(new Error(`The server ended:\n${output}`)));
  });
  return child;
}

async function signedIn(
  playwright: {
    request: { newContext: (options: { baseURL: string }) => Promise<APIRequestContext> };
  },
  port: string,
): Promise<APIRequestContext> {
  const api = await playwright.request.newContext({ baseURL: `http://localhost:${port}` });
  expect((await api.post('/api/auth/sign-in/email', { data: ADMIN })).ok()).toBe(true);
  return api;
}

async function json<T = Record<string, unknown>>(
  answer: Promise<{ ok: () => boolean; json: () => Promise<T>; text: () => Promise<string> }>,
): Promise<T> {
  const given = await answer;
  expect(given.ok(), await given.text()).toBe(true);
  return given.json();
}
