import 'server-only';
import { and, asc, eq, gt, max } from 'drizzle-orm';

import type { VendorReport } from '@/lib/api/wire/vendors';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts } from '@/lib/db/contract-schema';
import { outages } from '@/lib/db/schema';
import type { CommunicationStatistics } from '@/lib/sla/communication-statistics';
import type { View } from '@/lib/sla/outage';
import { restorationStatistics, type Spread } from '@/lib/sla/statistics';

import { periodsOfContract } from './assessed-periods';
import { claimRows } from './claim-rows';
import { clausesOf, promiseOf } from './clauses';
import { monthlyFee } from './contract-report';
import { heardOf, isHeardOf, namesFor, outageRow } from './outage-rows';
import { bodyOf, type StoredOutage } from './reconciliation';
import { loadTerms } from './terms';
import { reading } from './transaction';
import { daysOfVendor } from './vendor-days';
import { identityOf } from './vendors';

const PERIODS = 12;
const SHOWN_OUTAGES = 100;
const YEAR_MS = 366 * 86_400_000;

type Asked = Readonly<{ view: View; contract?: string | undefined }>;

/** The last twelve periods of one contract of a vendor, and how it restored and spoke in them. */
export const getVendorReport = (
  actor: Actor,
  vendorId: string,
  { view, contract }: Asked,
): Promise<VendorReport> =>
  reading(actor, async (tx) => {
    const vendor = await identityOf(tx, vendorId);
    const held = await contractsOf(tx, vendorId);
    const chosen = held.find(({ id }) => id === contract) ?? held[0];
    const periods = chosen ? (await periodsOfContract(tx, chosen.id)).slice(-PERIODS) : [];
    const now = Date.now();
    const [newest] = await tx
      .select({ startAt: max(outages.startAt) })
      .from(outages)
      .where(eq(outages.vendorId, vendorId));
    const since = Math.min(
      periods[0] ? Date.parse(periods[0].start) : Infinity,
      newest?.startAt?.getTime() ?? Infinity,
      now - YEAR_MS,
    );
    const recent = await tx
      .select()
      .from(outages)
      .where(and(eq(outages.vendorId, vendorId), gt(outages.endAt, new Date(since))))
      .orderBy(asc(outages.startAt));
    const names = await namesFor(tx, recent);
    const known = recent.map(({ body }) => bodyOf(body));
    const period = { start: since, end: now + 1 };
    const restoration = restorationStatistics({ outages: known, view, period });
    const spoken = heardOf(known, names, { period, asOf: now });
    return {
      vendor,
      contracts: held,
      contractId: chosen?.id ?? null,
      view,
      periods,
      outages: recent
        .toReversed()
        .slice(0, SHOWN_OUTAGES)
        .map((row) => outageRow(row, names, now)),
      restoration: {
        ...distributionOf(restoration),
        openCount: restoration.open,
        dayOnlyCount: restoration.dayOnly,
      },
      ...wordsOf(spoken),
      disputes: disputesOf(known),
      days: await daysOfVendor(tx, vendorId, { periods, outages: known, view, asOf: now }),
      claims: await claimRows(tx, { vendorId }),
      asOf: new Date(now).toISOString(),
    };
  });

const distributionOf = ({ n, meanMs, medianMs, p90Ms, longestMs, values }: Spread) => ({
  n,
  meanMs,
  medianMs,
  p90Ms,
  longestMs,
  values: values.map(({ outageId, ms }) => ({ outageId, ms })),
});

const wordsOf = (spoken: CommunicationStatistics) => ({
  firstNotice: {
    ...distributionOf(spoken.firstNotice),
    unacknowledged: spoken.unacknowledged,
  },
  longestSilence: distributionOf(spoken.silence),
  restorationNotice: {
    ...distributionOf(spoken.restorationNotice),
    premature: spoken.restorationNotice.premature,
  },
  updates: { kept: spoken.promises.kept, promised: spoken.promises.total - spoken.promises.open },
  rootCause: { ...distributionOf(spoken.rca), missing: spoken.rca.missing },
});

/** What was observed and is not agreed, and what the vendor never spoke of. */
function disputesOf(known: readonly StoredOutage[]): VendorReport['disputes'] {
  const disputed = known.filter(({ disputedMs }) => disputedMs > 0);
  const silent = known.filter((outage) => outage.silent);
  return {
    outages: disputed.length,
    ms: disputed.reduce((sum, { disputedMs }) => sum + disputedMs, 0),
    silent: silent.length,
    silentMs: silent.reduce((sum, { views }) => sum + views.observed.ms, 0),
    heardOf: known.filter(isHeardOf).length,
    all: known.length,
  };
}

async function contractsOf(tx: Tx, vendorId: string): Promise<VendorReport['contracts']> {
  const rows = await tx
    .select()
    .from(contracts)
    .where(eq(contracts.vendorId, vendorId))
    .orderBy(asc(contracts.startsOn), asc(contracts.name));
  const found: VendorReport['contracts'] = [];
  for (const row of rows) {
    const [newest] = await loadTerms(tx, row.id);
    if (!newest) continue;
    const clauses = clausesOf(newest.document);
    const labelled = (label: string) =>
      clauses.filter((clause) => clause.label === label).map(({ sentence }) => sentence);
    found.push({
      id: row.id,
      name: row.name,
      reference: row.reference,
      currency: row.currency,
      promise: promiseOf(newest.document),
      timeZone: newest.document.timeZone.id,
      feeMinor: await monthlyFee(tx, row.id),
      credit: labelled('Credit').join(' · '),
      claim: [...labelled('Ticket'), ...labelled('Notice'), ...labelled('Claim')].join(' · '),
      cap: labelled('Cap')[0] ?? null,
      termsVersion: newest.version,
      startsOn: row.startsOn,
    });
  }
  return found;
}
