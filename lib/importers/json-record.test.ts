import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { partsOf, recordAt, unwrapped } from './json-record';

describe('a time', () => {
  test.each<[string, string | number | null | undefined, number | null]>([
    ['with its offset', '2026-05-01T10:00:00.250+02:00', Date.UTC(2026, 4, 1, 8, 0, 0, 250)],
    ['in epoch seconds', 1_777_627_200, 1_777_627_200_000],
    ['in epoch seconds as text', '1777627200', 1_777_627_200_000],
    ['that is null', null, null],
    ['that is missing', undefined, null],
    ['that is empty', '', null],
    ['that is not set', '0001-01-01T00:00:00Z', null],
  ])('%s', (_, written, at) => {
    const record = recordAt('a[0]');
    expect(record.instant('at', written)).toBe(at);
    expect(record.isRefused()).toBe(false);
  });

  test.each(['2026-05-01T10:00:00', 'yesterday', 1_777_627_200_000, 0])(
    'such as %s refuses the record',
    (written) => {
      const record = recordAt('a[0]');
      expect(record.instant('at', written)).toBeNull();
      expect(record.isRefused()).toBe(true);
      expect(record.issues).toMatchObject([
        { place: { path: 'a[0]' }, field: 'at', found: String(written), severity: 'error' },
      ]);
    },
  );
});

describe('a window', () => {
  test.each<[string, [number | null, number | null, boolean], object | null]>([
    ['has a start and an end', [1, 2, false], { start: 1, end: 2 }],
    ['may end as it starts', [1, 1, false], { start: 1, end: 1 }],
    ['ends though it is called open', [1, 2, true], { start: 1, end: 2 }],
    ['is open only where the source says so', [1, null, true], { start: 1, end: null }],
    ['needs an end otherwise', [1, null, false], null],
    ['needs a start', [null, 2, true], null],
    ['does not end before it starts', [2, 1, false], null],
  ])('%s', (_, [start, end, isOpen], expected) => {
    const record = recordAt('');
    expect(record.window(['from', start], ['to', end], isOpen)).toEqual(expected);
    expect(record.issues).toHaveLength(expected ? 0 : 1);
  });

  test('is none once a field was refused, so that no broken end is taken for an open one', () => {
    const record = recordAt('');
    const end = record.instant('to', 'soon');
    expect(record.window(['from', 1], ['to', end], true)).toBeNull();
    expect(record.issues).toHaveLength(1);
  });
});

describe('fields', () => {
  const schema = z.object({ id: z.string(), inner: z.object({ n: z.number() }) });
  test.each<[string, unknown, [string, string][]]>([
    [
      'a missing one shows what there is',
      { id: 'x', other: 1 },
      [['inner', 'the fields id, other']],
    ],
    ['a wrong one shows itself', { id: 7, inner: { n: 1 } }, [['id', '7']]],
    ['one inside shows its own place', { id: 'x', inner: {} }, [['inner.n', 'the fields ']]],
    ['what is no object shows itself', [1], [['record', '[1]']]],
    ['nor is null', null, [['record', 'null']]],
  ])('%s', (_, value, issues) => {
    const record = recordAt('');
    expect(record.fields(schema, value, 'a thing')).toBeNull();
    expect(record.issues.map(({ field, found }) => [field, found])).toEqual(issues);
  });
});

test('an envelope is taken off where there is one', () => {
  expect(unwrapped({ data: { id: 1 } }, 'data')).toEqual({ id: 1 });
  expect(unwrapped({ id: 1 }, 'data')).toEqual({ id: 1 });
  expect(unwrapped(null, 'data')).toBeNull();
});

test('a part that is refused is left out; its issues are the record’s, which stays', () => {
  const record = recordAt('a[0]');
  const read = partsOf(record, ['parts', [1, 'two', 3]], (value, part, index) => {
    if (typeof value !== 'number') part.refuse('part', String(value), 'a number');
    if (value === 3) part.note('part', '3', 'less');
    return `${index}: ${String(value)}`;
  });
  expect(read).toEqual(['0: 1', '2: 3']);
  expect(record.isRefused()).toBe(false);
  expect(record.issues).toMatchObject([
    { place: { path: 'a[0].parts[1]' }, found: 'two', severity: 'error' },
    { place: { path: 'a[0].parts[2]' }, found: '3', severity: 'note' },
  ]);
  expect(partsOf(record, ['none', null], () => 1)).toEqual([]);
});
