import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, DowntimeRule, ExclusionRule, Metric } from './commitment-format';
import type { WindowInput } from './evidence-format';
import {
  ask,
  at,
  availability,
  degraded,
  down,
  first,
  maintenance,
  terms,
} from './golden/question';
import type { Terms } from './terms-format';

type Evidence = Partial<AssessInput['evidence']>;
const measured = (
  commitment: Partial<Availability>,
  windows: WindowInput[],
  evidence: Evidence = {},
  extra: Partial<Terms> = {},
) => first(terms([availability(commitment)], extra), windows, { evidence });
const minutes = (...given: Parameters<typeof measured>) => measured(...given).downtimeMinutes;

describe('clock', () => {
  const tickets = [
    { id: 'T1', openedAt: at('02 10:30'), closedAt: at('02 13:00') },
    { id: 'T2', openedAt: at('02 09:00'), closedAt: null },
    { id: 'T3', openedAt: at('02 10:00'), closedAt: at('02 11:00') },
  ];
  const outage = (extra: Partial<WindowInput>) => [down('02 10:00', '02 12:00', extra)];
  test.each<[string, DowntimeRule, Partial<WindowInput>, number, string[]]>([
    ['from impact to restoration', {}, { ticket: 'T1' }, 120, []],
    ['from the ticket, opened later', { clockStart: 'ticket_opened' }, { ticket: 'T1' }, 90, []],
    [
      'from impact, when the ticket is older',
      { clockStart: 'ticket_opened' },
      { ticket: 'T2' },
      120,
      [],
    ],
    ['no ticket, no clock', { clockStart: 'ticket_opened' }, {}, 0, ['no_ticket']],
    ['from the notice', { clockStart: 'vendor_notice' }, { noticeAt: at('02 11:15') }, 45, []],
    [
      'from impact, when notice came before',
      { clockStart: 'vendor_notice' },
      { noticeAt: at('02 09:00') },
      120,
      [],
    ],
    ['no notice, no clock', { clockStart: 'vendor_notice' }, {}, 0, ['no_notice']],
    [
      'a notice after the end leaves nothing',
      { clockStart: 'vendor_notice' },
      { noticeAt: at('02 12:00') },
      0,
      [],
    ],
    ['to a later closing', { clockEnd: 'ticket_closed' }, { ticket: 'T1' }, 180, []],
    ['to an earlier closing', { clockEnd: 'ticket_closed' }, { ticket: 'T3' }, 60, []],
    ['without a ticket to restoration', { clockEnd: 'ticket_closed' }, {}, 120, []],
    [
      'from ticket to closing',
      { clockStart: 'ticket_opened', clockEnd: 'ticket_closed' },
      { ticket: 'T1' },
      150,
      [],
    ],
  ])('%s', (_, downtime, extra, expected, reasons) => {
    const found = measured({ downtime }, outage(extra), { tickets });
    expect(found.downtimeMinutes).toBe(expected);
    expect(found.reasons).toEqual(reasons);
  });

  test('a ticket that is still open keeps the period open where it ends the clock', () => {
    const ended = measured({}, outage({ ticket: 'T2' }), { tickets });
    expect(ended.status).toBe('breached');
    const waiting = measured(
      { downtime: { clockEnd: 'ticket_closed' } },
      outage({ ticket: 'T2' }),
      {
        tickets,
      },
    );
    expect(waiting.status).toBe('open');
    expect(waiting.downtimeMinutes).toBe(29 * 1440 - 600); // from 2 April 10:00 to the end of April
  });

  test('a closed ticket ends the clock of a window without an end, but the period stays open', () => {
    const found = measured(
      { downtime: { clockEnd: 'ticket_closed' } },
      [down('02 10:00', null, { ticket: 'T1' })],
      { tickets },
    );
    expect(found).toMatchObject({ status: 'open', downtimeMinutes: 180 });
  });

  test('a window outside the period gives no reason', () => {
    const early = down('2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z');
    expect(measured({ downtime: { clockStart: 'ticket_opened' } }, [early]).reasons).toEqual([]);
  });
});

describe('pauses', () => {
  const tickets = [
    {
      id: 'T1',
      openedAt: at('02 10:00'),
      closedAt: at('02 12:00'),
      pauses: [
        { start: at('02 10:20'), end: at('02 10:50') },
        { start: at('02 10:40'), end: at('02 11:00') }, // overlaps: 40 minutes in all
      ],
    },
  ];
  const own = down('02 10:00', '02 12:00', { ticket: 'T1' });
  test.each<[string, DowntimeRule, WindowInput[], number]>([
    ['stop the clock', { stopClock: true }, [own], 80],
    ['not where the contract does not say so', {}, [own], 120],
    [
      'not the clock of another window',
      { stopClock: true },
      [own, down('02 10:30', '02 10:40')],
      90,
    ],
    ['do not cut in two', { stopClock: true, minimum: { seconds: 4800, op: 'gte' } }, [own], 80],
    ['but do shorten', { stopClock: true, minimum: { seconds: 4801, op: 'gte' } }, [own], 0],
  ])('%s', (_, downtime, windows, expected) =>
    expect(minutes({ downtime }, windows, { tickets })).toBe(expected),
  );

  test('a lighter window counts on with its own weight', () => {
    const downtime: DowntimeRule = { stopClock: true, degradedWeight: '0.5' };
    const windows = [own, degraded('02 10:00', '02 12:00')];
    expect(minutes({ downtime }, windows, { tickets })).toBe(100); // 80 + 40 × 0.5
  });
});

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

describe('exclusions', () => {
  const outage = down('02 10:00', '02 12:00');
  const planned = (extra: Partial<WindowInput> = {}) => maintenance('02 11:00', '02 13:00', extra);
  const scheduled = (extra: Partial<ExclusionRule> = {}): ExclusionRule[] => [
    { kind: 'scheduled_maintenance', ...extra },
  ];
  const fiveDays = { minNotice: { n: 5, unit: 'day' } } as const;

  test.each<[string, ExclusionRule[], Partial<WindowInput>, number, string]>([
    ['without a rule', [], {}, 120, 'no_rule'],
    ['with a rule', scheduled(), {}, 60, 'accepted'],
    ['of another kind', scheduled(), { exclusion: 'emergency_maintenance' }, 120, 'no_rule'],
    ['without any notice', scheduled(fiveDays), {}, 120, 'no_notice'],
    [
      'notice exactly in time',
      scheduled(fiveDays),
      { noticeAt: '2026-03-28T11:00:00Z' },
      60,
      'accepted',
    ],
    [
      'notice a millisecond late',
      scheduled(fiveDays),
      { noticeAt: '2026-03-28T11:00:00.001Z' },
      120,
      'late_notice',
    ],
  ])('maintenance %s', (_, exclusions, extra, expected, reason) => {
    const found = measured({ exclusions }, [outage, planned(extra)]);
    expect(found.downtimeMinutes).toBe(expected);
    expect(found.excluded).toEqual([
      {
        kind: extra.exclusion ?? 'scheduled_maintenance',
        minutes: 60,
        accepted: reason === 'accepted',
        reason,
      },
    ]);
  });

  test('days of notice keep the wall clock over a change to summer time', () => {
    const berlin = { timeZone: { id: 'Europe/Berlin', basis: 'stated' } } as const;
    const window = maintenance('2026-03-31T08:00:00Z', '2026-03-31T09:00:00Z'); // 10:00 CEST
    const accepted = (noticeAt: string, minNotice: ExclusionRule['minNotice']) =>
      first(
        terms([availability({ exclusions: scheduled(minNotice ? { minNotice } : {}) })], berlin),
        [{ ...window, noticeAt }],
        { period: '2026-03' },
      ).excluded[0]?.accepted;
    expect(accepted('2026-03-26T09:00:00Z', { n: 5, unit: 'day' })).toBe(true); // 10:00 CET
    expect(accepted('2026-03-26T09:00:01Z', { n: 5, unit: 'day' })).toBe(false);
    expect(accepted('2026-03-26T08:00:00Z', { n: 120, unit: 'hour' })).toBe(true);
    expect(accepted('2026-03-26T08:00:01Z', { n: 120, unit: 'hour' })).toBe(false);
  });

  test('maintenance is taken out of both by default, down or not', () => {
    const found = measured({ exclusions: scheduled() }, [outage, planned()]);
    // (43 200 − 120 − 60) ÷ (43 200 − 120)
    expect(found.measured).toEqual({ percent: '99.860724', exact: '35850/359' });
  });

  test('maintenance that is not accepted is no downtime either', () =>
    expect(minutes({}, [planned()])).toBe(0));

  test('maintenance after `asOf` is not taken out yet', () => {
    const of = terms([availability({ exclusions: scheduled() })]);
    const later = maintenance('20 00:00', '21 00:00');
    const found = first(of, [outage, later], { asOf: at('10 00:00') });
    expect(found.measured).toMatchObject({ exact: '1795/18' });
  });

  test('force majeure leaves out downtime, and not the denominator', () => {
    const window = maintenance('02 11:00', '02 13:00', { exclusion: 'force_majeure' });
    const found = measured({ exclusions: [{ kind: 'force_majeure' }] }, [outage, window]);
    expect(found.downtimeMinutes).toBe(60);
    expect(found.measured).toMatchObject({ exact: '3595/36' });
  });

  test('a window with an exclusion of its own leaves out its own time only', () => {
    const windows = [
      outage, //                                                              120 min
      down('02 11:30', '02 13:00', { exclusion: 'customer_fault' }), // 60 of its 90 would be new
    ];
    const found = measured({ exclusions: [{ kind: 'customer_fault' }] }, windows);
    expect(found.downtimeMinutes).toBe(120);
    expect(found.excluded).toEqual([
      { kind: 'customer_fault', minutes: 60, accepted: true, reason: 'accepted' },
    ]);
    expect(minutes({}, windows)).toBe(180); // without a rule it counts like any other
  });

  test('fixed minutes are never reduced', () => {
    const commitment: Partial<Availability> = {
      exclusions: scheduled(),
      denominator: { kind: 'fixed_minutes', minutes: 43_200 },
    };
    expect(measured(commitment, [outage, planned()]).measured).toMatchObject({ exact: '3595/36' });
  });

  describe('a cap', () => {
    const cap = (seconds: number, per: 'month' | 'quarter' | 'year' = 'month') =>
      scheduled({ cap: { seconds, per } });
    test.each<[string, ExclusionRule[], WindowInput[], number]>([
      [
        'is used up in order of start',
        cap(3600),
        [maintenance('01 10:00', '01 10:30'), planned()],
        90,
      ],
      [
        'also by maintenance with nothing down',
        cap(7200),
        [maintenance('01 10:00', '01 12:00'), planned()],
        120,
      ],
      [
        'time shared by two is used once',
        cap(3600),
        [planned(), maintenance('02 11:00', '02 11:30')],
        60,
      ],
      [
        'not by the month before',
        cap(3600),
        [maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z'), planned()],
        60,
      ],
      [
        'by the quarter',
        cap(3600, 'quarter'),
        [maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z'), planned()],
        60,
      ],
      [
        'by the year',
        cap(7200, 'year'),
        [maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z'), planned()],
        120,
      ],
      ['of a millisecond', cap(0), [planned()], 120],
    ])('%s', (_, exclusions, windows, expected) =>
      expect(minutes({ exclusions }, [outage, ...windows])).toBe(expected),
    );

    test('quarters count from the first month of the fiscal year', () => {
      const fiscal = { period: { kind: 'calendar', unit: 'month', firstMonth: 2 } } as const;
      const march = maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z');
      const windows = [outage, march, planned()];
      expect(minutes({ exclusions: cap(7200, 'quarter') }, windows, {}, fiscal)).toBe(120);
    });

    test('a window over the end of a month uses each month’s own', () => {
      const over = maintenance('2026-03-31T23:00:00Z', '01 01:00');
      const early = down('2026-03-31T23:00:00Z', '01 01:00');
      expect(minutes({ exclusions: cap(1800) }, [early, over])).toBe(30);
    });
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

  test('a gap that counts lies within agreed time', () => {
    const commitment: Partial<Availability> = {
      serviceHours: {
        weekly: [
          { days: [4], from: '09:00', to: '12:00' },
          { days: [4], from: '13:00', to: '17:00' },
        ],
      },
      downtime: { mergeGap: { seconds: 7200, gapCounts: true } },
    };
    const windows = [down('02 11:00', '02 11:50'), down('02 13:10', '02 14:00')];
    expect(minutes(commitment, windows)).toBe(120); // 50 + 10 before noon, 10 + 50 after
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

describe('open periods', () => {
  test('a period that is not over is open, and counts up to `asOf`', () => {
    const of = terms([availability()]);
    const windows = [down('02 10:00', '02 12:00')];
    const midway = first(of, windows, { asOf: at('02 11:00') });
    expect(midway).toMatchObject({ status: 'open', downtimeMinutes: 60 });
    expect(first(of, windows, { asOf: '2026-05-01T00:00:00Z' }).status).toBe('breached');
    expect(first(of, windows, { asOf: '2026-04-30T23:59:59.999Z' }).status).toBe('open');
  });

  test.each<[string, WindowInput, string]>([
    ['of downtime', down('20 10:00', null), 'open'],
    ['of maintenance', maintenance('20 10:00', null), 'open'],
    ['that starts after the period', down('2026-05-01T00:00:00Z', null), 'met'],
    ['that started just before its end', down('2026-04-30T23:59:59Z', null), 'open'],
  ])('a window without an end %s', (_, window, status) =>
    expect(measured({}, [window]).status).toBe(status),
  );

  test('open wins over review, and the reasons stay', () => {
    const of = terms([
      availability({
        remedies: [{ kind: 'tiers', rows: [{ when: { lt: '50' }, credit: { money: '5' } }] }],
      }),
    ]);
    const answer = ask(of, [down('02 10:00', null)], { asOf: at('02 12:00') });
    expect(answer.commitments[0]).toMatchObject({ status: 'open', reasons: ['tier_gap'] });
    expect(answer.credit.amount).toBe('0.00');
  });

  test('a provisional breach counts towards the total', () => {
    const of = terms([
      availability({ remedies: [{ kind: 'flat', credit: { percentOfFees: '10' } }] }),
    ]);
    const answer = ask(of, [down('02 10:00', '02 12:00')], { asOf: at('20 00:00') });
    expect(answer.commitments[0]?.status).toBe('open');
    expect(answer.credit.amount).toBe('100.00');
  });
});

describe('versions', () => {
  const breach = [down('02 10:00', '02 12:00')];
  const version = (
    decidedBy: 'incident_start' | 'period_start' | 'order_date',
    from: string,
    until?: string,
  ) =>
    terms([availability({ remedies: [{ kind: 'flat', credit: { money: '5' } }] })], {
      effective: { from, decidedBy, ...(until ? { until } : {}) },
    });
  test.each<[string, Terms, WindowInput[], string]>([
    [
      'the incident starts on the first day',
      version('incident_start', '2026-04-02'),
      breach,
      'breached',
    ],
    ['the incident starts before', version('incident_start', '2026-04-03'), breach, 'review'],
    [
      'the incident starts on the last day',
      version('incident_start', '2026-01-01', '2026-04-02'),
      breach,
      'breached',
    ],
    [
      'the incident starts after',
      version('incident_start', '2026-01-01', '2026-04-01'),
      breach,
      'review',
    ],
    [
      'an incident that does not count is not asked',
      version('incident_start', '2026-04-03'),
      [],
      'met',
    ],
    [
      'the period starts on the first day',
      version('period_start', '2026-04-01'),
      breach,
      'breached',
    ],
    ['the period starts before', version('period_start', '2026-04-02'), breach, 'review'],
    [
      'the period starts before, and nothing happened',
      version('period_start', '2026-04-02'),
      [],
      'review',
    ],
    ['the order date is not checked', version('order_date', '2027-01-01'), breach, 'breached'],
  ])('%s', (_, of, windows, status) => {
    const found = first(of, windows);
    expect(found.status).toBe(status);
    expect(found.reasons).toEqual(status === 'review' ? ['version_not_in_force'] : []);
    expect(found.credit === undefined).toBe(status !== 'breached');
  });

  test('an incident is dated by its windows as given, before clock and clip', () => {
    const tickets = [{ id: 'T1', openedAt: at('03 09:00'), closedAt: at('03 12:00') }];
    const of = terms([availability({ downtime: { clockStart: 'ticket_opened' } })], {
      effective: { from: '2026-04-03', decidedBy: 'incident_start' },
    });
    const windows = [down('02 10:00', '03 11:00', { ticket: 'T1' })];
    expect(first(of, windows, { evidence: { tickets } }).status).toBe('review');
  });
});
