/**
 * How days and times are written on a page. The zone is always given: it is the contract's, not the
 * reader's. Instants are ISO 8601 with offset or Z; a day is "2026-10-14" and belongs to no zone.
 */

const SPACE = '\u00a0';
const DAY_MS = 86_400_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const LONG_WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export type DateOptions = Readonly<{
  /** Left out where the scope of the section gives it. Shown unless `false`. */
  year?: boolean;
  /** Shown unless `false`. */
  weekday?: boolean;
  /** "Wednesday 14 October 2026", for headlines. */
  long?: boolean;
}>;

/** "Wed 14 Oct 2026" for an instant in a zone, or for a plain day (then the zone is not needed). */
export function formatDate(date: string, zone = 'UTC', options: DateOptions = {}): string {
  return dayText(localOf(date, zone), options);
}

/** "October 2026", "Oct 2026" for the month that an instant falls in, or "2026-10". */
export function formatMonth(date: string, zone = 'UTC', options: DateOptions = {}): string {
  const local = localOf(/^\d{4}-\d\d$/.test(date) ? `${date}-01` : date, zone);
  const name = (options.long === false ? MONTHS : LONG_MONTHS)[local.month - 1];
  return options.year === false ? `${name}` : `${name}${SPACE}${local.year}`;
}

export type TimeOptions = Readonly<{
  /** Adds the zone: "10:02 EDT". Shown unless `false`. */
  zoneName?: boolean;
  seconds?: boolean;
}>;

/** "10:02 EDT": 24 hours with the zone's abbreviation on that day. */
export function formatTime(instant: string, zone: string, options: TimeOptions = {}): string {
  const local = localOf(instant, zone);
  const time = `${two(local.hour)}:${two(local.minute)}`;
  const text = options.seconds ? `${time}:${two(local.second)}` : time;
  return options.zoneName === false ? text : `${text}${SPACE}${zoneName(instant, zone)}`;
}

/** "Wed 14 Oct 2026, 10:04 EDT". */
export const formatDateTime = (
  instant: string,
  zone: string,
  options: DateOptions & TimeOptions = {},
): string => `${formatDate(instant, zone, options)}, ${formatTime(instant, zone, options)}`;

/** "10:04–13:25 EDT" inside a day, "14 Oct 23:10 – 15 Oct 01:05 EDT" over midnight. */
export function formatTimeRange(start: string, end: string, zone: string): string {
  const [from, to] = [localOf(start, zone), localOf(end, zone)];
  const begin = formatTime(start, zone, {
    zoneName: zoneName(start, zone) !== zoneName(end, zone),
  });
  if (from.dayNumber === to.dayNumber) return `${begin}–${formatTime(end, zone)}`;
  const bare = { weekday: false, year: from.year !== to.year };
  return `${dayText(from, bare)} ${begin} – ${dayText(to, bare)} ${formatTime(end, zone)}`;
}

export type DeadlineReading = Readonly<{
  /** "Mon 30 Nov" (with the year when it is another than `asOf`'s). */
  day: string;
  /** "24:00" at the end of a day, else "17:00 EST". */
  time: string;
  /** Calendar days from `asOf` to the last safe day, in the zone; negative when it has passed. */
  daysLeft: number;
  /** "8 days", "tomorrow", "today", "3 days ago". */
  left: string;
  passed: boolean;
}>;

/**
 * Reads a deadline for a person: the last safe day and what is left of it. An instant at local
 * midnight is the end of the day before, so that nobody acts a day too late.
 */
export function readDeadline(dueAt: string, asOf: string, zone: string): DeadlineReading {
  const due = localOf(dueAt, zone);
  const now = localOf(asOf, zone);
  const atMidnight = due.hour === 0 && due.minute === 0 && due.second === 0;
  const safe = atMidnight
    ? localOf(new Date((due.dayNumber - 1) * DAY_MS).toISOString(), 'UTC')
    : due;
  const daysLeft = safe.dayNumber - now.dayNumber;
  const passed = Date.parse(asOf) >= Date.parse(dueAt);
  return {
    day: dayText(safe, { year: safe.year !== now.year }),
    time: atMidnight ? '24:00' : formatTime(dueAt, zone),
    daysLeft,
    left: leftText(daysLeft, passed),
    passed,
  };
}

function leftText(daysLeft: number, passed: boolean): string {
  if (passed) return daysLeft === 0 ? 'today' : count(-daysLeft, 'ago');
  if (daysLeft === 0) return 'today';
  return daysLeft === 1 ? 'tomorrow' : count(daysLeft);
}

const count = (days: number, after = ''): string =>
  `${days}${SPACE}${days === 1 ? 'day' : 'days'}${after && ` ${after}`}`;

type Local = Readonly<{
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Days since 1970-01-01 in the zone: what calendar differences are taken of. */
  dayNumber: number;
}>;

function dayText(local: Local, { year, weekday, long }: DateOptions): string {
  const monthName = (long ? LONG_MONTHS : MONTHS)[local.month - 1];
  const weekdayName = (long ? LONG_WEEKDAYS : WEEKDAYS)[(((local.dayNumber + 4) % 7) + 7) % 7];
  return [
    weekday === false ? '' : weekdayName,
    `${local.day}`,
    monthName,
    year === false ? '' : `${local.year}`,
  ]
    .filter((part) => part !== '')
    .join(SPACE);
}

function localOf(date: string, zone: string): Local {
  const plain = /^\d{4}-\d\d-\d\d$/.test(date);
  const instant = new Date(plain ? `${date}T00:00:00Z` : date);
  if (!plain && !/(Z|[+-]\d\d:?\d\d)$/.test(date)) throw new RangeError(`no zone in ${date}`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a date: ${date}`);
  const parts = new Map(
    fieldsIn(plain ? 'UTC' : zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [field('year'), field('month'), field('day')];
  return {
    year,
    month,
    day,
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
    dayNumber: Date.UTC(year, month - 1, day) / DAY_MS,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function fieldsIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** English abbreviations live in several locales: EDT in en-US, CEST in en-GB, AEDT in en-AU, IST in en-IN. */
function zoneName(instant: string, zone: string): string {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  const names = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA'].map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
        .formatToParts(new Date(instant))
        .find((part) => part.type === 'timeZoneName')?.value ?? zone,
  );
  const named = names.find((name) => !/^(GMT|UTC)[+-]/.test(name));
  return named ?? (names[0] ?? zone).replace('GMT', 'UTC').replace('-', '\u2212');
}

const two = (value: number): string => String(value).padStart(2, '0');
