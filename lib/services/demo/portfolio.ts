import 'server-only';
import { and, eq } from 'drizzle-orm';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { inOrganization } from '@/lib/db/client';
import { assessments } from '@/lib/db/contract-schema';

import { recordOutcome } from '../claim-progress';
import { submitClaim } from '../claim-submission';
import { createClaim } from '../claims';
import { createContract } from '../contracts';
import { commitImport } from '../import-commit';
import { receiveImport } from '../imports';
import { createVendor } from '../vendors';
import { monitorCsv, statusPage } from './history';
import { provenance, STORIES } from './stories';
import { type DemoVendor, demoVendors } from './vendors';

const INVENTED = 'invented for the demonstration';

/**
 * Fills an empty organisation through the same verbs that people use: the four stories of the
 * beginning, and two years of invented vendors that show every state.
 */
export async function loadDemo(actor: Actor, now: number): Promise<void> {
  for (const story of STORIES) {
    const { vendor: name, category, fileName, text, party, publishedAt } = story;
    const vendor = await createVendor(actor, { name, category, provenance, services: [] });
    await add(actor, vendor.id, fileName, text, {
      format: 'prose',
      party,
      publishedAt,
      confirmed: 'all',
    });
  }
  for (const vendor of demoVendors(now)) await loadVendor(actor, vendor, now);
}

async function add(
  actor: Actor,
  vendorId: string,
  fileName: string,
  text: string,
  options: ImportOptions,
) {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  const { id } = await receiveImport(actor, { vendorId, fileName, bytes: bytes(), options });
  await commitImport(actor, id);
}

async function loadVendor(actor: Actor, vendor: DemoVendor, now: number) {
  const { name, category, currency, startsOn } = vendor;
  const { id: vendorId } = await createVendor(actor, {
    name,
    category,
    provenance: INVENTED,
    services: [],
  });
  const { id: contractId } = await createContract(actor, {
    vendorId,
    name: category,
    reference: vendor.reference,
    accountNumber: vendor.account,
    currency,
    startsOn,
    terms: vendor.terms,
    fees: [{ kind: 'recurring', amount: vendor.fee, per: 'month', startsOn }],
  });
  if (vendor.told.length > 0) {
    const csv = monitorCsv(vendor.told, now) + openRow(vendor, now);
    await add(actor, vendorId, 'Probe Newark.csv', csv, { sourceName: 'Probe, Newark' });
    await add(actor, vendorId, 'incidents.json', statusPage(name, vendor.told, now), {
      sourceName: 'Status page',
    });
  }
  for (const claim of vendor.claims) await loadClaim(actor, contractId, claim, now);
}

const openRow = ({ openSince }: DemoVendor, now: number) =>
  openSince === undefined
    ? ''
    : `${new Date(now - openSince * 60_000).toISOString()},,down,probe-open\n`;

async function loadClaim(
  actor: Actor,
  contractId: string,
  { monthsAgo, outcome }: DemoVendor['claims'][number],
  now: number,
) {
  const today = new Date(now);
  const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - monthsAgo, 15));
  const period = month.toISOString().slice(0, 7);
  const view = await viewThatPays(actor, contractId, period);
  const madeAt = Math.min(now, Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 12, 10));
  const { id } = await createClaim(actor, { contractId, period, view }, madeAt);
  if (outcome === 'draft') return;
  await submitClaim(actor, id, true, madeAt);
  if (outcome === 'submitted') return;
  if (typeof outcome === 'object') {
    await recordOutcome(actor, id, { status: 'partly_accepted', ...outcome });
    return;
  }
  const recovered = outcome === 'accepted' ? await amountOf(actor, contractId, period, view) : '0';
  await recordOutcome(actor, id, { status: outcome, recovered });
}

/** The first view in which a credit is owed, the agreed one before the others. */
async function viewThatPays(actor: Actor, contractId: string, period: string) {
  for (const view of ['agreed', 'observed'] as const) {
    if ((await amountOf(actor, contractId, period, view)) !== '0') return view;
  }
  throw new RangeError(`The demonstration owes nothing in ${period}`);
}

async function amountOf(actor: Actor, contractId: string, period: string, view: string) {
  const [row] = await inOrganization(actor.organizationId, (tx) =>
    tx
      .select({ minor: assessments.creditMinor })
      .from(assessments)
      .where(
        and(
          eq(assessments.contractId, contractId),
          eq(assessments.period, period),
          eq(assessments.view, view),
        ),
      ),
  );
  const minor = row?.minor ?? 0;
  return minor === 0 ? '0' : `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}
