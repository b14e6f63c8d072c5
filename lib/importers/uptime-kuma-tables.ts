/**
 * The tables of an Uptime Kuma database in SQLite. The file is not trusted: it is opened for reading
 * alone, only the two known tables are read, and only where they are plain tables; rows come by their
 * key in batches, so that no damaged or hostile tree of pages is walked without an end.
 */
import sqlite, { type Database, type QueryResult, type Statement } from 'node-sqlite3-wasm';
import { z } from 'zod';

/** A monitor's row; `intervalSeconds`: the longest time between two of its checks. */
export type KumaMonitor = Readonly<{
  id: number;
  name: string | null;
  type: string | null;
  intervalSeconds: number | null;
}>;

/** Heartbeats in order of their row, column by column. */
export type BeatBatch = Readonly<{
  /** The row's key, which is its id wherever `id` is the primary key. */
  ids: readonly number[];
  /** -1 where it is no number. */
  monitors: readonly number[];
  /** The status, 0 to 3, or `ODD_STATUS`; `IMPORTANT` more for a change of status. */
  codes: readonly number[];
  /** Empty where it is no text. */
  times: readonly string[];
  /** Whole seconds since the monitor's heartbeat before, rounded down; 0 where the database does not tell. */
  durations: readonly number[];
  /** The messages of failures that are changes, in order. */
  messages: readonly string[];
  /** The statuses of `ODD_STATUS`, in order. */
  oddStatuses: readonly string[];
}>;

export const ODD_STATUS = 4;
export const IMPORTANT = 8;

export type KumaTables = Readonly<{
  /** Null when there is no table of them. */
  monitors: ReadonlyMap<number, KumaMonitor> | null;
  /** The smallest and the largest id of a heartbeat; null when there is none. */
  ids: Readonly<{ first: number; last: number }> | null;
  /** The next heartbeats after an id; null after the last. */
  beatsAfter: (id: number) => BeatBatch | Damage | null;
  close: () => void;
}>;

/** What is wrong with a file that cannot be read as such a database. */
export type Damage = Readonly<{ damage: string; expected: string }>;

const BATCH = 4096;
const MOST_MONITORS = 100_000;
const SOUND = 'an undamaged copy of the database: stop Uptime Kuma, or back it up with SQLite';
const KUMA = 'an Uptime Kuma database with its table heartbeat';

/** SQLite reports damage by exceptions alone, and in WebAssembly the worst of it by a trap. */
function attempt<T>(work: () => T): T | Damage {
  try {
    return work();
  } catch (error) {
    if (error instanceof sqlite.SQLite3Error || error instanceof WebAssembly.RuntimeError) {
      return { damage: error.message, expected: SOUND };
    }
    throw error;
  }
}

/** Opens the tables, or says why not. */
export function kumaTables(path: string): KumaTables | Damage {
  const database = attempt(
    () => new sqlite.Database(path, { readOnly: true, fileMustExist: true }),
  );
  if ('damage' in database) return database;
  const tables = attempt(() => tablesOf(database));
  if ('damage' in tables) attempt(() => database.close());
  return tables;
}

const whole = z.int();
const key = z.object({ id: whole });
const schemaEntry = z.object({ type: z.string(), sql: z.string() });
const column = z.object({ name: z.string(), hidden: whole });
const planStep = z.object({ detail: z.string() });

function tablesOf(database: Database): KumaTables | Damage {
  database.exec(
    'pragma trusted_schema = off; pragma query_only = on; pragma cell_size_check = on; pragma temp_store = memory; begin',
  );
  const beats = columnsOf(database, 'heartbeat', ['monitor_id', 'status', 'time']);
  if ('damage' in beats) return beats;
  const monitors = attempt(() => monitorsOf(database));
  const first = edgeOf(database, 'asc');
  // What lies at the end may be cut off.
  const last = attempt(() => ({ id: edgeOf(database, 'desc') }));
  const statement = database.prepare(batchQuery(beats));
  return {
    monitors: monitors instanceof Map ? monitors : null,
    ids:
      first === undefined ? null : { first, last: 'damage' in last ? first : (last.id ?? first) },
    beatsAfter: (id) => batchAfter(statement, id, BATCH),
    close: () => {
      attempt(() => statement.finalize());
      attempt(() => database.close());
    },
  };
}

const edgeOf = (database: Database, order: 'asc' | 'desc') =>
  key.safeParse(database.get(`select rowid as id from heartbeat order by rowid ${order} limit 1`))
    .data?.id;

/** Where a batch holds damage, what comes before it in ever smaller ones. */
function batchAfter(statement: Statement, id: number, size: number): BeatBatch | Damage | null {
  const batch = attempt(() => batchOf(statement.get([id, size]) ?? {}, id));
  const isDamaged = batch !== null && 'damage' in batch;
  return isDamaged && size > 1 ? batchAfter(statement, id, size >> 1) : batch;
}

/** The columns of a plain table; computed ones are none of them. */
function columnsOf(
  database: Database,
  table: string,
  needed: readonly string[],
): ReadonlySet<string> | Damage {
  const refuse = (damage: string): Damage => ({ damage, expected: KUMA });
  const entry = database.get(
    `select type, coalesce(sql, '') as sql from sqlite_schema where name = '${table}'`,
  );
  if (!entry) return refuse(`no table ${table}`);
  const { data } = schemaEntry.safeParse(entry);
  if (data?.type !== 'table' || !/^\s*create\s+table\b/i.test(data.sql)) {
    return refuse(`${table} is not a plain table`);
  }
  const columns = z
    .array(column)
    .parse(database.all(`select name, hidden from pragma_table_xinfo('${table}')`));
  const plain = new Set(columns.flatMap(({ name, hidden }) => (hidden === 0 ? [name] : [])));
  const missing = needed.filter((name) => !plain.has(name));
  if (missing.length > 0) return refuse(`${table} without a column ${missing.join(', ')}`);
  const plan = z
    .array(planStep)
    .parse(database.all(`explain query plan ${inOrder('rowid', table)} limit 1`, [0]));
  const isKeyed = plan.length === 1 && /\bPRIMARY KEY\b/.test(plan[0]?.detail ?? '');
  return isKeyed ? plain : refuse(`${table} is not keyed by its rows`);
}

const inOrder = (columns: string, table: string) =>
  `select ${columns} from ${table} where rowid > ? order by rowid`;

/** One row of JSON lists for each batch: a row at a time would take three times as long. */
function batchQuery(columns: ReadonlySet<string>): string {
  const optional = (name: string, otherwise: string) =>
    columns.has(name) ? name : `${otherwise} as ${name}`;
  const status = `iif(typeof(status) = 'integer' and status between 0 and 3, status, ${ODD_STATUS})`;
  const isImportant = `typeof(important) = 'integer' and important = 1`;
  const selected = `
    rowid as id,
    iif(typeof(monitor_id) = 'integer', monitor_id, -1) as monitor_id,
    ${status} as code,
    iif(typeof(status) = 'integer' and status between 0 and 3, null, quote(status)) as odd,
    iif(typeof(time) = 'text', substr(time, 1, 40), '') as time,
    iif(typeof(duration) = 'integer', duration, 0) as duration,
    iif(${isImportant}, ${IMPORTANT}, 0) as important,
    iif(status = 0 and ${isImportant}, substr(cast(msg as text), 1, 300), null) as msg`;
  const source = `(select rowid, monitor_id, status, time, ${optional('duration', '0')},
    ${optional('important', '0')}, ${optional('msg', 'null')} from heartbeat)`;
  return `
    select json_group_array(id) as ids,
      json_group_array(monitor_id) as monitors,
      json_group_array(code + important) as codes,
      json_group_array(time) as times,
      json_group_array(duration) as durations,
      json_group_array(coalesce(msg, '')) filter (where code = 0 and important > 0) as messages,
      json_group_array(substr(odd, 1, 40)) filter (where odd is not null) as "oddStatuses"
    from (${inOrder(selected, source)} limit ?)`;
}

function batchOf(row: QueryResult, after: number): BeatBatch | Damage | null {
  const list = (name: keyof BeatBatch): unknown => {
    const json = row[name];
    return typeof json === 'string' ? JSON.parse(json) : null;
  };
  const ids = list('ids');
  const monitors = list('monitors');
  const codes = list('codes');
  const times = list('times');
  const durations = list('durations');
  const messages = list('messages');
  const oddStatuses = list('oddStatuses');
  if (!isNumbers(ids) || !isNumbers(monitors) || !isNumbers(codes) || !isNumbers(durations)) {
    return DISORDER;
  }
  if (!isTexts(times) || !isTexts(messages) || !isTexts(oddStatuses)) return DISORDER;
  if (!rises(ids, after)) return DISORDER;
  return ids.length === 0
    ? null
    : { ids, monitors, codes, times, durations, messages, oddStatuses };
}

const DISORDER: Damage = { damage: 'rows of heartbeat that are not in order', expected: SOUND };

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'number');
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function rises(ids: readonly number[], after: number): boolean {
  let before = after;
  for (const id of ids) {
    if (!Number.isSafeInteger(id) || id <= before) return false;
    before = id;
  }
  return true;
}

const monitorRow = z.object({
  id: whole,
  name: z.string().nullish(),
  type: z.string().nullish(),
  interval: z.number().nullish(),
  retry_interval: z.number().nullish(),
  maxretries: z.number().nullish(),
});

function monitorsOf(database: Database): Map<number, KumaMonitor> | Damage {
  const columns = columnsOf(database, 'monitor', ['id']);
  if ('damage' in columns) return columns;
  const monitors = new Map<number, KumaMonitor>();
  const wanted = Object.keys(monitorRow.shape).filter((name) => columns.has(name));
  const statement = database.prepare(
    `${inOrder(wanted.join(', '), 'monitor')} limit ${MOST_MONITORS}`,
  );
  try {
    for (const row of statement.iterate([Number.MIN_SAFE_INTEGER])) {
      const { data } = monitorRow.safeParse(row);
      if (!data || monitors.has(data.id)) continue;
      const { id, name = null, type = null, interval, retry_interval, maxretries } = data;
      const retried = maxretries ? (retry_interval ?? 0) : 0;
      const seconds = Math.max(interval ?? 0, retried);
      monitors.set(id, { id, name, type, intervalSeconds: isInterval(seconds) ? seconds : null });
    }
  } finally {
    statement.finalize();
  }
  return monitors;
}

const isInterval = (seconds: number) =>
  Number.isInteger(seconds) && seconds > 0 && seconds <= 31_536_000;
