/**
 * The history of Icinga DB as Icinga DB Web exports it, of everything or of one host or service:
 * `/icingadb/history?format=json` and `?format=csv`, newest first. The fields are those of its models; the
 * columns of the CSV are their dotted names, and an export with columns of one's own choice may lack some.
 */
import { complaint } from './complaint';
import { csvRows, firstRows } from './csv-rows';
import { decodeText, headText, type TextPiece } from './decode';
import { type History, icingaHistory } from './icingadb-history';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { textAt } from './json-lists';
import { itemPlaces } from './json-places';
import { failures, peek } from './mapped-rows';
import type { Row } from './row-reader';

const NEEDED = ['event_type', 'event_time', 'object_type'];
const TELLING = ['state_history_id', 'state.hard_state', 'downtime_history_id'];
const HEAD_CHARS = 16 * 1024;

export const icingadb: Importer = {
  id: 'icingadb',
  label: 'Icinga DB history',
  party: 'customer',
  recognises: (head) => {
    const text = headText(head);
    if (!text) return 0;
    const has = isJson(text)
      ? (field: string) => new RegExp(`"${field}"\\s*:`).test(text)
      : fieldIn(headerOf(text));
    const isHistory = NEEDED.every((field) => has(field)) && TELLING.some((field) => has(field));
    return isHistory ? 0.97 : 0;
  },
  read,
};

const isJson = (text: string) => /^\s*[[{]/.test(text);
const headerOf = (text: string) =>
  (firstRows(text, ',', 1)[0]?.cells ?? []).map((name) => name.trim());
const fieldIn = (header: readonly string[]) => (field: string) => header.includes(field);

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const { head, pieces } = await peek(decodeText(bytes, options.encoding), HEAD_CHARS);
  if (!head) return yield* failures(pieces);
  yield* isJson(head) ? jsonHistory(pieces) : csvHistory(pieces, head);
}

async function* jsonHistory(pieces: AsyncIterable<TextPiece>): AsyncGenerator<ImportedRecord> {
  const places = itemPlaces();
  const history = icingaHistory(places.of);
  for await (const { items, issues, bytesRead } of jsonItems(pieces, [])) {
    for (const { value, path } of items) {
      history.take((field) => textAt(value, field) ?? '', places.add(path));
    }
    yield { evidence: [], issues, bytesRead };
  }
  yield* history.records();
}

async function* csvHistory(
  pieces: AsyncIterable<TextPiece>,
  head: string,
): AsyncGenerator<ImportedRecord> {
  const history = icingaHistory((line) => ({ line: Math.max(1, line) }));
  let columns: ReadonlyMap<string, number> | undefined;
  for await (const { rows, issues, bytesRead } of csvRows(pieces, ',', head)) {
    const found = [...issues];
    for (const { cells, place } of rows) {
      if (!columns) columns = new Map(cells.map((name, index) => [name.trim(), index]));
      else if (cells.length === columns.size) takeCells(history, columns, { cells, place });
      else {
        const expected = `${columns.size} columns as in the header`;
        found.push({ place, ...complaint('row', `${cells.length} columns`, expected) });
      }
    }
    yield { evidence: [], issues: found, bytesRead };
  }
  yield* history.records();
}

function takeCells(history: History, columns: ReadonlyMap<string, number>, { cells, place }: Row) {
  const line = 'line' in place ? place.line : 0;
  history.take((field) => (cells[columns.get(field) ?? -1] ?? '').trim(), line);
}
