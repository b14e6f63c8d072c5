import { expect, test } from 'vitest';

import { pingdom } from './pingdom';
import { importAll, inPieces, inWords } from './testing';

const START = Date.UTC(2026, 4, 2, 10);
const state = (status: string, from: number, to: number) => ({
  status,
  timefrom: START / 1000 + from * 60,
  timeto: START / 1000 + to * 60,
});

async function read(...states: readonly object[]) {
  const { evidence, issues } = await importAll(
    pingdom,
    inPieces(JSON.stringify({ summary: { states } })),
  );
  return {
    issues,
    facts: evidence.map((fact) => inWords(fact, ({ at }) => (at - START) / 60_000)),
  };
}

test.each<[string, object[], string[]]>([
  [
    'up and down are watched, down is an outage',
    [state('up', 0, 5), state('down', 5, 9), state('up', 9, 20)],
    ['watched 0-5', 'down 5-9', 'watched 5-9', 'watched 9-20'],
  ],
  ['unknown is neither', [state('unknown', 0, 5), state('up', 5, 9)], ['watched 5-9']],
  ['a state of no time is none', [state('up', 5, 5)], []],
])('%s', async (_, states, facts) => expect(await read(...states)).toEqual({ facts, issues: [] }));

test.each<[string, object[], string[]]>([
  ['at its beginning', [state('down', 0, 5), state('up', 5, 9)], ['timefrom']],
  ['at its end', [state('up', 0, 5), state('down', 5, 9)], ['timeto']],
  ['at its end, told newest first', [state('down', 5, 9), state('up', 0, 5)], ['timeto']],
  ['throughout', [state('down', 0, 9)], ['timefrom', 'timeto']],
  ['not inside', [state('up', 0, 5), state('down', 5, 9), state('up', 9, 10)], []],
])('an outage may be cut by what was asked for: %s', async (_, states, fields) => {
  const { issues } = await read(...states);
  expect(issues.map(({ field, severity }) => [field, severity])).toEqual(
    fields.map((field) => [field, 'note']),
  );
});

test.each([
  ['an unknown status', state('Down', 0, 5), 'status'],
  ['an end before the start', state('down', 5, 4), 'timeto'],
  ['no end', { ...state('down', 0, 5), timeto: null }, 'timeto'],
  ['a time that is none', { ...state('down', 0, 5), timefrom: 'noon' }, 'timefrom'],
])('%s is refused', async (_, broken, field) => {
  const { facts, issues } = await read(broken);
  expect(facts).toEqual([]);
  expect(issues).toMatchObject([
    { field, severity: 'error', place: { path: 'summary.states[0]' } },
  ]);
});
