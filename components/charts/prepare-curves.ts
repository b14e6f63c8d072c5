import { formatDuration } from '../format';
import type { PlainTable } from '../ui/csv';
import { niceTicks, sizeOf, type Text } from './prepare';

export type CreditCurve = Readonly<{
  key: string;
  name: string;
  /** "10, 25, 50 % by tier" */
  note?: string;
  /** Credit as percent of the monthly fee from that downtime on; a step holds until the next point. */
  points: readonly Readonly<{ downMs: number; percent: string }>[];
  /** Straight between the points instead of steps. */
  linear?: boolean;
  /** accent = the chosen contract · ink · dashed. No more than three kinds of line. */
  look: 'accent' | 'ink' | 'dashed';
}>;

export type CurvesInput = Readonly<{
  curves: readonly CreditCurve[];
  /** The axis ends here. */
  untilMs: number;
  /** The month in question: `{ downMs, label: 'October, 231 min' }`. */
  mark?: Readonly<{ downMs: number; label: string }>;
}>;

export type CurvesModel = Readonly<{
  height: number;
  plot: Readonly<{ left: number; right: number; top: number; bottom: number }>;
  gridYs: readonly number[];
  tickXs: readonly number[];
  paths: readonly Readonly<{ key: string; path: string; look: CreditCurve['look'] }>[];
  markX: number | undefined;
  texts: readonly Text[];
  table: PlainTable;
}>;

const HOUR = 3_600_000;

/** What each contract would credit, by downtime in a month: share of the fee on a linear scale from zero. */
export function prepareCurves(input: CurvesInput, width: number): CurvesModel {
  const { curves, untilMs, mark } = input;
  const large = sizeOf(width) === 'large';
  const height = large ? 380 : 300;
  const plot = { left: 54, right: width - (large ? 190 : 8), top: 40, bottom: height - 46 };
  const most =
    Math.max(1, ...curves.flatMap((c) => c.points.map((p) => Number(p.percent)))) *
    (large ? 1.06 : 1.22);
  const x = (ms: number) =>
    plot.left + (Math.min(ms, untilMs) / untilMs) * (plot.right - plot.left);
  const y = (percent: number) => plot.bottom - (percent / most) * (plot.bottom - plot.top);
  const hours = niceTicks(untilMs / HOUR, Math.max(Math.floor((plot.right - plot.left) / 90), 2));
  const shares = niceTicks(most, 4);
  return {
    height,
    plot,
    gridYs: shares.slice(1).map(y),
    tickXs: hours.map((hour) => x(hour * HOUR)),
    paths: curves.map((curve) => ({
      key: curve.key,
      look: curve.look,
      path: pathOf(curve, { x, y, untilMs }),
    })),
    markX: mark ? x(mark.downMs) : undefined,
    texts: [
      ...shares.map((share, index): Text => ({
        x: plot.left - 8,
        y: y(share) + 4,
        text: index === shares.length - 1 ? `${share}\u00a0%` : `${share}`,
        anchor: 'end',
        tone: 'faint',
      })),
      ...hours.map((hour): Text => ({
        x: x(hour * HOUR),
        y: plot.bottom + 20,
        text: hour === 0 ? '0' : formatDuration(Math.round(hour * HOUR)),
        anchor: 'middle',
        tone: 'faint',
      })),
      {
        x: plot.left,
        y: plot.bottom + 40,
        text: 'downtime in the month',
        anchor: 'start',
        tone: 'faint',
      },
      {
        x: plot.left,
        y: 14,
        text: 'credit, share of the monthly fee',
        anchor: 'start',
        tone: 'faint',
      },
      ...(mark
        ? [
            {
              x: x(mark.downMs) + 6,
              y: 34,
              text: mark.label,
              anchor: 'start',
              tone: 'ink',
              strong: true,
            } as const,
          ]
        : []),
      ...endLabels(curves, { y, large, right: plot.right, top: mark && !large ? 52 : 0 }),
    ],
    table: {
      head: ['Contract', 'Downtime from', 'Credit, % of the fee'],
      rows: curves.flatMap((curve) =>
        curve.points.map((point) => [curve.name, formatDuration(point.downMs), point.percent]),
      ),
    },
  };
}

type Scales = Readonly<{
  x: (ms: number) => number;
  y: (percent: number) => number;
  untilMs: number;
}>;

function pathOf(curve: CreditCurve, { x, y, untilMs }: Scales): string {
  const inside = curve.points.filter((point) => point.downMs <= untilMs);
  const path = inside.map((point, index) => {
    const [px, py] = [x(point.downMs), y(Number(point.percent))];
    if (index === 0) return `M${x(0)} ${y(0)}H${px}${curve.linear ? `L${px} ${py}` : `V${py}`}`;
    return curve.linear ? `L${px} ${py}` : `H${px}V${py}`;
  });
  return `${path.join('') || `M${x(0)} ${y(0)}`}H${x(untilMs)}`;
}

/** Names at the line's end, pushed apart from the top down; on a narrow page above the lines' ends. */
function endLabels(
  curves: readonly CreditCurve[],
  at: Readonly<{ y: (percent: number) => number; large: boolean; right: number; top: number }>,
): Text[] {
  let free = at.top;
  return curves
    .map((curve) => ({ curve, wanted: at.y(Number(curve.points.at(-1)?.percent ?? 0)) }))
    .toSorted((one, other) => one.wanted - other.wanted)
    .flatMap(({ curve, wanted }): Text[] => {
      const y = Math.max(at.large ? wanted + 5 : wanted - 7, free);
      const tone = curve.look === 'accent' ? 'accent' : 'ink';
      free = y + (curve.note && at.large ? 32 : 18);
      const anchor = at.large ? 'start' : 'end';
      const x = at.large ? at.right + 9 : at.right;
      const name: Text = { x, y, text: curve.name, anchor, tone, strong: true, halo: !at.large };
      return curve.note && at.large
        ? [name, { x, y: y + 15, text: curve.note, anchor, tone: 'faint', fine: true }]
        : [name];
    });
}
