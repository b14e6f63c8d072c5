import { expect, test } from 'vitest';

import type { ImportIssue } from '@/lib/api/wire/imports';

import { isRuleOf, rulesOf } from './prose-rules';

const issue = (change: Partial<ImportIssue>): ImportIssue => ({
  place: 'characters 10–20',
  line: null,
  field: 'window',
  found: 'about noon',
  expected: 'a rule',
  severity: 'note',
  ...change,
});

test('a rule belongs to the time at whose characters it stands', () => {
  const issues = [
    issue({ expected: 'fifteen minutes to each side' }),
    issue({ expected: 'fifteen minutes to each side' }),
    issue({ expected: 'the year of the publication' }),
    issue({ place: 'characters 30–40', expected: 'another' }),
    issue({ severity: 'error', expected: 'a date' }),
    issue({ field: 'zone', expected: 'a zone' }),
  ];
  expect(rulesOf({ from: 10, to: 20 }, issues)).toEqual([
    'fifteen minutes to each side',
    'the year of the publication',
  ]);
  expect(rulesOf({ from: null, to: null }, issues)).toEqual([]);
});

test('what is told nowhere else stays in the list', () => {
  expect(isRuleOf(issue({ place: 'characters 30–40' }), [])).toBe(false);
  expect(isRuleOf(issue({ severity: 'error' }), [])).toBe(false);
});
