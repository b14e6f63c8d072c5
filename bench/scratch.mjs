import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import postgres from 'postgres';

import { startEmbedded } from '../scripts/database.mjs';
import { stopPostgres } from '../scripts/postgres.mjs';

/** A new embedded PostgreSQL with its ordinary settings, for the length of the work; then it is gone. */
export async function withScratchServer(work) {
  const dataDir = mkdtempSync(join(tmpdir(), 'makegood-bench-'));
  try {
    return await work(await startEmbedded(dataDir));
  } finally {
    await stopPostgres(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One connection that hands out instants as they are sent, without making dates of them. */
export async function withPlainConnection(url, work) {
  const sql = postgres(url, { max: 1, onnotice() {}, fetch_types: false });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** COPY of text chunks into a table. */
export async function copyInto(sql, table, chunks) {
  const into = await sql.unsafe(`copy ${table} from stdin`).writable();
  for (const chunk of chunks) {
    if (!into.write(chunk)) await new Promise((go) => into.once('drain', go));
  }
  await new Promise((done, fail) => {
    into.once('error', fail);
    into.end(done);
  });
}

/** Milliseconds that the work takes, and its answer. */
export async function timed(work) {
  const start = performance.now();
  const answer = await work();
  return { ms: performance.now() - start, answer };
}

export const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

/** Rows of text as columns: the first to the left, figures to the right. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
        )
        .join('  '),
    );
  }
}
