import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { birthOf, commandOf, sleep } from './processes.mjs';
import { root } from './settings.mjs';

/**
 * Makes this process the one holder of the lock file and answers undefined, or answers the process
 * number of another holder that is alive. A lock that a killed process left behind is taken over.
 */
export async function takeLock(file) {
  const offer = `${file}.${process.pid}`;
  writeFileSync(offer, identity(process.pid));
  try {
    linkSync(offer, file);
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = readHolder(file);
    if (holder && isAlive(holder)) return holder.pid;
    renameSync(offer, file);
    // Two that found the same dead holder both rename; the last one stays in the file.
    await sleep(50);
    const winner = readHolder(file);
    return winner?.pid === process.pid ? undefined : winner?.pid;
  } finally {
    rmSync(offer, { force: true });
  }
}

/**
 * Does work on the checkout itself when no other start or test run does; waits for its turn. The
 * work hands the lock over to the program that it runs, which outlives a start that is killed.
 */
export async function oneAtATime(activity, signal, work) {
  const directory = join(root, '.tmp');
  const lock = join(directory, `${activity}.lock`);
  mkdirSync(directory, { recursive: true });
  for (let told = false; ; await sleep(100)) {
    const holder = await takeLock(lock);
    if (!holder) break;
    signal?.throwIfAborted();
    if (!told) console.log(`Waiting: process ${holder} is ${activity} here …`);
    told = true;
  }
  try {
    return await work((pid) => writeFileSync(lock, identity(pid)));
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Gives the lock back when it is this process's own. */
export function releaseLock(file) {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

const identity = (pid) => JSON.stringify({ pid, birth: birthOf(pid) });

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const isAlive = ({ pid, birth }) => commandOf(pid) !== undefined && birthOf(pid) === birth;
