import 'server-only';
import { and, asc, eq, gte, type SQL } from 'drizzle-orm';

import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';
import type { Tx } from '@/lib/db/client';
import { assessments } from '@/lib/db/contract-schema';

import type { FigureSummary } from './figure';

type Row = typeof assessments.$inferSelect;
export type VendorPeriod = Readonly<{ vendorId: string; period: AssessedPeriod }>;

/** Stored assessments as periods with their three figures, in order of time. */
export async function assessedPeriods(tx: Tx, condition?: SQL): Promise<VendorPeriod[]> {
  const rows = await tx
    .select()
    .from(assessments)
    .where(condition)
    .orderBy(asc(assessments.periodStart), asc(assessments.contractId));
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.contractId} ${row.period}`;
    const views = grouped.get(key);
    if (views) views.push(row);
    else grouped.set(key, [row]);
  }
  return [...grouped.values()].flatMap((views) => {
    const [first] = views;
    return first ? [{ vendorId: first.vendorId, period: periodOf(first, views) }] : [];
  });
}

function periodOf(first: Row, views: readonly Row[]): AssessedPeriod {
  const figureOf = (view: string): Figure | null => {
    const row = views.find((each) => each.view === view);
    if (!row) return null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only reassess() writes this column, from a FigureSummary
    const { figure } = row.summary as FigureSummary;
    // A figure stored by a version that did not tell `breaks` is read as its status says.
    return {
      ...figure,
      assessmentId: row.id,
      breaks: figure.breaks ?? figure.status === 'breached',
    };
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only reassess() writes this column, from a FigureSummary
  const summary = first.summary as FigureSummary;
  return {
    contractId: first.contractId,
    period: first.period,
    start: first.periodStart.toISOString(),
    end: first.periodEnd.toISOString(),
    timeZone: summary.timeZone,
    minutes: summary.minutes,
    complete: first.complete,
    target: first.target,
    currency: first.currency,
    claimBy: views.find(({ claimBy }) => claimBy)?.claimBy ?? null,
    figures: {
      admitted: figureOf('admitted'),
      observed: figureOf('observed'),
      agreed: figureOf('agreed'),
    },
    asOf: first.asOf.toISOString(),
  };
}

export const periodsOfContract = async (tx: Tx, contractId: string): Promise<AssessedPeriod[]> =>
  (await assessedPeriods(tx, eq(assessments.contractId, contractId))).map(({ period }) => period);

/** The newest complete period of each contract, looked for in the last two years. */
export async function newestComplete(tx: Tx, now: Date): Promise<VendorPeriod[]> {
  const since = new Date(now.getTime() - 2 * 366 * 86_400_000);
  const all = await assessedPeriods(
    tx,
    and(eq(assessments.complete, true), gte(assessments.periodStart, since)),
  );
  return [...new Map(all.map((each) => [each.period.contractId, each])).values()];
}
