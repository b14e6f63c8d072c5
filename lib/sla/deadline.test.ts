import { describe, expect, test } from 'vitest';

import type { Deadline } from './assessment';
import type { WindowInput } from './evidence-format';
import { ask, at, availability, claimBy, down, terms } from './golden/question';
import type { DeadlineRule, Terms } from './terms-format';

const outage = [down('11 10:00', '11 12:30', { id: 'outage-1' })];

function deadlineOf(
  rule: Partial<DeadlineRule>,
  windows: WindowInput[] = outage,
  extra: Partial<Terms> = {},
  asked: Parameters<typeof ask>[2] = {},
): Deadline | undefined {
  return ask(terms([availability()], { claim: claimBy(rule), ...extra }), windows, asked)
    .deadlines[0];
}
const dateOf = (...given: Parameters<typeof deadlineOf>) => deadlineOf(...given)?.safe;

describe('anchors', () => {
  test.each<[DeadlineRule['anchor'], string, string]>([
    ['incident_start', '2026-04-12', 'outage-1'],
    ['incident_end', '2026-04-12', 'outage-1'],
    ['period_end', '2026-05-01', 'period_end'],
    ['eligibility', '2026-05-01', 'eligibility'],
    ['billing_cycle_end', '2026-05-01', 'outage-1'],
  ])('one day after %s', (anchor, date, label) => {
    const found = deadlineOf({ anchor, offset: { n: 1, unit: 'day' } });
    expect(found).toEqual({ step: 'claim', readings: [{ label, date }], safe: date });
  });

  test('the closing of the ticket', () => {
    const evidence = {
      tickets: [{ id: 'T1', openedAt: at('11 10:05'), closedAt: at('14 09:00') }],
    };
    const windows = [down('11 10:00', '11 12:30', { id: 'outage-1', ticket: 'T1' })];
    const rule = { anchor: 'ticket_closed', offset: { n: 30, unit: 'day' } } as const;
    expect(dateOf(rule, windows, {}, { evidence })).toBe('2026-05-14');
  });

  test.each<[string, DeadlineRule['anchor'], WindowInput[]]>([
    ['no ticket', 'ticket_closed', outage],
    ['an outage without an end', 'incident_end', [down('11 10:00', null)]],
  ])('a step whose anchor does not exist is left out: %s', (_, anchor, windows) =>
    expect(deadlineOf({ anchor }, windows)).toBeUndefined(),
  );

  test('the day of the anchor is that of the contract’s zone', () => {
    const late = [down('11 03:00', '11 05:00')]; // 10 April, 20:00 in Los Angeles
    const zone = { timeZone: { id: 'America/Los_Angeles', basis: 'stated' } } as const;
    const rule = { anchor: 'incident_start', offset: { n: 1, unit: 'day' } } as const;
    expect(dateOf(rule, late, zone)).toBe('2026-04-11');
    expect(dateOf(rule, late)).toBe('2026-04-12');
  });

  test('an incident of threshold intervals runs as long as they do, within service hours or not', () => {
    const commitment = availability({
      metric: { kind: 'threshold_intervals', intervalSeconds: 18_000, errorRateOver: '0.05' },
      serviceHours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '23:00' }] },
    });
    const rule = { anchor: 'incident_end', offset: { n: 0, unit: 'day' } } as const;
    const { deadlines } = ask(terms([commitment], { claim: claimBy(rule) }), [], {
      evidence: { samples: [{ start: at('01 20:00'), seconds: 18_000, total: 10, failed: 10 }] },
    });
    expect(deadlines[0]?.safe).toBe('2026-04-02'); // 20:00 to 01:00, served until 23:00
  });

  test('an incident runs from the earliest start to the latest end of its windows as given', () => {
    const windows = [
      down('2026-03-30T22:00:00Z', '01 02:00', { id: 'early' }),
      down('01 01:00', '02 03:00', { id: 'late' }),
    ];
    const rule = (anchor: DeadlineRule['anchor']) => ({
      anchor,
      offset: { n: 0, unit: 'day' } as const,
    });
    expect(deadlineOf(rule('incident_start'), windows)?.readings).toEqual([
      { label: 'early', date: '2026-03-30' },
    ]);
    expect(deadlineOf(rule('incident_end'), windows)?.readings).toEqual([
      { label: 'late', date: '2026-04-02' },
    ]);
  });

  test('of several incidents the earliest date is returned', () => {
    const windows = [down('20 10:00', '20 11:00', { id: 'second' }), ...outage];
    const rule = { anchor: 'incident_start', offset: { n: 3, unit: 'day' } } as const;
    expect(deadlineOf(rule, windows)?.readings).toEqual([
      { label: 'outage-1', date: '2026-04-14' },
    ]);
  });

  test('without an id the label is the anchor', () => {
    const found = deadlineOf({ anchor: 'incident_start' }, [down('11 10:00', '11 12:30')]);
    expect(found?.readings[0]?.label).toBe('incident_start');
  });
});

describe('offsets', () => {
  test.each<[string, DeadlineRule['offset'], string]>([
    ['0 days is the day itself', { n: 0, unit: 'day' }, '2026-04-11'],
    ['weeks', { n: 2, unit: 'week' }, '2026-04-25'],
    ['months keep the day', { n: 1, unit: 'month' }, '2026-05-11'],
    ['quarters', { n: 1, unit: 'quarter' }, '2026-07-11'],
    ['business days from a Saturday', { n: 1, unit: 'business_day' }, '2026-04-13'],
    ['0 business days is the day itself', { n: 0, unit: 'business_day' }, '2026-04-11'],
    ['this billing cycle', { n: 0, unit: 'billing_cycle' }, '2026-04-30'],
    ['the next billing cycle', { n: 1, unit: 'billing_cycle' }, '2026-05-31'],
  ])('%s', (_, offset, date) => {
    const found = deadlineOf({ anchor: 'incident_start', offset });
    expect(found?.readings).toEqual([{ label: 'outage-1', date }]);
  });

  test('hours are exact, and the instant is given with its day', () => {
    const found = deadlineOf({ anchor: 'incident_start', offset: { n: 72, unit: 'hour' } });
    expect(found?.readings).toEqual([
      { label: 'outage-1', date: '2026-04-14', at: '2026-04-14T10:00:00Z' },
    ]);
  });

  test('an instant at midnight belongs to the day before', () => {
    const found = deadlineOf({ anchor: 'incident_start', offset: { n: 14, unit: 'hour' } });
    expect(found?.readings).toEqual([
      { label: 'outage-1', date: '2026-04-11', at: '2026-04-12T00:00:00Z' },
    ]);
  });

  test('as an instant the end of the period is its end', () => {
    const found = deadlineOf({ anchor: 'period_end', offset: { n: 90, unit: 'minute' } });
    expect(found?.readings[0]?.at).toBe('2026-05-01T01:30:00Z');
  });

  test('24 hours over a change to summer time are 24 hours', () => {
    const windows = [down('2026-03-28T20:00:00Z', '2026-03-28T22:00:00Z')]; // 21:00 in Berlin
    const zone = { timeZone: { id: 'Europe/Berlin', basis: 'stated' } } as const;
    const rule = { anchor: 'incident_start', offset: { n: 24, unit: 'hour' } } as const;
    const found = deadlineOf(rule, windows, zone, { period: '2026-03' });
    expect(found?.readings[0]).toMatchObject({ date: '2026-03-29', at: '2026-03-29T20:00:00Z' });
  });

  test('a month from any other day is clamped to the length of the month', () => {
    const windows = [down('2026-01-30T10:00:00Z', '2026-01-30T12:00:00Z')];
    const rule = { anchor: 'incident_start', offset: { n: 1, unit: 'month' } } as const;
    expect(deadlineOf(rule, windows, {}, { period: '2026-01' })?.readings).toEqual([
      { label: 'incident_start', date: '2026-02-28' },
    ]);
  });

  test('from the last day of a month both readings are given where they differ', () => {
    const rule = (n: number) => ({ anchor: 'period_end', offset: { n, unit: 'month' } }) as const;
    expect(deadlineOf(rule(1))?.readings).toEqual([
      { label: 'period_end: same day', date: '2026-05-30' },
      { label: 'period_end: end of month', date: '2026-05-31' },
    ]);
    expect(deadlineOf(rule(2))?.readings).toEqual([{ label: 'period_end', date: '2026-06-30' }]);
  });

  test.each<[DeadlineRule['snap'], string]>([
    ['none', '2026-05-06'],
    ['end_of_day', '2026-05-06'],
    ['end_of_month', '2026-05-31'],
    ['end_of_billing_cycle', '2026-05-14'],
  ])('snapped to %s', (snap, date) => {
    const cycle = { period: { kind: 'billing_cycle', anchorDay: 15, months: 1 } } as const;
    const rule = { anchor: 'incident_start', offset: { n: 25, unit: 'day' }, snap } as const;
    expect(dateOf(rule, outage, cycle, { period: '2026-03' })).toBe(date);
  });

  test('snapping to the end of the month leaves one reading', () => {
    const rule = { offset: { n: 2, unit: 'month' }, snap: 'end_of_month' } as const;
    expect(
      deadlineOf(
        rule,
        [down('2026-02-11T10:00:00Z', '2026-02-11T12:00:00Z')],
        {},
        { period: '2026-02' },
      )?.readings,
    ).toEqual([{ label: 'period_end', date: '2026-04-30' }]);
  });

  test('a deadline on a holiday does not move', () => {
    const calendar = { businessCalendar: { holidays: ['2026-04-13'] } };
    expect(
      dateOf({ anchor: 'incident_start', offset: { n: 2, unit: 'day' } }, outage, calendar),
    ).toBe('2026-04-13');
  });
});

describe('billing cycles', () => {
  const cycle = { period: { kind: 'billing_cycle', anchorDay: 31, months: 1 } } as const;
  test('a month without the anchor day starts its cycle on its last day', () => {
    const windows = [down('2026-02-27T10:00:00Z', '2026-02-27T12:00:00Z')];
    const rule = { anchor: 'billing_cycle_end', offset: { n: 1, unit: 'billing_cycle' } } as const;
    // 31 January to 27 February, then 28 February to 30 March.
    expect(dateOf(rule, windows, cycle, { period: '2026-01' })).toBe('2026-03-30');
  });

  test('an incident that starts before the period counts from the start of the period', () => {
    const windows = [down('2026-03-20T10:00:00Z', '02 12:00')];
    const rule = { anchor: 'billing_cycle_end', offset: { n: 0, unit: 'day' } } as const;
    expect(dateOf(rule, windows)).toBe('2026-04-30');
  });

  test('without an incident it is the cycle that holds the last instant of the period', () => {
    const of = terms([availability({ metric: { kind: 'request_ratio' } })], {
      claim: claimBy({ anchor: 'billing_cycle_end', offset: { n: 1, unit: 'day' } }),
    });
    const samples = [{ start: at('02 02:00'), seconds: 60, total: 10, failed: 5 }];
    expect(ask(of, [], { evidence: { samples } }).deadlines[0]).toEqual({
      step: 'claim',
      readings: [{ label: 'billing_cycle_end', date: '2026-05-01' }],
      safe: '2026-05-01',
    });
  });

  test('a cycle of three months starts in the month that the label names', () => {
    const quarterly = { period: { kind: 'billing_cycle', anchorDay: 1, months: 3 } } as const;
    const rule = { anchor: 'billing_cycle_end', offset: { n: 1, unit: 'billing_cycle' } } as const;
    expect(dateOf(rule, outage, quarterly, { period: '2026-02' })).toBe('2026-07-31');
  });
});

describe('readings', () => {
  test('fill what they leave out from the deadline, which is no reading of its own', () => {
    const found = deadlineOf({
      anchor: 'incident_start',
      offset: { n: 30, unit: 'day' },
      readings: [
        { label: 'from the start' },
        { label: 'from the end of the month', anchor: 'period_end' },
        { label: 'ten days', offset: { n: 10, unit: 'day' } },
        { label: 'rounded', snap: 'end_of_month' },
      ],
    });
    expect(found).toEqual({
      step: 'claim',
      readings: [
        { label: 'from the start', date: '2026-05-11' },
        { label: 'from the end of the month', date: '2026-05-30' },
        { label: 'ten days', date: '2026-04-21' },
        { label: 'rounded', date: '2026-05-31' },
      ],
      safe: '2026-04-21',
    });
  });

  test('a listed label is kept in front of the two self-made readings', () => {
    const found = deadlineOf({ readings: [{ label: 'ours', offset: { n: 1, unit: 'month' } }] });
    expect(found?.readings.map(({ label }) => label)).toEqual([
      'ours: same day',
      'ours: end of month',
    ]);
  });
});

describe('whether there are deadlines at all', () => {
  const claim = claimBy({});
  test('none while the target is met', () => expect(deadlineOf({}, [])).toBeUndefined());
  test('none without a claim procedure', () =>
    expect(ask(terms([availability()]), outage).deadlines).toEqual([]));
  test('in a running period with a provisional breach', () =>
    expect(deadlineOf({}, outage, {}, { asOf: at('20 00:00') })?.safe).toBe('2026-05-30'));
  test('none in a running period without one', () =>
    expect(deadlineOf({}, [], {}, { asOf: at('20 00:00') })).toBeUndefined());
  test('in review', () => {
    const of = terms(
      [
        availability({
          remedies: [{ kind: 'tiers', rows: [{ when: { lt: '90' }, credit: { money: '1' } }] }],
        }),
      ],
      { claim },
    );
    const answer = ask(of, outage);
    expect(answer.commitments[0]?.status).toBe('review');
    expect(answer.deadlines).toHaveLength(1);
  });
  test('in the order of the steps, each by its kind', () => {
    const [step] = claim.steps;
    const steps = step ? [{ ...step, kind: 'ticket' as const }, step] : [];
    const { deadlines } = ask(terms([availability()], { claim: { ...claim, steps } }), outage);
    expect(deadlines.map((one) => one.step)).toEqual(['ticket', 'claim']);
  });
});
