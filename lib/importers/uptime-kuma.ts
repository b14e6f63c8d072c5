/**
 * Uptime Kuma: its SQLite database, of version 1 and 2; what its webhook posts; and the heartbeats of
 * its public status page. Times are UTC and do not say so.
 */
import { jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { throughFile } from './temporary-file';
import { databaseRecords, receivedBytes, SQLITE_MAGIC } from './uptime-kuma-database';
import { jsonRecords } from './uptime-kuma-json';

export const uptimeKuma: Importer = {
  id: 'uptime-kuma',
  label: 'Uptime Kuma database, webhook or status page',
  party: 'customer',
  recognises: (head, fileName) => {
    const bytes = latin1(head);
    if (bytes.startsWith(SQLITE_MAGIC)) {
      if (/\bheartbeat\b/.test(bytes) && /\bmonitor_id\b/.test(bytes)) return 0.98;
      return /kuma/i.test(fileName) ? 0.6 : 0;
    }
    const text = jsonHead(head);
    if (!text) return 0;
    return MARKS.every((pattern) => !pattern.test(text)) ? 0 : 0.96;
  },
  read,
  checks: true,
};

/** Of a webhook, of the two answers of a status page, and of a backup. */
const MARKS = [
  /"heartbeat"\s*:\s*\{[^{}]*"(monitorID|monitor_id)"\s*:/,
  /^\s*\[?\s*\{\s*"heartbeat"\s*:\s*null\s*,\s*"monitor"\s*:/,
  /"heartbeatList"\s*:\s*\{/,
  /"publicGroupList"\s*:\s*\[/,
  /^\s*\{\s*"version"\s*:\s*"[^"]*"\s*,\s*"(notificationList|monitorList)"\s*:/,
];

const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const { head, all } = await opened(bytes);
  // A byte order mark begins a text as well.
  if (/^(\s*[{[]|\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(latin1(head))) {
    return yield* jsonRecords(all, options);
  }
  yield* throughFile<ImportedRecord>(
    all,
    (received) => ({ evidence: [], issues: [], bytesRead: receivedBytes(received) }),
    (file) => databaseRecords(file, { options }),
  );
}

/** The first bytes of a stream, and all of it again. */
async function opened(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < SQLITE_MAGIC.length) {
    const { value, done } = await pieces.next();
    if (done) break;
    taken.push(value);
    size += value.length;
  }
  return { head: Buffer.concat(taken), all: again(taken, pieces) };
}

async function* again(taken: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>) {
  try {
    yield* taken;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
