import 'server-only';
import { and, asc, count, desc, eq, gt, lt, ne, type SQL } from 'drizzle-orm';

import type { OutageList, OutageReport, OutageRow } from '@/lib/api/wire/outages';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts } from '@/lib/db/contract-schema';
import { outages, vendors } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import { exactMs } from '@/lib/sla/offset';
import type { Outage, OutageView } from '@/lib/sla/outage';
import type { Terms } from '@/lib/sla/terms-format';

import { conflictRows } from './conflicts';
import { decisionRows } from './decisions';
import { factRows, statedRows } from './fact-rows';
import { groupingRows } from './groupings';
import { courseOf, iso, namesFor, outageRow } from './outage-rows';
import { bodyOf, type StoredOutage } from './reconciliation';
import { loadTerms } from './terms';
import { reading } from './transaction';

type Filter = Readonly<{
  vendor?: string | undefined;
  silent?: boolean | undefined;
  disputed?: boolean | undefined;
  page?: number | undefined;
}>;
type Row = typeof outages.$inferSelect;

const PAGE = 50;

/** Outages, newest first, with those of different vendors that overlap told as one event. */
export const listOutages = (actor: Actor, filter: Filter): Promise<OutageList> =>
  reading(actor, async (tx) => {
    const condition = and(
      filter.vendor === undefined ? undefined : eq(outages.vendorId, filter.vendor),
      filter.silent ? eq(outages.silent, true) : undefined,
      filter.disputed ? gt(outages.disputedMs, 0) : undefined,
    );
    const rows = await tx
      .select()
      .from(outages)
      .where(condition)
      .orderBy(desc(outages.startAt), desc(outages.id))
      .limit(PAGE)
      .offset((filter.page ?? 0) * PAGE);
    const [total] = await tx.select({ n: count() }).from(outages).where(condition);
    const shown = await rowsOf(tx, rows);
    return { rows: shown, total: total?.n ?? 0, together: togetherOf(shown) };
  });

/** Rows with their names, the vendor's words and the count of conflicts. */
export async function rowsOf(tx: Tx, rows: readonly Row[]): Promise<OutageRow[]> {
  const now = Date.now();
  const names = await namesFor(tx, rows);
  return rows.map((row) => outageRow(row, names, now));
}

/** Overlapping outages of at least two vendors. Overlap is observed, never assumed to have one cause. */
function togetherOf(rows: readonly OutageRow[]): OutageList['together'] {
  const events: { start: string; end: string; members: OutageRow[] }[] = [];
  for (const row of rows.toSorted((a, b) => a.start.localeCompare(b.start))) {
    const end = row.end ?? '9999';
    const last = events.at(-1);
    if (last && row.start < last.end) {
      last.members.push(row);
      if (end > last.end) last.end = end;
    } else events.push({ start: row.start, end, members: [row] });
  }
  return events.flatMap(({ start, end, members }) => {
    const vendorNames = [...new Set(members.map(({ vendor }) => vendor.name))];
    return vendorNames.length < 2 || end === '9999'
      ? []
      : [{ start, end, outageIds: members.map(({ id }) => id), vendors: vendorNames }];
  });
}

const windowRows = ({ windows }: OutageView) =>
  windows.map(({ start, end, state }) => ({
    start: edgeRow(start),
    end: end && edgeRow(end),
    state,
  }));

const edgeRow = ({ at, earliest, latest }: Outage['start']) => ({
  at: iso(at),
  earliest: iso(earliest),
  latest: iso(latest),
});

export const getOutage = (actor: Actor, outageId: string): Promise<OutageReport> =>
  reading(actor, async (tx) => {
    const [row] = await tx.select().from(outages).where(eq(outages.id, outageId));
    if (!row) {
      throw new AppError('There is no such outage: new evidence may have joined it to another.', {
        code: 'not_found',
      });
    }
    const now = Date.now();
    const outage = bodyOf(row.body);
    const names = await namesFor(tx, [row]);
    const [vendor] = await tx.select().from(vendors).where(eq(vendors.id, row.vendorId));
    const facts = await factRows(tx, [...outage.evidenceIds, ...outage.statementIds]);
    const terms = await termsOfVendor(tx, row.vendorId);
    return {
      outage: outageRow(row, names, now),
      category: vendor?.category ?? null,
      timeZone: terms?.timeZone.id ?? statedZone(facts) ?? 'UTC',
      windows: {
        admitted: windowRows(outage.views.admitted),
        observed: windowRows(outage.views.observed),
        agreed: windowRows(outage.views.agreed),
        disputed: outage.disputed.map(({ start, end }) => ({ start: iso(start), end: iso(end) })),
      },
      facts,
      conflicts: await conflictRows(tx, row, outage.conflicts),
      stated: await statedRows(tx, outage.replaced),
      decisions: await decisionRows(tx, outage.evidenceIds),
      groupings: await groupingRows(tx, outage.groupingIds),
      communication: communicationOf(outage, names, terms, now),
      together: await overlapping(tx, row),
      ...(await neighbours(tx, row)),
    };
  });

function communicationOf(
  outage: StoredOutage,
  names: Awaited<ReturnType<typeof namesFor>>,
  terms: Terms | null,
  now: number,
): OutageReport['communication'] {
  const spoken = courseOf(outage, names, now);
  return {
    firstNoticeMs: spoken.firstNotice.medianMs,
    longestSilenceMs: spoken.longestSilence?.ms ?? null,
    silences: spoken.silences.map(({ start, end }) => ({ start: iso(start), end: iso(end) })),
    promised: {
      firstNoticeMs: promisedMs(terms, 'first_notice'),
      updateMs: promisedMs(terms, 'update_interval'),
    },
    nextUpdates: spoken.promises.list.map(({ statementId, byAt, outcome }) => ({
      statementId,
      byAt: iso(byAt),
      outcome,
    })),
    rcaMs: spoken.rca.medianMs,
    restorationNoticeLagMs: spoken.restorationNotice.medianMs,
  };
}

/** The elapsed time that the contract allows for a notice; null where it promises none, or business time. */
function promisedMs(terms: Terms | null, measure: 'first_notice' | 'update_interval') {
  const found = terms?.commitments.find(
    (each) => each.kind === 'communication' && each.measure === measure,
  );
  return found?.kind === 'communication' && found.calendar !== 'business'
    ? exactMs(found.within)
    : null;
}

/** Without a contract, times are told in the zone in which a source told them. */
const statedZone = (facts: OutageReport['facts']) =>
  facts.find(({ zone }) => zone?.basis === 'stated')?.zone?.id;

async function termsOfVendor(tx: Tx, vendorId: string): Promise<Terms | null> {
  const [contract] = await tx
    .select({ id: contracts.id })
    .from(contracts)
    .where(eq(contracts.vendorId, vendorId))
    .orderBy(desc(contracts.startsOn))
    .limit(1);
  if (!contract) return null;
  const [newest] = await loadTerms(tx, contract.id);
  return newest?.document ?? null;
}

/** Of other vendors, and of the same one what it or others told of another service or of the whole. */
async function overlapping(tx: Tx, row: Row): Promise<OutageRow[]> {
  const others = await tx
    .select()
    .from(outages)
    .where(
      and(ne(outages.id, row.id), lt(outages.startAt, row.endAt), gt(outages.endAt, row.startAt)),
    )
    .orderBy(desc(outages.startAt))
    .limit(20);
  return rowsOf(tx, others);
}

async function neighbours(tx: Tx, { id, vendorId, startAt }: Row) {
  const next = async (time: SQL, order: SQL) => {
    const [found] = await tx
      .select({ id: outages.id })
      .from(outages)
      .where(and(eq(outages.vendorId, vendorId), ne(outages.id, id), time))
      .orderBy(order)
      .limit(1);
    return found?.id ?? null;
  };
  return {
    earlier: await next(lt(outages.startAt, startAt), desc(outages.startAt)),
    later: await next(gt(outages.startAt, startAt), asc(outages.startAt)),
  };
}
