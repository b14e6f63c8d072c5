import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createClaim, getClaim } from './claims';
import { contractedVendor, importFile, incidentOf, newActor, pageOf, usualTerms } from './testing';
import { getVendorReport } from './vendor-report';

let made = 0;
beforeAll(async () => {
  await testDatabase();
});

const PROMISES = {
  restore: { id: 'restore', kind: 'restoration', within: { seconds: 14_400 }, statistic: 'each' },
  notice: {
    id: 'notice',
    kind: 'communication',
    measure: 'first_notice',
    within: { n: 30, unit: 'minute' },
  },
};

/** One promise beside 90 % availability, and an account of ours whose edges are rough by 15 minutes. */
async function judged(promise: keyof typeof PROMISES, until: string, word: string) {
  made += 1;
  const actor: Actor = await newActor(`Buyer ${made}`);
  const usual = usualTerms();
  const { vendorId, contractId } = await contractedVendor(actor, '2026-09-01', {
    ...usual,
    commitments: [
      {
        id: 'uptime',
        kind: 'availability',
        target: { op: 'gte', percent: '90' },
        metric: { kind: 'time' },
      },
      { ...PROMISES[promise], remedies: [{ kind: 'flat', credit: { money: '50' } }] },
    ],
  });
  await importFile(actor, {
    vendorId,
    fileName: 'note.txt',
    text: `On September 10, 2026 the service was down from approximately 08:00 to ${until} UTC.\n`,
    options: { party: 'customer', confirmed: 'all', zone: 'UTC' },
  });
  const at = `2026-09-10T${word}:00Z`;
  const incident = incidentOf('i', at, '2026-09-10T11:00:00Z', [{ status: 'investigating', at }]);
  await importFile(actor, {
    vendorId,
    fileName: 'page.json',
    text: pageOf('2026-09-02', incident),
  });
  const { periods } = await getVendorReport(actor, vendorId, { view: 'observed' });
  const { id } = await createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
  const { draft } = await getClaim(actor, id);
  return {
    reasons: periods.find(({ period }) => period === '2026-09')?.figures.observed?.reasons,
    check: draft.checks.find(({ field }) => field === 'tier'),
  };
}

describe('a promise of hours, where the edges of an outage are rough by 15 minutes each', () => {
  test.each([
    ['245 of 240 minutes to restore', 'restore', '12:05', '08:10', true],
    ['271 of 240 minutes to restore', 'restore', '12:31', '08:10', false],
    ['35 of 30 minutes to the first word', 'notice', '12:05', '08:35', true],
    ['46 of 30 minutes to the first word', 'notice', '12:05', '08:46', false],
  ] as const)('%s', async (_, promise, until, word, depends) => {
    const { reasons, check } = await judged(promise, until, word);
    expect(reasons?.includes('tier_depends_on_evidence')).toBe(depends);
    expect(check?.ok ?? true).toBe(!depends);
  });
});
