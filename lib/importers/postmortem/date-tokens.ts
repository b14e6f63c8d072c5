/** Dates and days as written, with their exact place. Which year or day is meant is for `calendar.ts`. */
import { withoutOverlaps } from './tokens';

export type DateToken = Readonly<{
  kind: 'date';
  from: number;
  to: number;
  day: number;
  month: number;
  year?: number;
  /** 1 = Monday … 7 = Sunday, as written beside the date. */
  weekday?: number;
  /** 03/11/2020 may be read both ways: the other reading. */
  swappable?: boolean;
  /** 8.12.2022 has the day first, but for writers who put the month first everywhere. */
  dotted?: boolean;
}>;

export type RelativeDay =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | 'last night'
  | 'same day'
  | 'next day'
  | 'weekday';

export type DayToken = Readonly<{
  kind: 'day';
  from: number;
  to: number;
  relative: RelativeDay;
  weekday?: number;
  /** "Thursday 15th": the month is told nowhere. */
  dayOfMonth?: number;
}>;

/** A year or a month of a year named outside a full date: it helps to solve a date without a year. */
export type YearHint = Readonly<{ from: number; year: number; month?: number; ahead: boolean }>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTH =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const WEEKDAY =
  'Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?';
const YEAR = '(?:19[89]\\d|20[0-5]\\d)';
const CAPITALS =
  'MON(?:DAY)?|TUE(?:SDAY)?|WED(?:NESDAY)?|THU(?:RSDAY)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?';
const WEEKDAY_LEAD = `(?:\\b(${WEEKDAY}|${CAPITALS})\\.?(?:\\s(?:morning|afternoon|evening|night))?\\s?(?:,|\\(|–|-)?\\s*(?:the\\s|on\\s)?)?`;
const WEEKDAY_TAIL = `(?:,?\\s?\\(?\\b(${WEEKDAY})\\)?(?![\\w]))?`;
const MONTH_FIRST = new RegExp(
  `${WEEKDAY_LEAD}\\b(${MONTH})\\.?\\s+(\\d{1,2})(?:\\s?(?:st|nd|rd|th)\\b)?(?![\\d:]|\\.\\d)(?:(?:,?\\s+(?:of\\s)?|,)(${YEAR})(?!\\d|:\\d))?`,
  'g',
);
const DAY_FIRST = new RegExp(
  `${WEEKDAY_LEAD}(?<![\\w:.,/-])(\\d{1,2})(?:\\s?(?:st|nd|rd|th))?(?:\\s+of\\s+|\\s*-\\s*|\\s+|/(?=\\w+/))(?:the\\s)?(${MONTH})\\b\\.?(?:(?:,?\\s+|-|,|/)(${YEAR})(?!\\d|:\\d))?${WEEKDAY_TAIL}`,
  'g',
);
const YEAR_FIRST = new RegExp(
  `${WEEKDAY_LEAD}(?<![\\w/.:-])(${YEAR})([-/.])(0?[1-9]|1[0-2])\\3(0[1-9]|[12]\\d|3[01]|[1-9])(?![\\w/-])`,
  'g',
);
const SLASHED = new RegExp(`(?<![\\w/.:-])(\\d{1,2})/(\\d{1,2})/(${YEAR}|\\d\\d)(?![\\w/])`, 'g');
const DOTTED = new RegExp(
  `(?<![\\w/.:-])(\\d{1,2})\\.(\\d{1,2})\\.(${YEAR}|\\d\\d(?=,?\\s+\\d{1,2}:\\d\\d))(?![\\w/.])`,
  'g',
);
const RELATIVE =
  /\b(?:(earlier\s)?(today|yesterday|tomorrow|tonight|this morning|this afternoon|this evening|last night)|(?:the\s)?(same|following|next|previous)\s(?:day|morning|afternoon|evening))\b/gi;
const BARE_WEEKDAY =
  /(?<![\w-])(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thurs?|Fri|Sat|(?<![Tt]he\s)Sun)(?:(?:\s(?:morning|afternoon|evening|night))?,?\s(?:the\s)?\(?([12]?\d|3[01])(?:st|nd|rd|th)\b\)?)?(?![\w-])/g;

const monthOf = (name: string | undefined) =>
  MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
const weekdayOf = (name: string | undefined) => {
  const index = WEEKDAYS.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return index < 0 ? {} : { weekday: index + 1 };
};
const yearOf = (year: string | undefined) =>
  year === undefined ? {} : { year: Number(year.length === 2 ? `20${year}` : year) };

/** Every date with a day, in order. */
export function datesOf(prepared: string): DateToken[] {
  const found: DateToken[] = [];
  const add = (match: RegExpExecArray, fields: Omit<DateToken, 'kind' | 'from' | 'to'>) => {
    if (fields.month < 1 || fields.month > 12 || fields.day < 1 || fields.day > 31) return;
    found.push({ kind: 'date', from: match.index, to: match.index + match[0].length, ...fields });
  };
  for (const match of prepared.matchAll(MONTH_FIRST)) {
    const [, weekday, month, day, year] = match;
    add(match, {
      month: monthOf(month),
      day: Number(day),
      ...yearOf(year),
      ...weekdayOf(weekday),
    });
  }
  for (const match of prepared.matchAll(DAY_FIRST)) {
    const [, weekday, day, month, year, after] = match;
    add(match, {
      month: monthOf(month),
      day: Number(day),
      ...yearOf(year),
      ...weekdayOf(weekday ?? after),
    });
  }
  for (const match of prepared.matchAll(YEAR_FIRST)) {
    const [, weekday, year, , month, day] = match;
    add(match, {
      month: Number(month),
      day: Number(day),
      ...yearOf(year),
      ...weekdayOf(weekday),
    });
  }
  for (const match of prepared.matchAll(SLASHED)) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const swapped = first > 12;
    const [month, day] = swapped ? [second, first] : [first, second];
    add(match, {
      month,
      day,
      ...yearOf(match[3]),
      ...(first <= 12 && second <= 12 && first !== second && { swappable: true }),
    });
  }
  for (const match of prepared.matchAll(DOTTED)) {
    const [day, month] = [Number(match[1]), Number(match[2])];
    add(match, { day, month, ...yearOf(match[3]), ...(day <= 12 && { dotted: true }) });
  }
  return withOrdinals(withoutOverlaps(found), prepared);
}

/** "On the 5th of February and again on the 6th": a day without its month, after one with it. */
const ORDINAL =
  /^[^.;\n]{0,40}?\b(?:and|,|then|again)\s(?:again\s)?(?:on\s)?the\s(\d{1,2})(?:st|nd|rd|th)\b(?!\s(?:of|[A-Z]))/;

function withOrdinals(dates: DateToken[], prepared: string): DateToken[] {
  return dates.flatMap((date, index) => {
    const until = Math.min(date.to + 70, dates[index + 1]?.from ?? Infinity);
    const after = ORDINAL.exec(prepared.slice(date.to, until));
    const day = Number(after?.[1]);
    if (!after || day <= date.day || day > 31) return [date];
    const to = date.to + after[0].length;
    const from = to - after[0].length + after[0].lastIndexOf(after[1] ?? '');
    const { month, year } = date;
    return [date, { kind: 'date', from, to, day, month, ...(year !== undefined && { year }) }];
  });
}

/** Every day that is named by its place in the week or by its distance. Those inside a date are not meant. */
export function daysOf(prepared: string, dates: readonly DateToken[]): DayToken[] {
  const found: DayToken[] = [];
  for (const match of prepared.matchAll(RELATIVE)) {
    const place = { kind: 'day' as const, from: match.index, to: match.index + match[0].length };
    if (isName(match, prepared)) continue;
    const word = (match[2] ?? match[3] ?? '').toLowerCase();
    found.push({ ...place, relative: relativeOf(word) });
  }
  for (const match of prepared.matchAll(BARE_WEEKDAY)) {
    const place = { kind: 'day' as const, from: match.index, to: match.index + match[0].length };
    const dayOfMonth = match[2] === undefined ? {} : { dayOfMonth: Number(match[2]) };
    found.push({ ...place, relative: 'weekday', ...weekdayOf(match[1]), ...dayOfMonth });
  }
  let next = 0;
  return withoutOverlaps(found).filter((token) => {
    while ((dates[next]?.to ?? Infinity) <= token.from) next++;
    return (dates[next]?.from ?? Infinity) >= token.to;
  });
}

/** "According to USA Today". */
const isName = (match: RegExpExecArray, prepared: string) =>
  match[0].startsWith('T') &&
  /[A-Z]\w+ $/.test(prepared.slice(Math.max(0, match.index - 20), match.index));

function relativeOf(word: string): RelativeDay {
  if (word === 'yesterday' || word === 'tomorrow' || word === 'last night') return word;
  if (word === 'same') return 'same day';
  if (word === 'following' || word === 'next') return 'next day';
  return word === 'previous' ? 'yesterday' : 'today';
}

const AHEAD =
  /(?:planned|plans?|scheduled|expected|due|later|coming|will\b.{0,40})\s(?:for|in|by|throughout|during)?\s?$/i;

/** Every year named outside a date with a day; `ahead` where the text looks forward to it. */
export function yearHintsOf(prepared: string, dates: readonly DateToken[]): YearHint[] {
  const hints: YearHint[] = [];
  const pattern = new RegExp(
    `(?<![\\w/.:$-])(?:(${MONTH})\\.?,?\\s+)?(${YEAR})(?![\\w:/%-]|\\s(?:users|customers|UTC|GMT))`,
    'g',
  );
  let next = 0;
  for (const match of prepared.matchAll(pattern)) {
    while ((dates[next]?.to ?? Infinity) <= match.index) next++;
    if ((dates[next]?.from ?? Infinity) < match.index + match[0].length) continue;
    const before = prepared.slice(Math.max(0, match.index - 60), match.index);
    const after = prepared.slice(match.index + match[0].length, match.index + match[0].length + 12);
    if (
      !match[1] &&
      /^\s(?:outage|incident|event|edition|version)/i.test(after) &&
      /\ban?\s$/i.test(before)
    )
      continue;
    const month = match[1] ? { month: monthOf(match[1]) } : {};
    hints.push({ from: match.index, year: Number(match[2]), ...month, ahead: AHEAD.test(before) });
  }
  return hints;
}
