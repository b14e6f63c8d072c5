/**
 * Which day a written date means. The year comes, in this order, from the date itself, from a full date
 * near it, from the time of publication (the last such date before it), or from years that the text
 * names; a weekday must agree. Where more than one year is left, none is taken.
 */
import type { DateToken, DayToken, YearHint } from './date-tokens';

/** Civil days since 1970-01-01, so that days compare and subtract as integers. */
export type CivilDay = number;

export type DayReading =
  | Readonly<{ day: CivilDay; note?: string }>
  | Readonly<{ day: null; field: string; expected: string }>;

export type Calendar = Readonly<{
  dates: readonly DateToken[];
  hints: readonly YearHint[];
  /** The civil day of publication, where the text's own date line or the caller tells it. */
  published: CivilDay | null;
  /** Whether 03/11/2020 is the eleventh of March: decided by the text's other dates, null when open. */
  monthFirst: boolean | null;
}>;

const DAY_MS = 86_400_000;

/** Null when the month has no such day. */
export function civilDay(year: number, month: number, day: number): CivilDay | null {
  const at = Date.UTC(year, month - 1, day);
  const back = new Date(at);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? at / DAY_MS : null;
}

/** 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: CivilDay) => ((((day + 3) % 7) + 7) % 7) + 1;

export const yearOfDay = (day: CivilDay) => new Date(day * DAY_MS).getUTCFullYear();

const isoDay = (day: CivilDay) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day that a date token means, or what is missing. */
export function readDate(token: DateToken, calendar: Calendar): DayReading {
  const ordered = inOrder(token, calendar);
  if (!ordered)
    return { day: null, field: 'date', expected: 'a date whose day and month cannot be exchanged' };
  if (ordered.year !== undefined) return withYear(ordered, ordered.year);
  const near = nearestYear(ordered, calendar);
  if (near !== null) return { day: near };
  const candidates = candidateYears(ordered, calendar);
  const days = candidates.years
    .map((year) => civilDay(year, ordered.month, ordered.day))
    .filter((day) => day !== null)
    .filter((day) => !ordered.weekday || weekdayOfDay(day) === ordered.weekday)
    .filter((day) => candidates.until === null || day <= candidates.until);
  const best = candidates.take === 'latest' ? days.slice(0, 1) : days;
  const [only] = best;
  if (only !== undefined && best.length === 1)
    return { day: only, note: `${candidates.why}: ${isoDay(only)}` };
  return {
    day: null,
    field: 'year',
    expected:
      days.length > 1
        ? `a year: ${days.map(isoDay).join(', ')} all fit`
        : 'a year, or the time of publication',
  };
}

function inOrder(token: DateToken, calendar: Calendar): DateToken | null {
  if (!token.swappable) return token;
  const named = calendar.dates.some(
    (other) => !other.swappable && other.month === token.month && other.day === token.day,
  );
  if (named || calendar.monthFirst === true) return token;
  const swapped = { ...token, day: token.month, month: token.day };
  const named2 = calendar.dates.some(
    (other) => !other.swappable && other.month === swapped.month && other.day === swapped.day,
  );
  return named2 || calendar.monthFirst === false ? swapped : null;
}

function withYear(token: DateToken, year: number): DayReading {
  const day = civilDay(year, token.month, token.day);
  if (day === null) return { day: null, field: 'date', expected: 'a day that the month has' };
  if (!token.weekday || weekdayOfDay(day) === token.weekday) return { day };
  return { day, note: `The weekday written beside ${isoDay(day)} is another one` };
}

/** A full date of the text close to this one in the year tells the year. */
function nearestYear(token: DateToken, calendar: Calendar): CivilDay | null {
  const full = calendar.dates
    .filter((other) => other.year !== undefined && !other.swappable)
    .toSorted((a, b) => Math.abs(a.from - token.from) - Math.abs(b.from - token.from));
  for (const other of full.slice(0, 40)) {
    const anchor = civilDay(other.year ?? 0, other.month, other.day);
    if (anchor === null) continue;
    const fit = [-1, 0, 1]
      .map((shift) => civilDay((other.year ?? 0) + shift, token.month, token.day))
      .filter((day) => day !== null && Math.abs(day - anchor) <= 45)
      .find((day) => day !== null && (!token.weekday || weekdayOfDay(day) === token.weekday));
    if (fit !== undefined) return fit;
  }
  return null;
}

type Candidates = Readonly<{
  years: number[];
  take: 'latest' | 'only';
  until: CivilDay | null;
  why: string;
}>;

function candidateYears(token: DateToken, calendar: Calendar): Candidates {
  const { published, hints } = calendar;
  const monthHint = hints.find((hint) => hint.month === token.month && !hint.ahead);
  if (monthHint) {
    return { years: [monthHint.year], take: 'only', until: null, why: 'Year named with the month' };
  }
  if (published !== null) {
    const last = yearOfDay(published) + 1;
    const years = Array.from({ length: token.weekday ? 12 : 3 }, (_, back) => last - back);
    const why = token.weekday
      ? 'Year from the weekday and the publication'
      : 'Last such date before publication';
    return { years, take: 'latest', until: published + 1, why };
  }
  const ahead = hints.filter((hint) => hint.ahead).map((hint) => hint.year);
  if (ahead.length > 0) {
    const year = Math.min(...ahead) - 1;
    const why = `The text looks forward to ${year + 1}, so the last such date before it`;
    return {
      years: token.weekday ? [year, year - 1, year - 2] : [year],
      take: 'only',
      until: null,
      why,
    };
  }
  const named = [
    ...new Set([
      ...hints.map((hint) => hint.year),
      ...calendar.dates.flatMap((date) => date.year ?? []),
    ]),
  ];
  if (named.length === 1 || token.weekday) {
    return { years: named, take: 'only', until: null, why: 'The year that the text names' };
  }
  return { years: named, take: 'only', until: null, why: '' };
}

/** The day that "today", "yesterday" or "Friday" means. `anchor`: the day spoken of just before. */
export function readDay(token: DayToken, calendar: Calendar, anchor: CivilDay | null): DayReading {
  const { published } = calendar;
  if (token.relative === 'same day' || token.relative === 'next day') {
    if (anchor === null) return { day: null, field: 'date', expected: 'a date' };
    return { day: anchor + (token.relative === 'next day' ? 1 : 0) };
  }
  if (token.relative === 'weekday') return readWeekday(token.weekday ?? 0, published, anchor);
  if (published === null) return { day: null, field: 'date', expected: 'the time of publication' };
  const shift = { today: 0, yesterday: -1, tomorrow: 1, 'last night': -1 }[token.relative];
  return { day: published + shift, note: 'Counted from the day of publication' };
}

function readWeekday(
  weekday: number,
  published: CivilDay | null,
  anchor: CivilDay | null,
): DayReading {
  if (anchor !== null) {
    const ahead = (weekday - weekdayOfDay(anchor) + 7) % 7;
    const day = ahead <= 3 ? anchor + ahead : anchor + ahead - 7;
    if (published === null || day <= published)
      return { day, note: 'The weekday nearest to the date before it' };
  }
  if (published === null)
    return { day: null, field: 'date', expected: 'a date, or the time of publication' };
  const back = (weekdayOfDay(published) - weekday + 7) % 7;
  return { day: published - back, note: 'The last such weekday before publication' };
}

/** 13/01/2020 anywhere, or the zones of the text, tell which number is the day. */
export function monthComesFirst(
  dates: readonly DateToken[],
  zoneIds: readonly string[],
  prepared: string,
): boolean | null {
  for (const date of dates) {
    if (date.swappable || date.year === undefined) continue;
    const written = prepared.slice(date.from, date.to);
    const first = /^(\d{1,2})\/\d/.exec(written)?.[1];
    if (first) return Number(first) <= 12 && Number(first) === date.month;
  }
  if (zoneIds.length > 0 && zoneIds.every((id) => US_ZONES.has(id))) return true;
  return null;
}

const US_ZONES = new Set([
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/Anchorage',
  'Pacific/Honolulu',
]);
