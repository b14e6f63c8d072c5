/**
 * RFC 5545 content lines and the components that they make, one VEVENT after the other. A folded line is
 * joined, what is longer than any property is cut, and each property knows the line that it stands on.
 */
import type { Issue } from '@/lib/sla/evidence';

import { decodeText } from './decode';
import type { Encoding } from './encodings';

export type Property = Readonly<{
  name: string;
  params: ReadonlyMap<string, string>;
  value: string;
  /** 1-based. */
  line: number;
}>;

export type Component = Readonly<{
  name: string;
  line: number;
  properties: readonly Property[];
  /** Those inside it: STANDARD and DAYLIGHT of a zone. Alarms are no part of an event. */
  parts: readonly Component[];
}>;

/** Of the calendar itself, in the order of the file. */
export type Piece = Readonly<{ bytesRead: number }> &
  (
    | Readonly<{ property: Property }>
    | Readonly<{ component: Component }>
    | Readonly<{ issue: Issue }>
  );

/** Characters of one property, and properties of one component; more are cut. */
const LONGEST = 100_000;
const MOST_PROPERTIES = 2000;

type Open = { name: string; line: number; properties: Property[]; parts: Component[] };

/** The calendar's own properties, its components and what cannot be read. */
export async function* calendarPieces(
  bytes: AsyncIterable<Uint8Array>,
  encoding?: Encoding,
): AsyncGenerator<Piece> {
  const open: Open[] = [];
  let last = { line: 1, bytesRead: 0 };
  for await (const { text, line, bytesRead, issue } of contentLines(bytes, encoding)) {
    last = { line, bytesRead };
    if (issue) {
      yield { issue, bytesRead };
      continue;
    }
    const property = propertyOf(text, line);
    if (!property) {
      yield { issue: unreadable(line, text), bytesRead };
      continue;
    }
    for (const piece of place(property, open)) yield { ...piece, bytesRead };
  }
  const left = open.find(({ name }) => name !== 'VCALENDAR');
  if (left) yield { issue: unfinished(left, `the end of the file in line ${last.line}`), ...last };
}

const unreadable = (line: number, text: string): Issue => ({
  place: { line },
  field: 'line',
  found: text.slice(0, 100),
  expected: 'a property as "NAME:value"',
  severity: 'note',
});

const unfinished = ({ name, line }: Open, found: string): Issue => ({
  place: { line },
  field: name,
  found,
  expected: `END:${name}`,
  severity: 'error',
});

type Placed = Readonly<{ property: Property } | { component: Component } | { issue: Issue }>;

/** Puts a property into the innermost open component; gives what is complete by it. */
function place(property: Property, open: Open[]): Placed[] {
  const { name, value, line } = property;
  const top = open.at(-1);
  if (name === 'BEGIN') {
    const begun = value.trim().toUpperCase();
    const again = begun === 'VEVENT' ? open.findLastIndex((one) => one.name === begun) : -1;
    const lost = again < 0 ? [] : open.splice(again);
    open.push({ name: begun, line, properties: [], parts: [] });
    return lost.slice(0, 1).map((one) => ({ issue: unfinished(one, `BEGIN:${begun}`) }));
  }
  if (name === 'END') return closed(value.trim().toUpperCase(), open);
  if (!top || top.name === 'VCALENDAR') return [{ property }];
  if (top.properties.length < MOST_PROPERTIES) top.properties.push(property);
  return [];
}

function closed(name: string, open: Open[]): Placed[] {
  const at = open.findLastIndex((one) => one.name === name);
  if (at < 0) return [];
  const [done] = open.splice(at);
  if (!done || name === 'VCALENDAR') return [];
  const outer = open.at(-1);
  if (!outer || outer.name === 'VCALENDAR') return [{ component: done }];
  if (outer.parts.length < MOST_PROPERTIES) outer.parts.push(done);
  return [];
}

type Line = Readonly<{ text: string; line: number; bytesRead: number; issue?: Issue }>;

/** Lines without their folds; of an overlong one the beginning. */
async function* contentLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding?: Encoding,
): AsyncGenerator<Line> {
  let rest = '';
  let line = 0;
  let current: { text: string; line: number } | null = null;
  let bytesRead = 0;
  for await (const piece of decodeText(bytes, encoding)) {
    bytesRead = piece.bytesRead;
    if (piece.issue) {
      yield { text: '', line, bytesRead, issue: piece.issue };
      continue;
    }
    const lines = `${rest}${piece.text}`.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > 2 * LONGEST) rest = rest.slice(0, LONGEST);
    for (const text of lines) {
      line++;
      const next = added(current, text.replace(/\r$/, ''), line);
      if (current && next !== current && current.text !== '') yield { ...current, bytesRead };
      current = next;
    }
  }
  const next = added(current, rest, line + 1);
  if (current && next !== current && current.text !== '') yield { ...current, bytesRead };
  if (next.text !== '') yield { ...next, bytesRead };
}

/** A line that begins with a blank goes on with the one before. */
function added(current: { text: string; line: number } | null, text: string, line: number) {
  if (!current || !/^[ \t]/.test(text)) return { text: text.slice(0, LONGEST).trimEnd(), line };
  if (current.text.length < LONGEST) current.text += text.slice(1, LONGEST);
  return current;
}

const CONTENT =
  /^([a-z0-9-]{1,100})((?:;[a-z0-9-]{1,100}=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/is;

function propertyOf(text: string, line: number): Property | null {
  const match = CONTENT.exec(text);
  if (!match) return null;
  const [, name = '', written = '', value = ''] = match;
  const params = [...written.matchAll(/;([a-z0-9-]+)=((?:"[^"]*"|[^";])*)/gi)].map(
    ([, key = '', param = '']) => [key.toUpperCase(), param.replaceAll('"', '')] as const,
  );
  return { name: name.toUpperCase(), params: new Map(params), value, line };
}

/** A TEXT value with its escapes undone. */
export const textValue = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
