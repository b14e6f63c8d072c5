import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

import { killHard, runNode, scratchDirectory, spawnScript } from './testing';

const dataDir = scratchDirectory();
const place = JSON.stringify(dataDir);
const urls = z.object({ port: z.number(), ownerUrl: z.url(), appUrl: z.url() });

afterAll(async () => {
  await runNode([
    '--input-type=module',
    '-e',
    `
    const { stopPostgres } = await import('./scripts/postgres.mjs');
    await stopPostgres(${place});`,
  ]);
  rmSync(dataDir, { recursive: true, force: true });
});

/** A process that starts the embedded server, as a start of the application does. */
async function startServer() {
  const { child, line } = await spawnScript(`
    const { startEmbedded } = await import('./scripts/database.mjs');
    console.log(JSON.stringify(await startEmbedded(${place})));
    setInterval(() => {}, 1000);`);
  return { child, ...urls.parse(JSON.parse(line)) };
}

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

const postmaster = () =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('the embedded database keeps what it acknowledged, whoever is killed', async () => {
  const first = await startServer();
  await query(first.ownerUrl, 'create table kept (note text)');
  await query(first.ownerUrl, "insert into kept values ('one')");

  await killHard(first.child);
  const second = await startServer();
  expect(second.port).toBe(first.port);
  await query(second.ownerUrl, "insert into kept values ('two')");

  await killHard(second.child);
  process.kill(postmaster(), 'SIGKILL');
  const third = await startServer();
  expect(await query(third.ownerUrl, 'select note from kept')).toEqual([
    { note: 'one' },
    { note: 'two' },
  ]);
  await killHard(third.child);
});

test('the serving role is bound and changes no schema; secrets are the owner’s alone', async () => {
  const { child, appUrl } = await startServer();
  const roles = await query(
    appUrl,
    `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole
     from pg_roles where rolname like 'makegood%' order by 1`,
  );
  const ordinary = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
  };
  expect(roles).toEqual([
    { rolname: 'makegood_app', ...ordinary },
    { rolname: 'makegood_owner', ...ordinary },
  ]);
  await expect(query(appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  await killHard(child);
});
