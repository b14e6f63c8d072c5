import { expect, test } from 'vitest';

import type { ImportIssue } from '@/lib/api/wire/imports';

import { toCsv } from '../ui/csv';
import { errorsOf, expectedWords, issueTable, notesOf, unknownWords } from './issue-rows';

const issue = (found: string, change: Partial<ImportIssue> = {}): ImportIssue => ({
  place: 'line 4',
  line: 4,
  field: 'state',
  found,
  expected: 'up or down',
  severity: 'error',
  ...change,
});

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', `'+1`],
  ['@sum', `'@sum`],
  ['-1+cmd|x', `'-1+cmd|x`],
  ['paused', 'paused'],
])('a spreadsheet does not run the found %j', (found, cell) => {
  expect(toCsv(issueTable([issue(found)]))).toBe(
    `\uFEFFPlace,Kind,Field,Found,Expected\r\nline 4,error,state,${cell},up or down\r\n`,
  );
});

test('errors and notes stand apart', () => {
  const both = [issue('a'), issue('b', { severity: 'note' })];
  expect([errorsOf(both), notesOf(both)]).toEqual([[both[0]], [both[1]]]);
});

test('unknown status words are told once', () => {
  const issues = [issue('paused'), issue('paused'), issue(''), issue('x', { field: 'start' })];
  expect(unknownWords([...issues, issue('n', { severity: 'note' })])).toEqual(['paused']);
});

test.each([
  [
    'critical, or a choice of what it is (mapping.down, degraded)',
    'critical, or a choice of what it is',
  ],
  [
    'a type (mapping.types, such as {"down":["1"]}): it is not published',
    'a type: it is not published',
  ],
  ['a time (ISO 8601)', 'a time (ISO 8601)'],
])('what a script would set is left to scripts: %s', (expected, words) =>
  expect(expectedWords(issue('x', { expected }))).toBe(words),
);
