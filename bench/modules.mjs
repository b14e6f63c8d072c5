import { fileURLToPath } from 'node:url';

import { createViteServer } from 'vitest/node';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Loads TypeScript modules of the product, named from the root of the checkout, and answers their
 * exports in that order. Every call has instances of its own.
 */
export async function loadModules(paths) {
  const server = await createViteServer({
    configFile: false,
    root: here('..'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: {
      alias: { '@': here('..'), 'server-only': here('../node_modules/server-only/empty.js') },
    },
  });
  try {
    return await Promise.all(paths.map((path) => server.ssrLoadModule(`/${path}`)));
  } finally {
    await server.close();
  }
}
