import 'server-only';
import { and, eq, isNull, max, min, sql } from 'drizzle-orm';

import type { Tx } from '@/lib/db/client';
import { evidence, imports } from '@/lib/db/schema';

import { FOREVER, type Reach } from './evidence';

/** The stretch that each side's evidence speaks of. Outside it, its silence says nothing. */
export type Watched = Readonly<Record<'vendor' | 'others', Reach | null>>;

/**
 * A vendor's page speaks from its first entry until it was read: it lists what there was. What we
 * and third parties bring speaks from its first fact to its last, or, while one is open, until it
 * was brought: an export that ends in May does not tell of August.
 */
export async function watchedBy(tx: Tx, vendorId: string): Promise<Watched> {
  const side = sql<string>`case when ${evidence.party} = 'vendor' then 'vendor' else 'others' end`;
  const lastTold =
    sql<Date>`max(case when ${evidence.endAt} >= ${new Date(FOREVER).toISOString()}::timestamptz
    then ${imports.committedAt} else ${evidence.endAt} end)`.mapWith(evidence.endAt);
  const rows = await tx
    .select({ side, first: min(evidence.startAt), read: max(imports.committedAt), lastTold })
    .from(evidence)
    .innerJoin(imports, eq(imports.id, evidence.importId))
    .where(
      and(
        eq(evidence.vendorId, vendorId),
        isNull(evidence.withdrawnAt),
        sql`${evidence.kind} <> 'statement'`,
      ),
    )
    .groupBy(sql`1`);
  const reachOf = (wanted: string, last: 'read' | 'lastTold'): Reach | null => {
    const row = rows.find((each) => each.side === wanted);
    const end = row?.[last];
    return row?.first && end ? { start: row.first.getTime(), end: end.getTime() } : null;
  };
  return { vendor: reachOf('vendor', 'read'), others: reachOf('others', 'lastTold') };
}
