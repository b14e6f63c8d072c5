import 'server-only';
import { asc, count, eq } from 'drizzle-orm';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';
import type { OverviewReport, OverviewRow } from '@/lib/api/wire/overview';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts } from '@/lib/db/contract-schema';
import { imports, outages, vendors } from '@/lib/db/schema';
import { canonicalJson, sha256 } from '@/lib/exports/json';

import { assessedPeriods } from './assessed-periods';
import { claimables, claimRows, daysLeft, owedMinor } from './claim-rows';
import { heardOf, namesFor } from './outage-rows';
import { headlineOf, notesOf } from './overview-words';
import { bodyOf } from './reconciliation';
import { reading } from './transaction';
import { monthEnding, monthsOf, worthOf } from './worth';

const STRIP = 12;

/** The reliability statement of a month: who kept their word, what it cost, what came back. */
export const getOverview = (actor: Actor, month?: string): Promise<OverviewReport> =>
  reading(actor, async (tx) => {
    const now = Date.now();
    const periods = (await assessedPeriods(tx)).map(({ period }) => period);
    const months = monthsIn(periods);
    const lastComplete = months.findLast((each) => monthEnd(each) <= now);
    const chosen = month ?? lastComplete ?? months.at(-1) ?? monthOf(now);
    const claimed = await claimRows(tx);
    const unclaimed = await claimables(tx, now);
    const rows = await rowsOf(tx, periods, claimed, chosen, now);
    const window = twelveMonthsTo(chosen);
    const report = {
      organization: actor.organizationName,
      period: chosen,
      periodOptions: months.toReversed().slice(0, 36),
      worth: worthOf(periods, claimed, unclaimed, window),
      months: monthsOf(periods, claimed, unclaimed, window, now),
      rows,
      waiting: {
        claims: unclaimed.filter(({ missed }) => !missed).length + drafts(claimed),
        imports: await waitingImports(tx),
      },
    };
    return {
      ...report,
      headline: headlineOf(report.rows, chosen, unclaimed, claimed),
      notes: notesOf(report.rows, unclaimedIn(periods, unclaimed, window), claimed, chosen),
      asOf: new Date(now).toISOString(),
      statementSha256: sha256(canonicalJson(report)),
    };
  });

/** Older misses are history: the statement speaks of its twelve months. */
function unclaimedIn(
  periods: readonly AssessedPeriod[],
  unclaimed: readonly Claimable[],
  months: readonly string[],
) {
  return unclaimed.filter(({ contract, period }) =>
    periods.some(
      (each) =>
        each.contractId === contract.id &&
        each.period === period &&
        months.includes(monthEnding(each)),
    ),
  );
}

const drafts = (claimed: readonly ClaimRow[]) =>
  claimed.filter(({ status }) => status === 'draft').length;

async function waitingImports(tx: Tx): Promise<number> {
  const [found] = await tx
    .select({ n: count() })
    .from(imports)
    .where(eq(imports.status, 'preview'));
  return found?.n ?? 0;
}

/** What waits for somebody, for the masthead. */
export const getWaiting = (actor: Actor): Promise<OverviewReport['waiting']> =>
  reading(actor, async (tx) => ({
    claims:
      (await claimables(tx, Date.now())).filter(({ missed }) => !missed).length +
      drafts(await claimRows(tx)),
    imports: await waitingImports(tx),
  }));

const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7);
const monthEnd = (month: string) => {
  const [year, number] = month.split('-').map(Number);
  return Date.UTC(year ?? 0, number ?? 1, 1);
};

/** Months in which some contract was measured, from the middle of each period. */
function monthsIn(periods: readonly AssessedPeriod[]): string[] {
  const found = new Set(
    periods.flatMap(({ start, end }) => {
      const last = Date.parse(end) - 43_200_000;
      return [monthOf(last), monthOf(Date.parse(start) + 43_200_000)];
    }),
  );
  return [...found].toSorted();
}

function twelveMonthsTo(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: STRIP }, (_, index) =>
    monthOf(Date.UTC(year, number - 1 - (STRIP - 1 - index), 15)),
  );
}

/** The period of a contract that holds the middle of the month, else the newest before it. */
function periodFor(periods: readonly AssessedPeriod[], month: string): AssessedPeriod | undefined {
  const middle = Date.parse(`${month}-15T12:00:00Z`);
  return periods.findLast(({ start }) => Date.parse(start) <= middle);
}

async function rowsOf(
  tx: Tx,
  periods: readonly AssessedPeriod[],
  claimed: readonly ClaimRow[],
  month: string,
  now: number,
): Promise<OverviewRow[]> {
  const held = await tx
    .select({ contract: contracts, vendor: vendors })
    .from(contracts)
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .orderBy(asc(vendors.name));
  const rows: OverviewRow[] = [];
  for (const { contract, vendor } of held) {
    const own = periods.filter(({ contractId }) => contractId === contract.id);
    const period = periodFor(own, month);
    if (!period || Date.parse(period.end) < Date.parse(`${month}-01T00:00:00Z`)) continue;
    const upTo = own.slice(0, own.indexOf(period) + 1).slice(-STRIP);
    const ownClaims = claimed.filter(({ contract: { id } }) => id === contract.id);
    const isClaimed = ownClaims.some(
      (claim) => claim.period === period.period && claim.status !== 'draft',
    );
    rows.push({
      vendor: {
        id: vendor.id,
        name: vendor.name,
        category: vendor.category,
        provenance: vendor.provenance,
      },
      contractName: contract.name,
      period,
      state: stateOf(period),
      strip: upTo.map((each) => ({
        period: each.period,
        state: each.figures.agreed?.watched ? each.figures.agreed.status : 'unknown',
      })),
      ...(await spokenIn(tx, vendor.id, upTo, now)),
      foundMinor: upTo
        .filter(({ complete }) => complete)
        .reduce((sum, each) => sum + owedMinor(each), 0),
      recoveredMinor: ownClaims
        .filter((claim) => upTo.some((each) => each.period === claim.period))
        .reduce((sum, claim) => sum + claim.recoveredMinor, 0),
      currency: period.currency,
      claimBy: isClaimed || !period.complete || owedMinor(period) === 0 ? null : period.claimBy,
      daysLeft:
        isClaimed || !period.complete || owedMinor(period) === 0
          ? null
          : daysLeft(period.claimBy, period.timeZone, now),
    });
  }
  return rows.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.foundMinor - a.foundMinor,
  );
}

const ORDER: readonly OverviewRow['state'][] = [
  'breached',
  'review',
  'risk',
  'open',
  'met',
  'unknown',
];

/** At risk: nine tenths of the allowance used, or the tier hangs on evidence that is not settled. */
function stateOf({ figures, complete }: AssessedPeriod): OverviewRow['state'] {
  const { agreed, observed } = figures;
  if (!agreed?.watched) return 'unknown';
  if (agreed.status === 'breached' || agreed.status === 'review') return agreed.status;
  if (agreed.status === 'met' && observed?.watched && observed.status === 'breached') return 'risk';
  if (agreed.reasons.includes('tier_depends_on_evidence')) return 'risk';
  if (!complete && agreed.headroomMinutes !== null && agreed.downtimeMinutes !== null) {
    const down = Number(agreed.downtimeMinutes);
    const left = Number(agreed.headroomMinutes);
    if (down > 0 && left <= down / 4) return 'risk';
  }
  return agreed.status;
}

async function spokenIn(
  tx: Tx,
  vendorId: string,
  periods: readonly AssessedPeriod[],
  now: number,
): Promise<Pick<OverviewRow, 'firstNoticeMedianMs' | 'firstNoticeN' | 'silentOutages'>> {
  const start = Date.parse(periods[0]?.start ?? new Date(now).toISOString());
  const end = Date.parse(periods.at(-1)?.end ?? new Date(now).toISOString());
  const rows = (await tx.select().from(outages).where(eq(outages.vendorId, vendorId))).filter(
    (row) => row.startAt.getTime() >= start && row.startAt.getTime() < end,
  );
  const names = await namesFor(tx, rows);
  const known = rows.map(({ body }) => bodyOf(body));
  const spoken = heardOf(known, names, { period: { start, end }, asOf: now });
  return {
    firstNoticeMedianMs: spoken.firstNotice.medianMs,
    firstNoticeN: spoken.firstNotice.n,
    silentOutages: rows.filter(({ silent }) => silent).length,
  };
}
