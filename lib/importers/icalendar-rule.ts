/**
 * RRULE of RFC 5545 by whole days: the clock times of a maintenance that repeats, from its first on and
 * within a bounded horizon. A rule by hours, week numbers or days of the year is refused, not guessed.
 */
export type Rule = Readonly<{
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number | null;
  until: string | null;
  weekdays: readonly Readonly<{ weekday: number; nth: number }>[];
  monthDays: readonly number[];
  months: readonly number[];
  positions: readonly number[];
  weekStart: number;
}>;

const DAY_MS = 86_400_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(
  'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' '),
);

/** A rule that is understood in full, or what of it is not. */
export function ruleOf(value: string): Rule | Readonly<{ refused: string }> {
  const parts = new Map<string, string>();
  for (const part of value.toUpperCase().split(';').filter(Boolean)) {
    const [key = '', text] = part.split('=');
    if (!KNOWN.has(key) || text === undefined || parts.has(key)) return { refused: part };
    parts.set(key, text);
  }
  const freq = FREQUENCIES.find((one) => one === parts.get('FREQ'));
  if (!freq) return { refused: `FREQ=${parts.get('FREQ') ?? ''}` };
  const interval = whole(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? whole(parts.get('COUNT') ?? '') : null;
  if (!interval || count === 0 || Number.isNaN(count)) return { refused: value };
  const weekdays = listOf(parts.get('BYDAY'), weekdayOf);
  const monthDays = listOf(parts.get('BYMONTHDAY'), (text) => between(text, 31));
  const months = listOf(parts.get('BYMONTH'), (text) => between(text, 12));
  const positions = listOf(parts.get('BYSETPOS'), (text) => between(text, 366));
  if (!weekdays || !monthDays || !months?.every((month) => month > 0) || !positions)
    return { refused: value };
  const ordinal = weekdays.some(({ nth }) => nth !== 0);
  if (ordinal && (freq === 'DAILY' || freq === 'WEEKLY')) return { refused: value };
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO');
  if (weekStart < 0) return { refused: value };
  const until = parts.get('UNTIL') ?? null;
  return { freq, interval, count, until, weekdays, monthDays, months, positions, weekStart };
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

const whole = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);

function between(text: string, most: number): number | null {
  const number = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
  return number !== 0 && Math.abs(number) <= most ? number : null;
}

function weekdayOf(text: string) {
  const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
  if (!match || match[1] === '0') return null;
  return { weekday: WEEKDAYS.indexOf(match[2] ?? ''), nth: Number(match[1] ?? 0) };
}

function listOf<T>(text: string | undefined, read: (one: string) => T | null): T[] | null {
  if (text === undefined) return [];
  const items = text.split(',').map(read);
  const known = items.filter((one) => one !== null);
  return known.length === items.length ? known : null;
}

/**
 * The starts of a rule as clock readings (ms, as if UTC), the first among them. `endsBefore`: the horizon;
 * `isOver`: whether a start lies after UNTIL. `cut`: whether the rule goes on after the horizon.
 */
export function startsOf(
  rule: Rule,
  first: number,
  { endsBefore, isOver }: Readonly<{ endsBefore: number; isOver: (start: number) => boolean }>,
): Readonly<{ starts: number[]; cut: boolean }> {
  const firstDay = Math.floor(first / DAY_MS);
  const clockMs = first - firstDay * DAY_MS;
  const starts = [first];
  for (const days of periodsOf(rule, firstDay)) {
    for (const day of days) {
      if (day <= firstDay) continue;
      const start = day * DAY_MS + clockMs;
      if (isOver(start) || (rule.count !== null && starts.length >= rule.count))
        return { starts, cut: false };
      if (start >= endsBefore) return { starts, cut: true };
      starts.push(start);
    }
  }
  const open = rule.count === null ? rule.until === null : starts.length < rule.count;
  return { starts, cut: open };
}

/** Days that a horizon of two years can hold, and one period more. */
const PERIODS: Readonly<Record<Rule['freq'], number>> = {
  DAILY: 800,
  WEEKLY: 120,
  MONTHLY: 30,
  YEARLY: 5,
};

function* periodsOf(rule: Rule, firstDay: number): Generator<number[]> {
  for (let index = 0; index <= PERIODS[rule.freq]; index += rule.interval) {
    const days = daysOf(rule, firstDay, index).filter((day) => fits(rule, day, firstDay));
    yield rule.positions.length === 0 ? days : positioned(days, rule.positions);
  }
}

function positioned(days: readonly number[], positions: readonly number[]): number[] {
  const chosen = new Set(
    positions.map((position) => days.at(position > 0 ? position - 1 : position)),
  );
  return days.filter((day) => chosen.has(day));
}

/** Every day of the period `index` after the first one's. */
function daysOf({ freq, weekStart }: Rule, firstDay: number, index: number): number[] {
  if (freq === 'DAILY') return [firstDay + index];
  if (freq === 'WEEKLY') {
    const monday = firstDay - ((((weekdayOfDay(firstDay) - weekStart) % 7) + 7) % 7) + 7 * index;
    return Array.from({ length: 7 }, (_, day) => monday + day);
  }
  const { year, month } = civil(firstDay);
  const from = freq === 'MONTHLY' ? dayOf(year, month + index) : dayOf(year + index, 0);
  const to = freq === 'MONTHLY' ? dayOf(year, month + index + 1) : dayOf(year + index + 1, 0);
  return Array.from({ length: to - from }, (_, day) => from + day);
}

/** 0 = Monday. 1970-01-01 was a Thursday. */
const weekdayOfDay = (day: number) => (((day + 3) % 7) + 7) % 7;
const dayOf = (year: number, month: number) => Date.UTC(year, month, 1) / DAY_MS;

function civil(day: number) {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** Whether a day of a period is one of the rule's; what the rule leaves open is as of the first day. */
function fits(rule: Rule, day: number, firstDay: number): boolean {
  const { freq, weekdays, monthDays, months } = rule;
  const { year, month, date } = civil(day);
  const first = civil(firstDay);
  const length = dayOf(year, month + 1) - dayOf(year, month);
  if (months.length > 0 && !months.includes(month + 1)) return false;
  if (monthDays.length > 0 && !monthDays.some((one) => date === (one > 0 ? one : length + 1 + one)))
    return false;
  if (weekdays.length > 0) {
    const yearly = freq === 'YEARLY' && months.length === 0 && monthDays.length === 0;
    const span = yearly
      ? { from: dayOf(year, 0), to: dayOf(year + 1, 0) }
      : { from: dayOf(year, month), to: dayOf(year, month + 1) };
    return weekdays.some((one) => isNth(one, day, span));
  }
  if (monthDays.length > 0 || freq === 'DAILY') return true;
  if (freq === 'WEEKLY') return weekdayOfDay(day) === weekdayOfDay(firstDay);
  if (date !== first.date) return false;
  return freq === 'MONTHLY' || months.length > 0 || month === first.month;
}

function isNth(
  { weekday, nth }: Rule['weekdays'][number],
  day: number,
  { from, to }: Readonly<{ from: number; to: number }>,
): boolean {
  if (weekdayOfDay(day) !== weekday) return false;
  if (nth === 0) return true;
  const fromStart = Math.floor((day - from) / 7) + 1;
  const fromEnd = -Math.floor((to - 1 - day) / 7) - 1;
  return nth === fromStart || nth === fromEnd;
}
