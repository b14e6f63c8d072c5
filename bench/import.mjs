import { withProduct } from './product.mjs';
import { copyInto, peakMb, printTable, timed, withPlainConnection } from './scratch.mjs';
import { randomFrom } from './windows.mjs';

// node bench/import.mjs [rows]
//
// Imports a CSV of outage windows over five years as a person does: it is received, previewed and
// committed, with the outages reconciled. Beside it, a bare COPY of the same windows into a table with
// one index, and a bare COPY of the very rows of evidence into a table with the same indexes.

const rows = Number(process.argv[2] ?? 50_000);
if (!(Number.isInteger(rows) && rows > 0)) throw new RangeError('The rows must be a whole number');

const YEARS_MS = 5 * 365 * 86_400_000;
const LAST = Date.UTC(2026, 0, 1);
const COLUMNS = ['start', 'end', 'state', 'reference'];
const CHUNK_ROWS = 5_000;

/** Windows in order of time, of about a tenth of the time between two starts. */
function* cells() {
  const random = randomFrom(1);
  const step = Math.floor(YEARS_MS / rows);
  for (let row = 0; row < rows; row++) {
    const start = LAST - YEARS_MS + row * step + Math.floor((random() * step) / 2);
    const end = start + 1 + Math.floor((random() * step) / 5);
    yield [iso(start), iso(end), random() < 0.9 ? 'down' : 'degraded', `check-${row}`];
  }
}

function* chunks(delimiter, header) {
  let lines = header ? [header] : [];
  for (const row of cells()) {
    lines.push(row.join(delimiter));
    if (lines.length < CHUNK_ROWS) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

async function* csvBytes() {
  for (const chunk of chunks(',', COLUMNS.join(','))) yield Buffer.from(chunk);
}

const iso = (at) => new Date(at).toISOString();

async function copyBare(url) {
  return withPlainConnection(url, async (sql) => {
    await sql.unsafe(`
      create table bare (starts timestamptz, ends timestamptz, state text, reference text);
      create index on bare (starts, ends)`);
    return timed(() => copyInto(sql, 'bare', chunks('\t')));
  });
}

/** The rows of evidence as they are stored, into a table of the same columns and indexes without policies or references. */
async function copyEvidence(url, lines) {
  return withPlainConnection(url, async (sql) => {
    await sql.unsafe('create table twin (like evidence including all)');
    return timed(() => copyInto(sql, 'twin', lines));
  });
}

await withProduct(async ({ ownerUrl, evidenceAsCopied, importFile }) => {
  const copy = await copyBare(ownerUrl);
  const { receiveMs, commitMs, added, restMb } = await importFile({
    fileName: 'windows.csv',
    bytes: csvBytes(),
    options: { zone: 'UTC' },
  });
  if (added !== rows) throw new Error(`${added} of ${rows} rows were added`);
  const twin = await copyEvidence(ownerUrl, await evidenceAsCopied());
  const line = (name, ms) => [
    name,
    `${Math.round(ms)} ms`,
    `${(rows / ms).toFixed(1)} k/s`,
    `${(ms / copy.ms).toFixed(1)} ×`,
  ];
  printTable([
    [`${rows} rows`, 'time', 'rows', 'of the first'],
    line('bare COPY of the windows', copy.ms),
    line('bare COPY of the evidence', twin.ms),
    line('receive and preview', receiveMs),
    line('commit and reconcile', commitMs),
    line('import', receiveMs + commitMs),
  ]);
  console.log(`\nPeak memory ${peakMb()} MB; it was ${restMb} MB before the file.`);
});
