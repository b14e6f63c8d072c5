import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, ExclusionRule } from './commitment-format';
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
    expect(found.excluded).toEqual([
      { kind: 'scheduled_maintenance', minutes: 0, accepted: true, reason: 'accepted' },
    ]);
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

  describe('what several leave out is listed once, so that it adds up', () => {
    const rules: ExclusionRule[] = [{ kind: 'third_party' }, { kind: 'force_majeure' }];
    const minNotice = { n: 1, unit: 'hour' } as const;
    const third = { exclusion: 'third_party' } as const;
    const force = { exclusion: 'force_majeure' } as const;
    test.each<[string, ExclusionRule[], WindowInput[], string[]]>([
      [
        'two maintenance windows: the time they share is taken by the rule that comes first',
        rules,
        [
          outage,
          maintenance('02 10:30', '02 11:30', force),
          maintenance('02 11:00', '02 12:00', third),
        ],
        ['force_majeure true 30', 'third_party true 60'],
      ],
      [
        'two excused outages: time that both cover is left out by the second',
        rules,
        [down('02 10:00', '02 12:00', third), down('02 10:30', '02 11:00', force)],
        ['third_party true 90', 'force_majeure true 30'],
      ],
      [
        'time that is refused here and accepted there does not stay',
        [{ kind: 'third_party' }, { kind: 'force_majeure', minNotice }],
        [
          outage,
          maintenance('02 10:30', '02 11:30', third),
          maintenance('02 11:00', '02 12:00', force),
        ],
        ['third_party true 60', 'force_majeure false 30'],
      ],
      [
        'a part of an excused outage that its cap does not cover',
        [{ kind: 'third_party', cap: { seconds: 3600, per: 'month' } }],
        [down('02 10:00', '02 12:00', third)],
        ['third_party true 60', 'third_party false 60'],
      ],
    ])('%s', (_, exclusions, windows, listed) => {
      const { excluded } = measured({ exclusions }, windows);
      expect(
        excluded.map(({ kind, accepted, minutes: held }) => `${kind} ${accepted} ${held}`),
      ).toEqual(listed);
    });
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

    test.each<[string, ExclusionRule[], WindowInput[], string[]]>([
      ['covers all of it', cap(7200), [planned()], ['accepted 60']],
      ['covers a part', cap(1800), [planned()], ['accepted 30', 'cap_exceeded 30']],
      ['covers none', cap(0), [planned()], ['cap_exceeded 60']],
      [
        'was used up before the period only',
        cap(0),
        [maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z')],
        [],
      ],
      [
        'was exceeded before the period, and not in it',
        cap(7200),
        [maintenance('2026-03-30T10:00:00Z', '2026-03-31T12:00:00Z'), planned()],
        ['accepted 60'],
      ],
      [
        'was used up before the period',
        cap(7200, 'year'),
        [maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z'), planned()],
        ['cap_exceeded 60'],
      ],
    ])('that %s says so', (_, exclusions, windows, listed) => {
      const { excluded } = measured({ exclusions }, [outage, ...windows]);
      expect(excluded.map(({ reason, minutes: held }) => `${reason} ${held}`)).toEqual(listed);
    });

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
