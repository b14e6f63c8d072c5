import { expect, test } from 'vitest';

import { type ClaimDocument } from '@/lib/exports/claim-document';
import { letterText as sentText } from '@/lib/exports/letter-text';
import { draftClaim } from '@/lib/sla/claim';
import type { ClaimDraft } from '@/lib/sla/claim-draft';
import { meridianClaim } from '@/lib/sla/fixtures/meridian-claim';

import { copyText, letterText, portalFields } from './letter-text';

const meridian = draftClaim(meridianClaim);
const asDocument = (draft: ClaimDraft): ClaimDocument => ({
  ...draft,
  claimId: 'c',
  number: 'MG-2026-0003',
  status: 'draft',
  draftedAt: '2026-11-22T14:40:00Z',
  trace: [],
  evidence: [],
});

test.each<[string, ClaimDraft]>([
  ['the agreed view', meridian],
  [
    'the vendor’s own view, which has one column',
    draftClaim({ ...meridianClaim, view: 'admitted' }),
  ],
  ['no outage', { ...meridian, windows: [], adjustment: null }],
  [
    'an adjustment',
    { ...meridian, adjustment: { label: 'Counting rules', minutes: '-3', vendorMinutes: null } },
  ],
  [
    'no reference, no enclosure, other line ends',
    {
      ...meridian,
      reference: '',
      enclosures: [],
      opening: ['one\r\ntwo'],
      totals: { minutes: null, vendorMinutes: null },
    },
  ],
])('the text shown is the text that is sent: %s', (_name, draft) => {
  expect(letterText(draft)).toBe(sentText(asDocument(draft)));
});

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
