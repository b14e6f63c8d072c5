/** The one layout of a time that files of millions of rows are written in, read ten times as fast as by pattern. */

/** Epoch ms of the clock that is written in the first `length` characters, as if it were UTC; NaN for any other layout. */
export type PlainTime = (text: string, length?: number) => number;

const DAY_MS = 86_400_000;
const ZERO = 48;
const SPACE = 32;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const LETTER_T = 84;
const DATE_TIME = 19;
const LONGEST = DATE_TIME + 1 + 9;

/** A reader of `2026-03-08 12:30:00.250` and `2026-03-08T12:30:00` that agrees with `writtenTime` wherever it reads at all. */
export function plainTime(): PlainTime {
  let day = -1;
  let dayMs = Number.NaN;

  return (text, length = text.length) => {
    if (length < DATE_TIME || length > LONGEST || !isLaidOut(text)) return Number.NaN;
    const date = digits(text, 0, 4) * 10_000 + digits(text, 5, 2) * 100 + digits(text, 8, 2);
    const hour = digits(text, 11, 2);
    const minute = digits(text, 14, 2);
    const second = digits(text, 17, 2);
    if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
    if (date !== day) {
      day = date;
      dayMs = midnight(date);
    }
    const ms = length === DATE_TIME ? 0 : fraction(text, length);
    return dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  };
}

function isLaidOut(text: string): boolean {
  const between = text.charCodeAt(10);
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    (between === SPACE || between === LETTER_T) &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON
  );
}

/** Every `count` characters from `at` as a number; NaN when one is no digit. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds of ".25" or ",250123", cut off below. */
function fraction(text: string, length: number): number {
  const mark = text.charCodeAt(DATE_TIME);
  const count = length - DATE_TIME - 1;
  if ((mark !== DOT && mark !== COMMA) || count === 0) return Number.NaN;
  if (Number.isNaN(digits(text, DATE_TIME + 1, count))) return Number.NaN;
  const kept = Math.min(count, 3);
  return digits(text, DATE_TIME + 1, kept) * 10 ** (3 - kept);
}

/** NaN for a day that no month has. */
function midnight(date: number): number {
  const month = Math.floor(date / 100) % 100;
  const year = Math.floor(date / 10_000);
  if (!(year >= 100)) return Number.NaN;
  const first = Date.UTC(year, month - 1, 1);
  const at = first + ((date % 100) - 1) * DAY_MS;
  const isInMonth = month >= 1 && month <= 12 && at >= first && at < Date.UTC(year, month, 1);
  return isInMonth ? at : Number.NaN;
}
