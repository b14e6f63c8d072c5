/**
 * What all drawings share: the three layouts, ticks, colours by state, and how wide text is.
 * The prepare files decide everything a drawing shows, as pixels and words; components only draw.
 * Inputs are plain data: ISO instants, integer milliseconds and minor units, percent as decimal text.
 * A float only ever becomes a pixel: what is kept or broken is told by the caller, never found here.
 */

/** Under 520, 520–839, from 840 px of container width. */
export type Size = 'small' | 'medium' | 'large';

export const sizeOf = (width: number): Size =>
  width < 520 ? 'small' : width < 840 ? 'medium' : 'large';

/** A word at a place. `y` is the baseline. */
export type Text = Readonly<{
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  tone: Tone;
  /** Medium weight. */
  strong?: boolean;
  /** 12 instead of 13 px. */
  fine?: boolean;
  /** Paper around the letters: the word lies over a drawing. */
  halo?: boolean;
}>;

export type Tone = 'ink' | 'soft' | 'faint' | 'breached' | 'accent' | 'risk' | 'met';

/** Round steps of 1, 2, 2.5 or 5 times a power of ten from zero to at least `max`; `[0]` for nothing. */
export function niceTicks(max: number, atMost: number): number[] {
  if (max <= 0) return [0];
  const rough = max / atMost;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? 10 * power;
  const count = Math.floor(max / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Pixels that a text takes in Source Sans 3, a little on the safe side. */
export const textWidth = (text: string, fontSize = 13): number => text.length * fontSize * 0.52;

/**
 * Milliseconds that a month may be down under a promise: (100 − promise) % of its length, rounded down.
 * @param promise percent as decimal text, "99.9"
 */
export function allowanceMs(totalMs: number, promise: string): number {
  const [whole = '0', fraction = ''] = promise.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const missing = 100n * scale - BigInt(whole + fraction);
  return Number((BigInt(totalMs) * missing) / (100n * scale));
}

/** "Oct", or "O" where there is no room, of "2026-10". */
export function monthLabel(month: string, short = false): string {
  const names = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ];
  const name = names[Number(month.slice(5, 7)) - 1] ?? month;
  return short ? name.slice(0, 1) : name;
}
