import { describe, expect, test } from 'vitest';

import type { ChoiceField, ImportIssue } from '@/lib/api/wire/imports';

import {
  choiceDraftOf,
  choiceFaults,
  choiceGroups,
  choiceMappingOf,
  optionsOf,
  unsettled,
  usedText,
} from './choice-draft';

const field = (path: string, more: Partial<ChoiceField> = {}): ChoiceField => ({
  path,
  label: path,
  group: null,
  hint: null,
  kind: 'text',
  options: [],
  optional: true,
  empty: null,
  pattern: null,
  expected: null,
  settles: null,
  ...more,
});
const LEVELS = [
  { value: 0, label: 'Low' },
  { value: 5, label: 'Disaster' },
];
const DOWN = field('down', { kind: 'words', optional: false, settles: 'severity' });
const FROM = field('downFrom', { kind: 'choice', optional: false, options: LEVELS });
const LIMIT = field('limit', { pattern: String.raw`^\d+$`, expected: 'digits' });
const TIME = field('columns.time', { kind: 'name', optional: false, group: 'Columns' });
const NOTE = field('columns.note', { kind: 'name', group: 'Columns' });
const FIELDS = [DOWN, FROM, LIMIT, TIME, NOTE];

const formOf = (values: Record<string, string | number | string[]>) => ({
  fields: FIELDS,
  values,
  names: ['at', 'said', ''],
  sampleRows: [],
  questions: [],
});

test('choices come back as they were', () => {
  const draft = choiceDraftOf(
    formOf({ down: ['critical', 'page'], downFrom: 5, limit: '7', 'columns.time': 'at' }),
  );
  expect(draft).toMatchObject({ down: 'critical, page', downFrom: '5', 'columns.note': '' });
  expect(choiceMappingOf(FIELDS, draft)).toEqual({
    down: ['critical', 'page'],
    downFrom: 5,
    limit: '7',
    columns: { time: 'at' },
  });
});

test('no words at all are a choice; a choice that is left open is none', () =>
  expect(
    choiceMappingOf([...FIELDS, field('other', { kind: 'words' })], {
      down: ' , ',
      downFrom: '0',
      limit: ' ',
      'columns.time': 'at',
      other: '',
    }),
  ).toEqual({ down: [], downFrom: 0, columns: { time: 'at' } }));

describe('what is missing is told at its field', () => {
  const WHOLE = { down: '', downFrom: '5', limit: '', 'columns.time': 'at', 'columns.note': '' };
  test.each([
    ['nothing', {}, []],
    ['a column that must be there', { 'columns.time': '' }, ['columns.time']],
    ['a choice that must be made', { downFrom: '' }, ['downFrom']],
    ['a text of another form', { limit: '7.5' }, ['limit']],
    ['a text of the form', { limit: ' 75 ' }, []],
  ])('%s', (_, change, paths) =>
    expect(choiceFaults(FIELDS, { ...WHOLE, ...change }).map(({ path }) => path)).toEqual(paths),
  );
});

describe('what is in use, in words', () => {
  test.each<[string, ChoiceField, string | number | string[] | undefined, string | null]>([
    ['words', DOWN, ['critical', 'page'], 'critical, page'],
    ['no words', { ...DOWN, empty: 'none' }, [], 'none'],
    ['the name of a choice', FROM, 0, 'Low'],
    [
      'what the format does by itself',
      field('x', { empty: 'The usual one' }),
      undefined,
      'The usual one',
    ],
    ['nothing, where nothing is done', NOTE, undefined, null],
  ])('%s', (_, one, value, text) =>
    expect(usedText(one, { values: value === undefined ? {} : { [one.path]: value } })).toBe(text),
  );
});

describe('the options of a select', () => {
  const valuesOf = (...given: Parameters<typeof optionsOf>) =>
    optionsOf(...given).map(({ value, label }) => `${value}=${label}`);

  test('of a column are those of the file, and none where it may be left open', () => {
    expect(valuesOf(NOTE, ['at', 'said', '', 'at'], 'at')).toEqual(['=None', 'at=at', 'said=said']);
    expect(valuesOf(TIME, ['at'], '')).toEqual(['=Choose', 'at=at']);
  });

  test('hold what was chosen, though this file has it not', () =>
    expect(valuesOf(TIME, ['at'], 'when')).toEqual([
      '=Choose',
      'at=at',
      'when=when, not in this file',
    ]));

  test('of a choice of a few are all of them; an open one only where nothing is chosen', () => {
    expect(valuesOf(FROM, [], '5')).toEqual(['0=Low', '5=Disaster']);
    expect(valuesOf(FROM, [], '')).toEqual(['=Choose', '0=Low', '5=Disaster']);
    expect(valuesOf({ ...FROM, optional: true, empty: 'As usual' }, [], '5')[0]).toBe('=As usual');
  });
});

test('fields of a group stand together', () =>
  expect(choiceGroups(FIELDS).map(({ title, fields }) => [title, fields.length])).toEqual([
    [null, 3],
    ['Columns', 2],
  ]));

test('what a choice would settle is told once, and no note is', () => {
  const issue = (
    fieldName: string,
    found: string,
    severity: 'error' | 'note' = 'error',
  ): ImportIssue => ({
    place: '$',
    line: null,
    field: fieldName,
    found,
    expected: '',
    severity,
  });
  const issues = [
    issue('severity', 'page'),
    issue('severity', 'page'),
    issue('severity', 'none', 'note'),
    issue('severity', String.raw`"a \"fine\" day" (3 ×)`),
    issue('severity', '"page" (2 ×)'),
    issue('other', 'x'),
  ];
  expect(unsettled(FIELDS, issues)).toEqual(['page', 'a "fine" day']);
});
