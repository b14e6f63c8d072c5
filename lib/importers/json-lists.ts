import { firstItems, tokenReader } from './json-items';
/** The beginning of a JSON text of unknown shape: which lists of objects it holds, and their first objects as rows. */
import { type MappingProposal, proposeMapping, SAMPLE_ROWS } from './row-proposal';
import { hasStartColumn } from './row-words';

/** Characters of the beginning that tell a file's shape. */
export const JSON_HEAD_CHARS = 256 * 1024;

const MOST_LISTS = 20;
const MOST_FIELDS = 200;
const DEEPEST_FIELD = 4;
/** A field with a longer path is none: each dot of it may lead into an object. */
const LONGEST_FIELD_CHARS = 1_000;

/**
 * How to read the objects of the list `chosen`, else of the first list whose fields name a start and an
 * end. The path '' is the top-level list, JSON lines, or the one top-level object. Null: no object at all.
 */
export function proposeJson(head: string, chosen?: string): MappingProposal | null {
  const all = listsOf(head).map((list) => tableOf(head, list));
  const tables = all.filter((each) => all.length === 1 || !isEnvelope(each));
  const table =
    chosen === undefined
      ? (tables.find(({ headers }) => hasStartColumn(headers)) ?? tables[0])
      : tableOf(head, chosen);
  if (!table) return null;
  const names = [...new Set([...tables.map(({ list }) => list), table.list])];
  const { mapping, ...proposal } = proposeMapping(table.headers, table.rows, 'field');
  return {
    ...proposal,
    mapping: { ...(table.list !== '' && { list: table.list }), ...mapping },
    part: { kind: 'list', names, chosen: table.list },
  };
}

/** The one object around the lists. */
const isEnvelope = ({ list, rows, headers }: ReturnType<typeof tableOf>) =>
  list === '' && rows.length <= 1 && !hasStartColumn(headers);

function tableOf(head: string, list: string) {
  const items = firstItems(head, list === '' ? [] : [list])
    .filter(({ path }) => isOfList(path, list))
    .slice(0, SAMPLE_ROWS);
  const headers = commonFields(items.map(({ value }) => fieldsOf(value))).slice(0, MOST_FIELDS);
  const rows = items.map(({ value }) => headers.map((header) => textAt(value, header) ?? ''));
  return { list, headers, rows };
}

/** Every field; where some records have a text and others an object, the one that more of them have. */
function commonFields(records: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const path of records.flat()) counts.set(path, (counts.get(path) ?? 0) + 1);
  const all = [...counts].slice(0, 2 * MOST_FIELDS);
  const isWithin = (inner: string, outer: string) => inner.startsWith(`${outer}.`);
  return all
    .filter(([path, count]) =>
      all.every(
        ([other, others]) =>
          (!isWithin(other, path) || count >= others) && (!isWithin(path, other) || count > others),
      ),
    )
    .map(([path]) => path);
}

/** Whether an item is one of the list's own: an object without the list is passed on as a whole. */
export const isOfList = (path: string, list: string) => list === '' || !/^\[\d+\]$/.test(path);

/** Paths of lists that hold an object, in the order of the text; of lists within lists only the outer one. */
function listsOf(head: string): string[] {
  const lists = new Set<string>();
  const frames: { isList: boolean; key: string }[] = [];
  for (const token of tokenReader()(head)) {
    const parent = frames.at(-1);
    if (token.name === 'keyValue' && parent) parent.key = token.value;
    if (token.name === 'endObject' || token.name === 'endArray') frames.pop();
    if (token.name === 'startArray') frames.push({ isList: true, key: '' });
    if (token.name !== 'startObject') continue;
    const above = parent?.isList ? frames.slice(0, -1) : frames;
    const isItem = parent === undefined || parent.isList;
    if (isItem && above.every(({ isList }) => !isList) && lists.size < MOST_LISTS) {
      lists.add(above.map(({ key }) => key).join('.'));
    }
    frames.push({ isList: false, key: '' });
  }
  return [...lists];
}

/** Dotted paths of what is a text, a number or a truth value. */
function fieldsOf(value: unknown, above = '', depth = 1): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = above + key;
    if (isObject(inner)) {
      return depth < DEEPEST_FIELD ? fieldsOf(inner, `${path}.`, depth + 1) : [];
    }
    return Array.isArray(inner) || path.length > LONGEST_FIELD_CHARS ? [] : [path];
  });
}

/**
 * The text at a dotted path: '' where there is nothing, null where there is no one value, because the
 * path ends at a list or an object or leads through something else. A key may hold dots itself.
 */
export function textAt(value: unknown, path: string): string | null {
  if (value === undefined || value === null) return '';
  if (!isObject(value)) return null;
  if (path.length > LONGEST_FIELD_CHARS) return '';
  if (Object.hasOwn(value, path)) return textOf(value[path]);
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot);
    if (Object.hasOwn(value, key)) return textAt(value[key], path.slice(dot + 1));
  }
  return '';
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
