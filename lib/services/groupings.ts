import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { GroupingInput, OutageReport } from '@/lib/api/wire/outages';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { groupings, outages } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';

import { reassessVendor } from './assessments';
import type { Done } from './contracts';
import { groupingAction, type Reach } from './evidence';
import { lockVendor } from './import-commit';
import { bodyOf } from './reconciliation';
import { audit, writing } from './transaction';

/** Groupings in force, as a page tells them. */
export async function groupingRows(
  tx: Tx,
  ids: readonly string[],
): Promise<OutageReport['groupings']> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(groupings)
    .where(inArray(groupings.id, [...ids]));
  return rows.map((row) => ({
    id: row.id,
    action: groupingAction(row),
    reason: row.reason,
    by: row.createdBy,
    at: row.createdAt.toISOString(),
  }));
}

/** Makes outages one, or facts of an outage an outage of their own. The facts stay as they are. */
export const group = (actor: Actor, input: GroupingInput): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const named = await tx
      .select()
      .from(outages)
      .where(inArray(outages.id, [...input.outageIds]));
    const [first] = named;
    if (!first || named.length < input.outageIds.length) {
      throw new AppError('There is no such outage: new evidence may have joined it to another.', {
        code: 'not_found',
      });
    }
    if (
      named.some(
        ({ vendorId, serviceId }) => vendorId !== first.vendorId || serviceId !== first.serviceId,
      )
    ) {
      refuse('outageIds', 'Only outages of one service of one vendor can be one outage.');
    }
    const facts = named.flatMap(({ body }) => bodyOf(body).evidenceIds);
    const evidenceIds = input.action === 'merge' ? facts : [...(input.evidenceIds ?? [])];
    if (input.action === 'merge' && named.length < 2) {
      refuse('outageIds', 'It takes two outages to make one of them.');
    }
    if (input.action === 'split' && !isPart(evidenceIds, facts)) {
      refuse('evidenceIds', 'Choose some of the facts of the outage, and not all of them.');
    }
    await lockVendor(tx, first.vendorId);
    const id = uuidv7();
    await tx.insert(groupings).values({
      organizationId: actor.organizationId,
      id,
      vendorId: first.vendorId,
      action: input.action,
      evidenceIds,
      reason: input.reason,
      createdBy: actor.name,
    });
    await audit(tx, actor, {
      verb: input.action,
      subjectKind: 'outage',
      subjectId: first.id,
      before: named.map((outage) => outage.id),
      after: { id, ...input },
    });
    await reassessVendor(tx, actor, first.vendorId, reachOfRows(named));
    return { id };
  });

const isPart = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.length < all.length && some.every((id) => all.includes(id));

function refuse(path: string, expected: string): never {
  throw new AppError(expected, { code: 'invalid', faults: [{ path, expected }] });
}

const reachOfRows = (rows: readonly (typeof outages.$inferSelect)[]): Reach => ({
  start: Math.min(...rows.map(({ startAt }) => startAt.getTime())),
  end: Math.max(...rows.map(({ endAt }) => endAt.getTime())),
});

export const revokeGrouping = (actor: Actor, groupingId: string): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const [grouping] = await tx.select().from(groupings).where(eq(groupings.id, groupingId));
    if (!grouping) throw new AppError('There is no such grouping.', { code: 'not_found' });
    if (grouping.revokedAt) {
      throw new AppError('This grouping is revoked already.', { code: 'conflict' });
    }
    await lockVendor(tx, grouping.vendorId);
    const touched = await tx
      .select()
      .from(outages)
      .where(
        and(
          eq(outages.vendorId, grouping.vendorId),
          sql`${outages.body} -> 'groupingIds' ? ${groupingId}`,
        ),
      );
    await tx
      .update(groupings)
      .set({ revokedAt: new Date(), revokedBy: actor.name })
      .where(eq(groupings.id, groupingId));
    await audit(tx, actor, {
      verb: 'revoke',
      subjectKind: 'grouping',
      subjectId: groupingId,
      before: grouping,
    });
    if (touched.length > 0) {
      await reassessVendor(tx, actor, grouping.vendorId, reachOfRows(touched));
    }
    return { ok: true };
  });
