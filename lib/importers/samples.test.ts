import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { type SampleCounts, sampleCounts, SAMPLES } from './testing';

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

type Expected = Partial<SampleCounts>;

describe.skipIf(!existsSync(SAMPLES))('real files import the same twice', () => {
  test.each<[string, Expected, object?]>([
    [
      'statuspage/anthropic-incidents.json',
      { observations: 2, statements: 4, maintenance: 0, errors: 3 },
    ],
    [
      'statuspage/emma-incidents.json',
      { observations: 70, statements: 105, maintenance: 0, errors: 0 },
    ],
    [
      'statuspage/cloudflare-summary.json',
      { observations: 0, statements: 20, maintenance: 21, errors: 0 },
    ],
    [
      'statuspage/github-summary.json',
      { observations: 0, statements: 0, maintenance: 0, errors: 0 },
    ],
    [
      'incident-io-openai/summary_trimmed.json',
      { observations: 2, statements: 4, maintenance: 0, errors: 0 },
    ],
    [
      'llm-statuspage-csv/incident_stages_all_2025-01.csv',
      { observations: 690, statements: 0, maintenance: 7, errors: 2 },
      LLM_MAPPING,
    ],
    [
      'statuspage/cloudflare-incidents-2020-2026.jsonl.gz',
      { observations: 4517, statements: 26173, maintenance: 6984, errors: 5 },
    ],
  ])(
    '%s',
    async (file, expected, mapping) =>
      expect(await sampleCounts(file, { zone: 'UTC', mapping })).toMatchObject(expected),
    120_000,
  );
});
