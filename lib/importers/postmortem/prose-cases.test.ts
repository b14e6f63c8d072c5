import { describe, expect, test } from 'vitest';

import { PROSE_CASES, type ProseCase } from './prose-cases';
import { read, type Reading } from './read';

const FIVE_MS = 5 * 60_000;

type Window = Reading['windows'][number];

/** A window as the cases write it. */
const written = ({ start, end, precision, zone, kind }: Window) =>
  [start.slice(0, 16), end?.slice(0, 16) ?? 'open', precision, zone.id, kind].join(' ');

const near = (a: string, b: string) =>
  a === b || Math.abs(Date.parse(`${a}Z`) - Date.parse(`${b}Z`)) <= FIVE_MS;

function isWindow(window: Window, expected: string): boolean {
  const [start = '', end = '', ...told] = expected.split(' ');
  const [foundStart = '', foundEnd = '', ...foundTold] = written(window).split(' ');
  const isDay = window.precision === 'day';
  const starts = isDay ? foundStart.slice(0, 10) === start.slice(0, 10) : near(foundStart, start);
  return starts && near(foundEnd, end) && told.join(' ') === foundTold.join(' ');
}

/** The clock time of the first message; null when no message has one. */
const firstSaid = ({ statements }: Reading) =>
  statements.flatMap(({ at }) => (at === null ? [] : [at.slice(0, 16)])).toSorted()[0] ?? null;

const containedIn = ({ contains }: Reading) =>
  (['cause', 'window', 'impact', 'apology', 'prevention'] as const).filter((part) => contains[part]);

/** What differs from the careful reading, each as "part: what is returned". */
function differences(one: ProseCase): string[] {
  const { text, publishedAt, defaultZone } = one;
  const result = read({
    text,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(defaultZone !== undefined && { defaultZone }),
  });
  const found: string[] = [];
  const same =
    result.windows.length === one.windows.length &&
    result.windows.every((window, index) => isWindow(window, one.windows[index] ?? ''));
  if (!same) found.push(`windows: ${result.windows.map(written).join(', ') || 'none'}`);
  const vendors = result.windows.map(({ vendor }) => vendor ?? 'none');
  const named = result.windows.map((_, index) => one.vendors?.[index] ?? one.vendors?.[0]);
  if (same && one.vendors && vendors.some((vendor, index) => vendor !== named[index]))
    found.push(`vendors: ${vendors.join(', ')}`);
  const said = firstSaid(result);
  if (one.said !== undefined && said !== one.said) found.push(`said: ${said ?? 'none'}`);
  const contains = containedIn(result);
  const expected = one.contains.split(' ').filter(Boolean);
  if (contains.toSorted().join() !== expected.toSorted().join())
    found.push(`contains: ${contains.join(' ') || 'nothing'}`);
  return found;
}

describe('a careful reader would say', () => {
  test.each(PROSE_CASES.map((one) => [one.name, one] as const))('%s', (_, one) =>
    expect(differences(one)).toEqual([]),
  );
});
