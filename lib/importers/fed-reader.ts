/**
 * An importer that is fed one JSON document after the other, as they are found in another file, and gives
 * its records as far as it can each time: what it tells of a document stands where that was found.
 */
import type { Issue, Place } from '@/lib/sla/evidence';

import type { ImportedRecord, Importer, ImportOptions } from './importer';

export type FedReader = Readonly<{
  /** Reads an object of JSON that stands at `path`. */
  feed: (text: string, path: string) => AsyncGenerator<ImportedRecord>;
  /** What only the end tells. */
  end: () => AsyncGenerator<ImportedRecord>;
}>;

const IDLE = Symbol('waits for the next document');

/** Memory: what the importer keeps, and the paths of the documents. */
export function fedReader(importer: Importer, options: ImportOptions): FedReader {
  const paths: string[] = [];
  const feed = feeding();
  const records = importer.read(feed.chunks(), options)[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<ImportedRecord>> | null = null;
  let hasEnded = false;

  /** The records until the importer waits for more, or has ended. */
  async function* drained(): AsyncGenerator<ImportedRecord> {
    for (;;) {
      next ??= records.next();
      const result = await Promise.race([next, feed.idle()]);
      if (result === IDLE) return;
      next = null;
      if (result.done) {
        hasEnded = true;
        return;
      }
      yield moved(result.value, paths);
    }
  }

  return {
    async *feed(text, path) {
      if (hasEnded) return yield unread(importer, path);
      // The mark tells that it is UTF-8, however the file is coded that it was found in.
      const mark = paths.length === 0 ? '\uFEFF' : '';
      paths.push(path);
      feed.push(new TextEncoder().encode(`${mark}${text}\n`));
      yield* drained();
    },
    async *end() {
      feed.close();
      yield* drained();
    },
  };
}

/** After what broke off its reading, an importer reads no more. */
function unread({ label }: Importer, path: string): ImportedRecord {
  const found = `a message for ${label}, whose reading has broken off`;
  const expected = 'a file without the message at which it broke off';
  const issue: Issue = { place: { path }, field: 'message', found, expected, severity: 'error' };
  return { evidence: [], issues: [issue] };
}

/** Chunks that are pushed by one and pulled by another. `idle` is when the puller waits. */
function feeding() {
  const queue: Uint8Array[] = [];
  let isClosed = false;
  let wake: (() => void) | null = null;
  let tellIdle: (() => void) | null = null;

  const awake = () => {
    wake?.();
    wake = null;
  };

  return {
    push: (chunk: Uint8Array) => {
      queue.push(chunk);
      awake();
    },
    close: () => {
      isClosed = true;
      awake();
    },
    idle: (): Promise<typeof IDLE> =>
      new Promise((resolve) => {
        if (wake) resolve(IDLE);
        else tellIdle = () => resolve(IDLE);
      }),
    async *chunks(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const chunk = queue.shift();
        if (chunk) yield chunk;
        else if (isClosed) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
            tellIdle?.();
          });
        }
      }
    },
  };
}

function moved(record: ImportedRecord, paths: readonly string[]): ImportedRecord {
  const placed = <T extends Readonly<{ place: Place }>>(told: T): T => ({
    ...told,
    place: placeIn(told.place, paths),
  });
  return { evidence: record.evidence.map(placed), issues: record.issues.map(placed) };
}

/** Documents are numbered as top-level objects are in `jsonItems`; a list in the first has no number before it. */
function placeIn(place: Place, paths: readonly string[]): Place {
  if (!('path' in place)) return { path: paths.at(-1) ?? '$' };
  const match = /^\[(\d+)\](.*)$/s.exec(place.path);
  const [, number = '0', rest = place.path === '$' ? '' : `.${place.path}`] = match ?? [];
  return { path: `${paths[Number(number)] ?? '$'}${rest}` };
}
