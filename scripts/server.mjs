import { spawn } from 'node:child_process';

import { NEXT } from './build.mjs';
import { sleep } from './processes.mjs';
import { refusal } from './refusal.mjs';
import { root } from './settings.mjs';

const READY_MS = 60_000;
const STOP_MS = 8000;

/**
 * Starts the web server as a child that ends when this process does. Answers `ready()`, which waits
 * for the health route, `stop()`, and `died`, a promise that rejects when it ends by itself.
 */
export function startServer({ port, env }) {
  const preload = new URL('follow-parent.mjs', import.meta.url).href;
  // Detached: Ctrl-C must reach only the starting process, which then stops everything in order.
  const server = spawn(
    process.execPath,
    ['--import', preload, NEXT, 'start', '--port', String(port)],
    { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const gone = new Promise((done) => {
    server.on('exit', done);
  });
  const died = gone.then((code) => {
    throw refusal(`The web server stopped unexpectedly (code ${code}).`);
  });
  // Whoever stops the server on purpose no longer listens.
  died.catch(() => {});
  const stop = async () => {
    server.kill('SIGTERM');
    await Promise.race([gone, sleep(STOP_MS)]);
    server.kill('SIGKILL');
    await gone;
  };
  return { died, stop, ready: () => Promise.race([died, waitForHealth(port)]) };
}

async function waitForHealth(port) {
  let last = 'no answer';
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await sleep(25)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`);
      if (response.ok) return;
      last = `status ${response.status}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
  }
  throw refusal(`The web server does not report itself healthy (${last}): see its messages above.`);
}
