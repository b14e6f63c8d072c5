import 'server-only';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { TransactionSql } from 'postgres';

import type { Tx } from './client';

/**
 * Rows by the thousand go in by COPY, at a small part of what inserting them costs. COPY is refused
 * where row-level security is on, so they are copied into a temporary table of the same columns and
 * inserted from there, where every policy and constraint sees them.
 */
type Row<T extends PgTable> = T['$inferInsert'];
type Column<T extends PgTable> = keyof Row<T> & string;

/** Makes a temporary table with the columns and defaults of `table`, gone with the transaction; answers what copies rows into it. */
export async function tableAside<T extends PgTable>(
  tx: Tx,
  table: T,
  name: string,
  columns: readonly Column<T>[],
): Promise<(rows: readonly Row<T>[]) => Promise<void>> {
  const all = getTableColumns(table);
  const names = columns.map((key) => `"${all[key]?.name ?? key}"`).join(', ');
  const connection = connectionOf(tx);
  await connection.unsafe(
    `create temporary table "${name}" (like "${getTableName(table)}" including defaults) on commit drop`,
  );
  return async (rows) => {
    if (rows.length === 0) return;
    const into = await connection.unsafe(`copy "${name}" (${names}) from stdin`).writable();
    const text = rows.map((row) => `${columns.map((key) => cell(row[key])).join('\t')}\n`).join('');
    await new Promise<void>((done, fail) => {
      into.once('error', fail);
      into.end(text, () => done());
    });
  };
}

/** Inserts rows of which none is there yet. */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly Row<T>[],
  columns: readonly Column<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const name = `new_${getTableName(table)}`;
  const copy = await tableAside(tx, table, name, columns);
  for (let at = 0; at < rows.length; at += ROWS_A_COPY) {
    await copy(rows.slice(at, at + ROWS_A_COPY));
  }
  await tx.execute(sql`insert into ${table} select * from ${sql.identifier(name)}`);
  await tx.execute(sql`drop table ${sql.identifier(name)}`);
}

const ROWS_A_COPY = 5_000;

/** A value as COPY reads it: objects are JSON, instants ISO 8601. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return String.raw`\N`;
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return SPECIAL.test(text) ? text.replaceAll(SPECIALS, (found) => ESCAPED[found] ?? found) : text;
}

const SPECIAL = /[\\\n\r\t]/;
const SPECIALS = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** The connection of a transaction, for what Drizzle has no words for. */
const connectionOf = (tx: Tx): TransactionSql =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Drizzle keeps it there and does not tell its type
  (tx as unknown as { session: { client: TransactionSql } }).session.client;
