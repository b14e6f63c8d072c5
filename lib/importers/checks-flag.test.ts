import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { DEFAULT_RULES } from './checks';
import type { Importer } from './importer';
import { detect, importers } from './registry';
import { inPieces } from './testing';

const FIXTURES = join(import.meta.dirname, 'fixtures');

test('an importer that reads by rules for checks or by a mapping says so, and no other', async () => {
  const asking = { rules: new Set<string>(), mapping: new Set<string>() };
  const files = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files) {
    const bytes = readFileSync(join(FIXTURES, name));
    const importer = detect(bytes.subarray(0, 65_536), name)?.importer;
    if (!importer || importer.text) continue;
    const options = {
      now: Date.UTC(2026, 10, 24),
      zone: 'UTC',
      get rules() {
        asking.rules.add(importer.id);
        return DEFAULT_RULES;
      },
      get mapping() {
        asking.mapping.add(importer.id);
        return undefined;
      },
    };
    const records = importer.read(inPieces(bytes, 65_536), options);
    for await (const _ of records) void 0;
  }
  const saying = (has: (importer: Importer) => unknown) =>
    importers
      .filter(has)
      .map(({ id }) => id)
      .toSorted();
  expect(saying(({ checks }) => checks)).toEqual([...asking.rules].toSorted());
  // What an envelope holds is read by its own format, which alone knows what its mapping may say.
  asking.mapping.delete('aws-monitor-messages');
  expect(saying(({ table, choices }) => table ?? choices)).toEqual([...asking.mapping].toSorted());
});
