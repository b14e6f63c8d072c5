import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { asked, choiceForm } from './choices';
import { keysUnder, textsOf } from './names-in-json';
import { importers } from './registry';
import { inPieces } from './testing';

const words = z.array(z.string());
const schema = z.strictObject({
  down: asked(words.default(['critical']), { title: 'Down', settles: 'severity' }),
  other: asked(words.optional(), { title: 'Other', empty: 'none' }),
  limit: asked(z.string().regex(/^\d+$/).optional(), { title: 'Limit', expected: 'digits' }),
  from: asked(z.int().min(0).max(1).default(1), { title: 'From', labels: { 0: 'Low', 1: 'High' } }),
  kind: asked(z.enum(['word', 'http']), { title: 'Kind', labels: { word: 'Words' } }),
  zone: asked(z.string().optional(), { title: 'Zone', from: 'zones' }),
  columns: asked(
    z.strictObject({
      time: asked(z.string(), { title: 'Time', from: 'names' }),
      note: asked(z.string().optional(), { title: 'Note', from: 'names' }),
    }),
    { title: 'Columns' },
  ),
});

test('a declaration becomes fields, in its order', () => {
  const { fields } = choiceForm(schema, {});
  expect(
    fields.map(({ path, label, group, kind, optional }) =>
      [path, label, group ?? '-', kind, optional ? 'may be left out' : 'must be there'].join(' | '),
    ),
  ).toEqual([
    'down | Down | - | words | must be there',
    'other | Other | - | words | may be left out',
    'limit | Limit | - | text | may be left out',
    'from | From | - | choice | must be there',
    'kind | Kind | - | choice | must be there',
    'zone | Zone | - | zone | may be left out',
    'columns.time | Time | Columns | name | must be there',
    'columns.note | Note | Columns | name | may be left out',
  ]);
  expect(fields[0]).toMatchObject({ settles: 'severity', empty: null });
  expect(fields[1]).toMatchObject({ empty: 'none' });
  expect(fields[2]).toMatchObject({ pattern: String.raw`^\d+$`, expected: 'digits' });
  expect(fields[3]?.options).toEqual([
    { value: 0, label: 'Low' },
    { value: 1, label: 'High' },
  ]);
  expect(fields[4]?.options).toEqual([
    { value: 'word', label: 'Words' },
    { value: 'http', label: 'http' },
  ]);
});

describe('what is in use', () => {
  test.each<[string, unknown, object]>([
    ['nothing chosen: the defaults', undefined, { down: ['critical'], from: 1 }],
    [
      'a part chosen, and nothing of another shape',
      { down: [], kind: 'http', limit: 7.5, columns: { time: 'at', else: 'x' }, zone: null },
      { down: [], from: 1, kind: 'http', limit: 7.5, 'columns.time': 'at' },
    ],
    ['no mapping at all', 'text', { down: ['critical'], from: 1 }],
  ])('%s', (_, mapping, values) => expect(choiceForm(schema, mapping).values).toEqual(values));
});

const number = z.object({ often: asked(z.number(), { title: 'Often' }) });
const deep = z.object({ one: z.object({ two: z.object({}) }) });
test.each([
  ['a number of any kind', number, 'No field of a form asks for often, of number'],
  ['a group within a group', deep, 'A group within a group: one.two'],
])('what no form can ask for is refused when it is declared: %s', (_, declared, complaint) =>
  expect(() => choiceForm(declared, {})).toThrow(complaint),
);

describe('of the importers', () => {
  const choosing = importers.flatMap(({ id, choices }) => (choices ? [{ id, ...choices }] : []));

  test.each(choosing)('every choice of $id has a field with its words', ({ schema: declared }) => {
    const { fields } = choiceForm(declared, {});
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.map(({ label }) => label)).not.toContain('');
  });

  test('those that take choices without rows to map say so', () =>
    expect(choosing.map(({ id }) => id)).toEqual([
      'statuscake-history',
      'site24x7-outages',
      'datadog-events',
      'prometheus',
      'alertmanager',
      'zabbix',
      'icalendar',
      'checks-csv',
    ]));
});

describe('names in the beginning of a JSON text', () => {
  const OPTIONS = { now: 0 };

  test.each([
    [
      'each once, in their order',
      '{"labels":{"b":"1","a":"x: 1"}}{"labels":{"a":"2","c":""}}',
      'b a c',
    ],
    ['also where the text breaks off', '[{"labels" : {"a":"1"}},{"labels":{"b":"1', 'a'],
    ['not what a value only looks like', '{"labels":{"a":"\\"b\\": 1"},"other":{"d":"1"}}', 'a'],
    ['none', '{}', ''],
  ])('keys: %s', async (_, text, expected) =>
    expect((await keysUnder('labels')(inPieces(text), OPTIONS)).join(' ')).toBe(expected),
  );

  test('texts', async () => {
    const text = '[{"tags":[{"tag":"service","value":"x"},{"tag":"scope"}]},{"tag":"service"}]';
    expect(await textsOf('tag')(inPieces(text), OPTIONS)).toEqual(['service', 'scope']);
  });
});
