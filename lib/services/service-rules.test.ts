import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { getImport } from './import-report';
import { receiveImport } from './imports';
import { placeOf } from './service-rules';
import { bytesOf, importFile, newActor } from './testing';
import { addService, createVendor } from './vendors';

const SERVICES = [
  { id: 'db', key: 'databases', name: 'Databases' },
  { id: 'api', key: 'api', name: 'API' },
];

describe('which service a name is', () => {
  const MAP = {
    'us east*': 'db',
    'US East 1*': 'api',
    '*database*': 'db',
    'Web*prod': '-',
    Rest: '*',
  };
  test.each<[string, string]>([
    ['US East 2', 'db'],
    ['us east', 'db'],
    ['US East 1 (Ohio)', 'api'],
    ['Managed databases, EU', 'db'],
    ['Web prod', 'left out'],
    ['Webprod', 'left out'],
    ['Web prod 2', 'undecided'],
    ['Webprodx', 'undecided'],
    ['api', 'api'],
    ['Rest', 'whole'],
    ['West', 'undecided'],
  ])('%s: %s', (name, expected) => {
    const spot = placeOf(name, { options: { serviceMap: MAP }, services: SERVICES });
    expect(typeof spot === 'string' ? spot : (spot.serviceId ?? 'whole')).toBe(expected);
  });

  test('the two ends of a rule may not share letters of the name', () => {
    const spot = placeOf('aba', { options: { serviceMap: { 'ab*ba': '-' } }, services: SERVICES });
    expect(spot).toBe('undecided');
  });

  test('what was said of one name goes before a rule', () => {
    const serviceMap = { '*': 'db', 'US East 2': 'api' };
    expect(placeOf('US East 2', { options: { serviceMap }, services: SERVICES })).toEqual({
      serviceId: 'api',
    });
    expect(placeOf('anything', { options: { serviceMap }, services: SERVICES })).toEqual({
      serviceId: 'db',
    });
  });
});

describe('a rule is said once', () => {
  let actor: Actor;
  beforeAll(async () => {
    await testDatabase();
    actor = await newActor();
  });

  test('and holds for the other sources of the vendor', async () => {
    const vendor = await createVendor(actor, { name: 'Ruled', services: ['Web'] });
    const { id: service } = await addService(actor, vendor.id, 'Databases');
    const text = (name: string) =>
      `service,start,end,state\n${name},2026-03-10T10:00:00Z,2026-03-10T11:00:00Z,down\n`;
    await importFile(actor, {
      vendorId: vendor.id,
      fileName: 'first.csv',
      text: text('DB eu'),
      options: { serviceMap: { 'DB*': service } },
    });
    const { id } = await receiveImport(actor, {
      vendorId: vendor.id,
      fileName: 'second.csv',
      bytes: bytesOf(text('DB us')),
      options: {},
    });
    const report = await getImport(actor, id);
    expect(report.import.source).toBe('second');
    expect(report.services).toEqual([{ name: 'DB us', target: service }]);
    expect(report.blockers).toEqual([]);
  });
});
