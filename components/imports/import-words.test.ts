import { describe, expect, test } from 'vitest';

import type { ImportReport, Proposal } from '@/lib/api/wire/imports';

import {
  formatGroups,
  importLabel,
  pastedName,
  publishedAtOf,
  refusalOfFile,
  shortHash,
  toAdd,
} from './import-words';

const fact = (ref: string, change: Partial<Proposal> = {}): Proposal => ({
  ref,
  kind: 'observation',
  state: 'down',
  vendor: null,
  service: null,
  title: null,
  start: null,
  end: null,
  startBounds: null,
  endBounds: null,
  precision: null,
  zone: null,
  from: null,
  to: null,
  line: null,
  text: null,
  known: false,
  confirmed: false,
  edited: false,
  ...change,
});
const report = (
  proposals: Proposal[],
  change: Partial<ImportReport['counts']> = {},
  prose: ImportReport['prose'] = null,
) => ({
  proposals,
  prose,
  counts: {
    records: 0,
    observations: 0,
    statements: 0,
    maintenance: 0,
    fresh: proposals.filter(({ known }) => !known).length,
    changed: 0,
    known: proposals.filter(({ known }) => known).length,
    errors: 0,
    notes: 0,
    ...change,
  },
});
const TEXT = { text: 'x', contains: {}, publishedAt: null };
const three = [fact('a', { service: 'Video' }), fact('b'), fact('c', { known: true })];

describe('what the button says', () => {
  test.each<[string, ReturnType<typeof report>, Parameters<typeof toAdd>[1], string]>([
    ['what is new', report(three), {}, 'Import 2'],
    ['without what is left out', report(three), { serviceMap: { Video: '-' } }, 'Import 1'],
    ['nothing new', report([fact('c', { known: true })]), {}, 'Finish, nothing new'],
    ['more than is listed', report(three, { fresh: 1_206 }), {}, 'Import 1,206'],
    [
      'more than is listed, some left out',
      report(three, { fresh: 1_206 }),
      { serviceMap: { Video: '-' } },
      'Import up to 1,206',
    ],
    ['a text of which nothing is confirmed', report(three, {}, TEXT), {}, 'Finish, nothing new'],
    ['a text in part', report(three, {}, TEXT), { confirmed: ['b', 'c', 'gone'] }, 'Import 1'],
    ['a text as a whole', report(three, {}, TEXT), { confirmed: 'all' }, 'Import 2'],
    [
      'a long text as a whole',
      report(three, { fresh: 900 }, TEXT),
      { confirmed: 'all' },
      'Import 900',
    ],
  ])('%s', (_, given, options, label) => expect(importLabel(toAdd(given, options))).toBe(label));
});

describe('a file is refused before it is sent', () => {
  const limit = 256 * 1_048_576;
  test.each([
    ['at the limit', limit, null],
    ['one byte over it', limit + 1, 'a.log has 257 MB; at most 256 MB are read.'],
    ['empty', 0, 'a.log is empty.'],
  ])('%s', (_, size, text) => expect(refusalOfFile({ name: 'a.log', size }, limit)).toBe(text));
});

test.each([
  ['\n  Outage of 8 March: what happened\nMore', 'Outage of 8 March what happened.txt'],
  ['', 'Pasted text.txt'],
  ['../../etc/passwd', '.. .. etc passwd.txt'],
  [
    'Both Cisco and Citrix experienced catastrophic failures of their services',
    'Both Cisco and Citrix experienced catastrophic failures of.txt',
  ],
])('the text %j is named %j', (text, name) => expect(pastedName(text)).toBe(name));

test('formats stand with those of the same party, by their names', () => {
  const format = (label: string, party: 'vendor' | 'customer' | 'third_party') => ({
    id: label,
    label,
    party,
  });
  const groups = formatGroups([
    format('Statuspage', 'vendor'),
    format('Zabbix', 'customer'),
    format('Azure', 'vendor'),
  ]);
  expect(groups.map(({ formats }) => formats.map(({ label }) => label))).toEqual([
    ['Zabbix'],
    ['Azure', 'Statuspage'],
  ]);
});

test('a hash is shown by both ends, a day as its noon', () => {
  expect(shortHash('51c0aaaa9ad4')).toBe('51c0…9ad4');
  expect(publishedAtOf('2013-03-10')).toBe('2013-03-10T12:00:00Z');
});
