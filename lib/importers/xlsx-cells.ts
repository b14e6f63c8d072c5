/** What a cell of a workbook holds, as text. */

/** A cell as its XML tells it. `stored`: null where it stores no value. */
export type StoredCell = Readonly<{
  type: string;
  stored: string | null;
  isFormula: boolean;
  format: string;
}>;

const DAY_MS = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;
/** A time of day or a length is shorter, a date later than this many days after the epoch. */
const LONGEST_LENGTH_DAYS = 10_000;
const NO_NUMBER = '(no number: a formula without a stored value, or a broken cell)';
const NO_TEXT = '(no text: the cell names one that the workbook does not hold)';
const NOT_COMPUTED = 'not computed';

type Book = Readonly<{ strings: readonly string[]; from1904: boolean }>;

export function cellText(cell: StoredCell, { strings, from1904 }: Book): string {
  const { type, stored, isFormula, format } = cell;
  if (stored === null && !isFormula) return '';
  if (type === 'n') return numberText(stored ?? '', format, from1904);
  if (stored === null) return NOT_COMPUTED;
  if (type === 's') return strings[Number.parseInt(stored, 10)] ?? NO_TEXT;
  if (type === 'b') return /^\s*(?:0|false)\s*$/.test(stored) ? 'false' : 'true';
  return plainText(stored);
}

/** The text with its characters that stand escaped as _x000D_. */
export const plainText = (stored: string) =>
  stored
    .replaceAll(/_x([\dA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .trim();

function numberText(stored: string, format: string, from1904: boolean): string {
  const number = stored.trim() === '' ? Number.NaN : Number(stored);
  if (!Number.isFinite(number)) return NO_NUMBER;
  const letters = lettersOf(format);
  return /[bdhmsy]/.test(letters) ? momentText(number, letters, from1904) : String(number);
}

/** The letters of a number format without its colours, conditions, fillers and quoted words. */
const lettersOf = (format: string) =>
  format.toLowerCase().replaceAll(/\[(?![hms]+\])[^\]]*\]|"[^"]*"|[\\_*]./g, '');

/** `days`: since the workbook's epoch. A date as ISO without a zone, a length as h:mm:ss. */
function momentText(days: number, letters: string, from1904: boolean): string {
  const hasTime = /[hs]/.test(letters);
  if (!/[bdy]/.test(letters) && hasTime && days < LONGEST_LENGTH_DAYS) return lengthText(days);
  const ms = Math.round((from1904 ? days + DAYS_TO_1904 : days) * DAY_MS);
  const moment = new Date(ms + EXCEL_EPOCH);
  if (Number.isNaN(moment.getTime())) return NO_NUMBER;
  const iso = moment.toISOString().replace('T', ' ').replace('.000Z', '').replace('Z', '');
  return ms % DAY_MS === 0 && !hasTime ? iso.slice(0, 10) : iso;
}

function lengthText(days: number): string {
  const seconds = Math.round(Math.round(days * DAY_MS) / 1000);
  const two = (number: number) => String(number % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes)}:${two(seconds)}`;
}

/** The number formats that every workbook has, as far as they are dates or times in every language. */
const DATE = 'yyyy-mm-dd';
const TIME = 'h:mm:ss';
export const BUILT_IN_FORMATS: ReadonlyMap<number, string> = new Map([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58].map((id) => [id, DATE] as const),
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => [id, TIME] as const),
  [22, `${DATE} ${TIME}`],
]);
