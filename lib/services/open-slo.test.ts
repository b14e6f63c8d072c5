import { describe, expect, test } from 'vitest';

import { readOpenSloText, writeOpenSloText } from './open-slo';
import { usualTerms } from './testing';

const SLO = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: voice-requests
spec:
  service: voice
  indicatorRef: voice-requests
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar:
        startTime: 2026-01-01 00:00:00
        timeZone: Europe/Berlin
  budgetingMethod: Occurrences
  objectives:
    - target: 0.995
`;
const SLI = `apiVersion: openslo/v1
kind: SLI
metadata:
  name: voice-requests
spec:
  ratioMetric:
    counter: true
    good: { metricSource: { type: Prometheus } }
    total: { metricSource: { type: Prometheus } }
`;

describe('an OpenSLO text is read as commitments', () => {
  test('several documents in one YAML text belong together', () => {
    const { commitments, timeZone } = readOpenSloText(`${SLO}---\n${SLI}`);
    expect(commitments).toEqual([
      expect.objectContaining({ id: 'voice-requests', target: { percent: '99.5', op: 'gte' } }),
    ]);
    expect(timeZone).toBe('Europe/Berlin');
  });

  test('so do the elements of a JSON list', () => {
    const list = JSON.stringify([
      {
        apiVersion: 'openslo/v1',
        kind: 'SLO',
        metadata: { name: 'a' },
        spec: {
          indicator: { metadata: { name: 'b' }, spec: { ratioMetric: { counter: true } } },
          budgetingMethod: 'Occurrences',
          objectives: [{ targetPercent: 99.9 }],
        },
      },
    ]);
    expect(readOpenSloText(list).commitments).toHaveLength(1);
  });

  test('what is no OpenSLO is listed as lost', () =>
    expect(readOpenSloText('just: a\nyaml: file')).toMatchObject({
      commitments: [],
      lost: [{}, {}, {}],
    }));

  test.each([
    ['', 'line 1, an empty text'],
    ['a: [1, 2', 'line 1'],
    ['a: 1\n\tb: 2', 'line 2'],
    [`a: &a [x,x,x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]`, 'alias'],
  ])('%j is refused with its place', (text, expected) =>
    expect(() => readOpenSloText(text)).toThrow(expected),
  );
});

test('terms are written as YAML that is read again, and what OpenSLO cannot say is told', () => {
  const [commitment] = usualTerms().commitments;
  const terms = {
    ...usualTerms(),
    commitments: [{ ...commitment, metric: { kind: 'request_ratio' }, remedies: [] }],
  };
  const { text, lost } = writeOpenSloText(terms);
  expect(text).toContain('apiVersion: openslo/v1');
  expect(lost.map(({ path }) => path)).toContain('currency');
  expect(readOpenSloText(text).lost.length).toBeGreaterThan(0);
});

test('terms that are not valid are refused with their path', () =>
  expect(() => writeOpenSloText({ schema: 'sla-terms/1' })).toThrow('terms.vendor'));
