import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { testDatabase } from '@/lib/db/testing';

import { killHard, runNode, scratchDirectory, spawnScript, takePort } from './testing';

const dataDir = scratchDirectory();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const start = (env: Record<string, string>, ...flags: string[]) =>
  runNode([...flags, 'scripts/start.mjs'], { DATA_DIR: dataDir, ...env });

test.each([
  ['a port that is no number', { PORT: 'http' }, /^PORT must be a number from 1 to 65535/],
  ['half an administrator', { MAKEGOOD_ADMIN_EMAIL: 'a@example.com' }, /^Set both MAKEGOOD_ADMIN_/],
  [
    'another kind of database',
    { DATABASE_URL: 'mysql://a@b/c' },
    /^DATABASE_URL must read postgres/,
  ],
  [
    'a data directory below a file',
    { DATA_DIR: '/dev/null/data' },
    /^The data directory \/dev\/null\/data is not writable/,
  ],
  [
    'a database that is not there',
    { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/b' },
    /127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/,
  ],
])('%s is refused in one sentence', async (_, env, sentence) => {
  const { code, errors } = await start({ PORT: '39517', ...env });
  expect(errors).toMatch(sentence);
  expect(errors).not.toMatch(/\n|secret/);
  expect(code).toBe(1);
});

test('an old Node is told so', async () => {
  const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.18.3' } })`;
  const { code, errors } = await start({}, '--import', older);
  expect(errors).toBe('Makegood needs Node.js 20.19 or newer; this is 20.18.3.');
  expect(code).toBe(1);
});

test('a taken port is named', async () => {
  const port = await takePort();
  const { code, errors } = await start({ PORT: port });
  expect(errors).toBe(
    `Port ${port} is taken by another program: stop it, or set PORT to a free one.`,
  );
  expect(code).toBe(1);
});

test('a second start on a data directory is refused until the first is gone', async () => {
  const lock = JSON.stringify(join(dataDir, 'start.lock'));
  const { child, line } = await spawnScript(`
    const { takeLock } = await import('./scripts/lock.mjs');
    console.log((await takeLock(${lock})) ?? 'held');
    setInterval(() => {}, 1000);`);
  expect(line).toBe('held');
  const second = await start({ PORT: '39517' });
  expect(second.errors).toBe(`Makegood already runs on ${dataDir} (process ${child.pid}).`);

  await killHard(child);
  const third = await start({ PORT: await takePort() });
  expect(third.errors).toMatch(/^Port \d+ is taken/);
});

test.each([
  ['a superuser', 'superuser', 'it is a superuser'],
  ['a role with BYPASSRLS', 'bypassrls', 'BYPASSRLS'],
])('%s may not serve', async (_, attribute, reason) => {
  const { superuserUrl } = await testDatabase();
  const role = `test_${attribute}`;
  await runNode([
    '--input-type=module',
    '-e',
    `
    const { withConnection } = await import('./scripts/database.mjs');
    await withConnection(${JSON.stringify(superuserUrl)}, (sql) =>
      sql.unsafe("create role ${role} login ${attribute} password 'secret'"));`,
  ]);
  const url = Object.assign(new URL(superuserUrl), { username: role, password: 'secret' });
  const { code, errors } = await start({ PORT: '39517', DATABASE_URL: url.href });
  expect(errors).toMatch(`The database role "${role}" bypasses row-level security (${reason})`);
  expect(code).toBe(1);
});

test('a wrong password is refused without showing it', async () => {
  const { url } = await testDatabase();
  const wrong = Object.assign(new URL(url), { password: 'wrong-secret' });
  const { errors } = await start({ PORT: '39517', DATABASE_URL: wrong.href });
  expect(errors).toBe(`The database at ${wrong.host} does not let the role "makegood_app" in.`);
});
