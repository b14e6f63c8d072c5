import { formatAmount, formatCount } from '../format';
import { formatMonth } from '../format-date';
import type { PlainTable } from '../ui/csv';
import { monthLabel, niceTicks, type Size, sizeOf, type Text, textWidth } from './prepare';

/** What became of a credit. */
export type Outcome = 'recovered' | 'awaiting' | 'declined' | 'unclaimed' | 'missed' | 'running';

/** Integer minor units per outcome; what is left out is 0. */
export type Outcomes = Readonly<Partial<Record<Outcome, number>>>;

export type CreditPeriod = Readonly<{
  /** "2026-10" */
  period: string;
  outcomes: Outcomes;
  /** Promises kept of those measured; `null` while the period runs. */
  kept: number | null;
  measured: number;
  running: boolean;
}>;

export type CreditsInput = Readonly<{ periods: readonly CreditPeriod[]; currency: string }>;

/** From the axis upwards. */
export const OUTCOMES = [
  'recovered',
  'awaiting',
  'declined',
  'unclaimed',
  'missed',
  'running',
] as const satisfies readonly Outcome[];

export type CreditsModel = Readonly<{
  height: number;
  margin: Readonly<{ top: number; right: number; bottom: number; left: number }>;
  maxMinor: number;
  /** One row a period: the outcomes as stacked bars, in minor units. */
  rows: readonly (Readonly<{ period: string }> & Readonly<Record<Outcome, number>>)[];
  barWidth: number;
  gridYs: readonly number[];
  texts: readonly Text[];
  /** Where a running period without a figure gets its dotted box. */
  runningBox: Readonly<{ x: number; y: number; width: number; height: number }> | undefined;
  table: PlainTable;
}>;

/** Credits found per period as bars by outcome, with the promises kept below. */
export function prepareCredits(input: CreditsInput, width: number): CreditsModel {
  const { periods, currency } = input;
  const size = sizeOf(width);
  const margin = {
    small: { top: 34, right: 0, bottom: 54, left: 40 },
    medium: { top: 34, right: 8, bottom: 56, left: 52 },
    large: { top: 34, right: 150, bottom: 56, left: 56 },
  }[size];
  const height = { small: 250, medium: 270, large: 280 }[size];
  const largest = Math.max(0, ...periods.map(({ outcomes }) => sumOf(outcomes)));
  const maxMinor = largest === 0 ? 100 : largest * 1.04;
  const band = (width - margin.left - margin.right) / Math.max(periods.length, 1);
  const place: Place = { width, height, margin, band, size, maxMinor };
  const running = periods.findIndex((period) => period.running);
  const boxed = running >= 0 && sumOf(periods[running]?.outcomes ?? {}) === 0;
  const ticks = niceTicks(maxMinor, 3);
  const usual = Math.max(...periods.map(({ kept }) => kept ?? 0));
  return {
    height,
    margin,
    maxMinor,
    rows: periods.map(({ period, outcomes }) => ({ period, ...NOTHING, ...outcomes })),
    barWidth: Math.round(band * 0.6),
    gridYs: ticks.slice(1).map((tick) => yOf(tick, place)),
    texts: [
      ...ticks.map((tick): Text => ({
        x: margin.left - 8,
        y: yOf(tick, place) + 4,
        text: shortAmount(tick, currency),
        anchor: 'end',
        tone: 'faint',
      })),
      { x: margin.left - 8, y: 14, text: currency, anchor: 'end', tone: 'faint' },
      ...outcomeTexts(input, place),
      ...periods.flatMap((period, index) => periodTexts(period, { index, usual, place })),
      ...keptTexts(periods, place),
    ],
    runningBox: boxed
      ? {
          x: margin.left + (running + 0.5) * band - Math.round(band * 0.6) / 2,
          y: yOf(0, place) - 11,
          width: Math.round(band * 0.6),
          height: 11,
        }
      : undefined,
    table: creditsTable(input),
  };
}

const NOTHING = { recovered: 0, awaiting: 0, declined: 0, unclaimed: 0, missed: 0, running: 0 };

type Place = Readonly<{
  width: number;
  height: number;
  margin: CreditsModel['margin'];
  band: number;
  size: Size;
  maxMinor: number;
}>;

const sumOf = (outcomes: Outcomes): number =>
  OUTCOMES.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);

const yOf = (minor: number, { height, margin, maxMinor }: Place): number =>
  height - margin.bottom - (minor / maxMinor) * (height - margin.top - margin.bottom);

/** "5 k", "1.5 m", "500" in major units: an axis only. */
export function shortAmount(minor: number, currency: string): string {
  const decimals = formatAmount(0, currency).split('.')[1]?.length ?? 0;
  const major = minor / 10 ** decimals;
  const [size, unit] =
    major >= 1_000_000
      ? [major / 1_000_000, '\u00a0m']
      : major >= 1_000
        ? [major / 1_000, '\u00a0k']
        : [major, ''];
  return `${Number(size.toFixed(2))}${unit}`;
}

const TONE = {
  recovered: 'ink',
  awaiting: 'soft',
  declined: 'soft',
  unclaimed: 'accent',
  missed: 'breached',
  running: 'faint',
} as const satisfies Record<Outcome, Text['tone']>;

/** Names the outcome above a bar: those that ask for something always, the others where they come first. */
function outcomeTexts({ periods, currency }: CreditsInput, place: Place): Text[] {
  const tops = periods.map(({ outcomes }) => yOf(sumOf(outcomes), place));
  const said = new Set<Outcome>();
  const texts: Text[] = [];
  for (const [index, period] of periods.entries()) {
    const outcome = period.running ? 'running' : topOutcome(period.outcomes);
    if (!outcome || (said.has(outcome) && !ASKS.has(outcome))) continue;
    const text = outcomeText({ period, index, outcome, currency }, place);
    if (!isClear(text, { index, tops, texts, place })) continue;
    said.add(outcome);
    texts.push(text);
  }
  return texts;
}

const ASKS: ReadonlySet<Outcome> = new Set(['missed', 'unclaimed', 'declined']);

type Named = Readonly<{
  period: CreditPeriod;
  index: number;
  outcome: Outcome;
  currency: string;
}>;

function outcomeText({ period, index, outcome, currency }: Named, place: Place): Text {
  const total = sumOf(period.outcomes);
  const amount = period.outcomes[outcome] ?? 0;
  const mixed = total !== amount && !period.running && place.size === 'large';
  const text = mixed
    ? `${outcome} ${formatAmount(amount, currency).replace(/\.0+$/, '')}`
    : outcome;
  const half = textWidth(text) / 2;
  return {
    x: Math.min(place.margin.left + (index + 0.5) * place.band, place.width - half),
    y: yOf(total, place) - (period.running && total === 0 ? 18 : 7),
    text,
    anchor: 'middle',
    tone: TONE[outcome],
    strong: outcome === 'unclaimed',
    halo: true,
  };
}

type Around = Readonly<{
  index: number;
  tops: readonly number[];
  texts: readonly Text[];
  place: Place;
}>;

/** Neither over another bar nor over another word; where there is no room the table has it. */
function isClear(text: Text, { index, tops, texts, place }: Around): boolean {
  const half = textWidth(text.text) / 2;
  const reach = half + place.band * 0.3;
  const bars = tops.every((top, other) => {
    const x = place.margin.left + (other + 0.5) * place.band;
    return other === index || Math.abs(x - text.x) >= reach || top > text.y + 2;
  });
  return (
    bars &&
    texts.every(
      (other) =>
        Math.abs(other.x - text.x) >= half + textWidth(other.text) / 2 + 4 ||
        Math.abs(other.y - text.y) >= 15,
    )
  );
}

const topOutcome = (outcomes: Outcomes): Outcome | undefined =>
  OUTCOMES.findLast((outcome) => (outcomes[outcome] ?? 0) > 0);

function periodTexts(
  period: CreditPeriod,
  { index, usual, place }: Readonly<{ index: number; usual: number; place: Place }>,
): Text[] {
  const x = place.margin.left + (index + 0.5) * place.band;
  const fine = place.size === 'small';
  const [axis, below] = [place.height - place.margin.bottom + 20, place.height - 10];
  return [
    {
      x,
      y: axis,
      text: monthLabel(period.period, fine),
      anchor: 'middle',
      tone: period.running ? 'faint' : 'soft',
      fine,
    },
    {
      x,
      y: below,
      text: period.kept === null ? '–' : formatCount(period.kept),
      anchor: 'middle',
      tone: period.kept === null ? 'faint' : 'ink',
      strong: period.kept !== null && period.kept < usual,
    },
  ];
}

function keptTexts(periods: readonly CreditPeriod[], place: Place): Text[] {
  const y = place.height - 10;
  const measured = periods.filter((period) => period.kept !== null).map((p) => p.measured);
  const [least, most] = [Math.min(...measured), Math.max(...measured)];
  const label: Text = { x: place.margin.left - 8, y, text: 'kept', anchor: 'end', tone: 'faint' };
  if (place.size !== 'large' || measured.length === 0) return [label];
  const of = least === most ? `${most}` : `${least}–${most}`;
  return [
    label,
    {
      x: place.width - place.margin.right + 10,
      y,
      text: `of ${of} measured`,
      anchor: 'start',
      tone: 'faint',
    },
  ];
}

function creditsTable({ periods, currency }: CreditsInput): PlainTable {
  const names = OUTCOMES.map((outcome) => outcome.charAt(0).toUpperCase() + outcome.slice(1));
  return {
    head: ['Period', ...names.map((name) => `${name}, ${currency}`), 'Kept', 'Measured'],
    rows: periods.map(({ period, outcomes, kept, measured }) => [
      formatMonth(period),
      ...OUTCOMES.map((outcome) => formatAmount(outcomes[outcome] ?? 0, currency)),
      kept === null ? 'running' : formatCount(kept),
      formatCount(measured),
    ]),
  };
}
