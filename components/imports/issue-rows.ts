/** The rows that could not be read, in a table for the page and for a spreadsheet. */
import type { ImportIssue } from '@/lib/api/wire/imports';

import type { PlainTable } from '../ui/csv';

export const errorsOf = (issues: readonly ImportIssue[]) =>
  issues.filter(({ severity }) => severity === 'error');
export const notesOf = (issues: readonly ImportIssue[]) =>
  issues.filter(({ severity }) => severity === 'note');

/** For a download: the page's own columns. `toCsv` keeps a spreadsheet from running a cell. */
export const issueTable = (issues: readonly ImportIssue[]): PlainTable => ({
  head: ['Place', 'Kind', 'Field', 'Found', 'Expected'],
  rows: issues.map(({ place, severity, field, found, expected }) => [
    place,
    severity,
    field,
    found,
    expected,
  ]),
});

/** Status words that the mapping does not know yet, each once. */
export const unknownWords = (issues: readonly ImportIssue[]): string[] => [
  ...new Set(
    issues
      .filter(({ field, severity }) => field === 'state' && severity === 'error')
      .map(({ found }) => found)
      .filter(Boolean),
  ),
];

/** What was expected, as a person reads it: where a script would say it (`mapping.…`) is left to scripts. */
export const expectedWords = ({ expected }: ImportIssue): string =>
  expected.replace(/ \(mapping\.[^()]*\)/, '');
