import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createContract } from './contracts';
import { getOverview } from './overview';
import { importFile, newActor, usualTerms } from './testing';
import { getVendorReport } from './vendor-report';
import { createVendor } from './vendors';

let made = 0;
beforeAll(async () => {
  await testDatabase();
});

/** A contract of Voice alone, and a monitor that tells of these services on 10 September 2026. */
async function voice(...services: readonly string[]) {
  made += 1;
  const actor: Actor = await newActor(`Buyer ${made}`);
  const { id: vendorId } = await createVendor(actor, {
    name: `Vendor ${made}`,
    services: ['Voice', 'Billing'],
  });
  await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-09-01',
    terms: { ...usualTerms(), services: [{ id: 'voice', name: 'Voice' }] },
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-09-01' }],
  });
  const rows = services.map(
    (service) => `2026-09-10T08:00:00Z,2026-09-10T08:10:00Z,down,${service},${service}`,
  );
  const text = ['start,end,state,service,reference', ...rows, ''].join('\n');
  await importFile(actor, { vendorId, fileName: 'probe.csv', text });
  const { periods } = await getVendorReport(actor, vendorId, { view: 'observed' });
  const { headline } = await getOverview(actor, '2026-09');
  return { figures: periods.find(({ period }) => period === '2026-09')?.figures, headline };
}

test('a promise is not kept by a monitor that watched another service', async () => {
  const { figures, headline } = await voice('Billing');
  expect(figures?.observed?.watched).toBe(false);
  expect(figures?.agreed?.watched).toBe(false);
  expect(headline).toBe('Nothing was measured in September 2026.');
});

test('it is by one that watched this one too', async () => {
  const { figures, headline } = await voice('Billing', 'Voice');
  expect(figures?.observed).toMatchObject({ watched: true, downtimeMinutes: '10' });
  expect(headline).toBe('One of one kept its word in September.');
});
