import { createServer } from 'node:net';

import { sleep } from './processes.mjs';
import { refusal } from './refusal.mjs';

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort() {
  const server = createServer();
  await listen(server, 0, '127.0.0.1');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Throws a refusal that names the port when it is taken. Waits a second first: the server of a
 * start that was killed leaves just after it.
 */
export async function requireFreePort(port) {
  for (const deadline = Date.now() + 1000; ; await sleep(50)) {
    const fault = (await bindFault(port, '127.0.0.1')) ?? (await bindFault(port, undefined));
    if (!fault) return;
    if (fault.code === 'EACCES') {
      throw refusal(`Port ${port} is reserved: set PORT to a number of 1024 or more.`, fault);
    }
    if (Date.now() > deadline) {
      throw refusal(
        `Port ${port} is taken by another program: stop it, or set PORT to a free one.`,
        fault,
      );
    }
  }
}

async function bindFault(port, host) {
  const server = createServer();
  try {
    await listen(server, port, host);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await new Promise((done) => server.close(done));
  }
}

const listen = (server, port, host) =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ port, host, exclusive: true }, done);
  });
