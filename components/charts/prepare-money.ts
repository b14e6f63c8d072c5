import { formatAmount, formatMinutes } from '../format';
import type { PlainTable } from '../ui/csv';
import { sizeOf, type Text, textWidth } from './prepare';
import { type Outcome, OUTCOMES, type Outcomes } from './prepare-credits';

export type MoneyBarInput = Readonly<{ outcomes: Outcomes; currency: string }>;

export type MoneyPart = Readonly<{ outcome: Outcome; x: number; width: number }>;

export type MoneyBarModel = Readonly<{
  height: number;
  barY: number;
  barHeight: number;
  parts: readonly MoneyPart[];
  /** Over what was claimed: recovered, awaiting, declined. */
  bracket: string;
  texts: readonly Text[];
  /** On a narrow page, or where labels would not fit: a small box of the part's look before each line. */
  keys: readonly Readonly<{ outcome: Outcome; y: number }>[];
  rules: readonly number[];
  table: PlainTable;
}>;

const NAME = {
  recovered: 'Recovered',
  awaiting: 'Awaiting answer',
  declined: 'Declined',
  unclaimed: 'Not yet claimed',
  missed: 'Missed',
  running: 'Running',
} as const satisfies Record<Outcome, string>;

const GAP = 2;

/** All that was found, in one bar, by what became of it. */
export function prepareMoneyBar(
  { outcomes, currency }: MoneyBarInput,
  width: number,
): MoneyBarModel {
  const shown = OUTCOMES.filter((outcome) => (outcomes[outcome] ?? 0) > 0);
  const total = shown.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
  const scale = (width - GAP * Math.max(shown.length - 1, 0)) / Math.max(total, 1);
  let x = 0;
  const parts = shown.map((outcome): MoneyPart => {
    const part = { outcome, x, width: (outcomes[outcome] ?? 0) * scale };
    x += part.width + GAP;
    return part;
  });
  const labels = parts.map((part) => ({
    part,
    amount: formatAmount(outcomes[part.outcome] ?? 0, currency),
  }));
  const below = sizeOf(width) === 'small' ? undefined : labelsBelow(labels, width);
  const listed = below ?? labelsListed(labels, width);
  return {
    ...listed,
    barY: 26,
    barHeight: 26,
    parts,
    ...claimedBracket(parts, outcomes, currency),
    texts: [...claimedBracket(parts, outcomes, currency).texts, ...listed.texts],
    table: {
      head: ['Outcome', `Credit, ${currency}`],
      rows: [
        ...labels.map(({ part, amount }) => [NAME[part.outcome], amount]),
        ['Found', formatAmount(total, currency)],
      ],
    },
  };
}

type Labels = readonly Readonly<{ part: MoneyPart; amount: string }>[];
type Listed = Pick<MoneyBarModel, 'height' | 'texts' | 'keys' | 'rules'>;

/** Amount and name under each part, moved apart where parts are narrow; undefined when they do not fit. */
function labelsBelow(labels: Labels, width: number): Listed | undefined {
  const widths = labels.map(
    ({ part, amount }) => Math.max(textWidth(amount, 13.5), textWidth(NAME[part.outcome])) + 10,
  );
  const starts = labels.map(({ part }) => part.x);
  for (let index = starts.length - 1, end = width + 10; index >= 0; index -= 1) {
    starts[index] = Math.min(starts[index] ?? 0, end - (widths[index] ?? 0));
    end = starts[index] ?? 0;
  }
  if ((starts[0] ?? 0) < 0) return undefined;
  return {
    height: 94,
    keys: [],
    rules: [],
    texts: labels.flatMap(({ part, amount }, index): Text[] => [
      { x: starts[index] ?? 0, y: 73, text: amount, anchor: 'start', tone: 'ink', strong: true },
      { x: starts[index] ?? 0, y: 90, text: NAME[part.outcome], anchor: 'start', tone: 'soft' },
    ]),
  };
}

function labelsListed(labels: Labels, width: number): Listed {
  const lineY = (index: number) => 78 + index * 24;
  return {
    height: 64 + labels.length * 24,
    keys: labels.map(({ part }, index) => ({ outcome: part.outcome, y: lineY(index) - 11 })),
    rules: labels.map((_, index) => lineY(index) + 7),
    texts: labels.flatMap(({ part, amount }, index): Text[] => [
      { x: 22, y: lineY(index), text: NAME[part.outcome], anchor: 'start', tone: 'ink' },
      { x: width, y: lineY(index), text: amount, anchor: 'end', tone: 'ink', strong: true },
    ]),
  };
}

function claimedBracket(
  parts: readonly MoneyPart[],
  outcomes: Outcomes,
  currency: string,
): Pick<MoneyBarModel, 'bracket' | 'texts'> {
  const claimed = parts.filter(
    ({ outcome }) => outcome === 'recovered' || outcome === 'awaiting' || outcome === 'declined',
  );
  const last = claimed.at(-1);
  if (!last) return { bracket: '', texts: [] };
  const sum = claimed.reduce((total, { outcome }) => total + (outcomes[outcome] ?? 0), 0);
  return {
    bracket: `M.5 21V16H${last.x + last.width - 0.5}V21`,
    texts: [
      {
        x: 0,
        y: 11,
        text: `Claimed ${formatAmount(sum, currency)}`,
        anchor: 'start',
        tone: 'faint',
      },
    ],
  };
}

export type HeadroomInput = Readonly<{
  usedMs: number;
  /** Allowed in the whole period under the promise. */
  allowedMs: number;
  /** Share of the period that is over, whole percent 0–100. */
  elapsedPercent: number;
  /** "of the month", said after the share. */
  period?: string;
}>;

export type HeadroomModel = Readonly<{
  height: number;
  /** Pixels of the box that stands for the allowance, of what is used within it and beyond it. */
  allowed: number;
  within: number;
  beyond: number;
  elapsedX: number;
  texts: readonly Text[];
}>;

/** What is left of an allowance, against how much of the period is over. */
export function prepareHeadroom(input: HeadroomInput, width: number): HeadroomModel {
  const { usedMs, allowedMs, elapsedPercent, period = 'of the month' } = input;
  const scale = width / Math.max(usedMs, allowedMs, 1);
  const over = usedMs - allowedMs;
  const elapsedX = (allowedMs * scale * elapsedPercent) / 100;
  const gone = `${elapsedPercent}\u00a0% ${period} gone`;
  const half = textWidth(gone) / 2;
  return {
    height: 70,
    allowed: allowedMs * scale,
    within: Math.min(usedMs, allowedMs) * scale,
    beyond: Math.max(over, 0) * scale,
    elapsedX,
    texts: [
      {
        x: 0,
        y: 14,
        text: `${formatMinutes(usedMs)} used`,
        anchor: 'start',
        tone: 'ink',
        strong: true,
      },
      {
        x: width,
        y: 14,
        text:
          over > 0
            ? `${formatMinutes(over)} beyond the promise`
            : over === 0
              ? 'nothing left'
              : `${formatMinutes(-over, { round: 'down' })} left`,
        anchor: 'end',
        tone: over > 0 ? 'breached' : 'ink',
        strong: true,
      },
      {
        x: Math.min(Math.max(elapsedX, half), width - half),
        y: 62,
        text: gone,
        anchor: 'middle',
        tone: 'faint',
      },
    ],
  };
}
