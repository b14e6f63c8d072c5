import { describe, expect, test } from 'vitest';

import { assess } from '../assess';
import { assessmentSchema } from '../assessment';
import { explainStep } from '../explain';
import type { Terms } from '../terms-format';
import {
  at,
  availability,
  claimBy,
  degraded,
  down,
  maintenance,
  question,
  said,
  terms,
} from './question';

/** One month of one contract, from evidence to deadline, so that a lawyer can add it up. */
const contract: Terms = terms(
  [
    availability({
      downtime: {
        minimum: { seconds: 300, op: 'gte' },
        mergeGap: { seconds: 120, gapCounts: true },
        degradedWeight: '0.5',
        stopClock: true,
      },
      exclusions: [
        { kind: 'scheduled_maintenance', minNotice: { n: 5, unit: 'day' } },
        { kind: 'customer_fault' },
      ],
      remedies: [
        {
          kind: 'tiers',
          rows: [
            { when: { gte: '99.5', lt: '99.9' }, credit: { percentOfFees: '10' } },
            { when: { gte: '99.0', lt: '99.5' }, credit: { percentOfFees: '25' } },
            { when: { lt: '99.0' }, credit: { percentOfFees: '50' } },
          ],
        },
      ],
    }),
    {
      id: 'first-word',
      kind: 'communication',
      measure: 'first_notice',
      within: { n: 30, unit: 'minute' },
      remedies: [{ kind: 'flat', credit: { money: '500.00' } }],
    },
  ],
  {
    caps: [
      { kind: 'max', percentOfFees: '50', per: 'period' },
      { kind: 'min_payable', money: '10', per: 'period' },
    ],
    claim: claimBy({ anchor: 'period_end', offset: { n: 30, unit: 'day' } }),
  },
);

const windows = [
  down('14 10:00', '14 13:00', { id: 'A', ticket: 'T1' }), // 180 min
  degraded('14 13:01', '14 13:21', { id: 'B' }), //           + 1 min gap + 20 × 0.5 = 11 min
  maintenance('14 12:50', '14 12:55', { noticeAt: at('08 12:50') }), // − 5 min, announced 6 days before
  maintenance('24 03:00', '24 04:00', { noticeAt: at('20 03:00') }), // − 0: announced 4 days before
  down('24 03:12', '24 03:42', { id: 'C' }), //               + 30 min
  down('25 09:00', '25 09:04'), //                            + 0: under 5 minutes
  down('26 09:00', '26 10:00', { exclusion: 'customer_fault' }), // + 0: our own fault
  down('30 23:50', '2026-05-01T00:10:00Z', { id: 'D' }), //   + 10 min, the rest is May
];
// T1 waited for us from 11:00 to 11:20:                      − 20 min
// downtime: 180 + 11 − 5 + 30 + 10 − 20 = 206 min of 43 200 − 5
const asked = question(contract, windows, {
  fees: [
    { amount: '48200.00', kind: 'recurring' },
    { amount: '1500.00', kind: 'one_time' },
  ],
  evidence: {
    tickets: [
      {
        id: 'T1',
        openedAt: at('14 10:09'),
        closedAt: at('14 13:30'),
        pauses: [{ start: at('14 11:00'), end: at('14 11:20') }],
      },
    ],
    communications: [
      said('14 10:49', 'acknowledgement', 'A'), // 49 min: too late
      said('14 13:05', 'update', 'B'),
      said('24 03:20', 'update', 'C'),
      said('25 09:01', 'update'),
      said('26 09:01', 'update'),
      said('30 23:55', 'update', 'D'),
    ],
  },
});
const answer = assess(asked);
const [uptime, word] = answer.commitments;

describe('Meridian Voice, April', () => {
  test('measures', () => {
    expect(uptime).toMatchObject({
      status: 'breached',
      downtimeMinutes: 206,
      measured: { percent: '99.523093' }, // (43 195 − 206) ÷ 43 195
      tier: { when: { gte: '99.5', lt: '99.9' } },
    });
    expect(word).toMatchObject({ status: 'breached', measured: { seconds: 2940 } });
  });

  test('excludes', () =>
    expect(uptime?.excluded).toEqual([
      { kind: 'scheduled_maintenance', minutes: 5, accepted: true, reason: 'accepted' },
      { kind: 'scheduled_maintenance', minutes: 30, accepted: false, reason: 'late_notice' },
      { kind: 'customer_fault', minutes: 60, accepted: true, reason: 'accepted' },
    ]));

  test('pays the larger of two credits for the same outages', () => {
    expect(uptime?.credit).toEqual({
      amount: '4820.00',
      currency: 'USD',
      exact: '4820/1',
      percentOfFees: '10',
      feeBase: '48200.00',
    });
    expect(word?.credit?.amount).toBe('500.00');
    expect(answer.credit).toEqual({ amount: '4820.00', currency: 'USD', exact: '4820/1' });
  });

  test('has a deadline', () =>
    expect(answer.deadlines).toEqual([
      {
        step: 'claim',
        readings: [{ label: 'period_end', date: '2026-05-30' }],
        safe: '2026-05-30',
      },
    ]));

  test('is plain JSON of the published shape', () => {
    const wire: unknown = JSON.parse(JSON.stringify(answer));
    expect(assessmentSchema.parse(wire)).toEqual(answer);
  });

  test('answers the same when asked again', () => expect(assess(asked)).toEqual(answer));

  test('explains every step of its figure', () =>
    expect(uptime?.trace.map(explainStep)).toMatchInlineSnapshot(`
      [
        {
          "name": "Version",
          "result": "In force",
          "sentence": "Terms in force from 1 Jan 2020. The period starts 1 Apr 2026, inside it.",
        },
        {
          "name": "Period",
          "result": "43,200 min",
          "sentence": "Calendar period, UTC. 1 Apr 00:00 – 1 May 00:00 UTC.",
        },
        {
          "name": "Clock",
          "result": "6 windows",
          "sentence": "From impact to restoration. 6 windows.",
        },
        {
          "name": "Clip",
          "result": "6 windows",
          "sentence": "6 of 6 windows between 1 Apr 00:00 – 1 May 00:00.",
        },
        {
          "name": "Merge",
          "result": "295 min",
          "sentence": "14 Apr 10:00–13:01, 14 Apr 13:01–13:21, 24 Apr 03:12–03:42, 25 Apr 09:00–09:04, 26 Apr 09:00–10:00, 30 Apr 23:50 – 1 May 00:00. 181 + 10 + 30 + 4 + 60 + 10. Windows up to 120 s apart are one; the gap counts.",
        },
        {
          "name": "Pauses",
          "result": "275 min",
          "sentence": "295 − 20 while tickets were paused.",
        },
        {
          "name": "Exclusions",
          "result": "210 min",
          "sentence": "Scheduled maintenance: 5 min taken off. Scheduled maintenance: 30 min stay, the notice came too late. Customer fault: 60 min taken off. 275 − 65.",
        },
        {
          "name": "Minimum",
          "result": "206 min",
          "sentence": "Counts from 300 s. 1 too short: 25 Apr 09:00–09:04.",
        },
        {
          "name": "Metric",
          "result": "99.523093 %",
          "sentence": "(43,195 − 206) ÷ 43,195. 43,200 − 5 of maintenance = 43,195. 859,780/8,639 %.",
        },
        {
          "name": "Comparison",
          "result": "Breached",
          "sentence": "99.523093 is below 99.9.",
        },
        {
          "name": "Tier",
          "result": "Row 1",
          "sentence": "Row 1. From 99.5 %, below 99.9 %.",
        },
        {
          "name": "Fee base",
          "result": "48,200.00",
          "sentence": "Recurring 48,200.00.",
        },
        {
          "name": "Credit",
          "result": "4,820",
          "sentence": "10 % of fees of 48,200 = 4,820.",
        },
        {
          "name": "Caps",
          "result": "4,820",
          "sentence": "At most 24,100 per period, not reached.",
        },
        {
          "name": "Rounding",
          "result": "USD 4,820.00",
          "sentence": "Half up, on the total. 4,820.",
        },
      ]
    `));
});
