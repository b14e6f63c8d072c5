import { expect, test } from 'vitest';

import { meridianTerms } from './fixtures/meridian-claim';
import type { Remedy } from './remedy-format';
import type { Terms } from './terms-format';
import { boundsWords, deadlineRule, eachPeriod, remedyWords } from './wording-terms';

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;
const credit = { percentOfFees: '5' };

test.each<[Remedy, string | null]>([
  [
    { kind: 'step', perSeconds: 1_800, rounding: 'up', accumulate: 'period', credit },
    'Each started 30 minutes of downtime carries a credit of 5 % of the month\u2019s fees',
  ],
  [
    {
      kind: 'step',
      perSeconds: 3_600,
      rounding: 'down',
      accumulate: 'incident',
      afterSeconds: 90,
      credit: { money: '100' },
    },
    'Each full 1 hour of downtime beyond the first 90 seconds carries a credit of USD 100.00',
  ],
  [
    { kind: 'per_percentage_point', step: '1', rounding: 'up', credit: { serviceDays: 3 } },
    'Each started 1 percentage point below the promise carries a credit of 3 days of service',
  ],
  [
    { kind: 'multiple_of_downtime_fees', factor: '10' },
    'The contract pays 10 times the fees of the time that the service was down',
  ],
  [{ kind: 'pro_rata' }, 'The contract pays back the fees of the time that the service was down'],
  [
    {
      kind: 'flat',
      credit,
      feeBase: { scope: 'contract', period: 'annual_twelfth', exclude: [] },
    },
    'A breach carries a credit of 5 % of one twelfth of the annual fees for the contract',
  ],
  [{ kind: 'flat', credit: { daysOfFees: 1 } }, 'A breach carries a credit of the fees of 1 day'],
  [{ kind: 'termination' }, null],
])('remedy %#', (remedy, expected) => {
  const setting = { terms: meridianTerms, when: undefined, feeKinds: ['recurring', 'usage'] };
  expect(plain(remedyWords(remedy, setting))).toBe(expected);
});

test('a schedule names the row that was reached, and none where none was', () => {
  const remedy: Remedy = {
    kind: 'tiers',
    on: 'downtime_minutes',
    rows: [
      { when: { gt: 30, lte: 60 }, credit },
      { when: { gt: 60 }, credit: { percentOfFees: '10' } },
    ],
  };
  const words = (when: Readonly<Record<string, string | number>> | undefined) =>
    plain(remedyWords(remedy, { terms: meridianTerms, when, feeKinds: ['recurring'] }));
  expect(words({ lte: 60, gt: 30 })).toBe(
    'Downtime above 30 minutes and at most 60 minutes carries a credit of 5 % of the month\u2019s recurring fees',
  );
  expect(words({ gt: '60' })).toBe(
    'Downtime above 60 minutes carries a credit of 10 % of the month\u2019s recurring fees',
  );
  expect(words(undefined)).toBeNull();
});

test.each([
  [{ gte: '99.0', lt: '99.5' }, 'from 99.0 % to below 99.5 %'],
  [{ lt: '95' }, 'below 95 %'],
  [{ gt: '95', lte: '99' }, 'above 95 % and at most 99 %'],
  [{ gte: '95', lte: '99' }, 'from 95 % to at most 99 %'],
  [{ gt: '99' }, 'above 99 %'],
  [{ gte: '99' }, 'of at least 99 %'],
  [{}, 'of any extent'],
])('bounds %j', (when, expected) => {
  expect(plain(boundsWords(when, 'percent'))).toBe(expected);
});

test.each<[Terms['period'], string]>([
  [{ kind: 'calendar', unit: 'quarter' }, 'in each calendar quarter'],
  [{ kind: 'billing_cycle', anchorDay: 15, months: 1 }, 'in each billing cycle'],
  [{ kind: 'rolling', days: 30 }, 'in any 30 days'],
  [{ kind: 'per_incident' }, 'in each incident'],
])('period %j', (period, expected) => {
  expect(plain(eachPeriod({ ...meridianTerms, period }))).toBe(expected);
});

test('a deadline tells its anchor, what counts, and what is lost', () => {
  const rules = meridianTerms.claim?.steps.map((step) => plain(deadlineRule(step, meridianTerms)));
  expect(rules).toEqual([
    '72 hours from the start of the outage; received',
    '30 days from the end of the month; received; missing it loses the credit',
  ]);
});
