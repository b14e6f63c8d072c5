/**
 * Clock times of the US Pacific coast, in which Google and AWS write. "PST" and "PDT" name that coast's
 * clock: each is written in the other's season too. They only tell apart a time that came twice.
 */
import type { ZoneNote } from '@/lib/sla/evidence';
import { zoneOf } from '@/lib/sla/zone';

import { clockOf } from './local-time';

export const PACIFIC: ZoneNote = { id: 'America/Los_Angeles', basis: 'stated' };

const DAY_MS = 86_400_000;
const clock = clockOf(PACIFIC.id);

/** Epoch ms of a clock's reading (`localMs`: as if it were UTC); null where the clocks skipped it, or came to it twice and `written` is neither. */
export function pacificInstant(localMs: number, written = ''): number | null {
  const reading = clock?.read(localMs);
  if (!reading || reading.kind === 'skipped') return null;
  if (reading.kind === 'one') return reading.at;
  if (written === 'PDT') return reading.earliest;
  return written === 'PST' ? reading.latest : null;
}

/** The date on that coast's calendar, "2026-08-20". */
export const pacificDate = (at: number): string =>
  new Date(midnightOf(at)).toISOString().slice(0, 10);

const midnightOf = (at: number) => zoneOf(PACIFIC.id).dayOf(at) * DAY_MS;

/** Milliseconds after midnight of "6:05 AM", "18:05"; null when it is no clock time. */
export function clockMs(text: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)\s*(?:([AP])\.?M\.?)?$/i.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes, half] = match;
  const hour = Number(hours);
  if (half ? hour < 1 || hour > 12 : hour > 23) return null;
  const whole = half ? (hour % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  return (whole * 60 + Number(minutes)) * 60_000;
}

/** The first instant at or after `from` (epoch ms) at which that coast's clock shows the time. */
export function nextPacific(clockTimeMs: number, from: number, written?: string): number | null {
  return nearest(clockTimeMs, from, { written, step: 1, fits: (at) => at >= from });
}

/** The last instant at or before `until` (epoch ms) at which that coast's clock shows the time. */
export function lastPacific(clockTimeMs: number, until: number, written?: string): number | null {
  return nearest(clockTimeMs, until, { written, step: -1, fits: (at) => at <= until });
}

type Search = Readonly<{
  written: string | undefined;
  step: 1 | -1;
  fits: (at: number) => boolean;
}>;

/** A clock time that a day skipped or showed twice is none, not the next day's. */
function nearest(clockTimeMs: number, around: number, { written, step, fits }: Search) {
  const midnight = midnightOf(around);
  for (const day of [0, step]) {
    const at = pacificInstant(midnight + day * DAY_MS + clockTimeMs, written);
    if (at === null || fits(at)) return at;
  }
  return null;
}
