import { expect, test } from 'vitest';

import { marksOf, silentMarks } from './spread-marks';

const outages = [
  { id: 'a', start: '2026-10-01T00:00:00Z', silent: false },
  { id: 'b', start: '2026-10-02T00:00:00Z', silent: true },
];

test('the marks are the outages of the statistic, with its times', () => {
  expect(marksOf({ values: [{ outageId: 'a', ms: 60_000 }] }, outages)).toEqual([
    { at: '2026-10-01T00:00:00Z', ms: 60_000, kept: null },
  ]);
});

test('an outage without a word has a mark without a time', () => {
  expect(silentMarks(outages)).toEqual([{ at: '2026-10-02T00:00:00Z', ms: null, kept: null }]);
});
