import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

import sqlite from 'node-sqlite3-wasm';

import { loadModules } from './modules.mjs';
import { withProduct } from './product.mjs';
import { copyInto, peakMb, printTable, timed, withPlainConnection } from './scratch.mjs';

// node bench/heartbeats.mjs [heartbeats]
//
// Single checks of 50 monitors, one a minute, three of every 2 000 of them down, into windows: handed
// to the rule set in memory, read from a database of Uptime Kuma, and from a CSV. What each of them
// finds must be the same. Then the CSV is imported through the product, beside a bare COPY of the same
// heartbeats into a table with the index that Uptime Kuma has. The files are made in a temporary folder, which is gone in the end, and by
// a process of their own, whose memory does not count.

const heartbeats = Number(process.argv[2] ?? 5_000_000);
if (!(Number.isInteger(heartbeats) && heartbeats >= 100_000)) {
  throw new RangeError('The heartbeats must be a whole number of at least 100 000');
}

const MONITORS = 50;
const EACH = Math.floor(heartbeats / MONITORS);
const INTERVAL_MS = 60_000;
const FIRST = Date.UTC(2026, 0, 1) - EACH * INTERVAL_MS;
const NOW = Date.UTC(2026, 1, 1);
const PERIOD = 2_000;
const FAILING = 3;
const CHUNK_ROWS = 5_000;

const isDown = (check) => check % PERIOD < FAILING;
const counts = () => ({ observation: 0, coverage: 0, issues: 0 });

function countInto(found, { evidence, issues }) {
  for (const { kind } of evidence) found[kind] += 1;
  found.issues += issues.length;
}

function inMemory({ checkSeries, DEFAULT_RULES }) {
  const found = counts();
  const rules = { ...DEFAULT_RULES, intervalSeconds: INTERVAL_MS / 1000 };
  for (let monitor = 1; monitor <= MONITORS; monitor += 1) {
    const series = checkSeries();
    for (let check = 0; check < EACH; check += 1) {
      const down = isDown(check);
      const at = FIRST + check * INTERVAL_MS;
      series.add(at, down ? 'down' : 'up', check, down ? 'timeout of 48000ms exceeded' : '');
    }
    const key = String(monitor);
    const placed = { key, placeOf: (line) => ({ line }) };
    for (const record of series.records(placed, rules, NOW)) countInto(found, record);
  }
  return found;
}

async function imported(importer, path) {
  const found = counts();
  const { size } = statSync(path);
  let bytes = 0;
  for await (const record of importer.read(createReadStream(path), { now: NOW })) {
    countInto(found, record);
    const { bytesRead = bytes } = record;
    if (bytesRead < bytes) throw new Error('Progress went back');
    bytes = bytesRead;
  }
  if (bytes !== size) throw new Error(`Progress ended at ${bytes} of ${size} bytes`);
  return found;
}

/** As version 2 makes it, with its index, but for tables that hold no heartbeat. */
function makeDatabase(path) {
  const database = new sqlite.Database(path);
  database.exec(`
    pragma journal_mode = off;
    pragma synchronous = off;
    create table monitor (id integer primary key autoincrement not null, name varchar(150),
      type varchar(20), interval integer not null, maxretries integer not null,
      retry_interval integer not null);
    create table heartbeat (id integer primary key autoincrement not null,
      important boolean not null default 0, monitor_id integer not null, status smallint not null,
      msg text, time datetime not null, ping integer, duration integer not null default 0,
      down_count integer not null default 0, end_time datetime, retries integer, response text);
    with recursive number(n) as (select 1 union all select n + 1 from number where n < ${MONITORS})
      insert into monitor select n, 'Monitor ' || n, 'http', ${INTERVAL_MS / 1000}, 0, 60 from number;
    with recursive beat(n) as (
        select 0 union all select n + 1 from beat where n < ${EACH * MONITORS - 1}),
      checked(n, monitor, step) as (
        select n, n % ${MONITORS} + 1, n / ${MONITORS} % ${PERIOD} from beat)
      insert into heartbeat (important, monitor_id, status, msg, time, ping, duration)
      select step in (0, ${FAILING}), monitor, step >= ${FAILING},
        iif(step < ${FAILING}, 'timeout of 48000ms exceeded', '200 - OK'),
        strftime('%Y-%m-%d %H:%M:%f', ${FIRST / 1000} + n / ${MONITORS} * ${INTERVAL_MS / 1000}, 'unixepoch'),
        120, ${INTERVAL_MS / 1000}
      from checked;
    create index monitor_time_index on heartbeat (monitor_id, time)`);
  database.close();
}

function* csvChunks() {
  let lines = ['time,monitor,status,message'];
  for (let check = 0; check < EACH; check += 1) {
    const time = new Date(FIRST + check * INTERVAL_MS).toISOString();
    const rest = isDown(check) ? 'down,timeout of 48000ms exceeded' : 'up,200 - OK';
    for (let monitor = 1; monitor <= MONITORS; monitor += 1) {
      lines.push(`${time},Monitor ${monitor},${rest}`);
    }
    if (lines.length < CHUNK_ROWS) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

async function measure(name, work) {
  const { ms, answer } = await timed(work);
  results.push({ name, answer });
  const [first] = results;
  if (JSON.stringify(answer) !== JSON.stringify(first.answer)) {
    const [ours, theirs] = [answer, first.answer].map((found) => JSON.stringify(found));
    throw new Error(`${name} finds ${ours}, ${first.name} finds ${theirs}`);
  }
  const rate = (EACH * MONITORS) / ms;
  return [name, `${Math.round(ms)} ms`, `${Math.round(rate)} k/s`, `${peakMb()} MB`];
}

const results = [];

async function measureAll(folder) {
  const [checks, kuma, csv] = await loadModules([
    'lib/importers/checks.ts',
    'lib/importers/uptime-kuma.ts',
    'lib/importers/checks-csv.ts',
  ]);
  const restMb = peakMb();
  const { database, table } = filesIn(folder);
  const rows = [
    await measure('database of Uptime Kuma', () => imported(kuma.uptimeKuma, database)),
    await measure('CSV', () => imported(csv.checksCsv, table)),
    await measure('rules, in memory', () => inMemory(checks)),
  ];
  printTable([[`${EACH * MONITORS} heartbeats`, 'time', 'heartbeats', 'peak memory'], ...rows]);
  const { observation, coverage } = results[0].answer;
  console.log(`\n${observation} outages, ${coverage} stretches watched.`);
  console.log(
    `Peak memory is this process's so far; it was ${restMb} MB before the first heartbeat.`,
  );
}

/** Their time, monitor and state alone, as a monitor that kept them here would hold them. */
async function copyBare(url) {
  return withPlainConnection(url, async (sql) => {
    await sql.unsafe(`
      create table beat (monitor int not null, at timestamptz not null, state text not null);
      create index on beat (monitor, at)`);
    return timed(() => copyInto(sql, 'beat', copyLines()));
  });
}

function* copyLines() {
  let lines = [];
  for (let check = 0; check < EACH; check += 1) {
    const rest = `${new Date(FIRST + check * INTERVAL_MS).toISOString()}\t${isDown(check) ? 'down' : 'up'}`;
    for (let monitor = 1; monitor <= MONITORS; monitor += 1) lines.push(`${monitor}\t${rest}`);
    if (lines.length < CHUNK_ROWS) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

async function measureProduct(folder) {
  await withProduct(async ({ ownerUrl, importFile }) => {
    const copy = await copyBare(ownerUrl);
    const { receiveMs, commitMs, added } = await importFile({
      fileName: 'checks.csv',
      bytes: createReadStream(filesIn(folder).table),
      options: {},
    });
    const line = (name, ms) => [
      name,
      `${Math.round(ms)} ms`,
      `${Math.round((EACH * MONITORS) / ms)} k/s`,
      `${(copy.ms / ms).toFixed(2)} ×`,
    ];
    console.log('');
    printTable([
      ['through the product', 'time', 'heartbeats', 'speed of the COPY'],
      line('bare COPY of the heartbeats', copy.ms),
      line('receive and preview', receiveMs),
      line('commit and reconcile', commitMs),
      line('import', receiveMs + commitMs),
    ]);
    console.log(`\n${added} facts were added; peak memory ${peakMb()} MB.`);
  });
}

const filesIn = (folder) => ({
  database: join(folder, 'kuma.db'),
  table: join(folder, 'checks.csv'),
});

const made = process.argv[3];
if (made) {
  const { database, table } = filesIn(made);
  makeDatabase(database);
  await pipeline(Readable.from(csvChunks()), createWriteStream(table));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-bench-'));
  try {
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), heartbeats, folder]);
    await measureAll(folder);
    await measureProduct(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
