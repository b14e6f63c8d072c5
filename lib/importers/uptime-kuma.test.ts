import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { sampleCounts, SAMPLES } from './testing';
import { uptimeKuma } from './uptime-kuma';
import {
  beats,
  databaseOf,
  HEARTBEAT,
  issuesOf,
  kuma,
  MONITOR,
  read,
  type Row,
  SHOP,
  told,
  written,
} from './uptime-kuma-testing';

describe('heartbeats become windows', () => {
  test.each<[string, Row[], string[]]>([
    [
      'down between two good ones',
      [
        [0, 1],
        [1, 0],
        [2, 1],
      ],
      ['down 1(0..)-2(1..)', 'watched 0-2'],
    ],
    [
      'pending that leads to down begins it',
      [
        [0, 1],
        [1, 2],
        [2, 0],
        [3, 1],
      ],
      ['down 1(0..)-3(2..)', 'watched 0-3'],
    ],
    [
      'pending that leads to nothing is none',
      [
        [0, 1],
        [1, 2],
        [2, 1],
      ],
      ['watched 0-2'],
    ],
    [
      'maintenance is neither down nor watched',
      [
        [0, 1],
        [1, 1],
        [2, 3],
        [3, 1],
        [4, 1],
      ],
      ['watched 0-1', 'maintenance 2(1..)-3(2..)', 'watched 3-4'],
    ],
    [
      'three intervals of the monitor are no gap',
      [
        [0, 1],
        [3, 1, 180],
      ],
      ['watched 0-3'],
    ],
    [
      'a longer silence is one',
      [
        [0, 1],
        [1, 1],
        [5, 1, 240],
        [6, 1],
      ],
      ['watched 0-1', 'watched 5-6'],
    ],
  ])('%s', async (_, rows, expected) => expect(await told(kuma(...rows))).toEqual(expected));

  test('the names, the interval, the zone, the place and the message are those of the tables', async () => {
    const { evidence } = await read(
      kuma([0, 1], [1, 0, 60, 1, '502 - Bad Gateway'], [2, 1, 60, 1]),
    );
    expect(evidence).toMatchObject([
      {
        ref: '1|2026-03-08T00:01:00.000Z',
        service: 'Shop',
        place: { path: 'heartbeat[rowid=2]' },
        quote: '502 - Bad Gateway',
        zone: { id: 'UTC', basis: 'inferred' },
      },
      { kind: 'coverage', rules: { intervalSeconds: 60, confirmations: 1, gapIntervals: 3 } },
    ]);
  });

  test('a longer time between retries is the interval, where there are retries', async () => {
    const monitor = (retries: number) =>
      `insert into monitor values (1, 'Shop', 'http', 20, ${retries}, 120)`;
    const rows = beats([0, 1], [1, 1], [5, 1], [6, 1]);
    expect(await told(databaseOf(HEARTBEAT, MONITOR, monitor(3), ...rows))).toEqual([
      'watched 0-6',
    ]);
    expect(await told(databaseOf(HEARTBEAT, MONITOR, monitor(0), ...rows))).toEqual([
      'watched 0-1',
      'watched 5-6',
    ]);
  });

  test('the interval that a person chose comes first', async () => {
    const rules = { confirmations: 1, gapIntervals: 3, intervalSeconds: 600 };
    expect(await told(kuma([0, 1], [20, 1]), { rules })).toEqual(['watched 0-20']);
  });

  test('a time without milliseconds, as early versions wrote it', async () => {
    const rows = beats([0, 1], [1, 1]).map((row) => row.replace('.000', ''));
    expect(await told(databaseOf(HEARTBEAT, MONITOR, SHOP, ...rows))).toEqual(['watched 0-1']);
  });

  test('the order of the rows is not that of the times', async () =>
    expect(await told(kuma([2, 1], [0, 1], [1, 0]))).toEqual([
      'down 1(0..)-2(1..)',
      'watched 0-2',
    ]));

  test('a group is left out, and told', async () => {
    const group = `insert into monitor values (2, 'All', 'group', 60, 0, 0)`;
    const rows = beats([0, 1], [1, 1], [0, 0, 60, 1, '', 2], [1, 1, 60, 1, '', 2]);
    const bytes = databaseOf(HEARTBEAT, MONITOR, SHOP, group, ...rows);
    expect(await told(bytes)).toEqual(['watched 0-1']);
    expect(await issuesOf(bytes)).toEqual(['note monitor: 2 heartbeats of the group All']);
  });

  test('what cannot be read is told once for each text, with its count', async () => {
    const odd = ['7', '7', "'up'", 'null'].map(
      (status) =>
        `insert into heartbeat (monitor_id, time, status) values (1, '${written(5)}', ${status})`,
    );
    const table = HEARTBEAT.replace('status smallint not null', 'status smallint');
    const times = ["'later'", "x'00'", "'1971-01-01 00:00:00'"].map(
      (time) => `insert into heartbeat (monitor_id, time, status) values (1, ${time}, 1)`,
    );
    const bytes = databaseOf(table, MONITOR, SHOP, ...beats([0, 1], [1, 1]), ...odd, ...times);
    expect(await told(bytes)).toEqual(['watched 0-1']);
    expect(await issuesOf(bytes)).toEqual([
      'error status: "7" (2 ×)',
      `error status: "'up'" (1 ×)`,
      'error status: "NULL" (1 ×)',
      'error time: "later" (1 ×)',
      'error time: "" (1 ×)',
      'error time: "1971-01-01 00:00:00" (1 ×)',
    ]);
  });
});

describe('deleted heartbeats', () => {
  const changes: Row[] = [
    [0, 1, 0, 1],
    [100, 0, 60, 1, 'refused'],
    [130, 1, 60, 1],
  ];

  test('changes that were kept are windows, without coverage', async () => {
    const bytes = kuma(...changes, [900, 1], [901, 1]);
    expect(await told(bytes)).toEqual([
      'down 100(98.98333333333333..)-130(128.98333333333332..)',
      'watched 900-901',
    ]);
    expect(await issuesOf(bytes)).toEqual([
      'note heartbeat: before 2026-03-08T15:00:00.000Z only the changes of Shop',
    ]);
  });

  test('the first one of those that are complete may be a change itself', async () => {
    const rows: Row[] = [
      [900, 1, 60, 1],
      [901, 1],
    ];
    expect(await told(kuma([0, 1, 0, 1], [100, 0, 0, 1], ...rows))).toEqual([
      'down 100-900(898.9833333333333..)',
      'watched 900-901',
    ]);
  });

  test('changes alone, to the end', async () =>
    expect(await told(kuma(...changes))).toEqual([
      'down 100(98.98333333333333..)-130(128.98333333333332..)',
    ]));

  test.each<[string, number, number]>([
    ['the one before is there: nobody was looking', 178, 0],
    ['the one before is not there: it was deleted', 177, 1],
  ])('%s', async (_, seconds, notes) => {
    const bytes = kuma([0, 1, 0, 1], [3.000_01, 0, seconds, 1], [4, 1, 60, 1], [5, 1]);
    expect(await issuesOf(bytes)).toHaveLength(notes);
  });

  test('a database that does not tell durations has none deleted', async () =>
    expect(await issuesOf(kuma([0, 1, 0, 1], [10, 0, 0, 1], [20, 1, 0, 1], [21, 1]))).toEqual([]));
});

test.each([
  ['a database', kuma([0, 1]), 'x', 0.98],
  ['a database of another kind', databaseOf('create table endpoints (id integer)'), 'data.db', 0],
  [
    'a database of another kind that is called so',
    databaseOf('create table x (id)'),
    'kuma.db',
    0.6,
  ],
  ['a webhook', '{"heartbeat":{"monitorID":1,"status":0,', 'x', 0.96],
  ['a status page', '{"heartbeatList":{"1":[', 'x', 0.96],
  ['a backup', '{"version":"1.23.0","notificationList":[', 'x', 0.96],
  ['other JSON', '{"heartbeat":{"id":1},"monitors":[]}', 'x', 0],
  ['text', 'our heartbeat of monitor_id 1 was down', 'x', 0],
])('%s is known', (_, head, name, confidence) => {
  const bytes = typeof head === 'string' ? new TextEncoder().encode(head) : head;
  expect(uptimeKuma.recognises(bytes, name)).toBe(confidence);
});

describe.skipIf(!existsSync(SAMPLES))('real databases', () => {
  test.each([
    ['pixelpasta_2024.db', { observations: 10, maintenance: 0, coverage: 6, errors: 0, notes: 0 }],
    [
      'rainford_status_v1.db',
      { observations: 20, maintenance: 0, coverage: 37, errors: 0, notes: 0 },
    ],
  ])('%s', async (file, expected) =>
    expect(await sampleCounts(`uptime-kuma/${file}`)).toEqual({
      importer: 'uptime-kuma',
      statements: 0,
      ...expected,
    }),
  );
});
