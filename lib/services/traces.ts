import 'server-only';
import { and, eq, gt, lt } from 'drizzle-orm';

import type { ExplainedStep, TraceReport } from '@/lib/api/wire/assessments';
import type { Actor } from '@/lib/auth/session';
import { isOneOf } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { assessments, contracts } from '@/lib/db/contract-schema';
import { evidence, outages, sources, vendors } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import type { Assessment, CommitmentAssessment } from '@/lib/sla/assessment';
import { payingCommitments, totalStep } from '@/lib/sla/claim-steps';
import { explainStep } from '@/lib/sla/explain';
import { groupBy } from '@/lib/sla/lane';
import type { Terms } from '@/lib/sla/terms-format';

import { leadingCommitment } from './figure';
import { rowsOf } from './outages';
import { bodyOf } from './reconciliation';
import { reading } from './transaction';

export type AssessmentRow = Omit<typeof assessments.$inferSelect, 'result'> &
  Readonly<{ result: Assessment }>;

async function requireAssessment(tx: Tx, assessmentId: string): Promise<AssessmentRow> {
  const [row] = await tx.select().from(assessments).where(eq(assessments.id, assessmentId));
  if (!row) {
    throw new AppError('There is no such assessment: the figure has been computed anew since.', {
      code: 'not_found',
    });
  }
  return resultOf(row);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only reassess() writes this column
export const resultOf = (row: typeof assessments.$inferSelect) => row as AssessmentRow;

/** Each step of a commitment in sentences, marked where it changed the figure. */
function explained({ id, trace }: CommitmentAssessment): ExplainedStep[] {
  let figure: string | null = null;
  return trace.map((step) => {
    const { name, result, sentence } = explainStep(step);
    const changed = CARRIES.has(step.step) && result !== figure;
    if (CARRIES.has(step.step)) figure = result;
    return {
      step: step.step,
      name,
      result,
      sentence,
      commitment: id,
      rule: step.rule,
      changed,
      in: step.in,
      out: step.out,
    };
  });
}

/**
 * The steps of a claim's figure: those of every promise that pays, the one of the letter's table first, and
 * how they make the amount together. Where nothing pays, those of the promise that the pages lead with.
 */
export function claimTrace(result: Assessment, stacking: Terms['stacking']): ExplainedStep[] {
  const paying = payingCommitments(result);
  if (paying.length === 0) {
    const leading = leadingCommitment(result) ?? result.commitments[0];
    return leading ? explained(leading) : [];
  }
  const steps = paying.flatMap(explained);
  const total = totalStep(result, paying, stacking);
  if (!total) return steps;
  const { amount, currency } = result.credit;
  return [
    ...steps,
    {
      ...total,
      step: 'total',
      rule: stacking === undefined ? null : 'stacking',
      changed: true,
      in: {
        stacking: stacking ?? 'largest',
        parts: paying.map(({ id, credit }) => ({ commitment: id, amount: credit?.amount ?? '0' })),
      },
      out: { amount, currency },
    },
  ];
}

/** Steps that carry the figure on: minutes first, then percent, then money. */
const CARRIES = new Set([
  'merge',
  'pauses',
  'exclusions',
  'minimum',
  'metric',
  'tier',
  'credit',
  'caps',
  'rounding',
]);

/** So many outages does the page of a figure show; a claim holds all. */
const MOST_SHOWN = 200;

/** Everything behind one figure. */
export const getTrace = (actor: Actor, assessmentId: string): Promise<TraceReport> =>
  reading(actor, async (tx) => {
    const row = await requireAssessment(tx, assessmentId);
    const [contract] = await tx.select().from(contracts).where(eq(contracts.id, row.contractId));
    const [vendor] = await tx.select().from(vendors).where(eq(vendors.id, row.vendorId));
    const all = await outagesInPeriod(tx, row);
    const touched = all.slice(0, MOST_SHOWN);
    const named = await sourcesOf(tx, touched);
    const evidenceRows = (await rowsOf(tx, touched)).map(({ id, service, start, end }) => ({
      outageId: id,
      service,
      start,
      end,
      sources: named.get(id) ?? [],
    }));
    return {
      assessmentId,
      vendor: { id: row.vendorId, name: vendor?.name ?? '' },
      contract: { id: row.contractId, name: contract?.name ?? '' },
      period: row.period,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only reassess() writes this column
      view: row.view as TraceReport['view'],
      termsVersion: row.termsVersion,
      asOf: row.asOf.toISOString(),
      inputsSha256: row.inputsSha256,
      commitments: row.result.commitments.map((commitment) => ({
        id: commitment.id,
        kind: 'percent' in commitment.measured ? 'availability' : 'other',
        status: commitment.status,
        reasons: commitment.reasons,
        measured: measuredWords(commitment),
        steps: explained(commitment),
      })),
      credit: { minor: row.creditMinor, currency: row.currency },
      evidence: evidenceRows,
      evidenceTotal: all.length,
      result: row.result,
    };
  });

/** By outage, the names of the sources that tell of it. */
async function sourcesOf(tx: Tx, rows: readonly (typeof outages.$inferSelect)[]) {
  const facts = rows.flatMap(({ id, body }) =>
    bodyOf(body).evidenceIds.map((evidenceId) => ({ outageId: id, evidenceId })),
  );
  if (facts.length === 0) return new Map<string, string[]>();
  const told = await tx
    .select({ id: evidence.id, source: sources.name })
    .from(evidence)
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .where(
      isOneOf(
        evidence.id,
        facts.map(({ evidenceId }) => evidenceId),
      ),
    );
  const sourceOf = new Map(told.map(({ id, source }) => [id, source]));
  return new Map(
    [...groupBy(facts, ({ outageId }) => outageId)].map(([outageId, own]) => [
      outageId,
      [...new Set(own.flatMap(({ evidenceId }) => sourceOf.get(evidenceId) ?? []))],
    ]),
  );
}

function measuredWords({ measured }: CommitmentAssessment): string {
  if ('percent' in measured) return measured.percent === null ? 'no data' : `${measured.percent} %`;
  if ('seconds' in measured) return measured.seconds === null ? 'no data' : `${measured.seconds} s`;
  return String(measured.count);
}

/** Outages of the vendor that touch the period of an assessment, in order of start. */
export const outagesInPeriod = (
  tx: Tx,
  {
    vendorId,
    periodStart,
    periodEnd,
  }: Pick<AssessmentRow, 'vendorId' | 'periodStart' | 'periodEnd'>,
) =>
  tx
    .select()
    .from(outages)
    .where(
      and(
        eq(outages.vendorId, vendorId),
        lt(outages.startAt, periodEnd),
        gt(outages.endAt, periodStart),
      ),
    )
    .orderBy(outages.startAt, outages.id);
