import 'server-only';
import { and, eq, gt, lt } from 'drizzle-orm';

import type { OutageReport } from '@/lib/api/wire/outages';
import type { Tx } from '@/lib/db/client';
import { assessments, contracts } from '@/lib/db/contract-schema';
import type { outages } from '@/lib/db/schema';
import type { Conflict, Decision } from '@/lib/sla/outage';

import { vendorRecord } from './assessment-inputs';
import { assessPeriods, papersOf } from './assessments';
import { iso, isHeardOf } from './outage-rows';
import { bodyOf, outagesIn, type StoredOutage } from './reconciliation';

type Row = typeof outages.$inferSelect;
type Worth = OutageReport['conflicts'][number]['worth'];

/** What the sources of an outage disagree about, and what each dispute would be worth if it went our way. */
export async function conflictRows(
  tx: Tx,
  row: Row,
  conflicts: StoredOutage['conflicts'],
): Promise<OutageReport['conflicts']> {
  const rows: OutageReport['conflicts'] = [];
  const isUnheard = !isHeardOf(bodyOf(row.body));
  for (const conflict of conflicts) {
    const { kind, window, ms, evidenceIds, settled } = conflict;
    rows.push({
      kind,
      start: iso(window.start),
      end: iso(window.end),
      minutes: minutesOf(ms),
      sentence: kind === 'vendor_silent' && isUnheard ? UNHEARD : SENTENCES[kind],
      evidenceIds: [...evidenceIds],
      settled,
      worth: settled || kind === 'not_seen_by_us' ? [] : await worthOf(tx, row, conflict),
    });
  }
  return rows;
}

/**
 * By how much the agreed credit of each contract would change if a person decided this dispute, and
 * it alone, our way, in the currency's minor units. Two disputes of one period may be worth more, or
 * less, together.
 */
async function worthOf(
  tx: Tx,
  { vendorId, startAt, endAt }: Row,
  conflict: Conflict,
): Promise<Worth> {
  const held = await tx.select().from(contracts).where(eq(contracts.vendorId, vendorId));
  if (held.length === 0) return [];
  const now = Date.now();
  const record = await vendorRecord(tx, vendorId);
  const reach = { start: startAt.getTime(), end: endAt.getTime() };
  const supposed = ourWay(conflict);
  const otherwise = await outagesIn(tx, { vendorId, now }, reach, supposed);
  const replaced = new Set(otherwise.flatMap(({ evidenceIds: ids }) => ids));
  const supposedRecord = {
    ...record,
    outages: [
      ...record.outages.filter((outage) => !outage.evidenceIds.some((id) => replaced.has(id))),
      ...otherwise,
    ].toSorted((a, b) => a.start.at - b.start.at),
  };
  const worth: Worth = [];
  for (const contract of held) {
    const { rows } = assessPeriods(await papersOf(tx, contract), supposedRecord, { now, reach });
    const stored = await tx
      .select({ period: assessments.period, minor: assessments.creditMinor })
      .from(assessments)
      .where(
        and(
          eq(assessments.contractId, contract.id),
          eq(assessments.view, 'agreed'),
          lt(assessments.periodStart, endAt),
          gt(assessments.periodEnd, startAt),
        ),
      );
    const minor = stored.reduce((sum, { period, minor: before }) => {
      const after = rows.find((each) => each.view === 'agreed' && each.period === period);
      return sum + (after ? after.creditMinor - before : 0);
    }, 0);
    worth.push({
      contractId: contract.id,
      contract: contract.name,
      minor,
      currency: contract.currency,
    });
  }
  return worth;
}

/** The decisions that settle a dispute our way. The vendor's fact comes first where there is one. */
function ourWay({ kind, window, evidenceIds: [first = '', ...others] }: Conflict): Decision[] {
  const word = (evidenceId: string, decided: Pick<Decision, 'action' | 'start' | 'end'>) => ({
    id: `suppose ${evidenceId}`,
    evidenceId,
    reasonKind: 'other' as const,
    reason: 'supposed',
    ...decided,
  });
  switch (kind) {
    case 'vendor_silent':
    case 'not_admitted':
      return [first, ...others].map((id) => word(id, { action: 'include' }));
    case 'start_differs':
      return [word(first, { action: 'adjust', start: window.start })];
    case 'end_differs':
      return [word(first, { action: 'adjust', end: window.end })];
    case 'not_seen_by_us':
      return [];
  }
}

/** Whole minutes, else with one decimal; for display. */
export function minutesOf(ms: number): string {
  const tenths = Math.round(ms / 6_000);
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}

const UNHEARD = 'We saw it down; what the vendor says of it is not on record.';

const SENTENCES: Record<Conflict['kind'], string> = {
  vendor_silent: 'We saw it down; the vendor does not admit it.',
  not_admitted: 'We saw it down; the vendor speaks of it and does not admit these minutes.',
  start_differs: 'We saw it begin at another time than the vendor says.',
  end_differs: 'We saw it end at another time than the vendor says.',
  not_seen_by_us: 'The vendor admits it; our source was watching and saw it up.',
};
