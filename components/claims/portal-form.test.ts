import { expect, test } from 'vitest';

import { draftClaim } from '@/lib/sla/claim';
import { meridianClaim } from '@/lib/sla/fixtures/meridian-claim';

import { copyText, portalFields } from './portal-form';

const meridian = draftClaim(meridianClaim);
test('the fields of a portal say what the letter says, and every answer', () => {
  const answers = { affected_users: '1,900 of 2,400' };
  const fields = portalFields(draftClaim({ ...meridianClaim, answers }));
  expect(fields.map(({ label }) => label)).toEqual([
    'Subject',
    'Agreement, account, tickets',
    'Period',
    'Credit requested',
    'Outages',
    'Description',
    'Number of affected users',
    'Name',
  ]);
  expect(fields.map(({ text }) => copyText(text))).toContain('USD 12,050.00');
  expect(fields.map(({ text }) => text)).toContain('1,900 of 2,400');
});

test('a field that has nothing to say is left out', () => {
  expect(portalFields({ ...meridian, reference: '' }).map(({ label }) => label)).not.toContain(
    'Agreement, account, tickets',
  );
});
