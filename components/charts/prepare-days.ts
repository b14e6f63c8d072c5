import { formatCount, formatMinutes } from '../format';
import { formatMonth } from '../format-date';
import type { PlainTable } from '../ui/csv';
import { monthLabel, sizeOf, type Text } from './prepare';

export type DayMonth = Readonly<{
  /** "2026-10" */
  month: string;
  /** Days with an outage that counts: day of the month and ms down on it. */
  outages: readonly Readonly<{ day: number; downMs: number }>[];
  /** Days on which nothing was watching. */
  unseenDays: readonly number[];
  maintenanceDays: readonly number[];
  /** The last day that is over, in a running month; nothing is drawn after it. */
  through?: number;
  /** Downtime of the month that counts, ms; `null` without data. */
  downMs: number | null;
  breached: boolean;
  /** "credit 25 %", "so far" */
  note?: string;
}>;

export type DaysInput = Readonly<{ months: readonly DayMonth[] }>;

export type DayMark = Readonly<{
  x: number;
  y: number;
  /** Side of the square, radius of a dot or ring, width of a gap. */
  size: number;
  kind: 'outage' | 'unseen' | 'maintenance' | 'watched' | 'weekend';
}>;

export type DaysModel = Readonly<{
  height: number;
  marks: readonly DayMark[];
  gapHeight: number;
  texts: readonly Text[];
  table: PlainTable;
}>;

/** Every day of the months, one row each: squares whose area is the downtime, gaps hatched. */
export function prepareDays({ months }: DaysInput, width: number): DaysModel {
  const size = sizeOf(width);
  const left = { small: 40, medium: 60, large: 70 }[size];
  const right = { small: 56, medium: 74, large: 200 }[size];
  const row = size === 'small' ? 19 : 21;
  const top = 20;
  const step = (width - left - right) / 31;
  const longest = Math.max(1, ...months.flatMap((month) => month.outages.map((o) => o.downMs)));
  const scale = Math.min(row - 3, 18) / Math.sqrt(longest);
  const x = (day: number) => left + (day - 0.5) * step;
  const y = (index: number) => top + (index + 0.5) * row;
  return {
    height: top + months.length * row + 4,
    gapHeight: row - 5,
    marks: months.flatMap((month, index) =>
      daysOf(month).map((day) =>
        markOf(month, day, { x: x(day), y: y(index), step, scale, small: size === 'small' }),
      ),
    ),
    texts: [
      ...[1, 5, 10, 15, 20, 25, 30].map((day): Text => ({
        x: x(day),
        y: 12,
        text: `${day}`,
        anchor: 'middle',
        tone: 'faint',
        fine: true,
      })),
      ...months.flatMap((month, index) =>
        monthTexts(month, { index, baseline: y(index) + 4, width, right, large: size === 'large' }),
      ),
    ],
    table: daysTable(months),
  };
}

function daysOf({ month, through }: DayMonth): number[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: Math.min(through ?? length, length) }, (_, index) => index + 1);
}

type Spot = Readonly<{ x: number; y: number; step: number; scale: number; small: boolean }>;

function markOf(month: DayMonth, day: number, { x, y, step, scale, small }: Spot): DayMark {
  const outage = month.outages.find((one) => one.day === day);
  if (outage)
    return { x, y, kind: 'outage', size: Math.max(Math.sqrt(outage.downMs) * scale, 2.4) };
  if (month.unseenDays.includes(day)) return { x, y, kind: 'unseen', size: step };
  if (month.maintenanceDays.includes(day)) {
    return { x, y, kind: 'maintenance', size: small ? 2.4 : 3.4 };
  }
  const weekday = new Date(`${month.month}-${String(day).padStart(2, '0')}T00:00:00Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  const dot = small ? 1 : 1.4;
  return { x, y, kind: weekend ? 'weekend' : 'watched', size: weekend ? dot * 0.64 : dot };
}

type Line = Readonly<{
  index: number;
  baseline: number;
  width: number;
  right: number;
  large: boolean;
}>;

function monthTexts(month: DayMonth, { index, baseline: y, width, right, large }: Line): Text[] {
  const turns = index === 0 || month.month.endsWith('-01');
  const name = `${monthLabel(month.month)}${turns ? ` \u2019${month.month.slice(2, 4)}` : ''}`;
  const texts: Text[] = [
    {
      x: 0,
      y,
      text: name,
      anchor: 'start',
      tone: month.through === undefined ? 'soft' : 'faint',
      fine: !large,
    },
    {
      x: large ? width - right + 84 : width,
      y,
      text: month.downMs === null ? 'no data' : formatMinutes(month.downMs),
      anchor: 'end',
      tone: month.breached ? 'breached' : month.through === undefined ? 'ink' : 'faint',
      strong: month.breached,
      fine: !large,
    },
  ];
  if (large && month.note) {
    texts.push({ x: width - right + 98, y, text: month.note, anchor: 'start', tone: 'faint' });
  }
  return texts;
}

function daysTable(months: readonly DayMonth[]): PlainTable {
  return {
    head: [
      'Month',
      'Downtime, min',
      'Days with an outage',
      'Days unseen',
      'Days of maintenance',
      'By day, min',
    ],
    rows: months.map((month) => [
      formatMonth(month.month),
      month.downMs === null ? 'no data' : formatMinutes(month.downMs, { bare: true }),
      formatCount(month.outages.length),
      formatCount(month.unseenDays.length),
      formatCount(month.maintenanceDays.length),
      month.outages
        .map(({ day, downMs }) => `${day}: ${formatMinutes(downMs, { bare: true })}`)
        .join('; '),
    ]),
  };
}
