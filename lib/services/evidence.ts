import 'server-only';
import { and, asc, desc, eq, gt, isNull, lt, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { isOneOf } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { decisions, evidence, groupings } from '@/lib/db/schema';
import type { Edge, Evidence } from '@/lib/sla/evidence';
import type { Decision, Grouping, Sourced } from '@/lib/sla/outage';

/** A stretch of time in epoch ms, [start, end). */
export type Reach = Readonly<{ start: number; end: number }>;

/** An open end as the database holds it: later than any answer that is asked for. */
export const FOREVER = Date.UTC(9999, 0, 1);
export const ALWAYS: Reach = { start: Date.UTC(1, 0, 1), end: FOREVER };

/** The whole reach of a fact, uncertain edges included; null for what has no time. */
export function reachOf(fact: Evidence): Reach | null {
  switch (fact.kind) {
    case 'observation':
    case 'maintenance':
      return { start: fact.start.earliest, end: fact.end?.latest ?? FOREVER };
    case 'statement':
      return fact.at && instantReach(fact.at);
    case 'sample':
      return { start: fact.startAt, end: fact.startAt + fact.seconds * 1000 };
    case 'ticket':
      return { start: fact.openedAt, end: fact.closedAt ?? FOREVER };
    case 'coverage':
      return { start: fact.start, end: fact.end };
    default:
      return fact satisfies never;
  }
}

const instantReach = (edge: Edge): Reach => ({ start: edge.earliest, end: edge.latest + 1 });

/** The facts of a vendor that count and touch the reach, as reconcile takes them. */
export async function loadFacts(
  tx: Tx,
  vendorId: string,
  { start, end }: Reach,
  condition?: SQL,
): Promise<Sourced[]> {
  const rows = await tx
    .select({
      id: evidence.id,
      sourceId: evidence.sourceId,
      party: evidence.party,
      serviceId: evidence.serviceId,
      fact: evidence.fact,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.vendorId, vendorId),
        isNull(evidence.withdrawnAt),
        condition,
        or(
          isNull(evidence.startAt),
          and(lt(evidence.startAt, new Date(end)), gt(evidence.endAt, new Date(start))),
        ),
      ),
    )
    .orderBy(asc(evidence.startAt), asc(evidence.id));
  return rows.map(({ fact, id, sourceId, party, serviceId }) => ({
    ...fact,
    id,
    sourceId,
    party: partyOf(party),
    serviceId,
  }));
}

const partyOf = (word: string): Sourced['party'] => {
  if (word === 'vendor' || word === 'customer' || word === 'third_party') return word;
  throw new RangeError(`Unknown party ${word}`);
};

/** The facts that tell the same thing as `own`, whichever import told it: same source, kind and reference. */
export const current = alias(evidence, 'current');
export const sameTelling = and(
  eq(current.organizationId, evidence.organizationId),
  eq(current.sourceId, evidence.sourceId),
  eq(current.kind, evidence.kind),
  eq(current.ref, evidence.ref),
);

/**
 * Decisions in force on facts of the vendor. One on a fact that its source has told anew since is a
 * decision on the new telling, unless that has one of its own; an adjustment that the new telling
 * would turn around waits for a person.
 */
export async function loadDecisions(tx: Tx, vendorId: string): Promise<Decision[]> {
  const rows = await tx
    .select({ decision: decisions, evidenceId: current.id, fact: current.fact })
    .from(decisions)
    .innerJoin(evidence, eq(evidence.id, decisions.evidenceId))
    .innerJoin(current, and(sameTelling, isNull(current.withdrawnAt)))
    .where(and(eq(decisions.vendorId, vendorId), isNull(decisions.revokedAt)))
    .orderBy(desc(eq(decisions.evidenceId, current.id)), desc(decisions.createdAt));
  const byFact = new Map<string, Decision>();
  for (const { decision, evidenceId, fact } of rows) {
    const inForce = { ...decisionOf(decision), evidenceId };
    if (!byFact.has(evidenceId) && fits(inForce, fact)) byFact.set(evidenceId, inForce);
  }
  return [...byFact.values()];
}

function fits({ action, start, end }: Decision, fact: Evidence): boolean {
  if (action !== 'adjust' || (fact.kind !== 'observation' && fact.kind !== 'maintenance'))
    return true;
  return (start ?? fact.start.at) < (end ?? fact.end?.at ?? Infinity);
}

type DecisionRow = typeof decisions.$inferSelect;

export const wordsOf = (row: DecisionRow) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both words were checked against their closed lists when written
  row as DecisionRow & Pick<Decision, 'action' | 'reasonKind'>;

function decisionOf(row: DecisionRow): Decision {
  const { id, evidenceId, action, reasonKind, reason, startAt, endAt } = wordsOf(row);
  return {
    id,
    evidenceId,
    action,
    reasonKind,
    reason,
    ...(startAt && { start: startAt.getTime() }),
    ...(endAt && { end: endAt.getTime() }),
  };
}

/** Groupings in force on facts of the vendor, in the order in which they were said, on the newest telling of each fact. */
export async function loadGroupings(tx: Tx, vendorId: string): Promise<Grouping[]> {
  const rows = await tx
    .select()
    .from(groupings)
    .where(and(eq(groupings.vendorId, vendorId), isNull(groupings.revokedAt)))
    .orderBy(asc(groupings.createdAt), asc(groupings.id));
  const ids = rows.flatMap(({ evidenceIds }) => evidenceIds);
  if (ids.length === 0) return [];
  const told = await tx
    .select({ id: evidence.id, now: current.id })
    .from(evidence)
    .innerJoin(current, and(sameTelling, isNull(current.withdrawnAt)))
    .where(isOneOf(evidence.id, ids));
  const now = new Map(told.map((each) => [each.id, each.now]));
  return rows.map((row) => ({
    id: row.id,
    action: groupingAction(row),
    evidenceIds: row.evidenceIds.flatMap((id) => now.get(id) ?? []),
  }));
}

export const groupingAction = ({ action }: typeof groupings.$inferSelect) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- group() checked the word when it wrote it
  action as Grouping['action'];
