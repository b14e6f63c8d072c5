/** Dates, times, zones and contract offsets in the words of a letter. */
import { Temporal } from 'temporal-polyfill';

import { counted, figure } from './wording';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** "22 November 2026" from "2026-11-22". Throws RangeError. */
export function longDate(date: string): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day} ${monthName(month)} ${year}`;
}

/** "Mon 30 Nov 2026" from "2026-11-30". Throws RangeError. */
export function weekdayDate(date: string): string {
  const { day, month, year, dayOfWeek } = Temporal.PlainDate.from(date);
  return `${DAYS[dayOfWeek - 1] ?? ''} ${day} ${monthName(month).slice(0, 3)} ${year}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes longer than all the rest of a letter. */
function zoneFormatter(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  formatters.set(key, made);
  return made;
}

/** The abbreviation of the zone at that instant where English has one ("EDT", "CEST"), else "UTC+05:45". */
function zoneAbbreviation(at: Temporal.ZonedDateTime): string {
  const instant = at.epochMilliseconds;
  for (const locale of ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA']) {
    const found = zoneFormatter(locale, at.timeZoneId)
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value;
    if (found !== undefined && /^[A-Z]{3,5}$/.test(found)) return found;
  }
  return at.offset === '+00:00' ? 'UTC' : `UTC${at.offset.replace('-', '\u2212')}`;
}

/** "10:04 EDT", with seconds where they are not zero; `day` puts the date before it. */
export function zonedTime(instant: string, timeZone: string, day: 'day' | 'no_day'): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const smallest = at.millisecond > 0 ? 'millisecond' : at.second > 0 ? 'second' : 'minute';
  const time = `${at.toPlainTime().toString({ smallestUnit: smallest })}\u00a0${zoneAbbreviation(at)}`;
  return day === 'day' ? `${weekdayDate(at.toPlainDate().toString())}, ${time}` : time;
}

/** The local date of an instant in a zone, YYYY-MM-DD. */
export const localDay = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** "New York time" for "America/New_York", "UTC" for the zones that are UTC. */
export function zoneName(timeZone: string): string {
  if (/^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal)$/i.test(timeZone)) return 'UTC';
  const city = timeZone.split('/').at(-1) ?? timeZone;
  return `${city.replaceAll('_', ' ')} time`;
}

/** "October 2026", "Q3 2026" from a period id of the terms format; other words are taken as they are. */
export function periodWords(label: string): string {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (month) return `${monthName(Number(month[2]))} ${month[1]}`;
  const quarter = /^(\d{4})-(Q[1-4])$/.exec(label);
  return quarter ? `${quarter[2]} ${quarter[1]}` : label;
}

/** "72 hours", "1 business day", "2 billing cycles". */
export const offsetWords = ({ n, unit }: Readonly<{ n: number; unit: string }>): string =>
  counted(figure(String(n)), unit.replaceAll('_', ' '));
