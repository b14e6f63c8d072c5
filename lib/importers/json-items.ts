/**
 * The items of a JSON text as they stream by: the elements of a top-level list, of a list at a named
 * path in a top-level object, or objects one after the other (JSON lines). Memory: one item.
 *
 * The text is fed up to each closing brace, so that a break in it loses no item that was whole.
 */
import { jsonParser, type Token } from 'stream-json/core/parser.js';

import type { Issue } from '@/lib/sla/evidence';

import type { TextPiece } from './decode';
import type { ImportedRecord } from './importer';

/**
 * `path` as in `incidents[3]`, or `[0]` for the first of the top-level objects; what a later one holds
 * begins with its number, as in `[1].incidents[3]`. `rest`: a top-level object that has ended, without its lists.
 */
export type JsonItem = Readonly<{ path: string; value: unknown; rest?: true }>;
export type JsonBatch = Readonly<{
  items: readonly JsonItem[];
  issues: readonly Issue[];
  bytesRead: number;
}>;

const LONGEST_ITEM_CHARS = 16 * 1024 * 1024;
const DEEPEST = 64;

/**
 * Items in the order of the text, in batches. `lists`: paths of lists whose elements are items, such as
 * `incidents` or `data.result`; a top-level object without any of them is an item itself. Broken or
 * truncated JSON is one issue, the last. With `rest`, an object that had such a list is one more item.
 */
export async function* jsonItems(
  pieces: AsyncIterable<TextPiece>,
  lists: readonly string[],
  { rest = false }: Readonly<{ rest?: boolean }> = {},
): AsyncGenerator<JsonBatch> {
  const builder = itemBuilder(lists, rest);
  const parse = jsonParser({ streamValues: false, jsonStreaming: true });
  let line = 1;
  let bytesRead = 0;
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead;
    if (piece.issue) return yield { items: [], issues: [piece.issue], bytesRead };
    for (const slice of slicesAtBraces(piece.text)) {
      const broken = feed(parse, builder, slice);
      if (broken) {
        const found = `${broken} on line ${line}, near ${excerpt(slice)}`;
        return yield { items: builder.take(), issues: [issueAt(builder.path(), found)], bytesRead };
      }
      line += slice.split('\n').length - 1;
    }
    const items = builder.take();
    if (items.length > 0) yield { items, issues: [], bytesRead };
  }
  const broken = feed(parse, builder, '\n');
  const items = builder.take();
  if (broken || builder.depth() > 0 || !builder.began()) {
    const found = `the file ends on line ${line} before its JSON does`;
    return yield { items, issues: [issueAt(builder.path(), found)], bytesRead };
  }
  if (items.length > 0) yield { items, issues: [], bytesRead };
}

/** The records of a file whose items are read each by itself; `lists` as in `jsonItems`. */
export async function* itemRecords(
  pieces: AsyncIterable<TextPiece>,
  lists: readonly string[],
  recordsOf: (value: unknown, path: string) => readonly ImportedRecord[],
): AsyncGenerator<ImportedRecord> {
  for await (const { items, issues, bytesRead } of jsonItems(pieces, lists)) {
    for (const { value, path } of items) {
      for (const record of recordsOf(value, path)) yield { ...record, bytesRead };
    }
    if (issues.length > 0) yield { evidence: [], issues, bytesRead };
  }
}

function feed(
  parse: ReturnType<typeof jsonParser>,
  builder: ItemBuilder,
  text: string,
): string | null {
  try {
    const parsed = parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('values' in parsed))
      return builder.waited(text);
    for (const token of parsed.values) builder.add(token);
    return builder.waited(text);
  } catch (error) {
    // The parser's only way to report broken JSON; it becomes the issue.
    if (error instanceof RangeError) return error.message;
    return 'broken JSON';
  }
}

/** The items at the beginning of a text that may break off anywhere, as `jsonItems` gives them. */
export function firstItems(text: string, lists: readonly string[]): readonly JsonItem[] {
  const builder = itemBuilder(lists, false);
  const parse = jsonParser({ streamValues: false, jsonStreaming: true });
  for (const slice of slicesAtBraces(text)) {
    if (feed(parse, builder, slice)) break;
  }
  return builder.take();
}

/** Gives the tokens of a text piece by piece, as far as it is sound; where it breaks off is told by whoever reads it whole. */
export function tokenReader(): (text: string) => Generator<Token> {
  const parse = jsonParser({ streamValues: false, jsonStreaming: true });
  let broken = false;
  return function* tokens(text) {
    for (const slice of slicesAtBraces(text)) {
      if (broken) return;
      let parsed: ReturnType<typeof parse>;
      try {
        parsed = parse(slice);
      } catch {
        broken = true;
        return;
      }
      if (typeof parsed === 'object' && parsed !== null && 'values' in parsed) yield* parsed.values;
    }
  };
}

function* slicesAtBraces(text: string): Generator<string> {
  let from = 0;
  for (let at = text.indexOf('}'); at >= 0; at = text.indexOf('}', from)) {
    yield text.slice(from, at + 1);
    from = at + 1;
  }
  if (from < text.length) yield text.slice(from);
}

type Frame =
  | { kind: 'object'; value: Record<string, unknown>; key: string; listed: boolean }
  | { kind: 'array'; value: unknown[]; count: number; streamed: boolean };

type ItemBuilder = ReturnType<typeof itemBuilder>;

function itemBuilder(lists: readonly string[], wantsRest: boolean) {
  const frames: Frame[] = [];
  let items: JsonItem[] = [];
  let chars = 0;
  let tops = 0;

  /** Within the top-level value. */
  const innerPath = () => {
    const steps = frames.map((frame) =>
      frame.kind === 'object' ? `.${frame.key}` : `[${frame.count}]`,
    );
    return steps.join('').replace(/^\./, '');
  };

  const path = () => {
    const inner = innerPath();
    if (tops === 0 || inner === '') return inner;
    return `[${tops}]${inner.startsWith('[') ? '' : '.'}${inner}`;
  };

  const settle = (value: unknown) => {
    const parent = frames.at(-1);
    if (!parent) {
      items.push({ path: `[${tops}]`, value });
      tops++;
    } else if (parent.kind === 'object') {
      if (parent.key !== '__proto__') parent.value[parent.key] = value;
    } else {
      if (parent.streamed) {
        items.push({ path: path(), value });
        chars = 0;
      } else parent.value.push(value);
      parent.count++;
    }
    if (frames.length <= 2) chars = 0;
  };

  const open = (frame: Frame) => {
    if (frames.length >= DEEPEST) throw new RangeError(`JSON nested deeper than ${DEEPEST}`);
    frames.push(frame);
  };

  /** Whether the list that begins here is one of `lists`: below objects only, each by its key. */
  const isListed = () =>
    frames.length > 0 &&
    frames.every(({ kind }) => kind === 'object') &&
    lists.includes(innerPath());

  const startArray = () => {
    const listed = isListed();
    if (listed) for (const frame of frames) if (frame.kind === 'object') frame.listed = true;
    open({ kind: 'array', value: [], count: 0, streamed: frames.length === 0 || listed });
  };

  const end = () => {
    const frame = frames.pop();
    if (!frame) return;
    if (frame.kind === 'array' && frame.streamed) {
      if (frames.length === 0) tops++;
      return;
    }
    if (frame.kind === 'object' && frame.listed) {
      if (frames.length > 0) {
        if (wantsRest) settle(frame.value);
        return;
      }
      if (wantsRest) items.push({ path: `[${tops}]`, value: frame.value, rest: true });
      tops++;
    } else settle(frame.value);
  };

  const add = (token: Token) => {
    switch (token.name) {
      case 'startObject':
        return open({ kind: 'object', value: {}, key: '', listed: false });
      case 'startArray':
        return startArray();
      case 'endObject':
      case 'endArray':
        return end();
      case 'keyValue':
        return named(frames.at(-1), token.value);
      case 'numberValue':
        return settle(numberOf(token.value));
      case 'stringValue':
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        return settle(token.value);
      case 'startKey':
      case 'endKey':
      case 'startString':
      case 'endString':
      case 'stringChunk':
      case 'startNumber':
      case 'endNumber':
      case 'numberChunk':
      case 'whitespace':
        return undefined;
    }
  };

  return {
    add,
    path,
    depth: () => frames.length,
    began: () => tops > 0,
    take: () => {
      const taken = items;
      items = [];
      return taken;
    },
    /** Counts what an unfinished item has cost so far. */
    waited: (text: string) => {
      chars += text.length;
      return chars > LONGEST_ITEM_CHARS ? 'an item longer than 16 MiB' : null;
    },
  };
}

function named(frame: Frame | undefined, key: string) {
  if (frame?.kind === 'object') frame.key = key;
}

/** Numbers that a double would change stay text. */
const numberOf = (text: string) => (String(Number(text)) === text ? Number(text) : text);

const excerpt = (text: string) => JSON.stringify(text.trim().slice(0, 40));

const issueAt = (path: string, found: string): Issue => ({
  place: { path: path || '$' },
  field: 'file',
  found,
  expected: 'complete JSON',
  severity: 'error',
});
