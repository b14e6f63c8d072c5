/** Where a path of `jsonItems` stands in the text. */
import type { Token } from 'stream-json/core/parser.js';

import type { TextPiece } from './decode';
import { tokenReader } from './json-items';

type Frame = { isList: boolean; key: string; count: number; line: number };

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
  let line = 1;
  for await (const { text = '' } of pieces) {
    for (const part of text.split(/(?<=\n)/)) {
      for (const token of tokensOf(part)) {
        if (search.see(token, line)) return search.found();
      }
      if (part.endsWith('\n')) line += 1;
    }
  }
  return search.found();
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
  const isOnTheWay = (reached: string) =>
    reached !== '' && (path === reached || /^[.[]/.test(path.slice(reached.length)))
      && path.startsWith(reached);

  const reach = (line: number) => {
    if (isOnTheWay(here()) || (frames.length === 0 && isOnTheWay(`[${tops}]`))) found = line;
  };
  const open = (isList: boolean, line: number) => {
    reach(line);
    frames.push({ isList, key: '', count: 0, line });
  };
  const settle = () => {
    const parent = frames.at(-1);
    if (!parent) tops += 1;
    else if (parent.isList) parent.count += 1;
  };

  /** Whether nothing that follows can be nearer. */
  const see = (token: Token, line: number): boolean => {
    switch (token.name) {
      case 'startObject':
      case 'startArray':
        open(token.name === 'startArray', line);
        return false;
      case 'keyValue': {
        const parent = frames.at(-1);
        if (parent) parent.key = token.value;
        reach(line);
        return here() === path;
      }
      case 'endObject':
      case 'endArray': {
        const over = here();
        frames.pop();
        const isPast = path === here() && over !== path;
        settle();
        return isPast;
      }
      case 'numberValue':
      case 'stringValue':
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        if (frames.at(-1)?.isList) reach(line);
        settle();
        return false;
      default:
        return false;
    }
  };
  return { see, found: () => found };
}
