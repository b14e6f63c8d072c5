import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** A new directory that git does not see. */
export function scratchDirectory(): string {
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  return mkdtempSync(join(ROOT, '.tmp/launcher-'));
}

/** Runs node in the checkout with nothing of our settings but those given, to its end. */
export async function runNode(args: string[], env: Record<string, string> = {}) {
  const child = spawnNode(args, env);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (errors += text));
  const [code] = await once(child, 'close');
  return { code, output, errors: errors.trim() };
}

/** A process that runs the body of an async function, and the first line that it prints. */
export async function spawnScript(body: string) {
  const child = spawnNode(['--input-type=module', '-e', body]);
  const ended = once(child, 'close').then(() => {
    throw new Error('The process ended without a line');
  });
  const [line] = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  return { child, line: String(line).trim() };
}

/** Ends a process as an out-of-memory killer would. */
export async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** Listens on a port of its own until the test is over. */
export async function takePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  return String(address && typeof address === 'object' ? address.port : 0);
}

function spawnNode(args: string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { NODE_ENV: 'test', PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
