/**
 * Instants as integer milliseconds since the epoch, read from and written as RFC 3339.
 * Read by hand and not by `Date`: `Date` takes what is no instant (2026-02-30, no offset) and says nothing.
 */
const SHAPE =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})0*)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Epoch milliseconds, or null when the text is no RFC 3339 instant with an offset down to 1 ms. */
export function parseInstant(text: string): number | null {
  const plain = parsePlain(text);
  if (plain !== null) return plain;
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] =
    parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const midnight = daysOf(Number(year), Number(month), Number(day));
  if (midnight === null) return null;
  const local =
    midnight * DAY_MS +
    (Number(hour) * 60 + Number(minute)) * MINUTE_MS +
    Number(second) * 1000 +
    (fraction ? Number(fraction.padEnd(3, '0')) : 0);
  if (!sign) return local;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null;
  const offsetMs = (Number(offsetHour) * 60 + Number(offsetMinute)) * MINUTE_MS;
  return sign === '+' ? local - offsetMs : local + offsetMs;
}

/** The usual `2026-03-01T00:00:00Z`, many times faster; null leaves the judgement to the expression above. */
function parsePlain(text: string): number | null {
  const isFine = text.length === 24;
  if (!isFine && text.length !== 20) return null;
  const isMarked =
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(text.length - 1) === Z &&
    (!isFine || text.charCodeAt(19) === POINT);
  if (!isMarked) return null;
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  const days = daysOf(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8));
  if (days === null || hour > 23 || minute > 59 || second > 59) return null;
  const ms = isFine ? two(text, 20) * 10 + digit(text, 22) : 0;
  const at = days * DAY_MS + (hour * 60 + minute) * MINUTE_MS + second * 1000 + ms;
  return Number.isNaN(at) ? null : at;
}

const [DASH, T, COLON, POINT, Z] = [45, 84, 58, 46, 90];

/** The digit at a place; NaN where there is none, and then for all that is reckoned with it. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/** `2026-03-01T00:00:00Z`, with three decimals only where there are milliseconds. */
export function formatInstant(at: number): string {
  const day = Math.floor(at / DAY_MS);
  if (day !== last.day) last = { day, date: dateOfDay(day) };
  const time = at - day * DAY_MS;
  const [hour, minute] = [Math.floor(time / 3_600_000), Math.floor(time / MINUTE_MS) % 60];
  const [second, ms] = [Math.floor(time / 1000) % 60, time % 1000];
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
  return `${last.date}T${TWO[hour]}:${TWO[minute]}:${TWO[second]}${fraction}Z`;
}

/** The day written last: a trace lists hundreds of instants of few days. */
let last = { day: Number.NaN, date: '' };
const TWO = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

export const isCalendarDate = (text: string): boolean => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return parts !== null && daysOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
};

/** Days since 1970-01-01 in the proleptic Gregorian calendar; null for a day that does not exist. */
function daysOf(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number (days since 1970-01-01) of a date written YYYY-MM-DD. Throws on anything else. */
export function dayNumber(text: string): number {
  const [year, month, day] = text.split('-').map(Number);
  const days = daysOf(year ?? 0, month ?? 0, day ?? 0);
  if (days === null) throw new RangeError(`${text} is no calendar date`);
  return days;
}

export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
