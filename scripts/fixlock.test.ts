import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { runNode, scratchDirectory } from './testing';

const directory = scratchDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const LOCK = {
  packages: {
    '': { dependencies: { builder: '1.2.3' } },
    'node_modules/builder': {
      version: '1.2.3',
      resolved: 'https://registry.example/builder.tgz',
      dev: true,
      optionalDependencies: {
        '@builder/darwin-arm64': '1.2.3',
        '@builder/linux-x64-musl': '1.2.3',
        '@builder/win32-x64': '1.2.3',
      },
    },
    'node_modules/builder/node_modules/@builder/win32-x64': { version: '1.2.3', optional: true },
    'node_modules/left-over': { version: '1.0.0', extraneous: true },
  },
};

test('missing platforms are added, addresses and left-overs dropped, once', async () => {
  const file = join(directory, 'package-lock.json');
  writeFileSync(file, JSON.stringify(LOCK));
  expect((await runNode(['scripts/fixlock.mjs', '--check', file])).code).toBe(1);
  expect((await runNode(['scripts/fixlock.mjs', file])).code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8')).packages).toEqual({
    '': { dependencies: { builder: '1.2.3' } },
    'node_modules/@builder/darwin-arm64': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    },
    'node_modules/@builder/linux-x64-musl': {
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
    'node_modules/builder': {
      version: '1.2.3',
      dev: true,
      optionalDependencies: LOCK.packages['node_modules/builder'].optionalDependencies,
    },
    'node_modules/builder/node_modules/@builder/win32-x64': { version: '1.2.3', optional: true },
  });
  expect((await runNode(['scripts/fixlock.mjs', '--check', file])).code).toBe(0);
});
