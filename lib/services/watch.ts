import 'server-only';
import { and, eq, inArray, isNull, max, min, sql } from 'drizzle-orm';

import type { Tx } from '@/lib/db/client';
import { evidence, imports } from '@/lib/db/schema';
import { importers } from '@/lib/importers/registry';
import type { View } from '@/lib/sla/outage';

import { FOREVER, type Reach } from './evidence';

/** A stretch of time that a source speaks of. Outside it, its silence says nothing. */
export type Spoken = Reach &
  Readonly<{
    sourceId: string;
    side: 'vendor' | 'others';
    /** It lists all that the vendor announced: what it does not tell of, the vendor did not say. */
    isPage: boolean;
    /** A text that somebody wrote about what happened. */
    isDocument: boolean;
    /** The services that it tells of; null is the whole vendor. */
    serviceIds: readonly (string | null)[];
  }>;

export type Watched = readonly Spoken[];

/** Whose sources a view rests on. */
export const SIDES: Readonly<Record<View, readonly Spoken['side'][]>> = {
  admitted: ['vendor'],
  observed: ['others'],
  agreed: ['vendor', 'others'],
};

const DOCUMENTS = importers.filter(({ text }) => text !== undefined).map(({ id }) => id);

/** Calendars tell what is planned, messages of AWS one event each: neither lists what there was. */
const NO_LISTS = new Set(['icalendar', 'aws-messages']);
const PAGES = new Set(
  importers
    .filter(({ id, party }) => party === 'vendor' && !DOCUMENTS.includes(id) && !NO_LISTS.has(id))
    .map(({ id }) => id),
);

/**
 * A vendor's page speaks from its first entry until it was read: it lists what there was. A text
 * speaks of what it tells and of nothing else. What we and third parties bring, and a vendor's own
 * table, speaks from its first fact to its last, or, while one is open, until it was brought: an
 * export that ends in May does not tell of August.
 */
export async function watchedBy(tx: Tx, vendorId: string): Promise<Watched> {
  const side = sql<
    Spoken['side']
  >`case when ${evidence.party} = 'vendor' then 'vendor' else 'others' end`;
  const lastTold =
    sql<Date>`max(case when ${evidence.endAt} >= ${new Date(FOREVER).toISOString()}::timestamptz
    then ${imports.committedAt} else ${evidence.endAt} end)`.mapWith(evidence.endAt);
  const text = sql<string | null>`case when ${inArray(imports.format, DOCUMENTS)}
    then ${evidence.importId} end`;
  const rows = await tx
    .select({
      side,
      sourceId: evidence.sourceId,
      format: imports.format,
      text,
      serviceIds: sql<(string | null)[]>`array_agg(distinct ${evidence.serviceId})`,
      first: min(evidence.startAt),
      read: max(imports.committedAt),
      lastTold,
    })
    .from(evidence)
    .innerJoin(imports, eq(imports.id, evidence.importId))
    .where(
      and(
        eq(evidence.vendorId, vendorId),
        isNull(evidence.withdrawnAt),
        sql`${evidence.kind} <> 'statement'`,
      ),
    )
    .groupBy(sql`1`, evidence.sourceId, imports.format, sql`4`)
    .orderBy(evidence.sourceId, imports.format, sql`4`, sql`1`);
  return rows.flatMap((row): Spoken[] => {
    const isPage = row.side === 'vendor' && PAGES.has(row.format);
    const end = isPage ? row.read : row.lastTold;
    if (!row.first || !end) return [];
    return [
      {
        start: row.first.getTime(),
        end: end.getTime(),
        sourceId: row.sourceId,
        side: row.side,
        isPage,
        isDocument: row.text !== null,
        serviceIds: row.serviceIds,
      },
    ];
  });
}
