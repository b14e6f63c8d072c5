import 'server-only';
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

import type { Tx } from './client';

/**
 * Inserts rows as one JSON parameter, which costs a tenth of a parameter a cell, and passes over
 * rows that a unique key holds already. Returns the ids of the rows that were added.
 */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const columns = Object.entries(getTableColumns(table));
  const given = columns.filter(([key]) => rows.some((row) => key in row));
  const names = sql.join(
    given.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const typed = sql.join(
    given.map(([, column]) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`),
    sql`, `,
  );
  const plain = rows.map((row) =>
    Object.fromEntries(
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its keys are the table's columns
      given.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key] ?? null]),
    ),
  );
  const added = await tx.execute<{ id: string }>(sql`
    insert into ${table} (${names})
    select ${names} from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as given(${typed})
    on conflict do nothing
    returning id`);
  return added.map(({ id }) => id);
}
