import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { root } from './settings.mjs';

/**
 * Runs a program in the checkout to its end, its output shown as it comes, and answers its exit
 * code (1 when a signal ended it). Aborting the signal ends the program and rejects.
 */
export function run(command, args, { env = {}, signal, onSpawn } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
      // npm outlives a polite signal; what it leaves unfinished is done again anyway.
      killSignal: 'SIGKILL',
    });
    child.on('spawn', () => onSpawn?.(child.pid));
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? 1));
  });
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * The command line of a live process; undefined when there is none, or only a zombie of it.
 * Where it cannot be learned (no /proc) a live process answers an empty string.
 */
export function commandOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  if (process.platform !== 'linux') return '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') || undefined;
  } catch {
    return undefined;
  }
}

/** When a process began, in the kernel's own ticks: tells two processes with one number apart. */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}
