import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, DowntimeRule, ExclusionRule } from './commitment-format';
import type { WindowInput } from './evidence-format';
import { at, availability, down, first, maintenance, terms } from './golden/question';
import type { Terms } from './terms-format';

type Evidence = Partial<AssessInput['evidence']>;

const measured = (
  commitment: Partial<Availability>,
  windows: WindowInput[],
  evidence: Evidence = {},
  extra: Partial<Terms> = {},
) => first(terms([availability(commitment)], extra), windows, { evidence });

const minutes = (...given: Parameters<typeof measured>) => measured(...given).downtimeMinutes;

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

  test('only maintenance within agreed and deployed time is taken out of the denominator', () => {
    const serviceHours = {
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00' }],
    };
    const window = maintenance('02 08:00', '02 10:00'); // 60 of its 120 minutes in agreed time
    const agreed = measured({ exclusions: scheduled(), serviceHours }, [outage, window]);
    // (30 × 480 − 60 − 120) ÷ (30 × 480 − 60); 10:00 to 12:00 is down
    expect(agreed.measured).toMatchObject({ exact: '23700/239' });
    const deployed = [{ start: at('02 09:00'), end: at('12 09:00') }];
    const found = measured(
      { exclusions: scheduled(), denominator: { kind: 'deployed', undeployed: 'removed' } },
      [outage, window],
      { deployed },
    );
    expect(found.measured).toMatchObject({ exact: '23700/239' }); // 14 400 minutes as well
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

describe('an excused outage, by the clock of the contract', () => {
  const tickets = [
    { id: 'late', openedAt: at('02 10:30'), closedAt: at('02 14:00') },
    { id: 'early', openedAt: at('02 10:30'), closedAt: at('02 11:00') },
    { id: 'after', openedAt: at('02 12:30'), closedAt: at('02 14:00') },
    { id: 'open', openedAt: at('02 10:30'), closedAt: null },
  ];
  const excused = (ticket: string, extra: Partial<WindowInput> = {}) =>
    down('02 10:00', '02 12:00', { exclusion: 'customer_fault', ticket, ...extra });
  const toClosing: DowntimeRule = { clockEnd: 'ticket_closed' };
  const fromTicket: DowntimeRule = { clockStart: 'ticket_opened', clockEnd: 'ticket_closed' };
  const rule = (extra: Partial<ExclusionRule> = {}): ExclusionRule[] => [
    { kind: 'customer_fault', ...extra },
  ];
  const capped = (seconds: number) => rule({ cap: { seconds, per: 'month' } });
  const announced = rule({ minNotice: { n: 1, unit: 'hour' } });
  const other = down('02 13:00', '02 15:00');

  test.each<[string, DowntimeRule, ExclusionRule[], WindowInput[], number, number[]]>([
    ['to restoration', {}, rule(), [excused('late')], 0, [120]],
    ['until its ticket closed late', toClosing, rule(), [excused('late')], 0, [240]],
    ['until its ticket closed early', toClosing, rule(), [excused('early')], 0, [60]],
    ['from the opening of its ticket', fromTicket, rule(), [excused('late')], 0, [210]],
    ['whose ticket opened after restoration', fromTicket, rule(), [excused('after')], 0, [90]],
    ['whose ticket is still open', toClosing, rule(), [excused('open')], 0, [41_160]],
    ['but not without a rule', toClosing, [], [excused('late')], 240, [240]],
    ['but not without notice', toClosing, announced, [excused('late')], 240, [240]],
    [
      'its own time only: another outage counts beside it',
      toClosing,
      rule(),
      [excused('late'), other],
      120,
      [180],
    ],
    [
      'before the minimum looks at what is left',
      { ...toClosing, minimum: { seconds: 7201, op: 'gte' } },
      rule(),
      [excused('late'), other],
      0,
      [180],
    ],
    ['a cap of just its time covers it', toClosing, capped(14_400), [excused('late')], 0, [240]],
    [
      'a cap a second short leaves the last second',
      toClosing,
      capped(14_399),
      [excused('late')],
      0.016667,
      [239.983333, 0.016667],
    ],
    [
      'time that two share until closing uses a cap once',
      toClosing,
      capped(14_400),
      [excused('late'), excused('late', { start: at('02 13:00'), end: at('02 13:30') })],
      0,
      [240],
    ],
    [
      'a cap is used up by the whole time, also before the clock started',
      fromTicket,
      capped(3600), // 10:00 to 11:00; the clock runs from 10:30 to 14:00
      [excused('late')],
      180,
      [30, 180],
    ],
    [
      'a cap is not used up between restoration and a ticket that opened later',
      fromTicket,
      capped(12_600), // 10:00 to 12:00 and 12:30 to 14:00
      [excused('after')],
      0,
      [90],
    ],
    [
      'that ended before the period, whose ticket closed in it',
      toClosing,
      rule(),
      [excused('late', { start: '2026-03-31T10:00:00Z', end: '2026-03-31T12:00:00Z' })],
      0,
      [2280],
    ],
  ])('is excused %s', (_, downtime, exclusions, windows, expected, listed) => {
    const found = measured({ downtime, exclusions }, windows, { tickets });
    expect(found.downtimeMinutes).toBe(expected);
    expect(found.excluded.map(({ minutes: held }) => held)).toEqual(listed);
  });

  const ofMarch = (closedAt: string) =>
    measured(
      { downtime: toClosing, exclusions: rule() },
      [
        down('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z', {
          exclusion: 'customer_fault',
          ticket: 'march',
        }),
      ],
      { tickets: [{ id: 'march', openedAt: '2026-03-31T10:00:00Z', closedAt }] },
    );
  test.each<[string, string, number[]]>([
    ['closed as the period began', '2026-04-01T00:00:00Z', []],
    ['closed a second later', '2026-04-01T00:00:01Z', [0.016667]],
  ])('of the month before is listed where its ticket %s', (_, closedAt, listed) => {
    const { downtimeMinutes, excluded } = ofMarch(closedAt);
    expect(downtimeMinutes).toBe(0);
    expect(excluded.map(({ minutes: held }) => held)).toEqual(listed);
  });
});
