import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type APIRequestContext, expect, test } from '@playwright/test';

/*
 * The server is killed while an import commits, or while one is undone, and started again on the same
 * data: either all of the outages are there or none, and the file still is. The moments are spread
 * over the time that the work takes undisturbed. E2E_KILLS=20 kills it twenty times each.
 */
const ROWS = 10_000;
const KILLS = Number(process.env['E2E_KILLS'] ?? 2);
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

const ALL = { added: ROWS, total: ROWS };
const NONE = { added: 0, total: 0 };
/** What may be found after a kill, by what was under way. */
const WHOLE = {
  commit: [
    { status: 'preview', ...NONE },
    { status: 'committed', ...ALL },
  ],
  undo: [
    { status: 'committed', ...ALL },
    { status: 'undone', added: ROWS, total: 0 },
  ],
} as const;

test('kill -9 in the middle of an import or of its undoing leaves all of it or none', async ({
  playwright,
}) => {
  test.setTimeout(60_000 + KILLS * 60_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'makegood-kill-'));
  const port = String(Number(process.env['E2E_PORT'] ?? 4173) + 1);
  const file = table();
  let server: ChildProcess | undefined;
  let api: APIRequestContext;
  let made = 0;

  const receive = async () => {
    made += 1;
    const vendor = await json(api.post('/api/v1/vendors', { data: { name: `Killed ${made}` } }));
    const { id } = await json(
      api.post(`/api/v1/imports?vendor=${vendor['id']}&fileName=probe.csv`, { data: file }),
    );
    return { vendorId: String(vendor['id']), importId: String(id) };
  };
  const move = (importId: string, verb: keyof typeof WHOLE) =>
    api.post(`/api/v1/imports/${importId}/${verb}`, { data: {}, timeout: 120_000 });
  const found = async ({ vendorId, importId }: Awaited<ReturnType<typeof receive>>) => {
    const outages = await json(api.get(`/api/v1/outages?vendor=${vendorId}`));
    const { import: row } = await json<{ import: { status: string; added: number } }>(
      api.get(`/api/v1/imports/${importId}`),
    );
    return { status: row.status, added: row.added, total: outages['total'] };
  };
  const msOf = async (work: () => Promise<{ ok: () => boolean }>) => {
    const from = performance.now();
    expect((await work()).ok()).toBe(true);
    return performance.now() - from;
  };

  try {
    server = await start(dataDir, port);
    api = await signedIn(playwright, port);
    const whole = await receive();
    const lasts = {
      commit: await msOf(() => move(whole.importId, 'commit')),
      undo: await msOf(() => move(whole.importId, 'undo')),
    };
    for (let kill = 0; kill < KILLS * 2; kill++) {
      const verb = kill % 2 === 0 ? 'commit' : 'undo';
      const given = await receive();
      if (verb === 'undo') expect((await move(given.importId, 'commit')).ok()).toBe(true);
      const answer = move(given.importId, verb)
        .then((response) => response.ok())
        .catch(() => false);
      const share = (Math.floor(kill / 2) + 0.5) / KILLS;
      await new Promise((done) => setTimeout(done, lasts[verb] * share));
      server.kill('SIGKILL');
      await once(server, 'close');
      const answered = await answer;

      server = await start(dataDir, port);
      const state = await found(given);
      expect(WHOLE[verb], `${verb}, killed at ${share} of its time`).toContainEqual(state);
      if (answered) expect(state).toEqual(WHOLE[verb][1]);
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
