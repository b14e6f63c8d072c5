import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { oneAtATime } from './lock.mjs';
import { run } from './processes.mjs';
import { refusal } from './refusal.mjs';
import { requireWritable, root } from './settings.mjs';

/**
 * Runs `npm ci` unless node_modules already holds what package-lock.json asks for. npm writes its
 * record of what it installed last of all, so an interrupted installation is done again.
 */
export async function install(signal) {
  if (isInstalled()) return;
  requireWritable(root, 'The directory');
  await oneAtATime('installing', signal, (handOver) =>
    isInstalled() ? undefined : installAll(signal, handOver),
  );
}

async function installAll(signal, onSpawn) {
  console.log('Installing packages (once, and after updates) …');
  // Under `npm start` the very npm that runs us; a plain `node scripts/start.mjs` takes the one in PATH.
  const { npm_execpath: npm } = process.env;
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm'];
  const code = await run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    signal,
    onSpawn,
    env: { NODE_ENV: '' },
  });
  if (code !== 0) throw refusal('The packages could not be installed: see what npm says above.');
}

function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([place, { version, optional, extraneous }]) =>
      place === '' || optional || extraneous || installed[place]?.version === version,
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
