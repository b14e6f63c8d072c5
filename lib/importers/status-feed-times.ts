/**
 * The times of a status page's feed: "Aug 21, 00:37 UTC", without a year and with the abbreviation of the
 * page's clock. The year comes from when the entry was published. So does the offset where an abbreviation
 * is no proof: the newest message is published at the time that it shows.
 */
import type { ZoneNote } from '@/lib/sla/evidence';

import { clockOf } from './local-time';
import { isShared, zonesOf, type ZoneToken } from './postmortem/zones';
import { instantOf, writtenTime } from './written-time';

/** A clock time as written. `year`: null where it is not. `toSeconds`: it tells the seconds too. */
export type ShownTime = Readonly<{
  year: number | null;
  monthDay: string;
  clock: string;
  toSeconds: boolean;
  zone: string;
}>;

export type Placed = Readonly<{ at: number; zone: ZoneNote; note?: string }>;
export type Refused = Readonly<{ field: string; found: string; expected: string }>;

const MIN_MS = 60_000;
const DAY_MS = 86_400_000;

const SHOWN =
  /^([a-z]{3,9})\.?\s*(\d{1,2})(?:\s*,?\s+(\d{4}))?\s*[,-]?\s*(?:at\s+)?(\d{1,2}:\d\d)(:\d\d)?\s*([ap]m)?\s*(\S.{0,40})?$/i;

export function shownTime(text: string): ShownTime | null {
  const match = SHOWN.exec(text.replace(/\s+/g, ' ').replaceAll(' ,', ',').trim());
  if (!match) return null;
  const [, month = '', day = '', year, minutes = '', seconds = '', half = '', zone = ''] = match;
  return {
    year: year === undefined ? null : Number(year),
    monthDay: `${month} ${day}`,
    clock: `${minutes}${seconds}${half && ` ${half}`}`,
    toSeconds: seconds !== '',
    zone,
  };
}

/** Epoch ms of `pubDate` or `published`, whichever way it is written, or null. */
export const feedInstant = (text: string): number | null =>
  instantOf(text) ?? instantOf(text.replace(/^[a-z]{3},?\s+/i, ''), 'dmy');

/** The clock's reading as if it were UTC, in a year; null when the year has no such day. */
const readingIn = ({ monthDay, clock }: ShownTime, year: number): number | null =>
  writtenTime(`${monthDay}, ${year} ${clock}`, 'mdy')?.localMs ?? null;

/** The readings in the years around an instant, earliest first. */
function readingsAround(time: ShownTime, at: number): number[] {
  const around = new Date(at).getUTCFullYear();
  const years = time.year === null ? [-4, -3, -2, -1, 0, 1, 2, 3, 4] : [time.year - around];
  return years.flatMap((years_) => readingIn(time, around + years_) ?? []);
}

/** The last reading that is not after `at`, by more than a zone can make. */
export const readingUpTo = (time: ShownTime, at: number): number | null =>
  readingsAround(time, at).findLast((reading) => reading <= at + DAY_MS) ?? null;

/** The first reading that is not before `at`, by more than a zone can make. */
export const readingFrom = (time: ShownTime, at: number): number | null =>
  readingsAround(time, at).find((reading) => reading >= at - DAY_MS) ?? null;

export const readingNearest = (time: ShownTime, at: number): number | null =>
  readingsAround(time, at).reduce<number | null>(
    (best, reading) =>
      best === null || Math.abs(reading - at) < Math.abs(best - at) ? reading : best,
    null,
  );

/** What an entry's newest message and its time of publication prove: the offset of an abbreviation. */
export type Proof = Readonly<{ zone: string; minutes: number }>;

export function proofOf(
  newest: ShownTime,
  localMs: number,
  publishedAt: number | null,
): Proof | null {
  if (publishedAt === null) return null;
  const unit = newest.toSeconds ? 1000 : MIN_MS;
  const offsetMs = localMs - Math.floor(publishedAt / unit) * unit;
  const isOffset = offsetMs % (15 * MIN_MS) === 0 && Math.abs(offsetMs) <= 14 * 60 * MIN_MS;
  return isOffset ? { zone: newest.zone, minutes: offsetMs / MIN_MS } : null;
}

export type ZoneContext = Readonly<{
  proof: Proof | null;
  /** What a person says of times without a zone. */
  assumed: string | undefined;
  /** The words that decide an abbreviation of several places. */
  words: string;
}>;

/** The instant of a clock's reading with the zone that is written beside it. */
export function placed(
  time: ShownTime,
  localMs: number,
  { proof, assumed, words }: ZoneContext,
): Placed | Refused {
  const written = time.zone.replace(/^\((.*)\)$/, '$1');
  const proven = proof && proof.zone === time.zone ? proof.minutes : null;
  if (written === '') {
    if (assumed !== undefined) return byClock(localMs, { id: assumed, basis: 'assumed' });
    const expected = 'a time zone, or the zone of the page as a choice';
    return { field: 'time', found: shown(time), expected };
  }
  const offset = /^(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(written);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return byOffset(localMs, offset[1] === '-' ? -minutes : minutes, 'stated');
  }
  const [token] = zonesOf(`${written} ${words}`);
  if (!token || token.from > 0) {
    if (proven !== null) return byOffset(localMs, proven, 'inferred');
    return { field: 'zone', found: written, expected: 'a known time zone' };
  }
  return byToken(token, localMs, proven);
}

/** An abbreviation names a place's clock, unless the feed itself proves that it is meant literally or elsewhere. */
function byToken(token: ZoneToken, localMs: number, proven: number | null): Placed | Refused {
  const { literalMinutes, written, basis } = token;
  const literal = literalMinutes === undefined ? null : localMs - literalMinutes * MIN_MS;
  const clock = byClock(localMs, { id: token.id, basis }, literal);
  if (proven !== null) {
    const isOther = !('at' in clock) || clock.at !== localMs - proven * MIN_MS;
    if (isOther && (proven === literalMinutes || isShared(written))) {
      return byOffset(localMs, proven, proven === literalMinutes ? 'stated' : 'inferred');
    }
  }
  if (!('at' in clock) || literal === null || clock.at === literal) return clock;
  const note = `"${written}" was written; the clocks of ${token.id} showed another offset that day and are taken`;
  return { ...clock, note };
}

function byClock(localMs: number, zone: ZoneNote, literal: number | null = null): Placed | Refused {
  const reading = clockOf(zone.id)?.read(localMs);
  const found = new Date(localMs).toISOString().slice(0, 16);
  if (!reading) return { field: 'zone', found: zone.id, expected: 'an IANA time zone' };
  if (reading.kind === 'one') return { at: reading.at, zone };
  if (reading.kind === 'skipped') {
    const expected = `a time that ${zone.id} had: its clocks went from ${reading.from} to ${reading.to}`;
    return { field: 'time', found, expected };
  }
  if (literal === reading.earliest || literal === reading.latest) return { at: literal, zone };
  const expected = `a time that ${zone.id} had once: its clocks showed this one twice`;
  return { field: 'time', found, expected };
}

function byOffset(localMs: number, minutes: number, basis: ZoneNote['basis']): Placed {
  const size = Math.abs(minutes);
  const clock = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  const id = minutes === 0 ? 'UTC' : `${minutes < 0 ? '-' : '+'}${clock.join(':')}`;
  return { at: localMs - minutes * MIN_MS, zone: { id, basis } };
}

const shown = ({ monthDay, clock, zone }: ShownTime) => `${monthDay}, ${clock} ${zone}`.trim();
