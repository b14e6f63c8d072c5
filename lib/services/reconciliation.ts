import 'server-only';
import { and, eq, gt, lt } from 'drizzle-orm';

import { insertMany } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { outages } from '@/lib/db/schema';
import { groupBy } from '@/lib/sla/lane';
import type { Conflict, Decision, Outage, Sourced } from '@/lib/sla/outage';
import { reconcile } from '@/lib/sla/reconcile';

import {
  ALWAYS,
  FOREVER,
  loadDecisions,
  loadFacts,
  loadGroupings,
  type Reach,
  reachOf,
} from './evidence';
import { type Watched, watchedBy } from './watch';

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
export type StoredOutage = Outage &
  Readonly<{
    conflicts: readonly Conflict[];
    /** What the vendor said is told by a page of its own, which holds all of it, and not by single texts. */
    wordsOnRecord: boolean;
  }>;

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
  const held = new Set(facts.map(({ id }) => id));
  const supposedOn = new Set(supposed.map(({ evidenceId }) => evidenceId));
  const decided = (await loadDecisions(tx, vendorId)).filter(
    ({ evidenceId }) => held.has(evidenceId) && !supposedOn.has(evidenceId),
  );
  const reconciled = reconcile({
    evidence: facts,
    decisions: [...decided, ...supposed],
    groupings: await loadGroupings(tx, vendorId),
    toleranceMs: TOLERANCE_MS,
    asOf: now,
  });
  const { isSilent, wordsOnRecord } = accountOf(facts, await watchedBy(tx, vendorId));
  const conflicts = groupBy(reconciled.conflicts, ({ outageId }) => outageId);
  return reconciled.outages
    .filter((outage) => touches(outage, reach))
    .map((outage) => ({
      ...outage,
      silent: outage.silent && isSilent(outage),
      wordsOnRecord: wordsOnRecord(outage),
      conflicts: conflicts.get(outage.id) ?? [],
    }));
}

/**
 * That the vendor said nothing about an outage is known where its own page was read and reaches over
 * it, or where a third party's text tells of it; and where no word of the vendor is on record, late
 * ones and maintenance of that time included. Else its silence may be only ours: we have not asked.
 */
function accountOf(facts: readonly Sourced[], watched: Watched) {
  const told = new Map(facts.map((fact) => [fact.id, fact]));
  const texts = new Set(watched.flatMap((each) => (each.isDocument ? [each.sourceId] : [])));
  const pages = watched.filter(({ isPage }) => isPage);
  const pageIds = new Set(pages.map(({ sourceId }) => sourceId));
  const works = facts.filter((fact) => fact.kind === 'maintenance' && fact.party === 'vendor');
  const isRead = ({ start }: Outage) =>
    pages.some((page) => page.start <= start.at && start.at < page.end);
  const isAnnounced = ({ serviceId, start, end }: Outage) =>
    works.some((fact) => {
      const reach = reachOf(fact);
      const isItsOwn = [null, serviceId].includes(fact.serviceId) || serviceId === null;
      const until = end?.latest ?? FOREVER;
      return isItsOwn && reach && reach.start < until && reach.end > start.earliest;
    });
  const isToldByOthers = ({ evidenceIds }: Outage) =>
    evidenceIds.some((id) => {
      const fact = told.get(id);
      return fact?.party === 'third_party' && texts.has(fact.sourceId);
    });
  return {
    isSilent: (outage: Outage): boolean =>
      outage.statementIds.length === 0 &&
      !isAnnounced(outage) &&
      (isRead(outage) || isToldByOthers(outage)),
    wordsOnRecord: (outage: Outage): boolean =>
      isRead(outage) || outage.statementIds.some((id) => pageIds.has(told.get(id)?.sourceId ?? '')),
  };
}

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

type Stored = Omit<StoredOutage, 'groupingIds' | 'wordsOnRecord'> & Partial<StoredOutage>;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only reconcileVendor() writes this column
const stored = (body: unknown) => body as Stored;

/** Outages stored before there were groupings have none; of what was said, all was taken to be known. */
export const bodyOf = (body: unknown): StoredOutage => ({
  groupingIds: [],
  wordsOnRecord: true,
  ...stored(body),
});
