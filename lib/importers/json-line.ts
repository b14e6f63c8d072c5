/** Where a path of `jsonItems` stands in the text. */
import type { Token } from 'stream-json/core/parser.js';

import type { TextPiece } from './decode';
import { tokenReader } from './json-items';

type Frame = { isList: boolean; key: string; count: number };

/**
 * The line (1-based) of `incidents[3].status`, or of the nearest list or object around it that is there;
 * null when nothing of the path is. Reads no further than it must; memory: one line.
 */
export async function jsonLineOf(
  pieces: AsyncIterable<TextPiece>,
  path: string,
): Promise<number | null> {
  const search = searchFor(path);
  const tokensOf = tokenReader();
  for await (const [part, line] of numbered(pieces)) {
    for (const token of tokensOf(part)) {
      if (search.see(token, line)) return search.found();
    }
  }
  return search.found();
}

/** Parts of lines, each with the number of its line. */
async function* numbered(pieces: AsyncIterable<TextPiece>) {
  let line = 1;
  for await (const { text = '' } of pieces) {
    for (const part of text.split(/(?<=\n)/)) {
      yield [part, line] as const;
      if (part.endsWith('\n')) line += 1;
    }
  }
}

function searchFor(path: string) {
  const frames: Frame[] = [];
  let tops = 0;
  let found: number | null = null;

  const here = () => {
    const steps = frames.map(({ isList, key, count }) => (isList ? `[${count}]` : `.${key}`));
    const inner = steps.join('').replace(/^\./, '');
    return tops === 0 ? inner : `[${tops}]${inner && `.${inner}`}`;
  };
  /** The first top-level value has no number where it is a list or holds one, and is [0] where it is a record. */
  const atTop = () => (frames.length === 0 ? `[${tops}]` : here());
  const reach = (line: number) => {
    const reached = [here(), atTop()].find((each) => each !== '' && isWithin(path, each));
    if (reached !== undefined) found = line;
  };
  const settle = () => {
    const parent = frames.at(-1);
    if (!parent) tops += 1;
    else if (parent.isList) parent.count += 1;
  };

  /** Whether nothing that follows can be nearer. */
  const see = (token: Token, line: number): boolean => {
    const parent = frames.at(-1);
    if (token.name === 'startObject' || token.name === 'startArray') {
      reach(line);
      frames.push({ isList: token.name === 'startArray', key: '', count: 0 });
    } else if (token.name === 'keyValue') {
      if (parent) parent.key = token.value;
      reach(line);
      return here() === path;
    } else if (token.name === 'endObject' || token.name === 'endArray') {
      frames.pop();
      const isPast = path === here() || path === atTop();
      settle();
      return isPast;
    } else if (VALUES.has(token.name)) {
      if (parent?.isList) reach(line);
      settle();
    }
    return false;
  };
  return { see, found: () => found };
}

const isWithin = (path: string, outer: string) =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

const VALUES: ReadonlySet<Token['name']> = new Set([
  'numberValue',
  'stringValue',
  'nullValue',
  'trueValue',
  'falseValue',
]);
