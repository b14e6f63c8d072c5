import { expect, test } from 'vitest';

import { site24x7Log } from './site24x7-log';
import { importAll, inPieces } from './testing';

const START = Date.UTC(2026, 2, 8, 12);
const minute = (at: number) => (at - START) / 60_000;
const time = (at: number) =>
  new Date(START + at * 60_000 + 330 * 60_000).toISOString().replace('.000Z', '+0530');

const check = (at: number, availability: string, more: object = {}) => ({
  collection_time: time(at),
  availability,
  response_code: '200',
  location_id: '4',
  reason: '-',
  ...more,
});

async function read(...report: readonly object[]) {
  const text = JSON.stringify({ code: 0, message: 'success', data: { report } });
  const { evidence, issues } = await importAll(site24x7Log, inPieces(text));
  const facts = evidence.map((fact) => {
    if (fact.kind === 'coverage') return `watched ${minute(fact.start)}-${minute(fact.end)}`;
    if (fact.kind !== 'observation') return fact.kind;
    const until = fact.end ? minute(fact.end.at) : 'open';
    return `${fact.state} ${minute(fact.start.at)}-${until} ${fact.title}`;
  });
  return { facts, evidence, issues };
}

test.each<[string, object[], string[]]>([
  [
    'a failure until the next good check',
    [check(0, '1'), check(1, '0'), check(2, '0'), check(3, '1')],
    ['down 1-3 seen from location 4', 'watched 0-3'],
  ],
  [
    'newest first reads the same',
    [check(3, '1'), check(2, '0'), check(1, '0'), check(0, '1')],
    ['down 1-3 seen from location 4', 'watched 0-3'],
  ],
  [
    'each location is a series of its own',
    [
      check(0, '1'),
      check(0, '1', { location_id: '9' }),
      check(1, '0'),
      check(1, '1', { location_id: '9' }),
      check(2, '1'),
      check(2, '1', { location_id: '9' }),
    ],
    ['down 1-2 seen from location 4', 'watched 0-2', 'watched 0-2'],
  ],
  [
    'another availability is neither up nor down',
    [check(0, '1'), check(1, '1'), check(2, '7'), check(3, '1'), check(4, '1')],
    ['watched 0-1', 'watched 3-4'],
  ],
])('%s', async (_, report, facts) => expect((await read(...report)).facts).toEqual(facts));

test('a failure quotes its reason, or its code, at its place', async () => {
  const { evidence } = await read(
    check(0, '1'),
    check(1, '0', { reason: 'Read timed out' }),
    check(2, '1'),
    check(3, '0', { reason: '', response_code: '503' }),
    check(4, '1'),
  );
  expect(evidence.filter(({ kind }) => kind === 'observation')).toMatchObject([
    { place: { path: 'data.report[1]' }, quote: 'Read timed out' },
    { place: { path: 'data.report[3]' }, quote: 'response code 503' },
  ]);
});

test('an availability that says nothing is told once, with its count', async () =>
  expect((await read(check(0, '7'), check(1, '7'))).issues).toMatchObject([
    {
      place: { path: 'data.report[0]' },
      field: 'availability',
      found: '"7" (2 ×)',
      severity: 'error',
    },
  ]));

test.each([
  ['no time', { collection_time: undefined }, 'collection_time'],
  ['a time without its offset', { collection_time: '2026-03-08T17:30:00' }, 'collection_time'],
  ['no availability', { availability: null }, 'availability'],
])('a check with %s is refused', async (_, more, field) => {
  const { facts, issues } = await read(check(0, '0', more));
  expect(facts).toEqual([]);
  expect(issues).toMatchObject([{ place: { path: 'data.report[0]' }, field, severity: 'error' }]);
});

test('an answer that is an error is refused with what it holds', async () => {
  const text = JSON.stringify({ code: 1124, message: 'OAuth Access Token is invalid' });
  const { issues } = await importAll(site24x7Log, inPieces(text));
  expect(issues[0]).toMatchObject({
    place: { path: '[0]' },
    found: 'the fields code, message',
    expected: 'a log report of Site24x7, with data.report',
  });
});
