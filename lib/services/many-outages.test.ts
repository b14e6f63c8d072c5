import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { isOneOf } from '@/lib/db/bulk';
import { inOrganization } from '@/lib/db/client';
import { evidence } from '@/lib/db/schema';
import { testDatabase } from '@/lib/db/testing';

import { createClaim, getClaim } from './claims';
import { createContract } from './contracts';
import { importFile, newActor, usualTerms } from './testing';
import { createVendor } from './vendors';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

const MINUTE_MS = 60_000;
const COUNT = 250;

test('a claim lists every outage of its month, however many there are, and they add up', async () => {
  const { id: vendorId } = await createVendor(actor, { name: 'Flapping', services: [] });
  const { id: contractId } = await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-09-01',
    terms: usualTerms(),
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-09-01' }],
  });
  const rows = Array.from({ length: COUNT }, (_, at) => {
    const start = Date.UTC(2026, 8, 1) + at * 60 * MINUTE_MS;
    const [from, until] = [start, start + MINUTE_MS].map((time) => new Date(time).toISOString());
    return `${from},${until},down,check-${at}`;
  });
  await importFile(actor, {
    vendorId,
    fileName: 'probe.csv',
    text: ['start,end,state,reference', ...rows, ''].join('\n'),
  });
  const { id } = await createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
  const { draft } = await getClaim(actor, id);
  expect(draft.windows).toHaveLength(COUNT);
  expect(draft.totals.minutes).toBe(String(COUNT));
  // 250 of 43 200 minutes: 99.421296 %, 10 % of 1 000.00.
  expect(draft.claimedAmount).toEqual({ amount: '100.00', currency: 'USD' });
});

test('more ids may be asked for at once than a query has parameters', async () => {
  const ids = Array.from({ length: 70_000 }, () => actor.organizationId);
  const found = await inOrganization(actor.organizationId, (tx) =>
    tx.select().from(evidence).where(isOneOf(evidence.id, ids)),
  );
  expect(found).toEqual([]);
});
