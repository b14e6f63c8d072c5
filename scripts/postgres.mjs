import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { serverPrograms } from './binaries.mjs';
import { freePort } from './ports.mjs';
import { commandOf, sleep } from './processes.mjs';
import { refusal } from './refusal.mjs';

// One PostgreSQL server of our own in a data directory. Its superuser signs in with the password
// given; it listens on 127.0.0.1 only. A server that outlived its starter is used again.

const MAJOR = '18';
const START_MS = 60_000;
const STOP_MS = 30_000;

/**
 * Starts the server, or finds the one that still runs. Answers its `port` and `died`, a promise that
 * rejects when the server ends. Throws a refusal that says why it cannot start.
 */
export async function startPostgres({ dataDir, password, settings = {} }) {
  const directory = join(dataDir, 'postgres');
  const log = join(dataDir, 'postgres.log');
  const programs = serverPrograms(dataDir);
  if (!existsSync(directory)) initialise(programs, dataDir, directory, password);
  requireMajor(directory);

  let server;
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(20)) {
    const running = readPostmaster(directory);
    if (running?.status === 'ready') return handle(running.port, server);
    if (running || server?.exitCode === null) continue;
    if (server && !saysLocked(log)) break;
    server = await spawnServer({ programs, directory, log, settings });
  }
  throw refusal(`The embedded database did not start: ${lastFault(log)} The whole log is ${log}.`);
}

/** Stops the server of a data directory, if it runs, and waits until it is gone. */
export async function stopPostgres(dataDir) {
  const directory = join(dataDir, 'postgres');
  const running = readPostmaster(directory);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  for (const deadline = Date.now() + STOP_MS; Date.now() < deadline; await sleep(20)) {
    if (readPostmaster(directory)?.pid !== running.pid) return;
  }
  process.kill(running.pid, 'SIGQUIT');
}

/** Made beside and renamed, so that a killed start leaves no half of a database. */
function initialise({ command, options, own }, dataDir, directory, password) {
  const unfinished = join(dataDir, 'postgres.new');
  const passwordFile = join(dataDir, 'postgres.password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(unfinished);
  own(passwordFile);
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const text = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const [file, rest] = command('initdb', ['-D', unfinished, '-k', ...access, ...text]);
  const { status, stderr, error } = spawnSync(file, rest, { ...options, encoding: 'utf8' });
  rmSync(passwordFile);
  if (status !== 0) {
    const reason = error?.message ?? stderr.trim().split('\n').at(-1);
    throw refusal(`The embedded database could not be made: ${reason}`, error);
  }
  renameSync(unfinished, directory);
}

function requireMajor(directory) {
  const major = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (major === MAJOR) return;
  throw refusal(
    `${directory} was made by PostgreSQL ${major}; this Makegood brings ${MAJOR}, which cannot read it.`,
  );
}

async function spawnServer({ programs, directory, log, settings }) {
  const options = {
    port: await freePort(),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [file, args] = programs.command('postgres', ['-D', directory, ...flags]);
  // Only this start's words: what it says last is the reason when it fails.
  const output = openSync(log, 'w', 0o600);
  const server = spawn(file, args, {
    ...programs.options,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  server.on('error', (error) => writeFileSync(log, `FATAL:  ${error.message}\n`));
  server.unref();
  return server;
}

function handle(port, server) {
  const died = new Promise((_, fail) => {
    server?.on('exit', () => fail(refusal('The embedded database stopped unexpectedly.')));
  });
  // Whoever stops the server on purpose no longer listens.
  died.catch(() => {});
  return { port, died };
}

/** The live server of a directory as its postmaster.pid tells; undefined when there is none. */
function readPostmaster(directory) {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const [pid, , , port, , , , status] = text.split('\n').map((line) => line.trim());
  const command = commandOf(Number(pid));
  if (command === '' || command?.includes('postgres')) {
    return { pid: Number(pid), port: Number(port), status };
  }
  // PostgreSQL trusts the number alone, and after a kill it may be a zombie's or somebody else's.
  // It overrules its own parent's number, and goes on to check that no backend is left.
  if (command !== undefined || isZombie(pid)) {
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
  }
  return undefined;
}

function isZombie(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

const saysLocked = (log) => /already exists|still in use|Address already in use/.test(readLog(log));

function lastFault(log) {
  const faults = readLog(log).match(/(?:FATAL|PANIC|ERROR|error): +.*/g) ?? [];
  return faults.at(-1)?.replace(/^\w+: +/, '') ?? 'it did not say why.';
}

const readLog = (log) => (existsSync(log) ? readFileSync(log, 'utf8') : '');
