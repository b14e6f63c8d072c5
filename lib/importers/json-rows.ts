/**
 * Windows of outages from JSON that no other format knows: one object of a list, one window. The mapping
 * names the list by its path and the fields by theirs; the objects become rows and are read as a CSV's.
 */
import type { Issue } from '@/lib/sla/evidence';

import { complaint } from './complaint';
import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { type JsonItem, jsonItems } from './json-items';
import { isObject, isOfList, JSON_HEAD_CHARS, proposeJson, textAt } from './json-lists';
import { chosenMapping, failures, peek, refusal, unknownZoneIssue } from './mapped-rows';
import { partOf, type RowMapping } from './row-mapping';
import { rowReader } from './row-reader';

const ROOT = { path: '$' };
const LONGEST_SHOWN = 12;

export const jsonRows: Importer = {
  id: 'json-rows',
  label: 'JSON of outage windows',
  party: 'customer',
  recognises: (head) => {
    const text = jsonHead(head);
    if (!text) return 0;
    const proposal = proposeJson(text);
    if (!proposal?.part || proposal.headers.length === 0) return 0;
    const { start, end, duration } = proposal.mapping.columns;
    if (start !== undefined && (end ?? duration) !== undefined) return 0.2;
    return /^\s*\[/.test(text) || proposal.part.chosen !== '' ? 0.1 : 0;
  },
  read,
  table: async (bytes, { encoding, mapping }) => {
    const { head } = await peek(decodeText(bytes, encoding), JSON_HEAD_CHARS);
    return proposeJson(head, listOf(mapping));
  },
};

/** A complete mapping without a list means the top-level one. */
const listOf = (mapping: unknown): string | undefined =>
  partOf(mapping).list ?? (isObject(mapping) && 'columns' in mapping ? '' : undefined);

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const zoneIssue = unknownZoneIssue(options, ROOT);
  if (zoneIssue) return yield refusal(zoneIssue);
  const text = decodeText(bytes, options.encoding);
  const { head, broken, pieces } = await peek(text, JSON_HEAD_CHARS);
  if (!head) return yield* failures(pieces);
  const proposal = proposeJson(head, listOf(options.mapping));
  const isEmpty = proposal?.headers.length === 0 && options.mapping === undefined;
  if (!proposal || isEmpty) return yield* withoutObjects(pieces);
  const chosen = chosenMapping(options, ROOT, () => proposal);
  if ('issues' in chosen) return yield refusal(...(broken ? [broken] : chosen.issues));

  const { mapping } = chosen;
  const list = mapping.list ?? '';
  const fields = fieldNames(mapping);
  const cells = fields.map(([, path]) => path);
  const readRow = rowReader({ place: ROOT, cells }, mapping, options);
  if (typeof readRow !== 'function') return yield refusal(...readRow);
  const absent = fields.filter(([, path]) => !proposal.headers.includes(path));
  if (absent.length > 0) yield refusal(...absent.map((field) => absentNote(field, proposal)));

  for await (const { items, issues, bytesRead } of jsonItems(pieces, list === '' ? [] : [list])) {
    for (const item of items) {
      const row = rowOf(item, list, fields);
      yield 'issues' in row ? refusal(...row.issues) : readRow(row, bytesRead);
    }
    if (issues.length > 0) yield { evidence: [], issues, bytesRead };
  }
}

type Field = readonly [field: string, path: string];

/** Each path once, with what it is used for. */
function fieldNames({ columns, zoneColumn }: RowMapping): Field[] {
  const all = Object.entries({ ...columns, zone: zoneColumn }).flatMap(([field, path]): Field[] =>
    path === undefined ? [] : [[field, path]],
  );
  return all.filter(([, path], index) => all.findIndex(([, other]) => other === path) === index);
}

function rowOf({ path, value }: JsonItem, list: string, fields: readonly Field[]) {
  const place = { path };
  const refuse = (field: string, found: string, expected: string) => ({
    issues: [{ place, ...complaint(field, found, expected) }],
  });
  if (!isOfList(path, list)) return refuse('list', keysOf(value), `a list at ${list}`);
  if (!isObject(value)) return refuse('row', JSON.stringify(value), 'an object');
  const cells = fields.map(([, field]) => textAt(value, field));
  const nested = fields[cells.indexOf(null)];
  if (nested) return refuse(nested[0], `no one value at ${nested[1]}`, 'a text or a number');
  return { place, cells: cells.map((cell) => cell ?? '') };
}

/** A wrong path would make every outage an open one: it is told, and the rows are read. */
const absentNote = (
  [field, path]: Field,
  { headers }: Readonly<{ headers: readonly string[] }>,
) => ({
  place: ROOT,
  ...complaint(field, headers.slice(0, LONGEST_SHOWN).join(', '), `a field ${path}`),
  severity: 'note' as const,
});

const keysOf = (value: unknown) =>
  isObject(value)
    ? `the fields ${Object.keys(value).slice(0, LONGEST_SHOWN).join(', ')}`
    : JSON.stringify(value);

/** Broken JSON is told as such, else that there is no object in it. */
async function* withoutObjects(
  pieces: Parameters<typeof jsonItems>[0],
): AsyncGenerator<ImportedRecord> {
  const broken: Issue[] = [];
  for await (const { issues } of jsonItems(pieces, [])) broken.push(...issues);
  const nothing = complaint('file', 'no object', 'a list of objects, or an object on each line');
  yield refusal(...(broken.length > 0 ? broken : [{ place: ROOT, ...nothing }]));
}
