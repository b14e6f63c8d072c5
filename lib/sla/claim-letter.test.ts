import { describe, expect, test } from 'vitest';

import type { Assessment, CommitmentAssessment } from './assessment';
import { draftClaim } from './claim';
import type { ClaimInput } from './claim-input';
import type { Commitment } from './commitment-format';
import { meridianClaim } from './fixtures/meridian-claim';

const agreed = (): Assessment => {
  const found = meridianClaim.assessments.agreed;
  if (!found) throw new Error('the example has an agreed view');
  return found;
};
const closing = (input: ClaimInput) =>
  draftClaim(input).closing.join('\n').replaceAll('\u00a0', ' ');

/** The example with one more promise, broken as measured. */
function with_(
  commitment: Commitment,
  measured: CommitmentAssessment['measured'],
  more: Partial<CommitmentAssessment> = {},
): ClaimInput {
  const assessed: CommitmentAssessment = {
    id: commitment.id,
    status: 'breached',
    reasons: [],
    measured,
    downtimeMinutes: null,
    excluded: [],
    trace: [],
    ...more,
  };
  const { terms } = meridianClaim;
  return {
    ...meridianClaim,
    terms: { ...terms, commitments: [...terms.commitments, commitment] },
    assessments: {
      ...meridianClaim.assessments,
      agreed: { ...agreed(), commitments: [...agreed().commitments, assessed] },
    },
  };
}

describe('other promises that were broken', () => {
  test.each<[string, ClaimInput, string]>([
    [
      'restoration',
      with_(
        { id: 'mttr', kind: 'restoration', within: { seconds: 7_200 }, statistic: 'each' },
        { seconds: 12_060 },
      ),
      'Meridian Voice promised to restore service within 2 hours (commitment \u201cmttr\u201d). In October 2026 the longest time to restoration was 201 minutes.',
    ],
    [
      'account of the cause',
      with_(
        {
          id: 'rca',
          kind: 'communication',
          measure: 'rca',
          within: { n: 5, unit: 'business_day' },
        },
        { seconds: 864_000 },
      ),
      'For the account of the cause commitment \u201crca\u201d allows 5 business days; 14,400 minutes (10 days) passed.',
    ],
    [
      'maintenance notice',
      with_(
        {
          id: 'lead',
          kind: 'communication',
          measure: 'maintenance_notice',
          within: { n: 8, unit: 'hour' },
          calendar: 'business',
        },
        { seconds: 3_600 },
      ),
      'Maintenance was announced 60 minutes ahead; commitment \u201clead\u201d asks for 8 hours of business time.',
    ],
    [
      'chronic',
      with_(
        {
          id: 'exit',
          kind: 'chronic',
          breaches: 3,
          withinPeriods: 6,
          commitment: 'uptime',
          right: 'terminate',
        },
        { count: 3 },
      ),
      'The promise in clause 4.1 was broken in 3 periods; commitment \u201cexit\u201d speaks of 3 within 6. The right to terminate has arisen and is reserved.',
    ],
  ])('%s', (_name, input, sentence) => {
    expect(closing(input)).toContain(sentence);
  });

  test('the table belongs to the promise that pays most, wherever it stands', () => {
    const input = with_(
      {
        id: 'regional',
        kind: 'availability',
        target: { op: 'gte', percent: '99.99' },
        metric: { kind: 'time' },
        remedies: [{ kind: 'flat', credit: { money: '100' } }],
      },
      { percent: '99.900000', exact: '999/10' },
      {
        downtimeMinutes: 44.64,
        credit: { amount: '100.00', currency: 'USD', exact: '100/1', feeBase: '48200.00' },
      },
    );
    expect(draftClaim(input).amounts.agreed).toMatchObject({ percent: '99.482527' });
    expect(draftClaim(input).totals.minutes).toBe('231');
  });

  test('with credits of its own, the total is told', () => {
    const credit = { amount: '500.00', currency: 'USD', exact: '500/1', feeBase: '48200.00' };
    const input = with_(
      {
        id: 'mttr',
        kind: 'restoration',
        within: { seconds: 7_200 },
        statistic: 'each',
        remedies: [{ kind: 'flat', credit: { money: '500' } }],
      },
      { seconds: 12_060 },
      { credit },
    );
    const total = { amount: '12550.00', currency: 'USD', exact: '12550/1' };
    const both = { ...agreed(), ...input.assessments.agreed, credit: total };
    const text = closing({ ...input, assessments: { agreed: both } });
    expect(text).toContain(
      'A breach carries a credit of USD 500.00 (commitment \u201cmttr\u201d).',
    );
    expect(text).toContain(
      'Under the contract\u2019s rules for several promises USD 12,550.00 is due in all.',
    );
  });
});

test('a limit on the total is told', () => {
  const capped = { ...agreed(), credit: { amount: '9000.00', currency: 'USD', exact: '9000/1' } };
  expect(closing({ ...meridianClaim, assessments: { agreed: capped } })).toContain(
    'Under the contract\u2019s limits USD 9,000.00 is due.',
  );
});

test('on the vendor\u2019s own figures there is one column and no second argument', () => {
  const draft = draftClaim({ ...meridianClaim, view: 'admitted' });
  expect(draft.columns).toEqual({ minutes: 'Your figure', vendorMinutes: null });
  expect(draft.windows.map(({ minutes, vendorMinutes }) => [minutes, vendorMinutes])).toEqual([
    ['160', null],
    ['30', null],
  ]);
  expect(draft.closing.join(' ')).not.toContain('On your own figure');
  expect(draft.claimedAmount.amount).toBe('4820.00');
});

test.each<[string, (status: 'met' | 'open') => ClaimInput]>([
  [
    'an admitted view that is met or open is no argument',
    (status) => ({
      ...meridianClaim,
      assessments: {
        agreed: agreed(),
        admitted: {
          ...agreed(),
          commitments: agreed().commitments.map((one) => ({ ...one, status })),
        },
      },
    }),
  ],
])('%s', (_name, input) => {
  expect(closing(input('met'))).not.toContain('your own figure');
  expect(closing(input('open'))).not.toContain('your own figure');
});

test('a longest silence over midnight names both days; one over an hour long is told without a promise', () => {
  const silence = { start: '2026-10-14T03:30:00Z', end: '2026-10-14T05:00:00Z' };
  const [first] = meridianClaim.outages;
  if (!first) throw new Error('the example has outages');
  const told = (seconds: number) =>
    closing({
      ...meridianClaim,
      outages: [{ ...first, longestSilenceSeconds: seconds, longestSilence: silence }],
    });
  expect(told(5_400)).toContain(
    'Between Tue 13 Oct 2026, 23:30 EDT and Wed 14 Oct 2026, 01:00 EDT there was no word.',
  );
  expect(told(3_600)).toContain('no word');
  expect(told(3_599)).not.toContain('no word');
});

test('a fixed amount for each step is told without fees, and what it comes to', () => {
  const input = with_(
    {
      id: 'hours',
      kind: 'availability',
      target: { op: 'gte', percent: '99.9' },
      metric: { kind: 'time' },
      remedies: [
        {
          kind: 'step',
          perSeconds: 3_600,
          rounding: 'up',
          accumulate: 'period',
          credit: { money: '50' },
        },
      ],
    },
    { percent: '99.482527', exact: '44409/44640' },
    { credit: { amount: '200.00', currency: 'USD', exact: '200/1', feeBase: '48200.00' } },
  );
  expect(closing(input)).toContain(
    'Each started 1 hour of downtime carries a credit of USD 50.00 (commitment \u201chours\u201d): that is USD 200.00.',
  );
});

test('outages of one day are told by their times', () => {
  const [first] = meridianClaim.outages;
  if (!first) throw new Error('the example has outages');
  const silent = ['2026-10-10T07:12:00Z', '2026-10-10T11:12:00Z', '2026-10-11T11:12:00Z'].map(
    (start, at) => ({ ...first, id: `o${at}`, start, end: start, silent: true }),
  );
  expect(closing({ ...meridianClaim, outages: silent })).toContain(
    'You gave no notice of the outage of Sat 10 Oct 2026, 03:12 EDT and of Sat 10 Oct 2026, 07:12 EDT and of Sun 11 Oct 2026.',
  );
});
