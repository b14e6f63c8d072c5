import 'server-only';
import { and, eq, gt, lt } from 'drizzle-orm';

import { insertMany } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { outages } from '@/lib/db/schema';
import { groupBy } from '@/lib/sla/lane';
import type { Conflict, Decision, Outage } from '@/lib/sla/outage';
import { reconcile } from '@/lib/sla/reconcile';

import { ALWAYS, FOREVER, loadDecisions, loadFacts, loadGroupings, type Reach } from './evidence';
import { watchedBy } from './watch';

/** Statements are sought this far around an outage: notices come before it, the cause comes after. */
const BEFORE_MS = 2 * 86_400_000;
const AFTER_MS = 31 * 86_400_000;
/** A monitor that looks every few minutes does not contradict a vendor who tells the minute. */
const TOLERANCE_MS = 5 * 60_000;

const COLUMNS = [
  'organizationId',
  'id',
  'vendorId',
  'serviceId',
  'startAt',
  'endAt',
  'open',
  'silent',
  'disputedMs',
  'body',
] as const;

/** An outage with what its sources disagree about, as it is stored. */
export type StoredOutage = Outage & Readonly<{ conflicts: readonly Conflict[] }>;

type Scope = Readonly<{ organizationId: string; vendorId: string; now: number }>;

/**
 * Derives the outages of a vendor anew for the stretch of time that changed, and returns the
 * stretch that they cover. Outages that the stretch touches are rewritten whole, others stay.
 */
export async function reconcileVendor(tx: Tx, scope: Scope, changed: Reach): Promise<Reach> {
  const { organizationId, vendorId } = scope;
  const reach = await widen(tx, vendorId, changed);
  const found = await outagesIn(tx, scope, reach);
  await tx.delete(outages).where(and(eq(outages.vendorId, vendorId), overlapping(reach)));
  await insertMany(
    tx,
    outages,
    found.map((outage) => ({
      organizationId,
      id: outage.id,
      vendorId,
      serviceId: outage.serviceId,
      startAt: new Date(outage.start.earliest),
      endAt: new Date(outage.end?.latest ?? FOREVER),
      open: outage.end === null,
      silent: outage.silent,
      disputedMs: outage.disputedMs,
      body: outage,
    })),
    COLUMNS,
  );
  return reach;
}

/** The outages that touch the reach, as evidence and decisions tell them. `supposed`: decisions that nobody has made. */
export async function outagesIn(
  tx: Tx,
  { vendorId, now }: Pick<Scope, 'vendorId' | 'now'>,
  reach: Reach,
  supposed: readonly Decision[] = [],
): Promise<StoredOutage[]> {
  const facts = await loadFacts(tx, vendorId, {
    start: reach.start - BEFORE_MS,
    end: Math.min(reach.end + AFTER_MS, FOREVER),
  });
  const known = new Set(facts.map(({ id }) => id));
  const supposedOn = new Set(supposed.map(({ evidenceId }) => evidenceId));
  const decided = (await loadDecisions(tx, vendorId)).filter(
    ({ evidenceId }) => known.has(evidenceId) && !supposedOn.has(evidenceId),
  );
  const reconciled = reconcile({
    evidence: facts,
    decisions: [...decided, ...supposed],
    groupings: await loadGroupings(tx, vendorId),
    toleranceMs: TOLERANCE_MS,
    asOf: now,
  });
  const { vendor } = await watchedBy(tx, vendorId);
  const parties = new Map(facts.map(({ id, party }) => [id, party]));
  const conflicts = groupBy(reconciled.conflicts, ({ outageId }) => outageId);
  return reconciled.outages
    .filter((outage) => touches(outage, reach))
    .map((outage) => ({
      ...outage,
      silent: outage.silent && isKnownSilent(outage, vendor, parties),
      conflicts: conflicts.get(outage.id) ?? [],
    }));
}

/**
 * That the vendor said nothing is known where its own account reaches over the outage, or a third
 * party tells of it. Without either, its silence may be only ours: we have not asked.
 */
const isKnownSilent = (
  { start, evidenceIds }: Outage,
  vendor: Reach | null,
  parties: ReadonlyMap<string, string>,
): boolean =>
  (vendor !== null && vendor.start <= start.at && start.at < vendor.end) ||
  evidenceIds.some((id) => parties.get(id) === 'third_party');

const overlapping = ({ start, end }: Reach) =>
  and(lt(outages.startAt, new Date(end)), gt(outages.endAt, new Date(start)));

const touches = (outage: Outage, { start, end }: Reach) =>
  outage.start.earliest < end && (outage.end?.latest ?? FOREVER) > start;

/** Grows the stretch until no outage reaches over its edge. */
async function widen(tx: Tx, vendorId: string, reach: Reach): Promise<Reach> {
  const rows = await tx
    .select({ startAt: outages.startAt, endAt: outages.endAt })
    .from(outages)
    .where(and(eq(outages.vendorId, vendorId), overlapping(reach)));
  const wide = rows.reduce<Reach>(
    ({ start, end }, row) => ({
      start: Math.min(start, row.startAt.getTime()),
      end: Math.max(end, row.endAt.getTime()),
    }),
    reach,
  );
  return wide.start === reach.start && wide.end === reach.end ? reach : widen(tx, vendorId, wide);
}

/** Stored outages of a vendor that touch the reach, in order of start. */
export async function loadOutages(
  tx: Tx,
  vendorId: string,
  reach: Reach = ALWAYS,
): Promise<StoredOutage[]> {
  const rows = await tx
    .select({ body: outages.body })
    .from(outages)
    .where(and(eq(outages.vendorId, vendorId), overlapping(reach)))
    .orderBy(outages.startAt, outages.id);
  return rows.map(({ body }) => bodyOf(body));
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only reconcileVendor() writes this column
const stored = (body: unknown) => body as Omit<StoredOutage, 'groupingIds'> & Partial<StoredOutage>;

/** Outages stored before there were groupings have none. */
export const bodyOf = (body: unknown): StoredOutage => ({ groupingIds: [], ...stored(body) });
