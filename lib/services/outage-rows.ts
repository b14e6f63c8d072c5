import 'server-only';
import { and, inArray, isNull } from 'drizzle-orm';

import type { OutageRow } from '@/lib/api/wire/outages';
import { isOneOf } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { evidence, type outages, services, vendors } from '@/lib/db/schema';
import { communicationStatistics } from '@/lib/sla/communication-statistics';
import type { Outage, Sourced, SourcedFact, View } from '@/lib/sla/outage';

import { ALWAYS, type Reach } from './evidence';
import { bodyOf, type StoredOutage } from './reconciliation';

type Row = typeof outages.$inferSelect;

export const iso = (at: number): string => new Date(at).toISOString();

/** What outage rows are told with: names, the vendor's words, and where each fact came from. */
export type Names = Readonly<{
  vendors: ReadonlyMap<string, string>;
  services: ReadonlyMap<string, string>;
  facts: ReadonlyMap<string, Pick<Sourced, 'id' | 'sourceId'> & { fact: Sourced }>;
}>;

export async function namesFor(tx: Tx, rows: readonly Row[]): Promise<Names> {
  const vendorIds = [...new Set(rows.map(({ vendorId }) => vendorId))];
  const ids = rows.flatMap(({ body }) => {
    const { evidenceIds, statementIds } = bodyOf(body);
    return [...evidenceIds, ...statementIds];
  });
  const named = await tx.select({ id: vendors.id, name: vendors.name }).from(vendors);
  const offered =
    vendorIds.length === 0
      ? []
      : await tx.select().from(services).where(inArray(services.vendorId, vendorIds));
  const facts =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(evidence)
          .where(and(isOneOf(evidence.id, ids), isNull(evidence.withdrawnAt)));
  return {
    vendors: new Map(named.map(({ id, name }) => [id, name])),
    services: new Map(offered.map(({ id, name }) => [id, name])),
    facts: new Map(
      facts.map(({ id, sourceId, party, serviceId, fact }) => [
        id,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column holds one of the three parties
        { id, sourceId, fact: { ...fact, id, sourceId, serviceId, party } as Sourced },
      ]),
    ),
  };
}

export const statementsOf = (outage: Outage, names: Names): SourcedFact<'statement'>[] =>
  outage.statementIds
    .flatMap((id) => names.facts.get(id)?.fact ?? [])
    .filter((fact): fact is SourcedFact<'statement'> => fact.kind === 'statement');

const msOf = (outage: Outage, view: View): number | null =>
  outage.views[view].windows.length > 0 ? outage.views[view].ms : null;

/** The view whose times a row shows: what was agreed, else what we saw, else what is admitted. */
export const shownView = (outage: Outage): View =>
  (['agreed', 'observed', 'admitted'] as const).find(
    (view) => outage.views[view].windows.length > 0,
  ) ?? 'observed';

/**
 * Outages as communication is measured on them, in the view `observed`: from our own first sight,
 * else from the start that the vendor admits. That is the best-evidenced start of each.
 */
const asFirstSeen = (outages: readonly StoredOutage[]): StoredOutage[] =>
  outages.map((outage) =>
    outage.views.observed.windows.length > 0
      ? outage
      : { ...outage, views: { ...outage.views, observed: outage.views.admitted } },
  );

type Span = Readonly<{ period: Reach; asOf: number }>;

/**
 * Whether anything is known of what the vendor said about an outage: it spoke, or its own account
 * reaches over it and is silent. Of any other outage we have only not asked, which is no silence.
 */
export const isHeardOf = ({ silent, statementIds }: Outage): boolean =>
  silent || statementIds.length > 0;

/** Whether all that it said is known, so that what it said late, or not at all, is known too. */
export const isOnRecord = (outage: StoredOutage): boolean =>
  outage.silent || (outage.statementIds.length > 0 && outage.wordsOnRecord);

/** How the vendor spoke of those of these outages of which that is known. */
export function heardOf(outages: readonly StoredOutage[], names: Names, { period, asOf }: Span) {
  const onRecord = new Set(outages.filter(isOnRecord).map(({ id }) => id));
  return communicationStatistics({
    outages: asFirstSeen(outages.filter(isHeardOf)),
    view: 'observed',
    period,
    statements: outages.flatMap((outage) => statementsOf(outage, names)),
    asOf,
    isOnRecord: (outage) => onRecord.has(outage.id),
  });
}

/** How the vendor spoke of one outage. */
export const courseOf = (outage: StoredOutage, names: Names, asOf: number) =>
  heardOf([outage], names, { period: ALWAYS, asOf });

const isRough = ({ earliest, latest }: Outage['start']) => earliest !== latest;

export function outageRow(row: Row, names: Names, asOf: number): OutageRow {
  const outage = bodyOf(row.body);
  const spoken = courseOf(outage, names, asOf);
  const sources = new Set(outage.evidenceIds.flatMap((id) => names.facts.get(id)?.sourceId ?? []));
  return {
    id: row.id,
    vendor: { id: row.vendorId, name: names.vendors.get(row.vendorId) ?? '' },
    service: outage.serviceId === null ? null : (names.services.get(outage.serviceId) ?? null),
    title: outage.titles[0] ?? null,
    state: outage.state,
    start: iso(outage.start.at),
    end: outage.end && iso(outage.end.at),
    approximate: outage.views[shownView(outage)].windows.some(
      ({ precision, start, end }) =>
        precision !== 'exact' || isRough(start) || (end !== null && isRough(end)),
    ),
    ms: {
      admitted: msOf(outage, 'admitted'),
      observed: msOf(outage, 'observed'),
      agreed: msOf(outage, 'agreed'),
    },
    disputedMs: outage.disputedMs,
    silent: outage.silent,
    firstNoticeMs: spoken.firstNotice.medianMs,
    longestSilenceMs: spoken.longestSilence?.ms ?? null,
    conflicts: outage.conflicts.filter(({ settled }) => !settled).length,
    sources: sources.size,
  };
}
