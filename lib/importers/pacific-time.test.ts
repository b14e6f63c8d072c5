import { expect, test } from 'vitest';

import { clockMs, lastPacific, nextPacific, pacificDate, pacificInstant } from './pacific-time';

const at = (time: string) => Date.parse(time);
const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString().replace(':00.000Z', 'Z');

test.each([
  ['in winter', '2026-01-15T12:00Z', 'PST', '2026-01-15T20:00Z'],
  ['in summer', '2026-07-15T12:00Z', 'PDT', '2026-07-15T19:00Z'],
  ['in summer, as PST', '2026-07-15T12:00Z', 'PST', '2026-07-15T19:00Z'],
  ['skipped', '2026-03-08T02:30Z', 'PST', null],
  ['twice, the first time', '2026-11-01T01:30Z', 'PDT', '2026-11-01T08:30Z'],
  ['twice, the second time', '2026-11-01T01:30Z', 'PST', '2026-11-01T09:30Z'],
  ['twice, and nobody says which', '2026-11-01T01:30Z', undefined, null],
])('a clock time %s', (_, local, written, expected) =>
  expect(iso(pacificInstant(at(local), written))).toBe(expected),
);

test.each([
  ['6:05 AM', 21_900_000],
  ['12:00 am', 0],
  ['12:30 PM', 45_000_000],
  ['18:05', 65_100_000],
  ['13:05 PM', null],
  ['0:05 AM', null],
  ['24:00', null],
  ['6:60 AM', null],
  ['6 AM', null],
])('%s', (text, expected) => expect(clockMs(text)).toBe(expected));

test.each([
  ['the same minute is the next', '6:00 PM', '2026-01-16T02:00Z', '2026-01-16T02:00Z'],
  ['a minute before, it is tomorrow', '5:59 PM', '2026-01-16T02:00Z', '2026-01-17T01:59Z'],
  ['a day shorter by an hour', '11:00 PM', '2026-03-08T08:30Z', '2026-03-09T06:00Z'],
  ['skipped on the day itself', '2:30 AM', '2026-03-08T08:30Z', null],
])('the next: %s', (_, clock, from, expected) =>
  expect(iso(nextPacific(clockMs(clock) ?? 0, at(from)))).toBe(expected),
);

test.each([
  ['the same minute is the last', '6:00 PM', '2026-01-16T02:00Z', '2026-01-16T02:00Z'],
  ['a minute later, it was yesterday', '6:01 PM', '2026-01-16T02:00Z', '2026-01-15T02:01Z'],
  ['twice, and the zone says which', '1:30 AM', '2026-11-01T12:00Z', '2026-11-01T08:30Z'],
])('the last: %s', (_, clock, until, expected) =>
  expect(iso(lastPacific(clockMs(clock) ?? 0, at(until), 'PDT'))).toBe(expected),
);

test('the date is that of the coast', () =>
  expect(pacificDate(at('2026-08-20T06:59Z'))).toBe('2026-08-19'));
