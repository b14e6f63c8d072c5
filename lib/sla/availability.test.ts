import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, DowntimeRule, Metric } from './commitment-format';
import type { WindowInput } from './evidence-format';
import { at, availability, degraded, down, first, maintenance, terms } from './golden/question';
import type { Terms } from './terms-format';

type Evidence = Partial<AssessInput['evidence']>;

const measured = (
  commitment: Partial<Availability>,
  windows: WindowInput[],
  evidence: Evidence = {},
  extra: Partial<Terms> = {},
) => first(terms([availability(commitment)], extra), windows, { evidence });

const minutes = (...given: Parameters<typeof measured>) => measured(...given).downtimeMinutes;

describe('merging and minimum', () => {
  test.each<[string, DowntimeRule, string, number]>([
    [
      'exactly the minimum counts with gte',
      { minimum: { seconds: 300, op: 'gte' } },
      '02 10:05',
      5,
    ],
    [
      'exactly the minimum does not count with gt',
      { minimum: { seconds: 300, op: 'gt' } },
      '02 10:05',
      0,
    ],
    [
      'a millisecond short',
      { minimum: { seconds: 300, op: 'gte' } },
      '2026-04-02T10:04:59.999Z',
      0,
    ],
    [
      'a millisecond over',
      { minimum: { seconds: 300, op: 'gt' } },
      '2026-04-02T10:05:00.001Z',
      5.000017,
    ],
  ])('%s', (_, downtime, end, expected) =>
    expect(minutes({ downtime }, [down('02 10:00', end)])).toBe(expected),
  );

  test('the length compared is real time, not weighted', () => {
    const downtime: DowntimeRule = { degradedWeight: '0.1', minimum: { seconds: 600, op: 'gte' } };
    expect(minutes({ downtime }, [degraded('02 10:00', '02 10:10')])).toBe(1);
  });

  test('a window of weight 0 joins nothing', () => {
    const downtime: DowntimeRule = { minimum: { seconds: 1200, op: 'gte' } };
    const windows = [
      down('02 10:00', '02 10:09'),
      degraded('02 10:09', '02 10:11'), // weight 0
      down('02 10:11', '02 10:20'),
    ];
    expect(minutes({ downtime }, windows)).toBe(0);
  });

  test('of overlapping windows the largest weight counts', () => {
    const windows = [degraded('02 10:00', '02 11:00'), down('02 10:15', '02 10:30')];
    expect(minutes({ downtime: { degradedWeight: '0.2' } }, windows)).toBe(24); // 45 × 0.2 + 15
  });

  test('a gap that counts weighs 1 between degraded windows', () => {
    const downtime: DowntimeRule = {
      degradedWeight: '0.5',
      mergeGap: { seconds: 600, gapCounts: true },
    };
    const windows = [degraded('02 10:00', '02 10:10'), degraded('02 10:20', '02 10:30')];
    expect(minutes({ downtime }, windows)).toBe(20); // 5 + 10 + 5
  });

  test('a minimum reached only before the period counts the part inside', () => {
    const downtime: DowntimeRule = { minimum: { seconds: 3600, op: 'gte' } };
    expect(minutes({ downtime }, [down('2026-03-31T23:00:00Z', '01 00:05')])).toBe(5);
    expect(minutes({ downtime }, [down('2026-03-31T23:05:00Z', '01 00:05')])).toBe(5);
    expect(minutes({ downtime }, [down('2026-03-31T23:05:01Z', '01 00:05')])).toBe(0);
  });
});

describe('service hours and deployed time', () => {
  const nights: Partial<Availability> = {
    serviceHours: {
      weekly: [
        { days: [4], from: '20:00', to: '24:00' },
        { days: [5], from: '00:00', to: '06:00' },
      ],
    },
  };
  test('a night is two rows that touch', () => {
    const commitment = { ...nights, downtime: { minimum: { seconds: 7200, op: 'gte' as const } } };
    // Thursday 2 April 19:00 to Friday 01:00: 20:00–24:00 and 00:00–01:00 are one outage of 5 hours.
    expect(minutes(commitment, [down('02 19:00', '03 01:00')])).toBe(300);
  });

  test('an outage over closed hours is cut in two', () => {
    const commitment = { ...nights, downtime: { minimum: { seconds: 7200, op: 'gte' as const } } };
    // 05:00–06:00 on Friday 3 April and 20:00–21:00 on the Thursday after: an hour each.
    expect(minutes(commitment, [down('03 05:00', '09 21:00')])).toBe(0);
  });

  test('a wall time skipped by summer time moves by the length of the gap', () => {
    const of = terms(
      [
        availability({
          serviceHours: { weekly: [{ days: [7], from: '02:30', to: '04:00' }] },
        }),
      ],
      { timeZone: { id: 'America/New_York', basis: 'stated' } },
    );
    // On 8 March 2026 02:30 does not exist: it is 03:30 EDT, 07:30Z.
    const found = first(of, [down('2026-03-08T06:00:00Z', '2026-03-08T09:00:00Z')], {
      period: '2026-03',
    });
    expect(found.downtimeMinutes).toBe(30);
  });

  test('a repeated wall time is its first occurrence', () => {
    const of = terms(
      [
        availability({
          serviceHours: { weekly: [{ days: [7], from: '01:30', to: '02:00' }] },
        }),
      ],
      { timeZone: { id: 'America/New_York', basis: 'stated' } },
    );
    // On 1 November 2026 01:30 EDT is 05:30Z; 02:00 EST is 07:00Z.
    const found = first(of, [down('2026-11-01T00:00:00Z', '2026-11-01T12:00:00Z')], {
      period: '2026-11',
    });
    expect(found.downtimeMinutes).toBe(90);
  });

  test('no agreed time at all is no data', () => {
    const found = measured({ serviceHours: { weekly: [] } }, [down('02 10:00', '02 12:00')]);
    expect(found).toMatchObject({
      status: 'review',
      reasons: ['no_data'],
      measured: { percent: null, exact: null },
    });
    expect(found.headroomMinutes).toBeUndefined();
  });

  test('maintenance all period long is no data', () => {
    const found = measured({ exclusions: [{ kind: 'scheduled_maintenance' }] }, [
      maintenance('2026-03-31T00:00:00Z', '2026-05-02T00:00:00Z'),
    ]);
    expect(found.reasons).toEqual(['no_data']);
  });

  test('downtime outside deployed time does not count', () => {
    const deployed = [{ start: at('02 11:00'), end: at('20 00:00') }];
    const commitment = { denominator: { kind: 'deployed', undeployed: 'removed' } } as const;
    expect(minutes(commitment, [down('02 10:00', '02 12:00')], { deployed })).toBe(60);
  });

  test.each<[string, DowntimeRule['minimum'], number]>([
    ['the downtime', undefined, 120],
    ['the length compared', { seconds: 7200, op: 'gte' }, 120],
    ['and not a second longer', { seconds: 7200, op: 'gt' }, 0],
  ])('a gap that counts lies within agreed time: %s', (_, minimum, expected) => {
    const commitment: Partial<Availability> = {
      serviceHours: {
        weekly: [
          { days: [4], from: '09:00', to: '12:00' },
          { days: [4], from: '13:00', to: '17:00' },
        ],
      },
      downtime: { mergeGap: { seconds: 7200, gapCounts: true }, minimum },
    };
    const windows = [down('02 11:00', '02 11:50'), down('02 13:10', '02 14:00')];
    expect(minutes(commitment, windows)).toBe(expected); // 50 + 10 before noon, 10 + 50 after
  });
});

describe('partial minutes', () => {
  const metric = (partialMinutes: 'excluded' | 'rounded_up'): Metric => ({
    kind: 'time',
    partialMinutes,
  });
  test.each<['excluded' | 'rounded_up', WindowInput[], number]>([
    ['excluded', [down('02 10:00:59', '02 10:01:01')], 0],
    ['rounded_up', [down('02 10:00:59', '02 10:01:01')], 2],
    ['excluded', [down('02 10:00', '02 10:01')], 1],
    ['rounded_up', [down('02 10:00', '02 10:01')], 1],
    ['excluded', [down('02 10:00:00', '02 10:00:30'), down('02 10:00:30', '02 10:01:00')], 1],
    ['rounded_up', [down('02 10:00:05', '02 10:00:10'), down('02 10:00:50', '02 10:00:55')], 1],
    ['excluded', [degraded('02 10:00:00', '02 10:01:00'), down('02 10:00:30', '02 10:02:00')], 1.5],
    ['rounded_up', [degraded('02 10:00:00', '02 10:01:00'), down('02 10:00:30', '02 10:02:00')], 2],
  ])('%s: %#', (mode, windows, expected) =>
    expect(minutes({ metric: metric(mode), downtime: { degradedWeight: '0.5' } }, windows)).toBe(
      expected,
    ),
  );
});

describe('weighted metrics', () => {
  test('affected ratio weighs each window, and the larger of two', () => {
    const windows = [
      down('02 10:00', '02 11:00', { affectedRatio: '0.25' }), // 60 × 0.25
      down('02 10:30', '02 11:30', { affectedRatio: '0.5' }), //  60 × 0.5, shared half hour included
    ];
    const found = measured({ metric: { kind: 'affected_ratio' } }, windows);
    expect(found.downtimeMinutes).toBe(37.5); // 30 × 0.25 + 60 × 0.5
    expect(found.measured).toMatchObject({ exact: '28775/288' });
  });

  test('user minutes weigh by the users affected', () => {
    const windows = [down('02 10:00', '02 12:00', { usersAffected: 30 })];
    const found = measured({ metric: { kind: 'user_minutes' } }, windows, { users: 90 });
    expect(found.downtimeMinutes).toBe(40); // 120 × 30 ÷ 90
  });

  test('more users affected than there are cannot push availability below 0', () => {
    const windows = [down('01 00:00', null, { usersAffected: 30 })];
    const found = measured({ metric: { kind: 'user_minutes' } }, windows, { users: 10 });
    expect(found.measured).toEqual({ percent: '0.000000', exact: '0/1' });
  });
});

describe('services', () => {
  const services = [
    { id: 'voice', name: 'Voice' },
    { id: 'chat', name: 'Chat' },
  ];
  const windows = [
    down('02 10:00', '02 11:00', { service: 'voice' }),
    down('02 10:30', '02 11:30', { service: 'chat' }),
    down('02 12:00', '02 12:10'), // every service
  ];
  test.each<[string[] | undefined, number]>([
    [undefined, 100],
    [['voice'], 70],
    [['chat'], 70],
    [['voice', 'chat'], 100],
  ])('a commitment on %j is down while any of them is: %d minutes', (covered, expected) =>
    expect(minutes(covered ? { services: covered } : {}, windows, {}, { services })).toBe(expected),
  );
});
