import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { describe, expect, test } from 'vitest';

type Layer = { layers: string[]; packages: string[] };

const SERVER = ['lib/env', 'lib/errors'];

/** Who may import whom, besides itself. Adding an arrow here is a design decision. */
const LAYERS: Record<string, Layer> = {
  'lib/sla': { layers: [], packages: ['zod', 'temporal-polyfill', 'fraction.js'] },
  'lib/importers': {
    layers: ['lib/sla'],
    packages: [
      'zod',
      'temporal-polyfill',
      'papaparse',
      'stream-json',
      'node-sqlite3-wasm',
      'saxes',
      'feedsmith',
      'node-ical',
      'postal-mime',
      'unpdf',
      'mammoth',
      'linkedom',
      '@mozilla/readability',
      'node:',
    ],
  },
  'lib/exports': {
    layers: ['lib/sla', ...SERVER],
    packages: ['zod', 'react', '@react-pdf/renderer', 'nodemailer', 'node:'],
  },
  'lib/catalog': { layers: ['lib/sla'], packages: ['zod'] },
  'lib/db': {
    layers: ['lib/sla', ...SERVER],
    packages: ['drizzle-orm', 'postgres', 'server-only', 'node:'],
  },
  'lib/auth': {
    layers: ['lib/db', ...SERVER],
    packages: ['better-auth', 'drizzle-orm', 'next', 'react', 'server-only', 'uuid', 'node:'],
  },
  'lib/jobs': { layers: ['lib/db', 'lib/services', ...SERVER], packages: ['server-only'] },
  'lib/services': {
    layers: [
      'lib/sla',
      'lib/importers',
      'lib/exports',
      'lib/catalog',
      'lib/db',
      'lib/auth',
      'lib/api',
      ...SERVER,
    ],
    packages: [
      'drizzle-orm',
      'server-only',
      'uuid',
      'date-holidays',
      'yaml',
      'zod',
      'node:',
      'package.json',
    ],
  },
  'lib/api': {
    // Of the importers only a list that both take from one place.
    layers: ['lib/sla', 'lib/auth', 'lib/importers/encodings', ...SERVER],
    packages: ['@tanstack/react-query', 'react', 'server-only', 'zod', 'node:'],
  },
  components: {
    layers: ['lib/sla', 'lib/api'],
    packages: [
      '@tanstack/react-query',
      'class-variance-authority',
      'clsx',
      'next',
      'radix-ui',
      'react',
      'react-dom',
      'recharts',
      'tailwind-merge',
      'uuid',
    ],
  },
  app: {
    layers: ['components', 'lib/api', 'lib/auth', 'lib/services', ...SERVER],
    packages: [
      '@fontsource-variable/source-sans-3',
      '@tanstack/react-query',
      'next',
      'react',
      'server-only',
      'zod',
    ],
  },
  e2e: {
    layers: [],
    packages: ['@playwright/test', '@axe-core/playwright', 'postal-mime', 'unpdf', 'node:'],
  },
};

/** The leaves of lib: not folders, for the server alone. */
const LEAVES = ['architecture.test.ts', 'env.ts', 'errors.ts'];

const TOP_LEVEL = `
  README.md app bench components drizzle e2e lib public scripts
  package.json package-lock.json tsconfig.json
  .ci .git .gitignore .oxfmtrc.json .oxlintrc.json
  instrumentation.ts next.config.ts postcss.config.mjs proxy.ts vitest.config.ts
`.split(/\s+/);

const ROOT = join(import.meta.dirname, '..');
const SOURCE = /\.(ts|tsx)$/;
const TEST = /(\.test\.tsx?|(^|\/)testing\.tsx?|(^|\/)reference\/[^/]+\.ts)$/;

test('every folder of lib is a layer', () => {
  const unknown = readdirSync(join(ROOT, 'lib'), { withFileTypes: true })
    .filter(({ name }) => !LEAVES.includes(name) && !(`lib/${name}` in LAYERS))
    .map(({ name }) => name);
  expect(unknown).toEqual([]);
});

test('every top-level entry is known', () => {
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''));
  const known = [...TOP_LEVEL, ...ignored, 'tsconfig.tsbuildinfo'];
  expect(readdirSync(ROOT).filter((name) => !known.includes(name))).toEqual([]);
});

describe.each(Object.entries(LAYERS))('%s', (name, { layers, packages }) => {
  test('imports only what its layer allows', () => {
    const allowed = [name, ...layers, ...packages];
    const violations = importsOf(name)
      .filter(({ to }) => !allowed.some((ok) => isWithin(to, ok)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(violations).toEqual([]);
  });
});

test.each([
  ["import 'a';", ['a']],
  ["import a, { b } from 'a';", ['a']],
  ["import type { b } from 'a';", ['a']],
  ["import {\n  b,\n} from 'a';", ['a']],
  ["export * from 'a';", ['a']],
  ["export type { b } from 'a';", ['a']],
  ["const a = await import('a');", ['a']],
  ["const a = await import(\n  'a',\n);", ['a']],
  ['const a = await import(`a`);', ['a']],
  ["let b: import('a').B;", ['a']],
  ["const a = require('a');", ['a']],
  ["vendor.from('a');", []],
  ["const text = 'credit from \\'a\\'';", []],
])('the imports of %j are %j', (source, expected) => {
  expect(specifiersOf(source)).toEqual(expected);
});

/** Every import in a layer's sources, our own modules as paths from the root. */
function importsOf(layer: string) {
  if (!existsSync(join(ROOT, layer))) return [];
  return readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !TEST.test(name))
    .map((name) => join(layer, name))
    .flatMap((from) =>
      specifiersOf(readFileSync(join(ROOT, from), 'utf8')).map((specifier) => ({
        from,
        to: resolve(specifier, from),
      })),
    );
}

/** The modules that a source names: statically, for types alone, or when it runs. */
function specifiersOf(source: string): string[] {
  const static_ = /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
  const called = /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g;
  return [static_, called].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, specifier = '']) => specifier),
  );
}

function resolve(specifier: string, from: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
  return specifier;
}

const isWithin = (module: string, allowed: string) =>
  module === allowed || module.startsWith(allowed.endsWith(':') ? allowed : `${allowed}/`);
