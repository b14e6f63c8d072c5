import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { inOrganization } from '@/lib/db/client';
import { assessments } from '@/lib/db/contract-schema';
import { outages } from '@/lib/db/schema';
import { testDatabase } from '@/lib/db/testing';

import { refreshRunning } from './assessments';
import { createContract } from './contracts';
import { importFile, newActor, usualTerms } from './testing';
import { getVendorReport } from './vendor-report';
import { createVendor } from './vendors';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

test('what an earlier version of the rules stored is computed anew, and once', async () => {
  const { id: vendorId } = await createVendor(actor, { name: 'Meridian Voice', services: [] });
  await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-09-01',
    terms: usualTerms(),
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-09-01' }],
  });
  const text = 'start,end,state,reference\n2026-09-10T08:00:00Z,2026-09-10T09:00:00Z,down,a\n';
  await importFile(actor, { vendorId, fileName: 'probe.csv', text });
  const report = async () => {
    const { periods, outages: told } = await getVendorReport(actor, vendorId, { view: 'observed' });
    return { september: periods.find(({ period }) => period === '2026-09')?.figures, told };
  };
  const right = await report();
  expect(right.september?.observed).toMatchObject({ percent: '99.861111', creditMinor: 10_000 });

  await inOrganization(actor.organizationId, async (tx) => {
    await tx.update(assessments).set({ rules: 0, summary: { figure: {} }, creditMinor: 1 });
    await tx.delete(outages);
  });
  await refreshRunning();
  expect(await report()).toEqual(right);

  const stamps = () =>
    inOrganization(actor.organizationId, (tx) =>
      tx
        .select({ id: assessments.id, rules: assessments.rules, asOf: assessments.asOf })
        .from(assessments)
        .where(eq(assessments.complete, true))
        .orderBy(assessments.id),
    );
  const once = await stamps();
  expect(once.filter(({ rules }) => rules === 0)).toEqual([]);
  await refreshRunning();
  expect(await stamps()).toEqual(once);
});
