/**
 * A moment to an instant. The rule for "approximately" is fifteen minutes to each side. A clock time that
 * the zone skipped has no instant and is refused; one that came twice keeps both as its bounds; a moment
 * told in two zones must be the same instant in both.
 */
import { clockOf, type Clock } from '../local-time';
import type { CivilDay } from './calendar';
import type { Moment } from './moments';
import type { Meridiem, TimeToken } from './tokens';
import type { ZoneToken } from './zones';

export const APPROXIMATE_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

export type ZoneNote = Readonly<{ id: string; basis: 'stated' | 'inferred' | 'assumed' }>;

/** An instant with room on both sides; epoch ms. */
export type Fixed = Readonly<{
  at: number;
  earliest: number;
  latest: number;
  zone: ZoneNote;
  notes: readonly string[];
}>;

export type Refusal = Readonly<{ field: string; expected: string }>;

const clocks = new Map<string, Clock | null>();

/** A zone's clock, kept: a text names few zones many times. */
export function clock(id: string): Clock | null {
  if (clocks.size > 500) clocks.clear();
  const known = clocks.get(id);
  if (known !== undefined) return known;
  const fresh = clockOf(id);
  clocks.set(id, fresh);
  return fresh;
}

/** Milliseconds after midnight of the clock. */
export function clockMs(time: TimeToken, shared?: Meridiem): number {
  const meridiem = time.meridiem ?? shared;
  let { hour } = time;
  if (meridiem === 'pm' && hour < 12) hour += 12;
  if (meridiem === 'am' && hour === 12) hour = 0;
  return ((hour * 60 + time.minute) * 60 + time.second) * 1000;
}

/** The instant of a moment on a civil day, by the zone given (its own, or the context's). */
export function fix(
  moment: Moment,
  day: CivilDay,
  zone: Readonly<{ token: ZoneToken | null; note: ZoneNote }>,
): Fixed | Refusal {
  const localMs = day * DAY_MS + clockMs(moment.time, moment.meridiem);
  const reading = clock(zone.note.id)?.read(localMs);
  if (!reading) return { field: 'zone', expected: 'an IANA zone' };
  if (reading.kind === 'skipped') {
    const expected = `a time that ${zone.note.id} had: its clocks went from ${reading.from} to ${reading.to}`;
    return { field: 'time', expected };
  }
  const first = reading.kind === 'one' ? reading.at : reading.earliest;
  const second = reading.kind === 'one' ? reading.at : reading.latest;
  const literal = zone.token ? literalInstant(localMs, zone.token) : null;
  const checked = crossCheck(moment, localMs, { first, second, literal });
  if ('field' in checked) return checked;
  const notes = [...checked.notes];
  const { at } = checked;
  const ambiguous =
    first !== second && literal !== first && literal !== second && !moment.alternate;
  if (literal !== null && literal !== first && literal !== second && at !== literal) {
    notes.push(
      `"${zone.token?.written}" was written; the clocks of ${zone.note.id} showed another offset that day and are taken`,
    );
  }
  if (ambiguous) notes.push('The clocks showed this time twice');
  if (moment.approximate) notes.push('"Approximately" is read as 15 minutes to each side');
  const slack = moment.approximate ? APPROXIMATE_MS : 0;
  return {
    at,
    earliest: (ambiguous ? first : at) - slack,
    latest: (ambiguous ? second : at) + slack,
    zone: zone.note,
    notes,
  };
}

const literalInstant = (localMs: number, zone: ZoneToken) =>
  zone.literalMinutes === undefined ? null : localMs - zone.literalMinutes * 60_000;

type Readings = Readonly<{ first: number; second: number; literal: number | null }>;

function crossCheck(
  moment: Moment,
  localMs: number,
  { first, second, literal }: Readings,
): { at: number; notes: string[] } | Refusal {
  const preferred = literal === second ? second : first;
  if (!moment.alternate) return { at: preferred, notes: [] };
  const others = alternateInstants(moment.alternate, localMs);
  const same = (at: number | null) =>
    at !== null && others.some((other) => (at - other) % DAY_MS === 0);
  const agreeing = [preferred, second, first].find(same);
  if (agreeing !== undefined) return { at: agreeing, notes: ['Both zones give the same instant'] };
  if (literal !== null && same(literal)) {
    return {
      at: literal,
      notes: [`"${moment.zone?.written}" is meant literally, as the second zone shows`],
    };
  }
  return { field: 'zone', expected: 'two times that are the same instant' };
}

function alternateInstants(
  { time, zone }: NonNullable<Moment['alternate']>,
  localMs: number,
): number[] {
  const dayMs = Math.floor(localMs / DAY_MS) * DAY_MS;
  const otherMs = dayMs + clockMs(time);
  const reading = clock(zone.id)?.read(otherMs);
  const literal = literalInstant(otherMs, zone);
  const own =
    !reading || reading.kind === 'skipped'
      ? []
      : reading.kind === 'one'
        ? [reading.at]
        : [reading.earliest, reading.latest];
  return literal === null ? own : [...own, literal];
}
