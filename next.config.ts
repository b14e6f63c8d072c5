import type { NextConfig } from 'next';

export default {
  agentRules: false,
  poweredByHeader: false,
  // `npm test` checks types, the tests' own included; a start need not check them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@react-pdf/renderer', 'postgres', 'nodemailer', 'node-sqlite3-wasm'],
  // A checkout is built once: what a second build could reuse, and making small what only the server
  // reads, cost the first more than half of its time.
  experimental: {
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
    serverMinification: false,
  },
} satisfies NextConfig;
