import 'server-only';
import { and, asc, count, eq, gte, lt } from 'drizzle-orm';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';
import type { OverviewReport, OverviewRow } from '@/lib/api/wire/overview';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts } from '@/lib/db/contract-schema';
import { imports, outages, vendors } from '@/lib/db/schema';
import { canonicalJson, sha256 } from '@/lib/exports/json';

import { assessedPeriods } from './assessed-periods';
import { claimables, claimRows, daysLeft, isClaimable, owedMinor } from './claim-rows';
import { heardOf, namesFor } from './outage-rows';
import { endOf, monthOf, monthsIn, periodIn, twelveMonthsTo } from './overview-months';
import { stateOf, stripMarkOf } from './overview-state';
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
    const months = monthsIn(periods, now);
    const lastComplete = months.findLast((each) => endOf(each) <= now);
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
      headline:
        months.length === 0
          ? 'Nothing has been measured yet.'
          : headlineOf(report.rows, chosen, unclaimed, claimed),
      notes: notesOf(
        report.rows,
        within(periods, unclaimed, window),
        within(periods, claimed, window),
        chosen,
      ),
      asOf: new Date(now).toISOString(),
      statementSha256: sha256(canonicalJson(report)),
    };
  });

/** Older misses are history: the statement speaks of its twelve months. */
function within<Credit extends Claimable | ClaimRow>(
  periods: readonly AssessedPeriod[],
  credits: readonly Credit[],
  months: readonly string[],
): Credit[] {
  return credits.filter(({ contract, period }) =>
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
    const period = periodIn(own, month);
    if (!period) continue;
    const upTo = own.slice(0, own.indexOf(period) + 1).slice(-STRIP);
    const ownClaims = claimed.filter(({ contract: { id } }) => id === contract.id);
    const toClaim =
      isClaimable(period) &&
      !ownClaims.some((claim) => claim.period === period.period && claim.status !== 'draft');
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
      strip: upTo.map((each) => ({ period: each.period, state: stripMarkOf(each) })),
      ...(await spokenIn(tx, vendor.id, upTo, now)),
      foundMinor: upTo
        .filter(({ complete }) => complete)
        .reduce((sum, each) => sum + owedMinor(each), 0),
      recoveredMinor: ownClaims
        .filter((claim) => upTo.some((each) => each.period === claim.period))
        .reduce((sum, claim) => sum + claim.recoveredMinor, 0),
      currency: period.currency,
      claimBy: toClaim ? period.claimBy : null,
      daysLeft: toClaim ? daysLeft(period.claimBy, period.timeZone, now) : null,
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

async function spokenIn(
  tx: Tx,
  vendorId: string,
  periods: readonly AssessedPeriod[],
  now: number,
): Promise<
  Pick<OverviewRow, 'firstNoticeMedianMs' | 'firstNoticeN' | 'silentOutages' | 'outages'>
> {
  const start = Date.parse(periods[0]?.start ?? new Date(now).toISOString());
  const end = Date.parse(periods.at(-1)?.end ?? new Date(now).toISOString());
  const rows = await tx
    .select()
    .from(outages)
    .where(
      and(
        eq(outages.vendorId, vendorId),
        gte(outages.startAt, new Date(start)),
        lt(outages.startAt, new Date(end)),
      ),
    );
  const names = await namesFor(tx, rows);
  const known = rows.map(({ body }) => bodyOf(body));
  const spoken = heardOf(known, names, { period: { start, end }, asOf: now });
  return {
    firstNoticeMedianMs: spoken.firstNotice.medianMs,
    firstNoticeN: spoken.firstNotice.n,
    silentOutages: rows.filter(({ silent }) => silent).length,
    outages: rows.length,
  };
}
