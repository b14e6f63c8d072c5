import { v7 as uuidv7 } from 'uuid';

import type { ImportOptions } from '@/lib/api/wire/imports';
import { createOrganization } from '@/lib/auth/accounts';
import type { Actor } from '@/lib/auth/session';

import { createContract } from './contracts';
import { commitImport } from './import-commit';
import { receiveImport } from './imports';
import { createVendor } from './vendors';

/** An owner of a new organisation. Needs `testDatabase()` to have run. */
export async function newActor(organizationName = 'Harbour Freight Ltd'): Promise<Actor> {
  const organizationId = await createOrganization(organizationName);
  return { userId: uuidv7(), name: 'Ada Quist', organizationId, organizationName, role: 'owner' };
}

/** Terms of the usual shape: 99.9 % a UTC month, 10 % below it, 25 % below 99.0 %, claim in 30 days. */
export const usualTerms = (currency = 'USD') => ({
  schema: 'sla-terms/1',
  vendor: 'Meridian Voice',
  title: 'Service level agreement',
  effective: { from: '2024-01-01', decidedBy: 'period_start' },
  timeZone: { id: 'UTC', basis: 'stated' },
  period: { kind: 'calendar', unit: 'month' },
  currency,
  commitments: [
    {
      id: 'uptime',
      kind: 'availability',
      target: { op: 'gte', percent: '99.9' },
      metric: { kind: 'time' },
      maintenance: 'counts_as_up',
      exclusions: [{ kind: 'scheduled_maintenance', minNotice: { n: 5, unit: 'day' } }],
      remedies: [
        {
          kind: 'tiers',
          rows: [
            { when: { gte: '99.0', lt: '99.9' }, credit: { percentOfFees: '10' } },
            { when: { lt: '99.0' }, credit: { percentOfFees: '25' } },
          ],
        },
      ],
    },
  ],
  claim: {
    automatic: false,
    steps: [
      {
        kind: 'claim',
        required: true,
        fatalIfMissed: true,
        deadline: {
          anchor: 'period_end',
          offset: { n: 30, unit: 'day' },
          satisfiedBy: 'received',
        },
        channel: { kind: 'email', address: 'credits@meridian.example' },
      },
    ],
    evidence: [{ field: 'incident_times', required: true }],
    sourceOfTruth: 'both',
    form: 'credit',
  },
});

let vendors = 0;

/** A new vendor with a contract over 1 000.00 a month from a day on, on the usual terms if no others are given. */
export async function contractedVendor(
  actor: Actor,
  startsOn: string,
  terms: unknown = usualTerms(),
): Promise<{ vendorId: string; contractId: string }> {
  vendors += 1;
  const { id: vendorId } = await createVendor(actor, { name: `Vendor ${vendors}`, services: [] });
  const { id: contractId } = await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn,
    terms,
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn }],
  });
  return { vendorId, contractId };
}

export async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

type File = Readonly<{
  vendorId: string;
  fileName: string;
  text: string;
  options?: ImportOptions;
}>;

export async function importFile(actor: Actor, file: File): Promise<string> {
  const { id } = await receiveImport(actor, {
    vendorId: file.vendorId,
    fileName: file.fileName,
    bytes: bytesOf(file.text),
    options: file.options ?? {},
  });
  await commitImport(actor, id);
  return id;
}

type Update = Readonly<{ status: string; at: string; body?: string }>;

/** One incident of a status page, as Statuspage tells it; without updates it says no word. */
export const incidentOf = (
  id: string,
  start: string,
  end: string | null,
  updates: readonly Update[] = [],
) => ({
  id,
  name: 'Calls fail',
  status: end === null ? 'investigating' : 'resolved',
  impact: 'critical',
  created_at: start,
  started_at: start,
  resolved_at: end,
  shortlink: `https://stspg.example/${id}`,
  incident_updates: updates.map(({ status, at, body = status }, index) => ({
    id: `${id}-${index}`,
    status,
    body,
    created_at: at,
    display_at: at,
    affected_components: null,
  })),
  components: [],
});

/** A status page with these incidents; a day stands for one of a minute at ten o'clock, without a word. */
export const pageOf = (...incidents: readonly (string | ReturnType<typeof incidentOf>)[]): string =>
  JSON.stringify({
    page: { id: 'p1', name: 'Meridian Voice', url: 'https://status.meridian.example' },
    incidents: incidents.map((one) =>
      typeof one === 'string'
        ? incidentOf(`of-${one}`, `${one}T10:00:00.000Z`, `${one}T10:01:00.000Z`)
        : one,
    ),
  });
