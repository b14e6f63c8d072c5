/**
 * Times and durations as machines and spreadsheets write them, by a format that somebody chose.
 * Nothing is tried twice: a text that does not fit the format, or names a day that no month has, is null.
 */
export const DATE_FORMATS = [
  'iso',
  'dmy',
  'mdy',
  'ymd',
  'epoch_s',
  'epoch_ms',
  'excel_serial',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export const DURATION_UNITS = ['ms', 's', 'min', 'h', 'hms'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** `localMs`: the written clock as if it were UTC. `offset`: as written, null when the text has none. */
export type WrittenTime = Readonly<{ localMs: number; offset: string | null; dayOnly: boolean }>;

const DAY_MS = 86_400_000;
const EPOCH_FROM = Date.UTC(1990, 0);
const EPOCH_TO = Date.UTC(2100, 0);
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

const CLOCK =
  '(?:(?:,\\s*|T|\\s+(?:at\\s+)?)(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?\\s*([ap]\\.?m\\.?)?' +
  '\\s*(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?)?';
const MONTH = '(\\d{1,2}|[a-z]{3,9}\\.?)';
const PATTERNS = {
  iso: new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${CLOCK}$`, 'i'),
  ymd: new RegExp(`^(\\d{4})[-./ ]${MONTH}[-./ ](\\d{1,2})${CLOCK}$`, 'i'),
  dmy: new RegExp(`^(\\d{1,2})[-./ ]+${MONTH}[-./, ]+(\\d{4}|\\d\\d)${CLOCK}$`, 'i'),
  mdy: new RegExp(`^${MONTH}[-./ ]+(\\d{1,2})[-./, ]+(\\d{4}|\\d\\d)${CLOCK}$`, 'i'),
} as const;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** No time or duration is longer; a million blanks within one would be tried in every way. */
const LONGEST_CHARS = 200;

/** The time that `text` writes in `format`, or null. Below the millisecond is cut off; two-digit years are 20yy. */
export function writtenTime(text: string, format: DateFormat): WrittenTime | null {
  if (text.length > LONGEST_CHARS) return null;
  switch (format) {
    case 'epoch_s':
      return epoch(text, 1000);
    case 'epoch_ms':
      return epoch(text, 1);
    case 'excel_serial':
      return excelSerial(text);
    case 'iso':
    case 'ymd':
      return calendar(PATTERNS[format].exec(text), 1, 2, 3);
    case 'dmy':
      return calendar(PATTERNS.dmy.exec(text), 3, 2, 1);
    case 'mdy':
      return calendar(PATTERNS.mdy.exec(text), 3, 1, 2);
  }
}

/** Epoch ms of a time that carries its offset, ISO 8601 unless `format` says otherwise, or null. */
export function instantOf(text: string, format: DateFormat = 'iso'): number | null {
  const written = writtenTime(text, format);
  if (!written || written.offset === null) return null;
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(written.offset);
  if (!match) return written.localMs;
  const offsetMin = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return written.localMs - (match[1] === '-' ? -offsetMin : offsetMin) * 60_000;
}

/**
 * Milliseconds of a written duration, or null. Decimals are exact: "1,5" is one and a half.
 * "1,500" and "1.500" may group thousands, so they are null unless `decimalMark` tells.
 */
export function writtenDuration(
  text: string,
  unit: DurationUnit,
  decimalMark?: '.' | ',',
): number | null {
  if (text.length > LONGEST_CHARS) return null;
  if (unit === 'hms') return clockDuration(text) ?? wordDuration(text);
  if (decimalMark === undefined && mayGroup(text)) return null;
  const plain = decimalMark === '.' ? text.replaceAll(/,(?=\d{3}\b)/g, '') : text;
  const german = decimalMark === ',' ? plain.replaceAll(/\.(?=\d{3}\b)/g, '') : plain;
  return scaled(german, UNIT_MS[unit]);
}

/** Whether the one mark of `text` may group thousands as well as begin a fraction; "0.500" and "1234,500" are fractions. */
export const mayGroup = (text: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);

/** The mark that the cells which decide it agree on, or undefined: none decides, or two contradict each other. */
export function decimalMarkOf(cells: readonly string[]): '.' | ',' | undefined {
  const decisive = cells.filter((cell) => !mayGroup(cell));
  const dot = decisive.some((cell) => DOT_DECIMAL.test(cell));
  const comma = decisive.some((cell) => COMMA_DECIMAL.test(cell));
  if (dot === comma) return undefined;
  return dot ? '.' : ',';
}

const DOT_DECIMAL = /^(?:\d+\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$/;
const COMMA_DECIMAL = /^(?:\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$/;

const UNIT_MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;

function calendar(
  match: RegExpExecArray | null,
  yearAt: number,
  monthAt: number,
  dayAt: number,
): WrittenTime | null {
  if (!match) return null;
  const yearText = match[yearAt] ?? '';
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const month = monthOf(match[monthAt] ?? '');
  const day = Number(match[dayAt]);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (match[4] === undefined) return { localMs: midnight, offset: null, dayOnly: true };
  const clockMs = timeOfDay(match);
  if (clockMs === null) return null;
  return { localMs: midnight + clockMs, offset: match[9]?.toUpperCase() ?? null, dayOnly: false };
}

function timeOfDay(match: RegExpExecArray): number | null {
  const hour = hourOf(Number(match[4]), match[8]?.toLowerCase());
  const minute = Number(match[5]);
  const second = Number(match[6] ?? 0);
  const ms = Number((match[7] ?? '0').slice(0, 3).padEnd(3, '0'));
  if (hour === null || minute > 59 || second > 59) return null;
  const total = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return total <= DAY_MS ? total : null;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

function monthOf(text: string): number {
  const number = Number(text);
  if (!Number.isNaN(number)) return number;
  const name = text.toLowerCase().replace('.', '');
  const index = MONTHS.findIndex((month) => name.startsWith(month));
  return index >= 0 && FULL_MONTHS.test(name) ? index + 1 : 0;
}

const FULL_MONTHS =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;

const daysIn = (year: number, month: number) =>
  month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function epoch(text: string, unitMs: 1 | 1000): WrittenTime | null {
  const match = /^(\d{9,14})(?:\.(\d{1,9}))?$/.exec(text);
  if (!match) return null;
  const fractionMs = unitMs === 1 ? 0 : Number((match[2] ?? '').slice(0, 3).padEnd(3, '0'));
  const localMs = Number(match[1]) * unitMs + fractionMs;
  if (localMs < EPOCH_FROM || localMs >= EPOCH_TO) return null;
  return { localMs, offset: 'Z', dayOnly: false };
}

/** Days since 1899-12-30 on the file's own clock; spreadsheets keep them to about a second. */
function excelSerial(text: string): WrittenTime | null {
  if (!/^\d{5}([.,]\d+)?$/.test(text)) return null;
  const seconds = scaled(text, DAY_MS / 1000);
  if (seconds === null) return null;
  return { localMs: EXCEL_EPOCH + seconds * 1000, offset: null, dayOnly: !/[.,]/.test(text) };
}

/** A decimal text times a whole unit, rounded half up to a whole number, without a float. */
function scaled(text: string, unit: number): number | null {
  const match = /^(\d{1,12})(?:[.,](\d{1,15}))?$/.exec(text);
  if (!match) return null;
  const fraction = match[2] ?? '';
  const scale = 10n ** BigInt(fraction.length);
  const value = BigInt(`${match[1]}${fraction}`) * BigInt(unit);
  return Number((value * 2n + scale) / (scale * 2n));
}

/** "1:02:03", "26:00:00", "0 days 00:17:00". Two parts may be h:min or min:s, so they are refused. */
function clockDuration(text: string): number | null {
  const match = /^(?:(\d+)\s*d(?:ays?)?,?\s+)?(\d{1,5}):([0-5]\d):([0-5]\d)$/i.exec(text);
  if (!match) return null;
  const hours = Number(match[1] ?? 0) * 24 + Number(match[2]);
  return ((hours * 60 + Number(match[3])) * 60 + Number(match[4])) * 1000;
}

/** "5h8h" is no duration: units must fall. "2 hrs, 5 mins" and "1d 3h" are. */
function wordDuration(text: string): number | null {
  const match =
    /^(?:(\d+)\s*d(?:ays?)?)?[,\s]*(?:(\d+)\s*h(?:(?:ou)?rs?)?)?[,\s]*(?:and\s+)?(?:(\d+)\s*m(?:in(?:ute)?s?)?)?[,\s]*(?:and\s+)?(?:(\d+)\s*s(?:ec(?:ond)?s?)?)?$/i.exec(
      text,
    );
  const parts = match?.slice(1, 5);
  if (!parts?.some((part) => part !== undefined)) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
