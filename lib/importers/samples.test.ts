import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { detect } from './registry';
import { importAll, inPieces } from './testing';

/** Third-party files that are no part of the project; the tests pass over them where they are absent. */
const SAMPLES = join(import.meta.dirname, '../../../shared/samples');

const LLM_MAPPING = {
  columns: {
    start: 'start_timestamp',
    end: 'close_timestamp',
    state: 'incident_impact_level',
    service: 'provider',
    reference: 'incident_id',
    title: 'Incident_Title',
  },
  dateFormat: 'iso',
  states: { degraded: ['0', '1', '2'], down: ['3'], maintenance: ['4'] },
};

const counts = async (file: string, mapping?: object) => {
  const raw = readFileSync(join(SAMPLES, file));
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
  const importer = detect(bytes.subarray(0, 65_536), file.replace('.gz', ''))?.importer;
  if (!importer) throw new Error(`${file} is not recognised`);
  const first = await importAll(importer, inPieces(bytes, 65_536), { zone: 'UTC', mapping });
  const second = await importAll(importer, inPieces(bytes, 10_007), { zone: 'UTC', mapping });
  const refs = first.evidence.map(({ kind, ref }) => `${kind} ${ref}`);
  expect(second.evidence.map(({ kind, ref }) => `${kind} ${ref}`)).toEqual(refs);
  expect(new Set(refs).size).toBe(refs.length);
  const of = (kind: string) => first.evidence.filter((fact) => fact.kind === kind).length;
  const errors = first.issues.filter(({ severity }) => severity === 'error').length;
  return [of('observation'), of('statement'), of('maintenance'), errors];
};

describe.skipIf(!existsSync(SAMPLES))('real files import the same twice', () => {
  test.each([
    ['statuspage/anthropic-incidents.json', [2, 4, 0, 3]],
    ['statuspage/emma-incidents.json', [70, 105, 0, 0]],
    ['statuspage/cloudflare-summary.json', [0, 20, 21, 0]],
    ['statuspage/github-summary.json', [0, 0, 0, 0]],
    ['incident-io-openai/summary_trimmed.json', [2, 4, 0, 0]],
    ['llm-statuspage-csv/incident_stages_all_2025-01.csv', [690, 0, 7, 2], LLM_MAPPING],
    ['statuspage/cloudflare-incidents-2020-2026.jsonl.gz', [4517, 26173, 6984, 5]],
  ])(
    '%s',
    async (file, expected, mapping?: object) =>
      expect(await counts(file, mapping)).toEqual(expected),
    120_000,
  );
});
