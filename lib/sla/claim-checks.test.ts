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

  test('required ones come first', () => {
    const required = draftClaim(meridianClaim).checks.map((one) => one.required);
    expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)));
  });
});
