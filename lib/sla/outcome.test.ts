import { describe, expect, test } from 'vitest';

import type { Availability } from './commitment-format';
import { ask, at, availability, down, first, maintenance, terms } from './golden/question';
import type { Remedy } from './remedy-format';
import { parseTerms } from './terms';

type Rows = Extract<Remedy, { kind: 'tiers' }>['rows'];
const ladder: Rows = [
  { when: { gte: '99.0', lt: '99.9' }, credit: { percentOfFees: '10' } },
  { when: { gte: '95.0', lt: '99.0' }, credit: { percentOfFees: '25' } },
  { when: { lt: '95.0' }, credit: { percentOfFees: '100' } },
];
const tiers = (rows: Rows, on?: 'percent' | 'downtime_minutes'): Remedy => ({
  kind: 'tiers',
  rows,
  ...(on ? { on } : {}),
});
const withTiers = (remedies: Remedy[], extra: Partial<Availability> = {}) =>
  terms([availability({ remedies, ...extra })]);

/** Down from the start of the month for so many minutes: 43.2 are 99.9 %, 432 are 99 %, 2 160 are 95 %. */
const downFor = (minutes: number) => [
  down('01 00:00', new Date(Date.parse(at('01 00:00')) + minutes * 60_000).toISOString()),
];

describe('tiers on percent', () => {
  test.each<[number, string, string | undefined, unknown]>([
    [43.2, 'met', undefined, undefined],
    [43.201, 'breached', '100.00', { gte: '99.0', lt: '99.9' }],
    [432, 'breached', '100.00', { gte: '99.0', lt: '99.9' }],
    [432.001, 'breached', '250.00', { gte: '95.0', lt: '99.0' }],
    [2160, 'breached', '250.00', { gte: '95.0', lt: '99.0' }],
    [2160.001, 'breached', '1000.00', { lt: '95.0' }],
  ])('%d minutes: %s', (minutes, status, amount, when) => {
    const found = first(withTiers([tiers(ladder)]), downFor(minutes));
    expect(found.status).toBe(status);
    expect(found.credit?.amount).toBe(amount);
    expect(found.tier?.when).toEqual(when);
  });

  test('a target that must be exceeded is breached at its value', () => {
    const target = { op: 'gt', percent: '99.9' } as const;
    expect(first(terms([availability({ target })]), downFor(43.2)).status).toBe('breached');
    expect(first(terms([availability({ target })]), downFor(43.199)).status).toBe('met');
  });

  test('no row: review, and nothing is paid, whatever other remedies say', () => {
    const gap = tiers([{ when: { lt: '99.0' }, credit: { percentOfFees: '10' } }]);
    const answer = ask(withTiers([gap, { kind: 'flat', credit: { money: '5' } }]), downFor(100));
    expect(answer.commitments[0]).toMatchObject({ status: 'review', reasons: ['tier_gap'] });
    expect(answer.commitments[0]?.credit).toBeUndefined();
    expect(answer.credit.amount).toBe('0.00');
  });

  test('two rows: review, the worse uptime is shown, nothing is added to the total', () => {
    const overlap = tiers([
      { when: { lte: '99.9', gt: '99.0' }, credit: { percentOfFees: '10' } },
      { when: { lte: '99.9', gte: '95.0' }, credit: { percentOfFees: '15' } },
      { when: { lt: '99.8' }, credit: { percentOfFees: '25' } },
    ]);
    const answer = ask(withTiers([overlap]), downFor(100)); // 99.768…
    expect(answer.commitments[0]).toMatchObject({
      status: 'review',
      reasons: ['tier_overlap'],
      tier: { when: { lt: '99.8' } },
      credit: { amount: '250.00' },
    });
    expect(answer.credit.amount).toBe('0.00');
  });

  test('a row that pays although the target is met: review', () => {
    const generous = tiers([{ when: { lt: '99.95' }, credit: { percentOfFees: '10' } }]);
    const answer = ask(
      withTiers([generous, { kind: 'flat', credit: { money: '5' } }]),
      downFor(30),
    );
    expect(answer.commitments[0]).toMatchObject({
      status: 'review',
      reasons: ['target_tier_conflict'],
      tier: { when: { lt: '99.95' } },
      credit: { amount: '100.00' }, // the row's amount; the flat credit is not due
    });
    expect(answer.credit.amount).toBe('0.00');
  });

  test('a row of 0 % is no conflict', () => {
    const rows: Rows = [{ when: { gte: '99.9' }, credit: { percentOfFees: '0' } }, ...ladder];
    const found = first(withTiers([tiers(rows)]), downFor(30));
    expect(found).toMatchObject({ status: 'met', reasons: [] });
    expect(found.tier).toBeUndefined();
  });
});

describe('tiers on downtime minutes', () => {
  const lumen: Rows = [
    { when: { lt: '5' }, credit: { percentOfFees: '0' } },
    { when: { gte: '5', lt: '30' }, credit: { percentOfFees: '10' } },
    { when: { gte: '30', lt: '60' }, credit: { percentOfFees: '20' } },
    { when: { gte: 60 }, credit: { percentOfFees: '50' } },
  ];
  const of = withTiers([tiers(lumen, 'downtime_minutes')], {
    target: { op: 'gte', percent: '100' },
  });
  test.each<[number, string]>([
    [4.999, '0.00'],
    [5, '100.00'],
    [29.999, '100.00'],
    [30, '200.00'],
    [60, '500.00'],
  ])('%d minutes: %s', (minutes, amount) =>
    expect(first(of, downFor(minutes)).credit?.amount).toBe(amount),
  );

  test('of two rows the larger lower bound is worse', () => {
    const rows: Rows = [
      { when: { gte: '5' }, credit: { percentOfFees: '10' } },
      { when: { gte: '30' }, credit: { percentOfFees: '20' } },
    ];
    const found = first(
      withTiers([tiers(rows, 'downtime_minutes')], { target: { op: 'gte', percent: '100' } }),
      downFor(40),
    );
    expect(found).toMatchObject({ reasons: ['tier_overlap'], tier: { when: { gte: '30' } } });
  });

  test.each<[number, number | undefined]>([
    [1, 4],
    [5, 25],
    [12, 18],
    [59, 1],
    [60, undefined],
  ])('after %d minutes %s are left', (minutes, left) =>
    expect(first(of, downFor(minutes)).headroomMinutes).toBe(left),
  );
});

describe('headroom', () => {
  test.each<[string, Remedy[], number, number | undefined]>([
    ['until the target while it is met', [], 10, 33.2],
    ['nothing, exactly on the target', [], 43.2, 0],
    ['left out when breached without tiers', [], 44, undefined],
    ['until the next row', [tiers(ladder)], 44, 388],
    ['nothing, exactly on the bound', [tiers(ladder)], 432, 0],
    ['left out in the worst row', [tiers(ladder)], 2161, undefined],
    [
      'a gap below is not worse: until the next row',
      [tiers([ladder[0], ladder[2]].flatMap((row) => row ?? []))],
      44,
      2116,
    ],
    ['from a gap into the row below', [tiers(ladder.slice(2))], 44, 2116],
  ])('%s', (_, remedies, minutes, left) =>
    expect(first(withTiers(remedies), downFor(minutes)).headroomMinutes).toBe(left),
  );

  test('counts on what is left after maintenance', () => {
    const of = terms([availability({ exclusions: [{ kind: 'scheduled_maintenance' }] })]);
    const found = first(of, [maintenance('10 00:00', '20 00:00')]);
    expect(found.headroomMinutes).toBe(28.8); // 0.1 % of 20 days
  });
});

describe('bounds', () => {
  const about = {
    startBounds: [at('02 09:45'), at('02 10:15')] as [string, string],
    endBounds: [at('02 10:50'), at('02 11:20')] as [string, string],
  };
  const outage = down('02 10:00', '02 11:00', about);
  test('best counts the narrowest window, worst the widest', () => {
    const found = first(terms([availability({ target: { op: 'gte', percent: '99.0' } })]), [
      outage,
    ]);
    expect(found).toMatchObject({
      downtimeMinutes: 60,
      bounds: { best: '99.918981', worst: '99.780093' }, // 35 and 95 minutes
      reasons: [],
    });
  });

  test('say when the tier hangs on them', () =>
    expect(first(withTiers([tiers(ladder)]), [outage]).reasons).toEqual([
      'tier_depends_on_evidence',
    ]));

  test('bounds of the end alone are enough', () => {
    const { endBounds } = about;
    const found = first(terms([availability()]), [down('02 10:00', '02 11:00', { endBounds })]);
    expect(found.bounds).toEqual({ best: '99.884259', worst: '99.814815' }); // 50 and 80 minutes
  });

  test('bounds that cross leave nothing at best', () => {
    const short = down('02 10:00', '02 10:10', {
      startBounds: [at('02 09:50'), at('02 10:10')],
      endBounds: [at('02 10:05'), at('02 10:20')],
    });
    expect(first(terms([availability()]), [short]).bounds?.best).toBe('100.000000');
  });

  test('maintenance is taken the other way round', () => {
    const planned = maintenance('02 10:30', '02 11:00', {
      startBounds: [at('02 10:20'), at('02 10:40')],
    });
    const of = terms([
      availability({
        maintenance: 'counts_as_up',
        exclusions: [{ kind: 'scheduled_maintenance' }],
      }),
    ]);
    const found = first(of, [down('02 10:00', '02 11:00'), planned]);
    expect(found.downtimeMinutes).toBe(30);
    expect(found.bounds).toEqual({ best: '99.953704', worst: '99.907407' }); // 20 and 40 minutes
  });

  test('unknown time is cut at `asOf`, and what a window covers was watched', () => {
    const answer = ask(terms([availability()]), [maintenance('02 00:00', '03 00:00')], {
      asOf: at('04 00:00'),
      evidence: { observed: [{ start: at('01 00:00'), end: at('02 00:00') }] },
    });
    expect(answer.coverage).toEqual({ observedMinutes: 2880, unknownMinutes: 1440 });
    expect(answer.commitments[0]?.bounds).toEqual({ best: '100.000000', worst: '96.666667' });
  });

  test('time that a window of any service covers was watched, also for another service', () => {
    const services = [
      { id: 'api', name: 'API' },
      { id: 'mail', name: 'Mail' },
    ];
    const of = terms([availability({ services: ['mail'] })], { services });
    const answer = ask(of, [down('02 00:00', '02 01:00', { service: 'api' })], {
      evidence: {
        observed: [
          { start: at('01 00:00'), end: at('02 00:00') },
          { start: at('02 01:30'), end: '2026-05-01T00:00:00Z' },
        ],
      },
    });
    expect(answer.coverage?.unknownMinutes).toBe(30); // 01:00 to 01:30
    expect(answer.commitments[0]?.bounds).toEqual({ best: '100.000000', worst: '99.930556' });
  });

  test('unknown time taken as down has to reach the minimum like any other', () => {
    const of = terms([availability({ downtime: { minimum: { seconds: 600, op: 'gte' } } })]);
    const observed = [
      { start: at('01 00:00'), end: at('02 00:00') },
      { start: at('02 00:05'), end: '2026-05-01T00:00:00Z' },
    ];
    expect(first(of, [], { evidence: { observed } }).bounds?.worst).toBe('100.000000');
    const next = [down('02 00:05', '02 00:10')]; // together 10 minutes
    expect(first(of, next, { evidence: { observed } }).bounds?.worst).toBe('99.976852');
  });

  test('there are none where nothing is uncertain', () =>
    expect(first(terms([availability()]), [down('02 10:00', '02 11:00')]).bounds).toBeUndefined());
});

describe('warnings about tier tables', () => {
  const warningsOf = (rows: Rows, on?: 'percent' | 'downtime_minutes') =>
    parseTerms(withTiers([tiers(rows, on)])).warnings.map(({ path, found }) => `${path} ${found}`);
  test('none for a complete ladder', () => expect(warningsOf(ladder)).toEqual([]));
  test('a gap, with a value in it', () =>
    expect(warningsOf([ladder[0], ladder[2]].flatMap((row) => row ?? []))).toEqual([
      'commitments.0.remedies.0.rows 95 %',
      'commitments.0.remedies.0.rows 97 %',
    ]));
  test('an open bound on both sides leaves one value out', () => {
    const rows: Rows = [
      { when: { gt: '99.0', lt: '99.9' }, credit: { percentOfFees: '10' } },
      { when: { lt: '99.0' }, credit: { percentOfFees: '25' } },
    ];
    expect(warningsOf(rows)).toEqual(['commitments.0.remedies.0.rows 99 %']);
  });
  test('an overlap', () => {
    const rows: Rows = [
      { when: { gte: '99.0', lt: '99.9' }, credit: { percentOfFees: '10' } },
      { when: { lte: '99.0' }, credit: { percentOfFees: '25' } },
    ];
    expect(warningsOf(rows)).toEqual(['commitments.0.remedies.0.rows.1.when 99 %']);
  });
  test('a row that pays where the target is met', () =>
    expect(warningsOf([{ when: { lt: '99.95' }, credit: { percentOfFees: '10' } }])).toEqual([
      'commitments.0.remedies.0.rows.0.when 99.9 %',
      'commitments.0.remedies.0.rows.0.when 99.925 %',
    ]));
  test('an overlap of minutes', () => {
    const rows: Rows = [
      { when: { lte: '5' }, credit: { percentOfFees: '0' } },
      { when: { gte: '5' }, credit: { percentOfFees: '10' } },
    ];
    expect(warningsOf(rows, 'downtime_minutes')).toEqual([
      'commitments.0.remedies.0.rows.1.when 5 minutes',
    ]);
  });
});
