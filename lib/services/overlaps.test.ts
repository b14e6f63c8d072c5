import { beforeAll, expect, test } from 'vitest';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { commitImport } from './import-commit';
import { receiveImport } from './imports';
import { getOutage, listOutages } from './outages';
import { bytesOf, newActor } from './testing';
import { createVendor } from './vendors';

let actor: Actor;
let vendorId: string;

beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
  ({ id: vendorId } = await createVendor(actor, { name: 'Meridian', services: ['Voice'] }));
  await add('monitor.csv', '10:00,10:50,down,Voice');
  await add('vendor.csv', '10:20,10:40,down,', { party: 'vendor' });
  await add('later.csv', '12:00,12:10,down,Voice');
});

async function add(fileName: string, row: string, options: ImportOptions = {}) {
  const [from, to, ...rest] = row.split(',');
  const day = (clock = '') => `2026-09-10T${clock}:00Z`;
  const text = `start,end,state,service\n${[day(from), day(to), ...rest].join(',')}\n`;
  const { id } = await receiveImport(actor, { vendorId, fileName, bytes: bytesOf(text), options });
  await commitImport(actor, id);
}

test('what the vendor admits for the whole stands beside the outage of a service, and waits for a decision', async () => {
  const { rows } = await listOutages(actor, { vendor: vendorId });
  const ofVoice = rows.find(({ start }) => start.includes('10:00'));
  const { outage, together, conflicts } = await getOutage(actor, ofVoice?.id ?? '');
  expect(outage).toMatchObject({ service: 'Voice', ms: { admitted: null }, conflicts: 1 });
  expect(together).toMatchObject([{ service: null, ms: { admitted: 20 * 60_000 } }]);
  expect(conflicts).toMatchObject([{ kind: 'not_admitted', minutes: '30', settled: false }]);
});
