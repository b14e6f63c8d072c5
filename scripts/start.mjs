import './node-version.mjs';
import { join } from 'node:path';

import { bootstrap } from './bootstrap.mjs';
import { install } from './install.mjs';
import { releaseLock, takeLock } from './lock.mjs';
import { requireFreePort } from './ports.mjs';
import { describe, refusal } from './refusal.mjs';
import { random, readSecrets, readSettings, requireWritable } from './settings.mjs';

// `npm start` on a bare checkout. What can be refused is refused before anything slow; what needs
// packages is imported after they are installed. Everything started is stopped in reverse.

const cleanups = [];
const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopped.abort());

try {
  const settings = readSettings(process.env);
  requireWritable(settings.dataDir, 'The data directory', 0o700);
  if (!settings.databaseUrl) await holdDataDirectory(settings.dataDir);
  await requireFreePort(settings.port);
  await install(stopped.signal);
  const { database, server } = await serve(settings);
  await untilStopped([database.died, server.died]);
} catch (error) {
  if (!stopped.signal.aborted) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}
if (stopped.signal.aborted) console.log('Stopping …');
for (const cleanup of cleanups.toReversed()) {
  await cleanup().catch((error) => console.error(describe(error)));
}
process.exit();

async function holdDataDirectory(dataDir) {
  const lock = join(dataDir, 'start.lock');
  const holder = await takeLock(lock);
  if (holder) throw refusal(`Makegood already runs on ${dataDir} (process ${holder}).`);
  cleanups.push(async () => releaseLock(lock));
}

/** Database, build, web server, first data. */
async function serve(settings) {
  const { migrateDatabase } = await import('./migrate.mjs');
  const { requireServingRole } = await import('./database.mjs');
  const { build } = await import('./build.mjs');
  const { startServer } = await import('./server.mjs');
  const { signal } = stopped;

  const database = await openDatabase(settings);
  const appRole = await requireServingRole(database.appUrl);
  await migrateDatabase({ ownerUrl: database.ownerUrl, appRole });
  signal.throwIfAborted();
  await build(signal);
  signal.throwIfAborted();

  const bootstrapToken = random();
  const env = serverEnvironment(settings, { appUrl: database.appUrl, bootstrapToken });
  const server = startServer({ port: settings.port, env });
  cleanups.push(server.stop);
  await untilStopped([server.ready()]);
  signal.throwIfAborted();
  await bootstrap(settings, bootstrapToken);
  console.log(`Makegood is ready at http://localhost:${settings.port}`);
  return { database, server };
}

async function openDatabase({ databaseUrl, ownerUrl, dataDir }) {
  if (databaseUrl) return { appUrl: databaseUrl, ownerUrl, died: new Promise(() => {}) };
  const { startEmbedded } = await import('./database.mjs');
  const { stopPostgres } = await import('./postgres.mjs');
  cleanups.push(() => stopPostgres(dataDir));
  return startEmbedded(dataDir);
}

function serverEnvironment({ port, dataDir }, { appUrl, bootstrapToken }) {
  const {
    DATABASE_OWNER_URL: _owner,
    MAKEGOOD_ADMIN_PASSWORD: _password,
    ...inherited
  } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    MAKEGOOD_SECRET: process.env.MAKEGOOD_SECRET || readSecrets(dataDir).session,
    MAKEGOOD_BOOTSTRAP_TOKEN: bootstrapToken,
  };
}

/** Ends with the first of the promises, or when a signal asks to stop. */
function untilStopped(promises) {
  const { signal } = stopped;
  const asked = new Promise((done) => signal.addEventListener('abort', done));
  return signal.aborted ? undefined : Promise.race([...promises, asked]);
}
