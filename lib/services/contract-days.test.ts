import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createContract } from './contracts';
import { undoImport } from './import-commit';
import { listOutages } from './outages';
import { importFile, incidentOf, newActor, pageOf, usualTerms } from './testing';
import { getVendorReport } from './vendor-report';
import { createVendor } from './vendors';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

const csv = (...rows: string[]) => ['start,end,state,reference', ...rows, ''].join('\n');
const FEE = { kind: 'recurring', amount: '3100.00', per: 'month', startsOn: '2025-01-01' } as const;

type Given = Readonly<{ startsOn: string; endsOn?: string; caps?: unknown[]; period?: unknown }>;
let made = 0;

async function contractWith(
  { startsOn, endsOn, caps, period }: Given,
  text: string,
  page?: string,
) {
  made += 1;
  const { id } = await createVendor(actor, { name: `Vendor ${made}`, services: [] });
  await createContract(actor, {
    vendorId: id,
    name: 'Voice',
    currency: 'USD',
    startsOn,
    ...(endsOn !== undefined && { endsOn }),
    terms: {
      ...usualTerms(),
      effective: { from: startsOn, decidedBy: 'period_start' },
      ...(caps && { caps }),
      ...(period !== undefined && { period }),
    },
    fees: [FEE],
  });
  await importFile(actor, { vendorId: id, fileName: 'probe.csv', text });
  if (page !== undefined) {
    await importFile(actor, { vendorId: id, fileName: 'incidents.json', text: page });
  }
  const { periods } = await getVendorReport(actor, id, { view: 'observed' });
  return new Map(periods.map(({ period, figures }) => [period, figures.observed]));
}

describe('a contract answers for its own days only', () => {
  test('an outage before its first day is none of it, also within its first period', async () => {
    const months = await contractWith(
      { startsOn: '2026-03-15' },
      csv('2026-03-02T00:00:00Z,2026-03-02T10:00:00Z,down,a'),
    );
    expect(months.get('2026-03')).toMatchObject({ percent: '100.000000', creditMinor: 0 });
  });

  test('the vendor’s words about such an outage leave the first period measured', async () => {
    // 60 minutes on the 20th are 60 of 44 640: 99.865591 %.
    const words = pageOf(
      incidentOf('early', '2026-03-02T00:10:00Z', '2026-03-02T10:00:00Z', [
        { status: 'investigating', at: '2026-03-02T00:10:00Z' },
      ]),
    );
    const months = await contractWith(
      { startsOn: '2026-03-15' },
      csv(
        '2026-03-02T00:00:00Z,2026-03-02T10:00:00Z,down,a',
        '2026-03-20T10:00:00Z,2026-03-20T11:00:00Z,down,b',
      ),
      words,
    );
    expect(months.get('2026-03')).toMatchObject({ status: 'breached', percent: '99.865591' });
  });

  test('one over its first midnight counts from there, and the fee from that day', async () => {
    // 15 March 00:00–02:00 are 120 of 44 640 minutes: 99.731183 %. 17 of 31 days of 3 100.00 are
    // 1 700.00; 10 % of it 170.00.
    const months = await contractWith(
      { startsOn: '2026-03-15' },
      csv('2026-03-14T22:00:00Z,2026-03-15T02:00:00Z,down,a'),
    );
    expect(months.get('2026-03')).toMatchObject({ percent: '99.731183', creditMinor: 17_000 });
  });

  test('an outage after its last day is none of it, and its fees end with it', async () => {
    // 10 of 31 days of 3 100.00 are 1 000.00; 60 minutes on the 5th are below 99.9: 100.00.
    const months = await contractWith(
      { startsOn: '2026-01-01', endsOn: '2026-03-10' },
      csv(
        '2026-03-05T10:00:00Z,2026-03-05T11:00:00Z,down,a',
        '2026-03-20T10:00:00Z,2026-03-20T20:00:00Z,down,b',
      ),
    );
    expect(months.get('2026-03')).toMatchObject({ percent: '99.865591', creditMinor: 10_000 });
    expect(months.has('2026-04')).toBe(false);
  });
});

test('a cap over the contract’s year is used up by the credits before', async () => {
  // 10 % of 3 100.00 is 310.00 a month; 500.00 a contract year leave 310.00, then 190.00, then none,
  // and 310.00 again in the year that begins in April.
  const months = await contractWith(
    {
      startsOn: '2025-04-01',
      caps: [{ kind: 'max', money: '500.00', per: 'contract_year' }],
    },
    csv(
      '2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,down,a',
      '2026-02-05T10:00:00Z,2026-02-05T11:00:00Z,down,b',
      '2026-03-05T10:00:00Z,2026-03-05T11:00:00Z,down,c',
      '2026-04-05T10:00:00Z,2026-04-05T11:00:00Z,down,d',
    ),
  );
  const credit = (month: string) => months.get(month)?.creditMinor;
  expect(['2026-01', '2026-02', '2026-03', '2026-04'].map(credit)).toEqual([
    31_000, 19_000, 0, 31_000,
  ]);
});

test('what we did not watch is no data, also after a file that ends earlier', async () => {
  const months = await contractWith(
    { startsOn: '2026-01-01' },
    csv('2026-02-05T10:00:00Z,2026-02-05T11:00:00Z,down,a'),
  );
  expect(months.get('2026-01')?.watched).toBe(false);
  expect(months.get('2026-02')?.watched).toBe(true);
  expect(months.get('2026-03')?.watched).toBe(false);
});

test('that a vendor kept silent is known only once its own account was read', async () => {
  const { id } = await createVendor(actor, { name: 'Quiet', services: [] });
  const text = csv('2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,a');
  await importFile(actor, { vendorId: id, fileName: 'probe.csv', text });
  const silent = async () => (await listOutages(actor, { vendor: id })).rows.at(-1)?.silent;
  expect(await silent()).toBe(false);
  const incident = {
    id: 'early',
    name: 'Another one',
    status: 'resolved',
    impact: 'critical',
    created_at: '2026-09-01T10:00:00Z',
    started_at: '2026-09-01T10:00:00Z',
    resolved_at: '2026-09-01T10:30:00Z',
    components: [],
    incident_updates: [],
  };
  const page = { id: 'p', name: 'P', url: 'https://p.example', time_zone: 'UTC' };
  await importFile(actor, {
    vendorId: id,
    fileName: 'incidents.json',
    text: JSON.stringify({ page, incidents: [incident] }),
  });
  const { rows } = await listOutages(actor, { vendor: id });
  expect(rows.map((row) => [row.start.slice(0, 10), row.silent])).toEqual([
    ['2026-09-10', true],
    ['2026-09-01', false],
  ]);
});

describe('whose fee a credit is a share of', () => {
  const priced = async (services: string[]) => {
    made += 1;
    const { id } = await createVendor(actor, { name: `Vendor ${made}`, services });
    await createContract(actor, {
      vendorId: id,
      name: 'Voice',
      currency: 'USD',
      startsOn: '2026-01-01',
      terms: {
        ...usualTerms(),
        services: services.map((name) => ({ id: name.toLowerCase(), name })),
      },
      fees: [FEE],
    });
    return id;
  };

  test('with one service a fee that names none is its fee', async () => {
    // 60 of 44 640 minutes, 10 % of 3 100.00
    const id = await priced(['Voice']);
    const text = csv('2026-03-05T10:00:00Z,2026-03-05T11:00:00Z,down,a');
    await importFile(actor, { vendorId: id, fileName: 'probe.csv', text });
    const { periods } = await getVendorReport(actor, id, { view: 'observed' });
    const march = periods.find(({ period }) => period === '2026-03');
    expect(march?.figures.observed?.creditMinor).toBe(31_000);
  });

  test('with several it is refused instead of a credit of nothing', async () => {
    await expect(priced(['Voice', 'Video'])).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'terms.commitments.0.remedies' }],
    });
  });
});

describe('where each incident is a period', () => {
  const period = { kind: 'per_incident' };

  test('each outage is one, those that overlap are one together, none else is', async () => {
    const incidents = await contractWith(
      { startsOn: '2026-03-01', period },
      csv(
        '2026-02-10T00:00:00Z,2026-02-10T01:00:00Z,down,before the contract',
        '2026-03-02T00:00:00Z,2026-03-02T01:00:00Z,down,a',
        '2026-03-05T00:00:00Z,2026-03-05T02:00:00Z,down,b',
        '2026-03-05T01:00:00Z,2026-03-05T03:00:00Z,degraded,c',
      ),
    );
    expect([...incidents.keys()]).toEqual([
      'incident 2026-03-02T00:00Z',
      'incident 2026-03-05T00:00Z',
    ]);
    expect(incidents.get('incident 2026-03-02T00:00Z')).toMatchObject({ downtimeMinutes: '60' });
  });

  test('a period whose outage is undone goes', async () => {
    const { id } = await createVendor(actor, { name: 'Vendor of incidents', services: [] });
    await createContract(actor, {
      vendorId: id,
      name: 'Servers',
      currency: 'USD',
      startsOn: '2026-03-01',
      terms: {
        ...usualTerms(),
        effective: { from: '2026-03-01', decidedBy: 'period_start' },
        period,
      },
      fees: [FEE],
    });
    const text = csv('2026-03-02T00:00:00Z,2026-03-02T01:00:00Z,down,a');
    const importId = await importFile(actor, { vendorId: id, fileName: 'probe.csv', text });
    const shown = async () => (await getVendorReport(actor, id, { view: 'observed' })).periods;
    expect(await shown()).toHaveLength(1);
    await undoImport(actor, importId);
    expect(await shown()).toEqual([]);
  });
});
