import { Temporal } from 'temporal-polyfill';

import { dayNumber } from './instant';

/**
 * The wall clock of one IANA zone, as arithmetic on days and milliseconds.
 * A wall time skipped by DST moves forward by the length of the gap; a repeated one is its first occurrence.
 */
export type Zone = Readonly<{
  id: string;
  /** Local day number (days since 1970-01-01) of an instant. */
  dayOf: (at: number) => number;
  /** Milliseconds of the local wall clock since local midnight. */
  timeOf: (at: number) => number;
  /** The instant at which the wall clock shows `timeMs` past midnight on a day. */
  at: (day: number, timeMs?: number) => number;
}>;

const DAY_MS = 86_400_000;
const zones = new Map<string, Zone>();

export function isZone(id: string): boolean {
  if (/^[+-]/.test(id)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
    return true;
  } catch {
    return false;
  }
}

/** The zone of an IANA id. Throws `RangeError` when there is no such zone. */
export function zoneOf(id: string): Zone {
  const known = zones.get(id);
  if (known) return known;
  const made = makeZone(id);
  zones.set(id, made);
  return made;
}

function makeZone(id: string): Zone {
  const offsetAt = offsets(id);
  const local = (at: number) => at + offsetAt(at);
  return {
    id,
    dayOf: (at) => Math.floor(local(at) / DAY_MS),
    timeOf: (at) => local(at) - Math.floor(local(at) / DAY_MS) * DAY_MS,
    at: (day, timeMs = 0) => {
      const wall = day * DAY_MS + timeMs;
      const before = offsetAt(wall - DAY_MS);
      const after = offsetAt(wall + DAY_MS);
      // With one change of offset in between, the earlier offset gives the first of two occurrences,
      // and in a gap the time moved forward by its length.
      const first = wall - before;
      if (before === after || offsetAt(first) === before) return first;
      const second = wall - after;
      return offsetAt(second) === after ? second : first;
    },
  };
}

/** Offsets change rarely: each answer of Temporal holds until its next transition, and is kept. */
function offsets(id: string): (at: number) => number {
  const spans: { start: number; end: number; offsetMs: number }[] = [];
  let last: { start: number; end: number; offsetMs: number } | undefined;
  return (at) => {
    if (last && last.start <= at && at < last.end) return last.offsetMs;
    last = spans.find((span) => span.start <= at && at < span.end);
    if (last) return last.offsetMs;
    // `previous` is strict, so a transition at this very millisecond is looked for from the next one.
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
    const previous = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
    const next = zoned.getTimeZoneTransition('next');
    last = {
      start: previous ? previous.epochMilliseconds : -Infinity,
      end: next ? next.epochMilliseconds : Infinity,
      offsetMs: zoned.offsetNanoseconds / 1e6,
    };
    spans.push(last);
    return last.offsetMs;
  };
}

/** ISO weekday of a day number, Monday = 1. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const startOfDate = (zone: Zone, date: string): number => zone.at(dayNumber(date));
