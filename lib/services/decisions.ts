import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { DecisionInput, OutageDecisionInput, OutageReport } from '@/lib/api/wire/outages';
import type { Actor } from '@/lib/auth/session';
import { isOneOf } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { decisions, evidence, outages } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';

import { reassessVendor } from './assessments';
import type { Done } from './contracts';
import { current, type Reach, reachOf, sameTelling, wordsOf } from './evidence';
import { lockVendor } from './import-commit';
import { bodyOf } from './reconciliation';
import { audit, writing } from './transaction';

type DecisionRow = OutageReport['decisions'][number];

/** All decisions ever made on these facts or an earlier telling of them, revoked ones too. */
export async function decisionRows(tx: Tx, evidenceIds: readonly string[]): Promise<DecisionRow[]> {
  if (evidenceIds.length === 0) return [];
  const rows = await tx
    .select({ row: decisions, evidenceId: current.id })
    .from(decisions)
    .innerJoin(evidence, eq(evidence.id, decisions.evidenceId))
    .innerJoin(current, sameTelling)
    .where(isOneOf(current.id, evidenceIds))
    .orderBy(asc(decisions.createdAt));
  return rows.map(({ row, evidenceId }) => {
    const { action, reasonKind } = wordsOf(row);
    return {
      id: row.id,
      evidenceId,
      action,
      reasonKind,
      start: row.startAt?.toISOString() ?? null,
      end: row.endAt?.toISOString() ?? null,
      reason: row.reason,
      by: row.createdBy,
      at: row.createdAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
    };
  });
}

/** A person's word on one fact. It replaces the one in force, which stays in the record as revoked. */
export const decide = (actor: Actor, input: DecisionInput): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const { id, vendorId, reach } = await record(tx, actor, input);
    if (reach) await reassessVendor(tx, actor, vendorId, reach);
    return { id };
  });

/** The same word on every window of an outage, as when all of it was maintenance or our own fault. */
export const decideOutage = (
  actor: Actor,
  outageId: string,
  input: OutageDecisionInput,
): Promise<{ ids: string[] }> =>
  writing(actor, async (tx) => {
    const [outage] = await tx.select().from(outages).where(eq(outages.id, outageId));
    if (!outage) {
      throw new AppError('There is no such outage: new evidence may have joined it to another.', {
        code: 'not_found',
      });
    }
    const ids: string[] = [];
    for (const evidenceId of bodyOf(outage.body).evidenceIds) {
      ids.push((await record(tx, actor, { ...input, evidenceId })).id);
    }
    const reach = { start: outage.startAt.getTime(), end: outage.endAt.getTime() };
    await reassessVendor(tx, actor, outage.vendorId, reach);
    return { ids };
  });

/** Writes a decision down; figures are the caller's to reckon anew, over the stretch `reach`. */
async function record(tx: Tx, actor: Actor, input: DecisionInput) {
  const fact = await requireFact(tx, input.evidenceId);
  const start = input.start === undefined ? null : Date.parse(input.start);
  const end = input.end === undefined ? null : Date.parse(input.end);
  refuseReversed(fact, input.action, start, end);
  await lockVendor(tx, fact.vendorId);
  await revokeInForce(tx, actor, input.evidenceId);
  const id = uuidv7();
  await tx.insert(decisions).values({
    organizationId: actor.organizationId,
    id,
    vendorId: fact.vendorId,
    evidenceId: input.evidenceId,
    action: input.action,
    startAt: start === null ? null : new Date(start),
    endAt: end === null ? null : new Date(end),
    reasonKind: input.reasonKind,
    reason: input.reason,
    createdBy: actor.name,
  });
  await audit(tx, actor, {
    verb: 'decide',
    subjectKind: 'evidence',
    subjectId: input.evidenceId,
    before: fact.fact,
    after: { id, ...input },
  });
  const held = reachOf(fact.fact);
  return { id, vendorId: fact.vendorId, reach: held && widened(held, start, end) };
}

const widened = (held: Reach, start: number | null, end: number | null): Reach => ({
  start: Math.min(held.start, start ?? held.start),
  end: Math.max(held.end, end ?? held.end),
});

export const revokeDecision = (actor: Actor, decisionId: string): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const [decision] = await tx.select().from(decisions).where(eq(decisions.id, decisionId));
    if (!decision) throw new AppError('There is no such decision.', { code: 'not_found' });
    if (decision.revokedAt) {
      throw new AppError('This decision is revoked already.', { code: 'conflict' });
    }
    await lockVendor(tx, decision.vendorId);
    await revokeInForce(tx, actor, decision.evidenceId);
    await audit(tx, actor, {
      verb: 'revoke',
      subjectKind: 'decision',
      subjectId: decisionId,
      before: decision,
    });
    const held = await reachOfTellings(tx, decision.evidenceId);
    const { startAt, endAt } = decision;
    if (held) {
      const reach = widened(held, startAt?.getTime() ?? null, endAt?.getTime() ?? null);
      await reassessVendor(tx, actor, decision.vendorId, reach);
    }
    return { ok: true };
  });

/** Those on an earlier telling of the same fact too: it has one decision in force. */
const revokeInForce = (tx: Tx, actor: Actor, evidenceId: string) =>
  tx
    .update(decisions)
    .set({ revokedAt: new Date(), revokedBy: actor.name })
    .where(
      and(
        isNull(decisions.revokedAt),
        inArray(
          decisions.evidenceId,
          tx
            .select({ id: evidence.id })
            .from(evidence)
            .innerJoin(current, sameTelling)
            .where(eq(current.id, evidenceId)),
        ),
      ),
    );

/** The stretch of every telling of the fact that counts. */
async function reachOfTellings(tx: Tx, evidenceId: string): Promise<Reach | null> {
  const rows = await tx
    .select({ fact: current.fact })
    .from(evidence)
    .innerJoin(current, and(sameTelling, isNull(current.withdrawnAt)))
    .where(eq(evidence.id, evidenceId));
  const reaches = rows.flatMap(({ fact }) => reachOf(fact) ?? []);
  return reaches.length === 0
    ? null
    : {
        start: Math.min(...reaches.map(({ start }) => start)),
        end: Math.max(...reaches.map(({ end }) => end)),
      };
}

type Fact = typeof evidence.$inferSelect;

async function requireFact(tx: Tx, evidenceId: string): Promise<Fact> {
  const [fact] = await tx.select().from(evidence).where(eq(evidence.id, evidenceId));
  if (!fact || fact.withdrawnAt) {
    throw new AppError('There is no such evidence.', { code: 'not_found' });
  }
  return fact;
}

function refuseReversed(
  { fact }: Fact,
  action: DecisionInput['action'],
  start: number | null,
  end: number | null,
) {
  if (action !== 'adjust') return;
  if (fact.kind !== 'observation' && fact.kind !== 'maintenance') {
    throw new AppError('Only an outage or a maintenance window has edges to adjust.', {
      code: 'invalid',
    });
  }
  if (start === null && end === null) {
    throw new AppError('An adjustment needs a start, an end, or both.', { code: 'invalid' });
  }
  const from = start ?? fact.start.at;
  const until = end ?? fact.end?.at ?? Infinity;
  if (from < until) return;
  throw new AppError('The adjusted window would end before it starts.', {
    code: 'invalid',
    faults: [{ path: 'end', expected: `later than ${new Date(from).toISOString()}` }],
  });
}
