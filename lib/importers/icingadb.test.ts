import { describe, expect, test } from 'vitest';

import { icingadb } from './icingadb';
import { importAll, inPieces } from './testing';

const START = Date.UTC(2026, 2, 8, 12);
const time = (minute: number) =>
  new Date(START + minute * 60_000).toISOString().replace('Z', '+00:00');
const minute = (at: number) => (at - START) / 60_000;

type State = Readonly<{ minute: number; type?: string; state: number; before?: number }>;

const change = ({ minute: at, type = 'hard', state, before = 0 }: State, more: object = {}) => ({
  id: 'a1',
  object_type: 'host',
  state_history_id: 'b1',
  event_type: 'state_change',
  event_time: time(at),
  host: { name: 'web', display_name: 'Web' },
  service: { name: null },
  state: {
    state_type: type,
    soft_state: state,
    hard_state: type === 'hard' ? state : 0,
    previous_hard_state: before,
    output: `state ${state}`,
  },
  ...more,
});

const ofService = { object_type: 'service', service: { name: 'http' } };

async function read(...rows: readonly object[]) {
  const { evidence, issues } = await importAll(icingadb, inPieces(JSON.stringify(rows)));
  const facts = evidence.map((fact) => {
    if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return fact.kind;
    const state = fact.kind === 'observation' ? fact.state : fact.kind;
    const { service, start, end } = fact;
    return `${service} ${state} ${minute(start.at)}-${end ? minute(end.at) : 'open'}`;
  });
  return { facts, evidence, issues };
}

describe('a state', () => {
  test.each<[string, object[], string[]]>([
    [
      'of a host is down until it is up',
      [change({ minute: 5, state: 0, before: 1 }), change({ minute: 0, state: 1 })],
      ['web down 0-5'],
    ],
    [
      'of a service is a warning, then critical, then well',
      [
        change({ minute: 9, state: 0, before: 2 }, ofService),
        change({ minute: 4, state: 2, before: 1 }, ofService),
        change({ minute: 0, state: 1 }, ofService),
      ],
      ['web;http degraded 0-4', 'web;http down 4-9'],
    ],
    [
      'that is unknown ends what was known',
      [
        change({ minute: 9, state: 0, before: 3 }, ofService),
        change({ minute: 4, state: 3, before: 2 }, ofService),
        change({ minute: 0, state: 2 }, ofService),
      ],
      ['web;http down 0-4'],
    ],
    [
      'that becomes hard counts from its first soft row on',
      [
        change({ minute: 9, state: 0, before: 1 }),
        change({ minute: 2, state: 1 }),
        change({ minute: 1, type: 'soft', state: 1 }),
        change({ minute: 0, type: 'soft', state: 1 }),
      ],
      ['web down 0-9'],
    ],
    [
      'that becomes worse while soft was so from then on',
      [
        change({ minute: 9, state: 0, before: 2 }, ofService),
        change({ minute: 2, state: 2 }, ofService),
        change({ minute: 1, type: 'soft', state: 2 }, ofService),
        change({ minute: 0, type: 'soft', state: 1 }, ofService),
      ],
      ['web;http degraded 0-1', 'web;http down 1-9'],
    ],
    [
      'that recovers while soft is none',
      [
        change({ minute: 3, state: 0 }),
        change({ minute: 1, type: 'soft', state: 0 }),
        change({ minute: 0, type: 'soft', state: 1 }),
      ],
      [],
    ],
    [
      'that was soft and well again does not begin a later one',
      [
        change({ minute: 9, state: 0, before: 1 }),
        change({ minute: 6, state: 1 }),
        change({ minute: 5, type: 'soft', state: 1 }),
        change({ minute: 1, type: 'soft', state: 0 }),
        change({ minute: 0, type: 'soft', state: 1 }),
      ],
      ['web down 5-9'],
    ],
  ])('%s', async (_, rows, facts) => {
    const result = await read(...rows);
    expect(result.facts).toEqual(facts);
    expect(result.issues).toEqual([]);
  });

  test('of one object says nothing of another', async () => {
    const { facts } = await read(
      change({ minute: 5, state: 0, before: 1 }),
      change({ minute: 3, state: 0, before: 2 }, ofService),
      change({ minute: 1, state: 1 }),
      change({ minute: 0, state: 2 }, ofService),
    );
    expect(facts).toEqual(['web down 1-5', 'web;http down 0-3']);
  });

  test('that is the last one is open, which is noted', async () => {
    const { facts, issues } = await read(change({ minute: 0, state: 1 }));
    expect(facts).toEqual(['web down 0-open']);
    expect(issues).toMatchObject([{ place: { path: '[0]' }, severity: 'note' }]);
  });

  test('between which and the next rows are missing ends somewhere between them', async () => {
    const { evidence, issues } = await read(
      change({ minute: 65, state: 0, before: 1 }),
      change({ minute: 60, state: 1, before: 0 }),
      change({ minute: 0, state: 1, before: 0 }),
    );
    expect(evidence).toMatchObject([
      { start: { at: START }, end: { earliest: START, latest: START + 3_600_000 } },
      { start: { at: START + 3_600_000 }, end: { at: START + 65 * 60_000 } },
    ]);
    expect(issues).toMatchObject([{ place: { path: '[1]' }, severity: 'error' }]);
  });

  test('says what its check wrote', async () =>
    expect((await read(change({ minute: 0, state: 1 }))).evidence).toMatchObject([
      { quote: 'state 1', zone: { id: 'UTC', basis: 'stated' } },
    ]));
});

describe('a downtime', () => {
  const downtime = (more: object = {}, event = 'downtime_start') => ({
    id: 'c1',
    object_type: 'host',
    event_type: event,
    event_time: time(0),
    downtime_history_id: 'd1',
    host: { name: 'web' },
    downtime: {
      start_time: time(0),
      end_time: time(60),
      has_been_cancelled: false,
      comment: 'Patches',
      ...more,
    },
  });

  test.each<[string, object[], string[]]>([
    ['lasts until its end', [downtime()], ['web maintenance 0-60']],
    [
      'counts once for both its rows',
      [downtime({}, 'downtime_end'), downtime()],
      ['web maintenance 0-60'],
    ],
    [
      'that is cancelled ends then',
      [downtime({ has_been_cancelled: true, cancel_time: time(20) })],
      ['web maintenance 0-20'],
    ],
    [
      'that is cancelled after its end ended then',
      [downtime({ has_been_cancelled: true, cancel_time: time(80) })],
      ['web maintenance 0-60'],
    ],
    [
      'that is cancelled as it begins excuses nothing',
      [downtime({ has_been_cancelled: true, cancel_time: time(0) })],
      [],
    ],
    [
      'that is cancelled before it began excuses nothing',
      [downtime({ has_been_cancelled: true, cancel_time: time(-5) })],
      [],
    ],
  ])('%s', async (_, rows, facts) => {
    const result = await read(...rows);
    expect(result.facts).toEqual(facts);
    expect(result.issues).toEqual([]);
  });

  test.each([
    ['no end', { end_time: null }, 'downtime.end_time'],
    ['no start', { start_time: null }, 'downtime.start_time'],
    ['no time of its cancellation', { has_been_cancelled: true }, 'downtime.cancel_time'],
  ])('with %s is refused', async (_, more, field) => {
    const { facts, issues } = await read(downtime(more));
    expect(facts).toEqual([]);
    expect(issues).toMatchObject([{ place: { path: '[0]' }, field, severity: 'error' }]);
  });
});

describe('a row is refused, and told once for all alike,', () => {
  test.each<[string, object, string]>([
    ['of an unknown event', { event_type: 'rebooted' }, 'event_type'],
    ['without the name of its host', { host: {} }, 'object_type'],
    ['of a service without its name', { object_type: 'service' }, 'object_type'],
    ['of another kind of object', { object_type: 'zone' }, 'object_type'],
    ['without its state', { state: {} }, 'state.state_type'],
    [
      'of a state that no host has',
      { state: { state_type: 'hard', hard_state: 2 } },
      'state.hard_state',
    ],
    ['with a time of the epoch', { event_time: 1_772_971_200 }, 'event_time'],
  ])('%s', async (_, more, field) => {
    const row = change({ minute: 0, state: 1 }, more);
    const { facts, issues } = await read(row, row);
    expect(facts).toEqual([]);
    expect(issues).toMatchObject([{ place: { path: '[0]' }, field, severity: 'error' }]);
    expect(issues[0]?.found).toMatch(/\(2 ×\)$/);
  });
});

test('events that tell no state are passed over, and a file of nothing else is told', async () => {
  const { facts, issues } = await read({ event_type: 'notification' }, { event_type: 'ack_set' });
  expect(facts).toEqual([]);
  expect(issues).toMatchObject([{ field: 'event_type', severity: 'error' }]);
});

describe('CSV', () => {
  const HEADER =
    'object_type,event_type,event_time,host.name,service.name,state_history_id,state.state_type,state.soft_state,state.hard_state,state.previous_hard_state,state.output';
  const csv = (...rows: readonly string[]) =>
    importAll(icingadb, inPieces([HEADER, ...rows].join('\r\n')));

  test('reads as JSON does, with its line as place', async () => {
    const { evidence, issues } = await csv(
      '"host","state_change",2026-03-08T12:05:00.000+00:00,"web",,"b","hard",0,0,1,"OK"',
      '"host","state_change",2026-03-08T12:00:00.000+00:00,"web",,"b","hard",1,1,0,"no ""answer"",\nnone"',
    );
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([
      {
        ref: 'web|2026-03-08T12:00:00.000Z',
        place: { line: 3 },
        quote: 'no "answer",\nnone',
        end: { at: START + 300_000 },
      },
    ]);
  });

  test('a row of another width is refused with its line', async () => {
    const { evidence, issues } = await csv('"host","state_change"');
    expect(evidence).toEqual([]);
    expect(issues[0]).toMatchObject({ place: { line: 2 }, field: 'row', severity: 'error' });
  });
});
