import { describe, expect, test } from 'vitest';

import { draftClaim } from './claim';
import type { ClaimInput } from './claim-input';
import { meridianClaim, meridianOutages } from './fixtures/meridian-claim';

const check = (input: ClaimInput, field: string) =>
  draftClaim(input).checks.find((one) => one.field === field);

describe('checks', () => {
  test.each<[string, Partial<ClaimInput>, string, boolean]>([
    ['no account number', { contract: { currency: 'USD' } }, 'account_id', false],
    [
      'an answer by a person counts',
      { answers: { affected_users: 'about 1,900' } },
      'affected_users',
      true,
    ],
    [
      'an outage without a ticket',
      { outages: [{ ...meridianOutages[0], tickets: [] }] },
      'ticket',
      false,
    ],
    [
      'an open outage',
      { outages: [{ ...meridianOutages[0], end: null }] },
      'incident_times',
      false,
    ],
    ['an open conflict', { openConflicts: 1 }, 'conflicts', false],
    ['the last day', { draftedOn: '2026-11-30' }, 'deadline', true],
    ['the day after', { draftedOn: '2026-12-01' }, 'deadline', false],
    ['a placeholder nobody can fill', { contract: { currency: 'USD' } }, 'subject', false],
  ])('%s', (_name, change, field, ok) => {
    expect(check({ ...meridianClaim, ...change }, field)?.ok).toBe(ok);
  });

  describe('an outage without a ticket', () => {
    const [ticket, ...others] = meridianClaim.terms.claim?.steps ?? [];
    const step = (over: object): Partial<ClaimInput> => ({
      outages: [{ ...meridianOutages[0], tickets: [] }, meridianOutages[1]],
      terms: {
        ...meridianClaim.terms,
        ...(meridianClaim.terms.claim &&
          ticket && {
            claim: { ...meridianClaim.terms.claim, steps: [{ ...ticket, ...over }, ...others] },
          }),
      },
    });
    const FATAL = { required: false, fatalIfMissed: true };
    test.each<[string, Partial<ClaimInput>, boolean, string]>([
      [
        'is required where missing the step loses the credit, and that is said once it is missed',
        { ...step(FATAL), draftedOn: '2026-10-18' },
        true,
        '1 outage without; the first was due Sat 17 Oct 2026, and missing it loses the credit',
      ],
      [
        'may still get one on the last day',
        { ...step(FATAL), draftedOn: '2026-10-17' },
        true,
        '1 outage without; the first is due Sat 17 Oct 2026, and missing it loses the credit',
      ],
      [
        'loses nothing where the step only ought to be done',
        { ...step({ required: false, fatalIfMissed: false }), draftedOn: '2026-10-18' },
        false,
        '1 outage without; the first was due Sat 17 Oct 2026',
      ],
    ])('%s', (_, change, required, proof) => {
      const found = check({ ...meridianClaim, ...change }, 'ticket');
      expect({ ...found, proof: found?.proof.replaceAll('\u00a0', ' ') }).toMatchObject({
        ok: false,
        required,
        proof,
      });
    });

    test('does not move the day of the claim', () => {
      const { deadlines } = draftClaim({
        ...meridianClaim,
        ...step(FATAL),
        draftedOn: '2026-10-18',
      });
      expect(deadlines.find((one) => one.step === 'claim')?.date).toBe('2026-11-30');
    });
  });

  test('required ones come first', () => {
    const required = draftClaim(meridianClaim).checks.map((one) => one.required);
    expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)));
  });
});
