/** Clock times and durations as written, with their exact place. What a number means is decided by its form. */
export type Meridiem = 'am' | 'pm';

export type TimeToken = Readonly<{
  kind: 'time';
  from: number;
  to: number;
  hour: number;
  minute: number;
  second: number;
  meridiem?: Meridiem;
  /** Of a form that other numbers share (0800, 17.00, 9): only a zone or a range makes it a time. */
  weak: boolean;
}>;

export type DurationToken = Readonly<{
  kind: 'duration';
  from: number;
  to: number;
  ms: number;
  qualifier?: 'about' | 'over' | 'under';
  /** "Restored within 40 minutes": it counts from what was told before, and no time after it. */
  restored?: true;
}>;

const CLOCK =
  /(?<![\d:.,\w$#])(?<!\d\/)(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,6})?)?(?![:\d])(?:\s?(?:([ap])m\b|([ap])\.\s?m\.?(?!\w)|(?:hrs?|hours|h)\b))?/gi;
const MERIDIEM_HOUR =
  /(?<![\d:.,$#\w])(\d{1,2})(?:(?:[.h]|\.\s)([0-5]\d))?\s?(?:([ap])m\b|([ap])\.\s?m\.?(?!\w))/gi;
const BARE_DIGITS =
  /(?<![\d:.,$#\w+-])(?<!\d\/)(?:([01]\d|2[0-3])([0-5]\d)|([01]?\d|2[0-3])[.h]([0-5]\d))(?![\d.,:%/-]?\d)(?:\s?(?:hrs?|hours|h)\b)?/g;
const BARE_HOUR =
  /(?<![\d:.,$#\w/-])(\d{1,2})(?=\s?(?:-|–|to|and|until|till)\s?(?:about |around |approximately |roughly )?\d{1,2}(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b)/gi;
const NAMED = /\b(?:12\s?)?(noon|midday|midnight)\b/gi;

/** Every clock time of the text, in order; of two that overlap the longer. */
export function timesOf(prepared: string): TimeToken[] {
  const found: TimeToken[] = [];
  const add = (match: RegExpExecArray, fields: Omit<TimeToken, 'kind' | 'from' | 'to'>) => {
    const { hour, meridiem } = fields;
    if (hour > 24 || (meridiem && hour > 12 && fields.minute > 59)) return;
    found.push({ kind: 'time', from: match.index, to: match.index + match[0].length, ...fields });
  };
  for (const match of prepared.matchAll(CLOCK)) {
    const [, hour, minute, second] = match;
    add(match, {
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second ?? 0),
      weak: false,
      ...meridiemOf(match[4] ?? match[5]),
    });
  }
  for (const match of prepared.matchAll(MERIDIEM_HOUR)) {
    const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
    if (hour > 12) continue;
    add(match, { hour, minute, second: 0, weak: false, ...meridiemOf(match[3] ?? match[4]) });
  }
  for (const match of prepared.matchAll(BARE_DIGITS)) {
    const [hour, minute] = [Number(match[1] ?? match[3]), Number(match[2] ?? match[4])];
    add(match, { hour, minute, second: 0, weak: true });
  }
  for (const match of prepared.matchAll(BARE_HOUR)) {
    add(match, { hour: Number(match[1]), minute: 0, second: 0, weak: true });
  }
  for (const match of prepared.matchAll(NAMED)) {
    const hour = /midnight/i.test(match[1] ?? '') ? 0 : 12;
    add(match, { hour, minute: 0, second: 0, weak: false });
  }
  return withoutOverlaps(found);
}

const meridiemOf = (letter: string | undefined): { meridiem?: Meridiem } =>
  letter ? { meridiem: letter.toLowerCase() === 'a' ? 'am' : 'pm' } : {};

/** Sorts by place and keeps the longest of what overlaps. */
export function withoutOverlaps<T extends Readonly<{ from: number; to: number }>>(found: T[]): T[] {
  const kept: T[] = [];
  for (const token of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (!last || last.to <= token.from) kept.push(token);
    else if (token.to - token.from > last.to - last.from) kept[kept.length - 1] = token;
  }
  return kept;
}

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  half: 0.5,
};
const COUNT = `(\\d{1,4}(?:\\.\\d{1,2})?|${Object.keys(WORDS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`;
const DURATION = new RegExp(
  `(?<![\\w.:$])(?:(about|approximately|around|roughly|nearly|almost|some|an estimated|over|more than|at least|under|less than|up to|just over|just under)\\s+)?${COUNT}(?:\\s+(?:an?\\s+)?|-|)(hours?|hrs?|h|minutes?|mins?|m|days?)\\b(?:(?:\\s+and|,)?\\s*(a half|${COUNT.slice(1, -1)})(?:\\s*|-)(minutes?|mins?|m|hours?)?\\b)?`,
  'gi',
);
const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, d: 86_400_000 };

/** Every length of time of the text: "two hours and six minutes", "5-hour", "2.5 minutes". */
export function durationsOf(prepared: string): DurationToken[] {
  return [...prepared.matchAll(DURATION)].flatMap((match) => {
    const [, qualifier, count, unit, more, moreUnit] = match;
    const unitMs = UNIT_MS[(unit ?? '').slice(0, 1).toLowerCase()] ?? 0;
    const extra = moreMs(more, moreUnit, unitMs);
    const to = match.index + (extra === null ? lengthBefore(match[0], more) : match[0].length);
    const ms = Math.round(numberOf(count) * unitMs) + (extra ?? 0);
    if (ms <= 0) return [];
    const kind = qualifierOf(qualifier);
    return [
      { kind: 'duration' as const, from: match.index, to, ms, ...(kind && { qualifier: kind }) },
    ];
  });
}

const numberOf = (count: string | undefined) =>
  WORDS[(count ?? '').toLowerCase()] ?? Number(count ?? Number.NaN);

/** Null when what follows is not a part of the duration. */
function moreMs(more: string | undefined, unit: string | undefined, unitMs: number): number | null {
  if (!more) return 0;
  if (/^a half$/i.test(more)) return unitMs / 2;
  if (!unit || !/^m/i.test(unit)) return null;
  return Math.round(numberOf(more) * 60_000);
}

const lengthBefore = (whole: string, more: string | undefined) =>
  whole.lastIndexOf(more ?? '') > 0
    ? whole.slice(0, whole.lastIndexOf(more ?? '')).replace(/(?:\s+and|,)?\s*$/i, '').length
    : whole.length;

function qualifierOf(word: string | undefined): DurationToken['qualifier'] {
  if (!word) return undefined;
  if (/^(?:over|more than|at least|just over)$/i.test(word)) return 'over';
  return /^(?:under|less than|up to|just under)$/i.test(word) ? 'under' : 'about';
}

/** Gives the tokens that begin inside a place; places must be asked for in order, each list is walked once. */
export function walker<T extends Readonly<{ from: number }>>(tokens: readonly T[]) {
  let next = 0;
  return ({ from, to }: Readonly<{ from: number; to: number }>): T[] => {
    while ((tokens[next]?.from ?? Infinity) < from) next++;
    const start = next;
    while ((tokens[next]?.from ?? Infinity) < to) next++;
    return tokens.slice(start, next);
  };
}
