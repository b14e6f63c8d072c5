import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { draftClaim } from './claim';
import { applyClaimEdits, claimDraftSchema, claimEdits } from './claim-draft';
import type { ClaimInput, ClaimOutage } from './claim-input';
import { meridianAssessment, meridianClaim, meridianOutages } from './fixtures/meridian-claim';
import { assessMeridian } from './fixtures/meridian-engine';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const body = (input: ClaimInput) => {
  const { opening, closing } = draftClaim(input);
  return plain([...opening, ...closing].join('\n'));
};
const check = (input: ClaimInput, field: string) =>
  draftClaim(input).checks.find((one) => one.field === field);
const { clauses: _clauses, ...withoutClauses } = meridianClaim;

describe('the letter of the example', () => {
  test('says what the design shows', () => {
    expect(body(meridianClaim).split('\n')).toEqual([
      'Meridian Voice promised 99.9 % availability in each calendar month (clause 4.1). In October 2026 it was available for 99.482527 % of 44,640 minutes, New York time. Two outages count:',
      'Availability from 99.0 % to below 99.5 % carries a credit of 25 % of the month\u2019s recurring fees (clause 4.3): 25 % of USD 48,200.00 is USD 12,050.00.',
      'On your own figure of 190 minutes availability was 99.574373 %, and USD 4,820.00 is owed without any further evidence.',
      'First notice of the outage of Wed 14 Oct 2026 came 49 minutes after the failure; clause 6.1 allows 30 minutes. On Wed 14 Oct 2026 between 11:34 and 13:18 EDT there was no word. Please confirm the credit within 45 days, as clause 5.4 provides.',
    ]);
  });

  test('has the head, the table and the deadlines', () => {
    const draft = draftClaim(meridianClaim);
    expect(draft).toMatchObject({
      subject: 'SLA credit request, October 2026, account 7740-118',
      reference: 'Agreement MV-2024-117, account 7740-118, ticket 48213',
      channel: { kind: 'email', address: 'credits@meridianvoice.example' },
      dateText: '22 November 2026',
      claimedAmount: { amount: '12050.00', currency: 'USD' },
      totals: { minutes: '231', vendorMinutes: '190' },
      adjustment: null,
    });
    expect(
      draft.windows.map(({ start, end, minutes, vendorMinutes }) =>
        plain([start, end, minutes, vendorMinutes].join('|')),
      ),
    ).toEqual([
      'Wed 14 Oct 2026, 10:04 EDT|13:25 EDT|201|160',
      'Sat 24 Oct 2026, 03:12 EDT|03:42 EDT|30|30',
    ]);
    expect(
      draft.deadlines.map(({ step, date, daysLeft, done }) => [step, date, daysLeft, done]),
    ).toEqual([
      ['ticket', '2026-10-17', -36, true],
      ['claim', '2026-11-30', 8, false],
    ]);
    expect(draft.checks.filter(({ ok }) => !ok).map(({ field }) => field)).toEqual([
      'affected_users',
    ]);
  });

  test('is the same from what the engine itself assesses', () => {
    const assessments = {
      ...meridianClaim.assessments,
      admitted: assessMeridian('2026-10-14T14:45:00Z'),
      agreed: assessMeridian('2026-10-14T14:04:00Z'),
    };
    expect(draftClaim({ ...meridianClaim, assessments })).toEqual(draftClaim(meridianClaim));
  });

  test('is plain JSON that its own schema reads back', () => {
    const draft = draftClaim(meridianClaim);
    expect(claimDraftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
});

describe('no sentence without data', () => {
  test('without clauses the promise is named', () => {
    expect(body(withoutClauses)).toContain('(commitment \u201cuptime\u201d)');
    expect(body(withoutClauses)).toContain('within 45 days, as the contract provides.');
    expect(body(withoutClauses)).not.toContain('clause');
  });

  test('without an admitted view the vendor\u2019s figures are not spoken of', () => {
    const { agreed } = meridianClaim.assessments;
    const input = { ...meridianClaim, assessments: { agreed } };
    expect(body(input)).not.toContain('your own figure');
    expect(draftClaim(input).columns.vendorMinutes).toBeNull();
    expect(draftClaim(input).amounts.admitted).toBeNull();
  });

  test('without notices and silences neither is claimed', () => {
    const outages = meridianOutages.map((one) => ({
      ...one,
      firstNoticeSeconds: null,
      longestSilenceSeconds: null,
    }));
    expect(body({ ...meridianClaim, outages })).not.toMatch(/notice of|no word|silence/);
  });

  test.each<[string, number, boolean]>([
    ['one second short of half an hour is not told', 1_799, false],
    ['half an hour is told', 1_800, true],
  ])('a first notice that nobody promised: %s', (_name, seconds, told) => {
    const terms = {
      ...meridianClaim.terms,
      commitments: meridianClaim.terms.commitments.filter(({ kind }) => kind === 'availability'),
    };
    const outages = [{ ...meridianOutages[0], firstNoticeSeconds: seconds }];
    expect(body({ ...meridianClaim, terms, outages }).includes('First notice')).toBe(told);
  });

  test('an outage without any word is called that', () => {
    const outages = [meridianOutages[0], { ...meridianOutages[1], silent: true }];
    expect(body({ ...meridianClaim, outages })).toContain(
      'You gave no notice of the outage of Sat 24 Oct 2026.',
    );
  });

  test('where nothing is breached nothing is asked, and the check says so', () => {
    const { agreed } = meridianClaim.assessments;
    if (!agreed) throw new Error('the example has an agreed view');
    const met = {
      ...agreed,
      credit: { amount: '0.00', currency: 'USD', exact: '0/1' },
      commitments: agreed.commitments.map(({ credit: _credit, ...one }) => ({
        ...one,
        status: 'met' as const,
      })),
    };
    const input = { ...meridianClaim, assessments: { agreed: met } };
    expect(body(input)).not.toContain('carries a credit');
    expect(check(input, 'fees')).toMatchObject({ ok: false, required: true });
  });

  test('a view without an assessment is refused', () => {
    expect(() => draftClaim({ ...meridianClaim, assessments: {} })).toThrow(RangeError);
  });
});

describe('arithmetic in words', () => {
  const withCredit = (change: Readonly<Record<string, string>>) => {
    const agreed = meridianClaim.assessments.agreed;
    if (!agreed) throw new Error('the example has an agreed view');
    const commitments = agreed.commitments.map((one) =>
      one.credit ? { ...one, credit: { ...one.credit, ...change } } : one,
    );
    const credit = { ...agreed.credit, amount: change['amount'] ?? agreed.credit.amount };
    return body({ ...meridianClaim, assessments: { agreed: { ...agreed, commitments, credit } } });
  };

  test.each([
    ['exact', {}, '25 % of USD 48,200.00 is USD 12,050.00.'],
    [
      'capped',
      { amount: '10000.00', exact: '10000/1' },
      '25 % of USD 48,200.00, limited by the contract\u2019s cap, is USD 10,000.00.',
    ],
    [
      'rounded',
      { feeBase: '48200.01', amount: '12050.00', exact: '4820001/400' },
      '25 % of USD 48,200.01, rounded as the contract provides, is USD 12,050.00.',
    ],
  ])('%s', (_name, change, sentence) => {
    expect(withCredit(change)).toContain(sentence);
  });

  test('rows that add up to more than the contract counts show the difference', () => {
    const outages = [
      {
        ...meridianOutages[0],
        minutesByView: { admitted: '160', observed: '222', agreed: '213.5' },
      },
      meridianOutages[1],
    ];
    const draft = draftClaim({ ...meridianClaim, outages });
    expect(draft.adjustment).toMatchObject({ minutes: '-12.5', vendorMinutes: null });
    expect(draft.totals.minutes).toBe('231');
  });

  test('a row is what lasted in the claimed view; one that only the vendor tells stays', () => {
    const minutesByView = (agreed: string | null, admitted: string | null) => ({
      minutesByView: { admitted, observed: null, agreed },
    });
    const outages = [
      { ...meridianOutages[0], id: 'a', ...minutesByView('0', '30') },
      { ...meridianOutages[0], id: 'b', ...minutesByView(null, '30') },
      { ...meridianOutages[0], id: 'c', ...minutesByView(null, '0') },
      { ...meridianOutages[0], id: 'd', ...minutesByView('231', '160') },
    ];
    expect(draftClaim({ ...meridianClaim, outages }).windows.map(({ id }) => id)).toEqual([
      'b',
      'd',
    ]);
  });

  test('what six decimals round off is no difference', () => {
    const third = (id: string): ClaimOutage => ({
      ...meridianOutages[0],
      id,
      minutesByView: { admitted: null, observed: null, agreed: '2.833333' },
    });
    const agreed = meridianAssessment({
      percent: '99.980959',
      exact: '1/1',
      downtime: 8.5,
      credit: '10',
      amount: '4820.00',
      when: { gte: '99.5', lt: '99.9' },
    });
    const outages = [third('a'), third('b'), third('c')];
    expect(
      draftClaim({ ...meridianClaim, assessments: { agreed }, outages }).adjustment,
    ).toBeNull();
  });
});

describe('times', () => {
  const rows = (outage: Partial<ClaimOutage>) =>
    draftClaim({ ...meridianClaim, outages: [{ ...meridianOutages[0], ...outage }] }).windows.map(
      ({ start, end }) => plain(`${start} / ${end}`),
    );

  test.each<[string, Partial<ClaimOutage>, string]>([
    [
      'an approximate start keeps its room',
      { startBounds: ['2026-10-14T13:49:00Z', '2026-10-14T14:19:00Z'] },
      'Wed 14 Oct 2026, 10:04 EDT \u00b1 15 min / 13:25 EDT',
    ],
    [
      'uneven room is told on both sides',
      { startBounds: ['2026-10-14T14:00:00Z', '2026-10-14T14:19:00Z'] },
      'Wed 14 Oct 2026, 10:04 EDT (\u22124 min, +15 min) / 13:25 EDT',
    ],
    [
      'an end on another day has its date',
      { end: '2026-10-15T05:10:30Z' },
      'Wed 14 Oct 2026, 10:04 EDT / Thu 15 Oct 2026, 01:10:30 EDT',
    ],
    ['an open outage has no end', { end: null }, 'Wed 14 Oct 2026, 10:04 EDT / still open'],
    [
      'both sides of the end of daylight saving are told apart',
      { start: '2026-11-01T05:30:00Z', end: '2026-11-01T06:30:00Z' },
      'Sun 1 Nov 2026, 01:30 EDT / 01:30 EST',
    ],
  ])('%s', (_name, outage, expected) => {
    expect(rows(outage)).toEqual([expected]);
  });
});

describe('edits', () => {
  const draft = draftClaim(meridianClaim);

  test('change texts and leave figures', () => {
    const edited = applyClaimEdits(draft, {
      closing: ['Pay.'],
      channelAddress: 'new@vendor.example',
    });
    expect(edited).toEqual({
      ...draft,
      closing: ['Pay.'],
      channel: { kind: 'email', address: 'new@vendor.example' },
      checks: draft.checks.map((check) =>
        check.field === 'channel' ? { ...check, proof: 'new@vendor.example' } : check,
      ),
    });
  });

  test('mend the checks of what they change', () => {
    const open = applyClaimEdits(draft, { subject: 'Credit {nope}', channelAddress: '' });
    const checkOf = (of: typeof draft, field: string) =>
      of.checks.find((check) => check.field === field)?.ok;
    expect(checkOf(open, 'channel')).toBe(false);
    expect(checkOf(open, 'subject')).toBe(false);
    const mended = applyClaimEdits(open, { subject: 'Credit', channelAddress: 'a@vendor.example' });
    expect(checkOf(mended, 'channel')).toBe(true);
    expect(checkOf(mended, 'subject')).toBeUndefined();
  });

  test.each([
    ['a figure', { claimedAmount: { amount: '1', currency: 'USD' } }],
    ['a subject of two lines', { subject: 'a\r\nBcc: b@c.example' }],
    ['a line separator in the address', { recipientLines: ['a\u2028b'] }],
  ])('refuse %s', (_name, edits) => {
    expect(claimEdits.safeParse(edits).success).toBe(false);
  });
});

test('whatever names and notes hold, the draft is valid and its one-line texts are one line', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '<b>x</b>',
      '=1+1',
      'a\r\nBcc: x@y.example',
      'x'.repeat(10_000),
      '{period}',
      '$&',
    ),
  );
  fc.assert(
    fc.property(name, name, (vendor, account) => {
      const draft = draftClaim({
        ...meridianClaim,
        vendor: { name: vendor, address: vendor },
        contract: { accountNumber: account, reference: vendor, currency: 'USD' },
        answers: { impact: account.slice(0, 4_000) },
      });
      expect([draft.subject, draft.reference, ...draft.recipientLines].join('')).not.toMatch(
        /\p{Cc}/u,
      );
      expect(draft.claimedAmount.amount).toBe('12050.00');
    }),
  );
});
