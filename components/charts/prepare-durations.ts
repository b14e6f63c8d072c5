import { formatMinutes } from '../format';
import { formatDate } from '../format-date';
import type { PlainTable } from '../ui/csv';
import { niceTicks, type Text } from './prepare';

export type DurationsInput = Readonly<{
  /** One outage each, ms; `null` = never came (a notice that was not given). */
  outages: readonly Readonly<{ at: string; ms: number | null; kept: boolean | null }>[];
  /** What the contract allows, ms; `null` without a promise. */
  promiseMs: number | null;
  /** "never", said before the count of those that did not come. */
  neverWord?: string;
}>;

export type DurationDot = Readonly<{ x: number; y: number; state: 'met' | 'breached' | 'plain' }>;

export type DurationsModel = Readonly<{
  height: number;
  axisY: number;
  axisEnd: number;
  tickXs: readonly number[];
  promiseX: number | undefined;
  dots: readonly DurationDot[];
  /** Divides what came from what never did. */
  neverX: number | undefined;
  texts: readonly Text[];
  table: PlainTable;
}>;

const MINUTE = 60_000;
const LEFT = 8;
const DOT = 10;

/** Each outage as a mark on a linear axis of minutes from zero, piled where they meet. */
export function prepareDurations(input: DurationsInput, width: number): DurationsModel {
  const { outages, promiseMs, neverWord = 'never' } = input;
  const never = outages.filter((outage) => outage.ms === null);
  const came = outages.flatMap(({ ms, kept }) => (ms === null ? [] : [{ ms, kept }]));
  const neverWidth = never.length === 0 ? 0 : Math.max(Math.min(never.length, 8) * 11 + 12, 60);
  const axisEnd = width - 14 - neverWidth;
  const most = Math.max(promiseMs ?? 0, ...came.map(({ ms }) => ms), MINUTE) / MINUTE;
  const scale = (axisEnd - LEFT) / (most * 1.06);
  const x = (ms: number) => LEFT + (ms / MINUTE) * scale;
  const { dots, rows } = pile(came.map((one) => ({ ...one, x: x(one.ms) })));
  const axisY = Math.max(58, 34 + rows * DOT);
  const ticks = clockTicks(most * 1.06, Math.max(Math.floor(axisEnd / 90), 2));
  const promiseX = promiseMs === null ? undefined : x(promiseMs);
  return {
    height: axisY + 26,
    axisY,
    axisEnd,
    tickXs: ticks.map((tick) => x(tick * MINUTE)),
    promiseX,
    dots: [
      ...dots.map((dot) => ({ ...dot, y: axisY - 8 - dot.y * DOT })),
      ...never.slice(0, 8).map((_, index): DurationDot => ({
        x: axisEnd + 20 + index * 11,
        y: axisY - 8,
        state: 'breached',
      })),
    ],
    neverX: never.length === 0 ? undefined : axisEnd + 10,
    texts: [
      ...ticks.map((tick, index): Text => ({
        x: x(tick * MINUTE),
        y: axisY + 19,
        text: index === 0 ? '0\u00a0min' : `${tick}`,
        anchor: index === 0 ? 'start' : 'middle',
        tone: 'faint',
        fine: true,
      })),
      ...(promiseMs === null || promiseX === undefined
        ? []
        : [promiseText(promiseMs, promiseX, axisEnd)]),
      ...(never.length === 0
        ? []
        : [
            {
              x: axisEnd + 16,
              y: 18,
              text: `${neverWord} ${never.length}`,
              anchor: 'start',
              tone: 'breached',
              strong: true,
            } as const,
          ]),
    ],
    table: durationsTable(outages),
  };
}

/** Minutes read by the quarter of an hour where that fits. */
function clockTicks(max: number, atMost: number): number[] {
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1_440].find((s) => max / s <= atMost);
  if (step === undefined) return niceTicks(max, atMost);
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
}

function promiseText(promiseMs: number, x: number, axisEnd: number): Text {
  const before = x > axisEnd / 2;
  return {
    x: before ? x - 7 : x + 7,
    y: 18,
    text: `promise ${formatMinutes(promiseMs, { bare: true })}`,
    anchor: before ? 'end' : 'start',
    tone: 'ink',
    strong: true,
  };
}

function pile(came: readonly Readonly<{ x: number; kept: boolean | null }>[]) {
  const rowEnds: number[] = [];
  const dots = came
    .toSorted((a, b) => a.x - b.x)
    .map(({ x, kept }) => {
      const free = rowEnds.findIndex((end) => end <= x - DOT);
      const row = free === -1 ? rowEnds.length : free;
      rowEnds[row] = x;
      const state = kept === null ? 'plain' : kept ? 'met' : 'breached';
      return { x, y: row, state } as const;
    });
  return { dots, rows: rowEnds.length };
}

function durationsTable(outages: DurationsInput['outages']): PlainTable {
  return {
    head: ['Outage', 'Minutes', 'Promise'],
    rows: outages.map(({ at, ms, kept }) => [
      formatDate(at.slice(0, 10)),
      ms === null ? 'never' : formatMinutes(ms, { bare: true }),
      kept === null ? 'none' : kept ? 'kept' : 'broken',
    ]),
  };
}
