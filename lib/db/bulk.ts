import 'server-only';
import { pipeline } from 'node:stream/promises';

import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { TransactionSql } from 'postgres';

import type { Tx } from './client';

/**
 * Rows by the thousand go in by COPY, at a small part of what inserting them costs. COPY is refused
 * where row-level security is on, so they are copied into a temporary table of the same columns and
 * inserted from there, where every policy and constraint sees them.
 */
type Row<T extends PgTable> = T['$inferInsert'];
type Column<T extends PgTable> = keyof Row<T> & string;

/** Rows on their way into a temporary table: kept until they are worth a COPY. */
export type Aside<T extends PgTable> = Readonly<{
  add: (rows: readonly Row<T>[]) => Promise<void>;
  /** Copies what is still kept. No query sees it before. */
  flush: () => Promise<void>;
}>;

/** Makes a temporary table with the columns and defaults of `table`, gone with the transaction. */
export async function tableAside<T extends PgTable>(
  tx: Tx,
  table: T,
  name: string,
  columns: readonly Column<T>[],
): Promise<Aside<T>> {
  const into = await makeAside(tx, table, name, columns);
  let kept: string[] = [];
  let length = 0;
  const flush = async () => {
    const pieces = kept;
    kept = [];
    length = 0;
    await copyInto(tx, into, pieces);
  };
  return {
    async add(rows) {
      const text = linesOf(rows, columns);
      kept.push(text);
      length += text.length;
      if (length >= COPY_LENGTH) await flush();
    },
    flush,
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
  await copyInto(tx, await makeAside(tx, table, name, columns), pieces());
  await tx.execute(sql`insert into ${table} select * from ${sql.identifier(name)}`);
  await tx.execute(sql`drop table ${sql.identifier(name)}`);

  function* pieces() {
    for (let at = 0; at < rows.length; at += ROWS_A_PIECE) {
      yield linesOf(rows.slice(at, at + ROWS_A_PIECE), columns);
    }
  }
}

/** Each COPY waits once for the network, so a small one costs as much as a large one. */
const COPY_LENGTH = 4_000_000;
const ROWS_A_PIECE = 500;

/** The temporary table, as COPY names it. */
async function makeAside<T extends PgTable>(
  tx: Tx,
  table: T,
  name: string,
  columns: readonly Column<T>[],
): Promise<string> {
  const all = getTableColumns(table);
  const names = columns.map((key) => `"${all[key]?.name ?? key}"`).join(', ');
  await connectionOf(tx).unsafe(
    `create temporary table "${name}" (like "${getTableName(table)}" including defaults) on commit drop`,
  );
  return `"${name}" (${names})`;
}

/** One COPY; a piece is made while the database takes in the one before. Until it has ended the connection takes no query. */
async function copyInto(tx: Tx, into: string, pieces: Iterable<string>): Promise<void> {
  const query = connectionOf(tx).unsafe(`copy ${into} from stdin`);
  const copy = await query.writable();
  // postgres.js loses what the server finds wrong once all has been sent, and would wait for ever.
  void Object.assign(query, { reject: (error: Error) => copy.destroy(error) });
  await pipeline(pieces, copy);
}

const linesOf = <T extends PgTable>(rows: readonly Row<T>[], columns: readonly Column<T>[]) =>
  rows.map((row) => `${columns.map((key) => cell(row[key])).join('\t')}\n`).join('');

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

/** Whether a column of ids holds one of these: one parameter, where `inArray` takes one an id and PostgreSQL no more than 65 534. */
export const isOneOf = (column: PgColumn, ids: Iterable<string>): SQL =>
  sql`${column} = any(${sql.param([...ids])}::uuid[])`;

/** The connection of a transaction, for what Drizzle has no words for. */
const connectionOf = (tx: Tx): TransactionSql =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Drizzle keeps it there and does not tell its type
  (tx as unknown as { session: { client: TransactionSql } }).session.client;
