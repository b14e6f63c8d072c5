import { describe, expect, test } from 'vitest';

import { instatus } from './instatus';
import { importAll, inPieces } from './testing';

const NOW = Date.UTC(2026, 2, 17, 6);
const read = (value: unknown) =>
  importAll(instatus, inPieces(typeof value === 'string' ? value : JSON.stringify(value)), {
    now: NOW,
  });
const iso = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().slice(0, 16);

async function facts(value: unknown) {
  const { evidence, issues } = await read(value);
  const found = evidence.flatMap((fact) => {
    if (fact.kind === 'observation')
      return [`${fact.state} ${iso(fact.start.at)} ${iso(fact.end?.at)} ${fact.severity ?? '-'}`];
    return fact.kind === 'maintenance'
      ? [`maintenance ${iso(fact.start.at)} ${iso(fact.end?.at)}`]
      : [];
  });
  return [...found, ...issues.map(({ severity, field }) => `${severity} ${field}`)];
}

const incident = (more: object) => ({
  id: 'abcdefgh1',
  name: 'Outage',
  started: '2026-03-17T03:00:00.000Z',
  status: 'INVESTIGATING',
  ...more,
});
const maintenance = (more: object) => ({
  id: 'abcdefgh2',
  name: 'Work',
  start: '2026-03-20T03:00:00.000Z',
  status: 'NOTSTARTEDYET',
  duration: '60',
  ...more,
});
const summary = (more: object, extra: object = {}) => ({
  page: { name: 'X', status: 'HASISSUES', ...extra },
  ...more,
});

describe('a summary', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['where nothing is active', summary({}), []],
    ['of empty lists', summary({ activeIncidents: [], activeMaintenances: [] }), []],
    ...(
      [
        ['MAJOROUTAGE', 'down'],
        ['PARTIALOUTAGE', 'degraded'],
        ['MINOROUTAGE', 'degraded'],
        ['DEGRADEDPERFORMANCE', 'degraded'],
        ['OPERATIONAL', 'degraded'],
      ] as const
    ).map(([impact, state]): [string, unknown, readonly string[]] => [
      `of impact ${impact}`,
      summary({ activeIncidents: [incident({ impact })] }),
      [`${state} 2026-03-17T03:00 open ${impact}`],
    ]),
    [
      'of an impact that nobody knows',
      summary({ activeIncidents: [incident({ impact: 'HUGE' })] }),
      ['error impact'],
    ],
    [
      'of a time that JavaScript wrote',
      summary({
        activeIncidents: [
          incident({
            impact: 'MAJOROUTAGE',
            started: 'Tue Mar 17 2026 04:00:00 GMT+0100 (Central European Standard Time)',
          }),
        ],
      }),
      ['down 2026-03-17T03:00 open MAJOROUTAGE'],
    ],
    [
      'of an incident that only its address names',
      summary({
        activeIncidents: [
          incident({
            id: undefined,
            url: 'https://x.test/incident/abcdefgh3',
            impact: 'MAJOROUTAGE',
          }),
        ],
      }),
      ['down 2026-03-17T03:00 open MAJOROUTAGE'],
    ],
    [
      'of an incident that nothing names',
      summary({ activeIncidents: [incident({ id: undefined, impact: 'MAJOROUTAGE' })] }),
      ['error id'],
    ],
    [
      'of a maintenance in minutes as text',
      summary({ activeMaintenances: [maintenance({})] }),
      ['maintenance 2026-03-20T03:00 2026-03-20T04:00'],
    ],
    [
      'of a maintenance in minutes as a number',
      summary({ activeMaintenances: [maintenance({ duration: 90 })] }),
      ['maintenance 2026-03-20T03:00 2026-03-20T04:30'],
    ],
    [
      'of a maintenance of thousands of minutes',
      summary({ activeMaintenances: [maintenance({ duration: '1440' })] }),
      ['maintenance 2026-03-20T03:00 2026-03-21T03:00'],
    ],
    [
      'of a maintenance without an end',
      summary({ activeMaintenances: [maintenance({ duration: undefined })] }),
      ['error scheduled_until'],
    ],
    [
      'of a maintenance that takes no number',
      summary({ activeMaintenances: [maintenance({ duration: 'long' })] }),
      ['error duration'],
    ],
    [
      'that was changed more than a day ago is open until then',
      summary({
        activeIncidents: [
          incident({
            impact: 'MAJOROUTAGE',
            started: '2026-03-10T03:00:00Z',
            updatedAt: '2026-03-16T05:59:00Z',
          }),
        ],
      }),
      ['down 2026-03-10T03:00 2026-03-16T05:59 MAJOROUTAGE', 'note resolved_at'],
    ],
    [
      'that was changed a day ago is current',
      summary({
        activeIncidents: [incident({ impact: 'MAJOROUTAGE', updatedAt: '2026-03-16T06:00:00Z' })],
      }),
      ['down 2026-03-17T03:00 open MAJOROUTAGE'],
    ],
  ])('%s', async (_, value, expected) => expect(await facts(value)).toEqual(expected));

  test('after another ends what it no longer shows', async () => {
    const polls = [
      {
        fetched_at: '2026-03-17T05:00:00Z',
        ...summary({ activeIncidents: [incident({ impact: 'MAJOROUTAGE' })] }),
      },
      { fetched_at: '2026-03-17T05:10:00Z', ...summary({}) },
    ];
    const { evidence } = await read(polls.map((poll) => JSON.stringify(poll)).join('\n'));
    const [from, to] = [Date.UTC(2026, 2, 17, 5), Date.UTC(2026, 2, 17, 5, 10)];
    expect(evidence).toMatchObject([{ end: { at: to, earliest: from, latest: to } }]);
  });
});

describe('the API', () => {
  const updates = [
    {
      id: 'u2',
      status: 'RESOLVED',
      message: 'Over.',
      started: '2026-03-17T04:00:00Z',
      createdAt: '2026-03-17T04:00:09Z',
    },
    {
      id: 'u1',
      status: 'INVESTIGATING',
      message: { default: 'Looking.' },
      started: '2026-03-17T03:00:00Z',
    },
  ];

  test.each<[string, unknown, readonly string[]]>([
    [
      'tells no impact: it is noted once',
      [
        incident({ resolved: '2026-03-17T04:00:00Z', status: 'RESOLVED' }),
        incident({ id: 'abcdefgh9' }),
      ],
      [
        'degraded 2026-03-17T03:00 2026-03-17T04:00 -',
        'degraded 2026-03-17T03:00 open -',
        'note impact',
      ],
    ],
    [
      'ends an incident with its message, where it has no end of its own',
      [incident({ status: 'RESOLVED', impact: 'MAJOROUTAGE', resolved: null, updates })],
      ['down 2026-03-17T03:00 2026-03-17T04:00 MAJOROUTAGE'],
    ],
    [
      'refuses an end before the start',
      [incident({ status: 'RESOLVED', impact: 'MAJOROUTAGE', resolved: '2026-03-17T02:00:00Z' })],
      ['error resolved_at'],
    ],
    [
      'refuses a time without a zone',
      [incident({ started: '2026-03-17T03:00:00' })],
      ['error started'],
    ],
    ['refuses what is no incident', [{ id: 'x' }], ['error status']],
    [
      'gives one incident',
      incident({ impact: 'MAJOROUTAGE' }),
      ['down 2026-03-17T03:00 open MAJOROUTAGE'],
    ],
  ])('%s', async (_, value, expected) => expect(await facts(value)).toEqual(expected));

  test('tells each message, oldest first, at the time that it shows', async () => {
    const { evidence } = await read([
      incident({ status: 'RESOLVED', impact: 'MAJOROUTAGE', updates }),
    ]);
    expect(evidence.filter(({ kind }) => kind === 'statement')).toMatchObject([
      {
        ref: 'u1',
        statement: 'acknowledgement',
        text: 'Looking.',
        at: { at: Date.UTC(2026, 2, 17, 3) },
      },
      { ref: 'u2', statement: 'restored', text: 'Over.', at: { at: Date.UTC(2026, 2, 17, 4) } },
    ]);
  });

  test('announces a maintenance with what it says before it begins', async () => {
    const messages = [
      { id: 'u1', status: 'NOTSTARTEDYET', message: 'Soon.', started: '2026-03-18T03:00:00Z' },
      { id: 'u2', status: 'IDENTIFIED', message: 'Moved.', started: '2026-03-20T02:59:59Z' },
      { id: 'u3', status: 'INPROGRESS', message: 'Now.', started: '2026-03-20T03:00:00Z' },
      { id: 'u4', status: 'COMPLETED', message: 'Done.', started: '2026-03-20T03:50:00Z' },
    ];
    const { evidence } = await read([maintenance({ status: 'COMPLETED', updates: messages })]);
    expect(evidence[0]).toMatchObject({ noticeAt: Date.UTC(2026, 2, 18, 3) });
    expect(evidence.flatMap((fact) => (fact.kind === 'statement' ? fact.statement : []))).toEqual([
      'maintenance_notice',
      'maintenance_notice',
      'update',
      'update',
    ]);
  });
});
