import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { ImportOptions } from './importer';
import { detect } from './registry';
import { asLines, importAll, inPieces } from './testing';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** What a person would have answered for a file that does not say it itself. */
const OPTIONS: Readonly<Record<string, Partial<ImportOptions>>> = {
  'checks-broken.csv': { zone: 'America/New_York' },
  'dst-gap.csv': { zone: 'Europe/Berlin' },
  'excel-german.csv': { zone: 'Europe/Berlin' },
  'mixed-dates.csv': {
    zone: 'UTC',
    mapping: {
      columns: { start: 'start', end: 'end', state: 'status' },
      dateFormat: 'dmy',
      states: { down: ['down'] },
    },
  },
  'pingdom.csv': { zone: 'UTC' },
  'prometheus-ratio.json': { mapping: { downBelow: '0.95' } },
  'harbour-log.xlsx': { zone: 'Europe/Berlin' },
  'unicode-text.txt': { zone: 'Europe/Berlin' },
  'site24x7-outages.json': { mapping: { types: { down: ['1'], maintenance: ['3'] } } },
  'site24x7-outages-malformed.json': { mapping: { types: { down: ['1'] } } },
  'uptimerobot.csv': { zone: 'America/New_York' },
};

const names = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => entry.name);

test.each(names)('%s is recognised and read as expected', async (name) => {
  const bytes = readFileSync(join(FIXTURES, name));
  const importer = detect(bytes.subarray(0, 65_536), name)?.importer;
  if (!importer) return expect(name).toBe('recognised by an importer');
  const imported = await importAll(importer, inPieces(bytes), OPTIONS[name]);
  await expect(`${importer.id}\n${asLines(imported)}`).toMatchFileSnapshot(
    join(FIXTURES, 'expected', `${name}.txt`),
  );

  const whole = await importAll(importer, inPieces(bytes, 1 << 20), OPTIONS[name]);
  expect(whole, 'in one piece it reads the same').toEqual(imported);

  const refs = imported.evidence.map((fact) => `${fact.kind} ${fact.ref}`);
  expect(new Set(refs).size, 'every reference is its own').toBe(refs.length);
});
