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
  /** Days whose year the text tells. */
  anchors: readonly CivilDay[];
  /** Month and day (month × 100 + day) of dates that can be read only one way. */
  sure: ReadonlySet<number>;
  /** Years that the text names, with a month where it does. */
  years: readonly number[];
  monthYears: ReadonlyMap<number, number>;
  /** The first year that the text looks forward to. */
  ahead: number | null;
  /** The civil day of publication, where the text's own date line or the caller tells it. */
  published: CivilDay | null;
  /** The day in the title of the text, for a "today" whose publication nobody tells. */
  titled: CivilDay | null;
  /** Whether 03/11/2020 is the eleventh of March: decided by the text's other dates, null when open. */
  monthFirst: boolean | null;
}>;

type Known = Readonly<{
  dates: readonly DateToken[];
  hints: readonly YearHint[];
  published: CivilDay | null;
  titled: CivilDay | null;
  monthFirst: boolean | null;
}>;

/** What the whole text tells of its days, gathered once. */
export function calendarOf({ dates, hints, published, titled, monthFirst }: Known): Calendar {
  const ahead = hints.filter((hint) => hint.ahead).map((hint) => hint.year);
  const named = [...hints.map((hint) => hint.year), ...dates.flatMap((date) => date.year ?? [])];
  const months = hints.flatMap(({ month, year, ahead: later }) =>
    month && !later ? [[month, year] as const] : [],
  );
  return {
    anchors: anchorsOf(dates.filter((date) => !(date.dotted && monthFirst === true))),
    sure: new Set(
      dates
        .filter((date) => !date.swappable && !date.dotted)
        .map((date) => date.month * 100 + date.day),
    ),
    years: [...new Set(named)],
    monthYears: new Map(months.toReversed()),
    ahead: ahead.length > 0 ? ahead.reduce((least, year) => Math.min(least, year)) : null,
    published,
    titled,
    monthFirst,
  };
}

const DAY_MS = 86_400_000;

/** Null when the month has no such day. */
export function civilDay(year: number, month: number, day: number): CivilDay | null {
  const at = Date.UTC(year, month - 1, day);
  const back = new Date(at);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? at / DAY_MS : null;
}

/** 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
const weekdayOfDay = (day: CivilDay) => ((((day + 3) % 7) + 7) % 7) + 1;

const yearOfDay = (day: CivilDay) => new Date(day * DAY_MS).getUTCFullYear();

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

function inOrder(token: DateToken, { sure, monthFirst }: Calendar): DateToken | null {
  const swaps = token.swappable || (token.dotted && monthFirst === true);
  if (!swaps) return token;
  const swapped = { ...token, day: token.month, month: token.day };
  const isSure = ({ month, day }: DateToken) => sure.has(month * 100 + day);
  if (isSure(token) !== isSure(swapped)) return isSure(token) ? token : swapped;
  return monthFirst === null ? null : monthFirst ? token : swapped;
}

function withYear(token: DateToken, year: number): DayReading {
  const day = civilDay(year, token.month, token.day);
  if (day === null) return { day: null, field: 'date', expected: 'a day that the month has' };
  if (!token.weekday || weekdayOfDay(day) === token.weekday) return { day };
  return { day, note: `The weekday written beside ${isoDay(day)} is another one` };
}

/** The full date of the text that is nearest to this one in the calendar tells the year. */
function nearestYear(token: DateToken, calendar: Calendar): CivilDay | null {
  let best: Readonly<{ day: CivilDay; apart: number }> | null = null;
  for (const anchor of calendar.anchors) {
    for (const shift of [-1, 0, 1]) {
      const day = civilDay(yearOfDay(anchor) + shift, token.month, token.day);
      if (day === null || (token.weekday && weekdayOfDay(day) !== token.weekday)) continue;
      const apart = Math.abs(day - anchor);
      if (apart <= 45 && apart < (best?.apart ?? Infinity)) best = { day, apart };
    }
  }
  return best?.day ?? null;
}

/** The days of the text's full dates, each once. A text names few; more than these tell nothing new. */
function anchorsOf(dates: readonly DateToken[]): CivilDay[] {
  const days = new Set<CivilDay>();
  for (const date of dates) {
    if (date.year === undefined || date.swappable || days.size >= 50) continue;
    const day = civilDay(date.year, date.month, date.day);
    if (day !== null) days.add(day);
  }
  return [...days];
}

type Candidates = Readonly<{
  years: number[];
  take: 'latest' | 'only';
  until: CivilDay | null;
  why: string;
}>;

function candidateYears(token: DateToken, calendar: Calendar): Candidates {
  const { published, ahead, years } = calendar;
  const monthYear = calendar.monthYears.get(token.month);
  if (monthYear !== undefined) {
    return { years: [monthYear], take: 'only', until: null, why: 'Year named with the month' };
  }
  if (published !== null) {
    const last = yearOfDay(published) + 1;
    const back = Array.from({ length: token.weekday ? 12 : 3 }, (_, shift) => last - shift);
    const why = token.weekday
      ? 'Year from the weekday and the publication'
      : 'Last such date before publication';
    return { years: back, take: 'latest', until: published + 1, why };
  }
  if (ahead !== null) {
    const year = ahead - 1;
    const why = `The text looks forward to ${ahead}, so the last such date before it`;
    const back = token.weekday ? [year, year - 1, year - 2] : [year];
    return { years: back, take: 'only', until: null, why };
  }
  return { years: [...years], take: 'only', until: null, why: 'The year that the text names' };
}

/** The day that "today", "yesterday" or "Friday" means. `anchor`: the day spoken of just before. */
export function readDay(token: DayToken, calendar: Calendar, anchor: CivilDay | null): DayReading {
  const { published } = calendar;
  if (token.relative === 'same day' || token.relative === 'next day') {
    if (anchor === null) return { day: null, field: 'date', expected: 'a date' };
    return { day: anchor + (token.relative === 'next day' ? 1 : 0) };
  }
  if (token.relative === 'weekday' && token.dayOfMonth !== undefined)
    return readOrdinal(token.weekday ?? 0, token.dayOfMonth, { published, anchor });
  if (token.relative === 'weekday') return readWeekday(token.weekday ?? 0, published, anchor);
  if (published === null && token.relative === 'today' && calendar.titled !== null)
    return { day: calendar.titled, note: 'The day in the title of the text' };
  if (published === null) return { day: null, field: 'date', expected: 'the time of publication' };
  const shift = { today: 0, yesterday: -1, tomorrow: 1, 'last night': -1 }[token.relative];
  return { day: published + shift, note: 'Counted from the day of publication' };
}

/** No two days with the same number and the same weekday are nearer to each other. */
const APART = 28;
/** What is told without its month is not long past. */
const RECENT = 62;

/** "Thursday 15th": the one nearest to the date before it, else the last one before publication. */
function readOrdinal(
  weekday: number,
  dayOfMonth: number,
  { published, anchor }: Readonly<{ published: CivilDay | null; anchor: CivilDay | null }>,
): DayReading {
  const fits = (day: CivilDay) =>
    weekdayOfDay(day) === weekday && new Date(day * DAY_MS).getUTCDate() === dayOfMonth;
  const within = (from: CivilDay, to: CivilDay) =>
    Array.from({ length: to - from + 1 }, (_, shift) => to - shift).find(fits);
  const near = anchor === null ? undefined : within(anchor - APART / 2, anchor + APART / 2 - 1);
  if (near !== undefined)
    return { day: near, note: `The month of the date before it: ${isoDay(near)}` };
  const last = published === null ? undefined : within(published - RECENT, published);
  if (last !== undefined)
    return { day: last, note: `The last such day before publication: ${isoDay(last)}` };
  return { day: null, field: 'date', expected: 'a month, or the time of publication' };
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
    // 07/07/2020 tells nothing of the order.
    if (date.swappable || date.year === undefined || date.day === date.month) continue;
    const written = prepared.slice(date.from, date.to);
    const first = /^(\d{1,2})\/\d/.exec(written)?.[1];
    if (first) return Number(first) <= 12 && Number(first) === date.month;
  }
  const near = nearer(dates, prepared);
  if (near !== null) return near;
  if (zoneIds.length > 0 && zoneIds.every((id) => US_ZONES.has(id))) return true;
  return null;
}

/** "07/12/2021 23:00 to 08/12/2021 05:00": a night when read one way, a month when read the other. Null when pairs disagree. */
function nearer(dates: readonly DateToken[], prepared: string): boolean | null {
  const votes = new Set<boolean>();
  for (const [index, from] of dates.entries()) {
    const to = dates[index + 1];
    const orderless = from.swappable || (from.day === from.month && from.year !== undefined);
    if (!to?.swappable || !orderless || to.from - from.to > 120) continue;
    const between = prepared.slice(from.to, to.from);
    const joined =
      /^\s*(?:-|–|to|until|and)\s*$/i.test(between) ||
      /\d[^\n]*(?:-|–|\bto\b|\buntil\b)|\bend|^\s*and\b[^\n]*\d/i.test(between);
    if (!joined) continue;
    const monthFirst = apart(from, to, ({ month, day }) => [month, day]);
    const dayFirst = apart(from, to, ({ month, day }) => [day, month]);
    if (monthFirst <= 3 && dayFirst >= 26) votes.add(true);
    if (dayFirst <= 3 && monthFirst >= 26) votes.add(false);
  }
  const [only] = votes;
  return votes.size === 1 ? (only ?? null) : null;
}

/** Days between two dates in one reading; NaN when it has no such days. */
function apart(
  from: DateToken,
  to: DateToken,
  read: (date: DateToken) => readonly [month: number, day: number],
): number {
  const [start, end] = [from, to].map((date) => civilDay(date.year ?? Number.NaN, ...read(date)));
  return start === null || end === null ? Number.NaN : Math.abs((end ?? 0) - (start ?? 0));
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
