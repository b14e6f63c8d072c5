import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { commandOf } from './processes.mjs';
import { root } from './settings.mjs';

// Vitest's global setup: hands out databases to test files over HTTP, each a copy of one migrated
// template. The server is started at the first request, so tests without a database wait for
// nothing. Every run has a server of its own and removes it.

const UNSAFE_BUT_FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const HOME = join(root, '.tmp');

export default async function setup(project) {
  const dataDir = join(HOME, `vitest-${process.pid}`);
  let template;
  let copies = 0;
  const answer = async (response) => {
    try {
      template ??= startTemplate(dataDir);
      const urls = await copyOf(await template, `test_${++copies}`);
      response.end(JSON.stringify(urls));
    } catch (error) {
      response.writeHead(500).end(error.stack);
    }
  };
  const broker = createServer((_, response) => void answer(response));
  await new Promise((done) => broker.listen(0, '127.0.0.1', done));
  broker.unref();
  project.provide('databaseBroker', `http://127.0.0.1:${broker.address().port}`);

  return async () => {
    broker.close();
    if (template) await removeServer(dataDir);
  };
}

async function startTemplate(dataDir) {
  await removeLeftovers();
  const { startEmbedded } = await import('./database.mjs');
  const { migrateDatabase } = await import('./migrate.mjs');
  mkdirSync(dataDir, { recursive: true });
  const server = await startEmbedded(dataDir, { ...UNSAFE_BUT_FAST, max_connections: '200' });
  await migrateDatabase({ ownerUrl: server.ownerUrl, appRole: new URL(server.appUrl).username });
  return server;
}

async function copyOf({ superuserUrl, ownerUrl, appUrl }, name) {
  const { withConnection } = await import('./database.mjs');
  await withConnection(superuserUrl, (sql) =>
    sql.unsafe(`create database ${name} template makegood owner makegood_owner`),
  );
  const inCopy = (url) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return { url: inCopy(appUrl), ownerUrl: inCopy(ownerUrl), superuserUrl: inCopy(superuserUrl) };
}

async function removeServer(dataDir) {
  const { stopPostgres } = await import('./postgres.mjs');
  await stopPostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

/** Servers of test runs that were killed. */
async function removeLeftovers() {
  mkdirSync(HOME, { recursive: true });
  for (const name of readdirSync(HOME)) {
    const pid = /^vitest-(\d+)$/.exec(name)?.[1];
    if (pid && commandOf(Number(pid)) === undefined) await removeServer(join(HOME, name));
  }
}
