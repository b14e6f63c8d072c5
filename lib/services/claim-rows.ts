import 'server-only';
import { and, desc, eq } from 'drizzle-orm';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { Claimable, ClaimList, ClaimRow } from '@/lib/api/wire/claims';
import { isUndecided } from '@/lib/api/wire/overview';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { assessments, claims, contracts } from '@/lib/db/contract-schema';
import { vendors } from '@/lib/db/schema';
import { dayNumber } from '@/lib/sla/instant';
import { localDay } from '@/lib/sla/wording-time';

import { assessedPeriods } from './assessed-periods';
import { reading } from './transaction';

/** Calendar days from today, in the contract's zone, until the day; negative once it has passed. */
export function daysLeft(day: string | null, timeZone: string, now: number): number | null {
  if (day === null) return null;
  const today = localDay(new Date(now).toISOString(), timeZone);
  return dayNumber(day) - dayNumber(today);
}

type Filter = Readonly<{ vendorId?: string; claimId?: string }>;

/** Claims as lists show them, newest first; a draft, as on its own page, on today's figures. */
export async function claimRows(tx: Tx, { vendorId, claimId }: Filter = {}): Promise<ClaimRow[]> {
  const rows = await tx
    .select({
      claim: claims,
      vendor: vendors.name,
      contract: contracts.name,
      today: { creditMinor: assessments.creditMinor, claimBy: assessments.claimBy },
    })
    .from(claims)
    .innerJoin(vendors, eq(vendors.id, claims.vendorId))
    .innerJoin(contracts, eq(contracts.id, claims.contractId))
    .leftJoin(
      assessments,
      and(
        eq(claims.status, 'draft'),
        eq(assessments.contractId, claims.contractId),
        eq(assessments.period, claims.period),
        eq(assessments.view, claims.view),
      ),
    )
    .where(
      and(
        vendorId === undefined ? undefined : eq(claims.vendorId, vendorId),
        claimId === undefined ? undefined : eq(claims.id, claimId),
      ),
    )
    .orderBy(desc(claims.number));
  const now = Date.now();
  return rows.map(({ claim, vendor, contract, today }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- claims.ts writes words of these two lists only
    const { status, view } = claim as typeof claim & Pick<ClaimRow, 'status' | 'view'>;
    const claimBy = today ? today.claimBy : claim.claimBy;
    return {
      id: claim.id,
      number: claim.number,
      vendor: { id: claim.vendorId, name: vendor },
      contract: { id: claim.contractId, name: contract },
      period: claim.period,
      view,
      status,
      amountMinor: today?.creditMinor ?? claim.amountMinor,
      recoveredMinor: claim.recoveredMinor,
      currency: claim.currency,
      claimBy,
      daysLeft: status === 'draft' ? daysLeft(claimBy, claim.timeZone, now) : null,
      submittedAt: claim.submittedAt?.toISOString() ?? null,
    };
  });
}

/** The credit that a claim would ask for: what is agreed, else observed, else admitted. */
export const owedMinor = ({ figures }: AssessedPeriod): number =>
  figures.agreed?.creditMinor ||
  figures.observed?.creditMinor ||
  figures.admitted?.creditMinor ||
  0;

/**
 * A complete period that pays in some view. An outage of it that has no end yet makes the figure
 * provisional, which the claim says; the deadline does not wait for it.
 */
export const isClaimable = (period: AssessedPeriod): boolean =>
  period.complete && owedMinor(period) > 0;

/** Periods that may be claimed and that nobody has claimed yet. */
export async function claimables(tx: Tx, now: number): Promise<Claimable[]> {
  const claimed = await tx
    .select({ contractId: claims.contractId, period: claims.period })
    .from(claims);
  const named = await tx
    .select({ id: contracts.id, name: contracts.name, vendorId: vendors.id, vendor: vendors.name })
    .from(contracts)
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId));
  const taken = new Set(claimed.map(({ contractId, period }) => `${contractId} ${period}`));
  return (await assessedPeriods(tx))
    .map(({ period }) => period)
    .filter((each) => isClaimable(each) && !taken.has(`${each.contractId} ${each.period}`))
    .flatMap((each) => {
      const names = named.find(({ id }) => id === each.contractId);
      if (!names) return [];
      const left = daysLeft(each.claimBy, each.timeZone, now);
      return [
        {
          contract: { id: names.id, name: names.name },
          vendor: { id: names.vendorId, name: names.vendor },
          period: each.period,
          amounts: {
            admitted: each.figures.admitted?.creditMinor ?? null,
            observed: each.figures.observed?.creditMinor ?? null,
            agreed: each.figures.agreed?.creditMinor ?? null,
          },
          currency: each.currency,
          status: isUndecided(each) ? 'review' : (each.figures.agreed?.status ?? 'review'),
          claimBy: each.claimBy,
          daysLeft: left,
          missed: left !== null && left < 0,
        },
      ];
    })
    .toSorted(
      (a, b) =>
        Number(a.missed) - Number(b.missed) || (a.claimBy ?? '').localeCompare(b.claimBy ?? ''),
    );
}

export const listClaims = (actor: Actor): Promise<ClaimList> =>
  reading(actor, async (tx) => ({
    claims: await claimRows(tx),
    claimable: await claimables(tx, Date.now()),
  }));
