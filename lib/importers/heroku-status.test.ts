import { describe, expect, test } from 'vitest';

import { herokuStatus } from './heroku-status';
import { importAll, inPieces } from './testing';

const update = (update_type: string, time: string, more: object = {}) => ({
  id: `${update_type}${time}`,
  created_at: `2026-03-02T${time}:00Z`,
  update_type,
  contents: update_type,
  ...more,
});
const BASE = {
  id: 1,
  title: 'Builds',
  state: 'resolved',
  resolved: false,
  created_at: '2026-03-02T10:00:00Z',
  systems: [],
  updates: [update('resolved', '12:00'), update('issue', '10:00')],
};
const read = (incident: object, list = 'incidents') =>
  importAll(
    herokuStatus,
    inPieces(JSON.stringify({ status: [], [list]: [{ ...BASE, ...incident }] }), 64),
  );

async function windows(incident: object) {
  const { evidence } = await read(incident);
  const clock = (at: number | undefined) =>
    at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16);
  return evidence.flatMap((fact) =>
    fact.kind === 'observation'
      ? [`${fact.ref} ${fact.state} ${clock(fact.start.at)} ${clock(fact.end?.at)}`]
      : [],
  );
}

describe('the window', () => {
  test.each([
    ['ends with the resolving update, whatever `resolved` says', {}, ['1 degraded 10:00 12:00']],
    [
      'ends when it was resolved, where that is told',
      { resolved_at: '2026-03-02T11:30:00Z' },
      ['1 degraded 10:00 11:30'],
    ],
    [
      'ends with the last of two resolving updates',
      {
        updates: [
          update('resolved', '11:00'),
          update('issue', '11:20'),
          update('resolved', '12:30'),
        ],
      },
      ['1 degraded 10:00 12:30'],
    ],
    ['is open by its state', { state: 'open' }, ['1 degraded 10:00 open']],
    [
      'without a state goes by `resolved`',
      { state: undefined, resolved: true },
      ['1 degraded 10:00 12:00'],
    ],
    ['without a state is open by `resolved`', { state: undefined }, ['1 degraded 10:00 open']],
    [
      'is of each system',
      { systems: [{ name: 'Apps' }, { name: 'Data' }] },
      ['1:Apps degraded 10:00 12:00', '1:Data degraded 10:00 12:00'],
    ],
  ])('%s', async (_, incident, expected) => expect(await windows(incident)).toEqual(expected));

  test.each([
    ['an unknown state', { state: 'hovering' }, 'state'],
    ['neither state nor resolved', { state: undefined, resolved: undefined }, 'state'],
    ['no end of a resolved one', { updates: [] }, 'resolved_at'],
    ['an end before the start', { resolved_at: '2026-03-02T09:59:59Z' }, 'resolved_at'],
    ['a time without a zone', { created_at: '2026-03-02T10:00:00' }, 'created_at'],
    ['no id', { id: undefined }, 'id'],
  ])('%s is an issue and no window', async (_, incident, field) => {
    const { issues } = await read(incident);
    expect(await windows(incident)).toEqual([]);
    expect(issues).toContainEqual(expect.objectContaining({ field, severity: 'error' }));
  });
});

describe('the colours of v3', () => {
  const colours = (type: string, time: string, status_prod: string, status_dev: string) =>
    update(type, time, { status_prod, status_dev });

  test.each([
    [
      'the first holds from the start',
      [colours('issue', '10:20', 'red', 'green'), colours('resolved', '12:00', 'green', 'green')],
      ['1:Production down 10:00 12:00'],
    ],
    [
      'a change is a stretch of its own',
      [
        colours('issue', '10:00', 'red', 'yellow'),
        colours('update', '11:00', 'yellow', 'green'),
        colours('resolved', '12:00', 'green', 'green'),
      ],
      [
        '1:Production down 10:00 11:00',
        '1:Production:2 degraded 11:00 12:00',
        '1:Development degraded 10:00 11:00',
      ],
    ],
    [
      'the same colour goes on',
      [
        colours('issue', '10:00', 'yellow', 'green'),
        colours('update', '11:00', 'yellow', 'green'),
        colours('resolved', '12:00', 'green', 'green'),
      ],
      ['1:Production degraded 10:00 12:00'],
    ],
    [
      'blue is maintenance, which is no outage',
      [colours('issue', '10:00', 'blue', 'green'), colours('resolved', '12:00', 'green', 'green')],
      [],
    ],
    [
      'what is still red when it is resolved ends there',
      [colours('issue', '10:00', 'red', 'green'), colours('resolved', '12:00', 'red', 'green')],
      ['1:Production down 10:00 12:00'],
    ],
  ])('%s', async (_, updates, expected) => expect(await windows({ updates })).toEqual(expected));

  test('another colour is an issue', async () => {
    const updates = [colours('issue', '10:00', 'mauve', ''), update('resolved', '12:00')];
    const { issues } = await read({ updates });
    expect(await windows({ updates })).toEqual([]);
    expect(issues).toMatchObject([{ field: 'status', found: 'mauve', severity: 'error' }]);
  });
});

describe('a maintenance', () => {
  const contents =
    'We will perform scheduled maintenance on March 9, 2026 between 02:00 UTC and 03:30 UTC.';
  const updates = [update('scheduled', '10:00', { contents })];

  test.each([
    ['by its list', { state: undefined }, 'scheduled'],
    ['by its state', { state: 'scheduled' }, 'incidents'],
    ['by v3’s mark', { upcoming: true }, 'issues'],
  ])('is known %s', async (_, more, list) => {
    const { evidence, issues } = await read({ ...more, updates }, list);
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([
      { kind: 'maintenance', end: { at: Date.parse('2026-03-09T03:30Z') } },
      { kind: 'statement', statement: 'maintenance_notice' },
    ]);
  });

  test('without an end is kept out', async () => {
    const { evidence, issues } = await read(
      { updates: [update('scheduled', '10:00')] },
      'scheduled',
    );
    expect(evidence.map(({ kind }) => kind)).toEqual(['statement']);
    expect(issues).toMatchObject([{ field: 'updates', severity: 'error' }]);
  });
});

test('an update of a new type is kept and noted', async () => {
  const { evidence, issues } = await read({
    updates: [update('rumour', '10:30'), update('issue', '10:00'), update('resolved', '12:00')],
  });
  const said = evidence.flatMap((fact) => (fact.kind === 'statement' ? [fact.statement] : []));
  expect(said).toEqual(['acknowledgement', 'update', 'restored']);
  expect(issues).toMatchObject([{ field: 'update_type', found: 'rumour', severity: 'note' }]);
});
