/**
 * The database of Uptime Kuma: heartbeats as they lie, each to its monitor, thirteen bytes a heartbeat.
 * Where a file holds more than there is room for, it is gone through again for the monitors left over.
 */
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

import type { Issue } from '@/lib/sla/evidence';

import type { ImportedRecord, ImportOptions } from './importer';
import type { ReceivedFile } from './temporary-file';
import { kumaSweep } from './uptime-kuma-sweep';
import { kumaTables, type KumaTables } from './uptime-kuma-tables';

/** Heartbeats held at once: about 160 MB. */
const ROOM = 12_000_000;
/** What of the progress is receiving the file. */
const RECEIVING = 0.1;

type Choices = Readonly<{ options: ImportOptions; room?: number }>;

/** The progress, in bytes of the file, while it is being received. */
export const receivedBytes = (bytes: number) => Math.floor(bytes * RECEIVING);

/** The records of a database that was received whole. `room`: heartbeats held at once. */
export async function* databaseRecords(
  { path, bytes }: ReceivedFile,
  { options, room = ROOM }: Choices,
): AsyncGenerator<ImportedRecord> {
  const { isDatabase, issues } = await readied({ path, bytes });
  if (issues.length > 0) yield { evidence: [], issues, bytesRead: receivedBytes(bytes) };
  if (!isDatabase) return;
  const tables = kumaTables(path);
  if ('damage' in tables) {
    const issue = databaseIssue('file', tables.damage, tables.expected);
    return yield { evidence: [], issues: [issue], bytesRead: bytes };
  }
  try {
    yield* sweeps(tables, { bytes, options, room });
  } finally {
    tables.close();
  }
}

const KUMA = 'an Uptime Kuma database, kuma.db';
export const SQLITE_MAGIC = 'SQLite format 3\0';
const WAL = 2;
const ROLLBACK = 1;

/** Where the header tells its kind of log, the size of a page and how many there are. */
const HEADER = { bytes: 100, log: 18, pageSize: 16, pages: 28 };

/**
 * Makes the copy readable by itself. Uptime Kuma writes with a write-ahead log, which needs files
 * beside the database to be read at all; and of one that is cut off SQLite would read nothing.
 */
async function readied({
  path,
  bytes,
}: ReceivedFile): Promise<Readonly<{ isDatabase: boolean; issues: Issue[] }>> {
  const refuse = (found: string) => ({
    isDatabase: false,
    issues: [databaseIssue('file', found, KUMA)],
  });
  const file = await open(path, 'r+');
  try {
    const header = new DataView(new ArrayBuffer(HEADER.bytes));
    const { bytesRead } = await file.read(header, 0, HEADER.bytes, 0);
    if (bytesRead === 0) return refuse('The file is empty');
    const magic = new TextDecoder('latin1').decode(header.buffer.slice(0, SQLITE_MAGIC.length));
    if (magic !== SQLITE_MAGIC) return refuse('no SQLite database, or an encrypted one');

    const issues: Issue[] = [];
    if (header.getUint8(HEADER.log) === WAL) {
      await file.write(Uint8Array.of(ROLLBACK, ROLLBACK), 0, 2, HEADER.log);
      issues.push(WITH_LOG);
    }
    const size = header.getUint16(HEADER.pageSize);
    const pages = Math.floor(bytes / (size === 1 ? 65_536 : Math.max(size, 512)));
    const written = header.getUint32(HEADER.pages);
    if (pages < written) {
      header.setUint32(HEADER.pages, pages);
      await file.write(header, HEADER.pages, 4, HEADER.pages);
      issues.push(databaseIssue('file', `${pages} of ${written} pages: it is cut off`, KUMA));
    }
    return { isDatabase: true, issues };
  } finally {
    await file.close();
  }
}

async function* sweeps(
  tables: KumaTables,
  { bytes, options, room }: Required<Choices> & Readonly<{ bytes: number }>,
): AsyncGenerator<ImportedRecord> {
  const received = receivedBytes(bytes);
  if (!tables.monitors) yield { evidence: [], issues: [NO_MONITORS], bytesRead: received };
  const { ids } = tables;
  if (!ids) return yield { evidence: [], issues: [NO_HEARTBEATS], bytesRead: bytes };
  const span = ids.last - ids.first + 1;
  const expected = Math.ceil(span / room);
  let floor: number | null = -Infinity;
  for (let round = 0; floor !== null; round += 1) {
    const sweep = kumaSweep(tables, { ids, floor, room });
    let bytesRead = received;
    for (let after: number | null = ids.first - 1; after !== null;) {
      after = sweep.readAfter(after);
      if (after === null) continue;
      const share = Math.min(1, (round + (after - ids.first + 1) / span) / expected);
      bytesRead = received + Math.floor((bytes - received) * share);
      yield { evidence: [], issues: [], bytesRead };
      // A batch is read all in one piece; whoever else waits has a turn between two.
      await setImmediate();
    }
    floor = sweep.left();
    if (floor === null) bytesRead = bytes;
    // Every round finds the same faults.
    if (round === 0) yield { evidence: [], issues: sweep.issues(), bytesRead };
    for (const record of sweep.records(options)) yield { ...record, bytesRead };
  }
}

const databaseIssue = (
  field: string,
  found: string,
  expected: string,
  severity: Issue['severity'] = 'error',
): Issue => ({ place: { path: 'database' }, field, found, expected, severity });

const NO_MONITORS = databaseIssue(
  'monitor',
  'no table monitor that can be read',
  'the names and intervals of the monitors: they go by their number, and the interval is measured',
  'note',
);

const WITH_LOG = databaseIssue(
  'file',
  'a database with a write-ahead log',
  'its last heartbeats too: they may still be in the file kuma.db-wal beside it; stop Uptime Kuma, then copy kuma.db',
  'note',
);

const NO_HEARTBEATS = databaseIssue('heartbeat', 'no heartbeat', 'at least one heartbeat');
