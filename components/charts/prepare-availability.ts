import { formatMinuteRange, formatMinutes, formatPercent, formatRate } from '../format';
import { formatMonth } from '../format-date';
import type { PlainTable } from '../ui/csv';
import { allowanceMs, monthLabel, sizeOf, type Text, textWidth } from './prepare';

export type AvailabilityMonth = Readonly<{
  /** "2026-10" */
  month: string;
  /** Length of the period that the contract counts, ms. */
  totalMs: number;
  /** Downtime that counts; `null` when nothing was watching. */
  downMs: number | null;
  /** Time in which nothing was watching: may have been down. */
  unseenMs: number;
  /** Availability, exact decimal text with six decimals; `null` without data. */
  percent: string | null;
  /** Whether the promise of that month was kept; the core says so. */
  state: 'met' | 'breached' | 'unknown' | 'running';
}>;

export type AvailabilityInput = Readonly<{
  months: readonly AvailabilityMonth[];
  /** "99.9" */
  promise: string;
  /** Where more is owed: `{ below: '99.5', label: 'credit 25 %' }`, largest first. */
  tiers?: readonly Readonly<{ below: string; label: string }>[];
}>;

export type HangingBar = Readonly<{
  month: string;
  /** Minutes for the stacked bars; their sum is the length of the bar. */
  within: number;
  beyond: number;
  unseen: number;
  /** Dotted outline instead of fills. */
  running: number;
}>;

export type AvailabilityModel = Readonly<{
  height: number;
  margin: Readonly<{ top: number; right: number; bottom: number; left: number }>;
  maxMinutes: number;
  bars: readonly HangingBar[];
  barWidth: number;
  /** Stepped, for months differ in length: the promise first. */
  levels: readonly Readonly<{ path: string; promise: boolean }>[];
  texts: readonly Text[];
  table: PlainTable;
}>;

const MINUTE = 60_000;

/** Bars of downtime that hang from 100 %, in minutes, with the promise and the tiers as lines. */
export function prepareAvailability(input: AvailabilityInput, width: number): AvailabilityModel {
  const { months, promise } = input;
  const size = sizeOf(width);
  const margin = {
    small: { top: 26, right: 0, bottom: 30, left: 44 },
    medium: { top: 30, right: 8, bottom: 34, left: 60 },
    large: { top: 30, right: 150, bottom: 38, left: 100 },
  }[size];
  const height = { small: 240, medium: 280, large: 304 }[size];
  const maxMinutes = domainMinutes(input);
  const band = (width - margin.left - margin.right) / Math.max(months.length, 1);
  const place: Place = { width, margin, band, size, y: yScale(margin, height, maxMinutes) };
  const levels = [promise, ...(input.tiers ?? []).map((tier) => tier.below)];
  return {
    height,
    margin,
    maxMinutes,
    bars: months.map((month) => barOf(month, promise, maxMinutes)),
    barWidth: Math.round(band * 0.56),
    levels: levels
      .filter((level) => fits(months, level, maxMinutes))
      .map((level) => ({ path: stepped(months, level, place), promise: level === promise })),
    texts: [...axisTexts(input, place, maxMinutes), ...monthTexts(input, place)],
    table: availabilityTable(input),
  };
}

type Place = Readonly<{
  width: number;
  margin: AvailabilityModel['margin'];
  band: number;
  size: ReturnType<typeof sizeOf>;
  y: (minutes: number) => number;
}>;

const yScale =
  (margin: AvailabilityModel['margin'], height: number, max: number) => (minutes: number) =>
    margin.top + (Math.min(minutes, max) / max) * (height - margin.top - margin.bottom);

/** Room for every downtime and twice the promise; what was not watched is cut off before it flattens the rest. */
function domainMinutes({ months, promise }: AvailabilityInput): number {
  const known = Math.max(
    1,
    ...months.map((month) => month.downMs ?? 0),
    ...months.map((month) => allowanceMs(month.totalMs, promise) * 1.6),
  );
  const withUnseen = months.map((month) => (month.downMs ?? 0) + month.unseenMs);
  const shown = Math.max(known, ...withUnseen.filter((ms) => ms <= known * 1.25));
  return (shown * 1.04) / MINUTE;
}

function barOf(month: AvailabilityMonth, promise: string, maxMinutes: number): HangingBar {
  const allowed = allowanceMs(month.totalMs, promise);
  const down = month.downMs ?? 0;
  const unseen = Math.min(month.unseenMs, maxMinutes * MINUTE - down);
  const running = month.state === 'running';
  return {
    month: month.month,
    within: running ? 0 : Math.min(down, allowed) / MINUTE,
    beyond: running ? 0 : Math.max(down - allowed, 0) / MINUTE,
    unseen: running ? 0 : Math.max(unseen, 0) / MINUTE,
    running: running ? down / MINUTE : 0,
  };
}

const fits = (months: readonly AvailabilityMonth[], level: string, maxMinutes: number): boolean =>
  months.some((month) => allowanceMs(month.totalMs, level) <= maxMinutes * MINUTE);

function stepped(months: readonly AvailabilityMonth[], level: string, place: Place): string {
  return months
    .map((month, index) => {
      const y = place.y(allowanceMs(month.totalMs, level) / MINUTE);
      const x = place.margin.left + index * place.band;
      return `${index === 0 ? `M${x} ${y}` : `V${y}`}H${x + place.band}`;
    })
    .join('');
}

function axisTexts(input: AvailabilityInput, place: Place, maxMinutes: number): Text[] {
  const { months, promise, tiers = [] } = input;
  const last = months.at(-1);
  const large = place.size === 'large';
  const left = place.margin.left - 8;
  const right = place.width - place.margin.right + 10;
  const allowances = months.map((month) => allowanceMs(month.totalMs, promise));
  const promiseY = place.y(Math.max(0, ...allowances) / MINUTE) + 4;
  const texts: Text[] = [
    { x: left, y: place.margin.top + 4, text: '100 %', anchor: 'end', tone: 'faint' },
    {
      x: left,
      y: Math.max(promiseY, place.margin.top + 18),
      text: large ? `Promise ${formatRate(promise)}` : formatRate(promise),
      anchor: 'end',
      tone: 'ink',
      strong: true,
    },
    ...tiers
      .filter((tier) => fits(months, tier.below, maxMinutes))
      .map((tier): Text => {
        const y = place.y(
          Math.max(...months.map((m) => allowanceMs(m.totalMs, tier.below))) / MINUTE,
        );
        return { x: left, y: y + 4, text: formatRate(tier.below), anchor: 'end', tone: 'faint' };
      })
      .filter((text) => text.y > Math.max(promiseY, place.margin.top + 18) + 12),
  ];
  if (!large || !last) return texts;
  const [least, most] = [Math.min(...allowances), Math.max(...allowances)];
  return [
    ...texts,
    { x: right, y: place.margin.top + 4, text: 'no downtime', anchor: 'start', tone: 'faint' },
    {
      x: right,
      y: Math.max(promiseY, place.margin.top + 18),
      text: `${formatMinuteRange(least, most)} a month`,
      anchor: 'start',
      tone: 'ink',
      strong: true,
    },
    ...tiers
      .map((tier): Text => ({
        x: right,
        y: place.y(allowanceMs(last.totalMs, tier.below) / MINUTE) + 4,
        text: `below: ${tier.label}`,
        anchor: 'start',
        tone: 'faint',
      }))
      .filter((_, index) => fits(months, tiers[index]?.below ?? '100', maxMinutes))
      .filter((text) => text.y > Math.max(promiseY, place.margin.top + 18) + 12),
  ];
}

function monthTexts({ months, promise }: AvailabilityInput, place: Place): Text[] {
  const roomForAll = place.band >= textWidth('99.999') + 4;
  return months.flatMap((month, index): Text[] => {
    const x = place.margin.left + (index + 0.5) * place.band;
    const running = month.state === 'running';
    const head: Text = {
      x,
      y: 15,
      text: monthLabel(month.month, place.size === 'small'),
      anchor: 'middle',
      tone: running ? 'faint' : 'soft',
      fine: place.size === 'small',
    };
    const texts = [head];
    const down = month.downMs ?? 0;
    const promiseEnd = allowanceMs(month.totalMs, promise);
    const end =
      down === 0 && month.unseenMs === 0 ? 0 : Math.max(down + month.unseenMs, promiseEnd);
    const y = place.y(end / MINUTE) + 16;
    if (roomForAll || (month.state === 'breached' && place.band >= 20)) {
      texts.push(valueText(month, promise, { x, y, short: !roomForAll }));
    }
    const note = noteOf(month);
    if (roomForAll && note) {
      texts.push({
        x,
        y: y + 15,
        text: note,
        anchor: 'middle',
        tone: 'faint',
        fine: true,
        halo: true,
      });
    }
    return texts;
  });
}

function valueText(
  month: AvailabilityMonth,
  promise: string,
  at: Readonly<{ x: number; y: number; short: boolean }>,
): Text {
  const full = month.percent === null ? 'no data' : formatPercent(month.percent, { promise });
  const plain = month.state === 'met' || month.state === 'running';
  return {
    x: at.x,
    y: at.y,
    // Where months are narrow the digits after the point stand alone under their own month.
    text: at.short ? full.replace(/^99/, '') : full,
    anchor: 'middle',
    tone: month.state === 'breached' ? 'breached' : plain && month.downMs !== 0 ? 'ink' : 'faint',
    strong: month.state === 'breached',
    fine: at.short,
    halo: true,
  };
}

function noteOf(month: AvailabilityMonth): string {
  if (month.state === 'running') return 'running';
  if (month.downMs === null) return 'not watched';
  return month.unseenMs > 0 ? `${formatMinutes(month.unseenMs)} unseen` : '';
}

function availabilityTable({ months, promise }: AvailabilityInput): PlainTable {
  return {
    head: ['Month', 'Availability, %', 'Downtime, min', 'Allowed, min', 'Unseen, min', 'Promise'],
    rows: months.map((month) => [
      formatMonth(month.month),
      month.percent === null ? 'no data' : formatPercent(month.percent, { promise }),
      month.downMs === null ? 'no data' : formatMinutes(month.downMs, { bare: true }),
      formatMinutes(allowanceMs(month.totalMs, promise), { bare: true, round: 'down' }),
      formatMinutes(month.unseenMs, { bare: true }),
      { met: 'kept', breached: 'broken', unknown: 'unknown', running: 'running' }[month.state],
    ]),
  };
}
