/** How far long work is: its share, its rate and the time that remains, from an average since it began. */

export type Work = Readonly<{
  done: number;
  /** 0 when the whole is not known yet. */
  total: number;
  elapsedMs: number;
}>;

export type Measured = Readonly<{
  /** Whole percent, rounded down, so that 100 means done; null when the whole is not known. */
  percent: number | null;
  perSecond: number | null;
  remainingMs: number | null;
}>;

/** Before this much time a rate says nothing. */
const SETTLED_MS = 1_000;

/** Rate and remaining time are null in the first second and while nothing is done. */
export function measureWork({ done, total, elapsedMs }: Work): Measured {
  const known = total > 0;
  const percent = known ? Math.min(100, Math.floor((done * 100) / total)) : null;
  if (elapsedMs < SETTLED_MS || done <= 0) return { percent, perSecond: null, remainingMs: null };
  const perSecond = (done * 1_000) / elapsedMs;
  const remainingMs = known ? (Math.max(0, total - done) * elapsedMs) / done : null;
  return { percent, perSecond, remainingMs };
}

/** "about 18 s left", "about 3 min left", "about 2 h left"; rounded up, so that it is not late. */
export function remainingText(remainingMs: number | null): string {
  if (remainingMs === null) return '';
  const seconds = Math.max(1, Math.ceil(remainingMs / 1_000));
  if (seconds < 90) return `about ${seconds}\u00a0s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? `about ${minutes}\u00a0min left`
    : `about ${Math.ceil(minutes / 60)}\u00a0h left`;
}

/** "318,000 rows a second": two figures are all that an average knows. */
export function rateText(perSecond: number | null, unit: string): string {
  if (perSecond === null) return '';
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, perSecond))) - 1);
  const rounded = Math.round(perSecond / power) * power;
  return rounded < 1
    ? `less than 1 ${unit} a second`
    : `${rounded.toLocaleString('en')} ${unit} a second`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** "88 kB", "1.6 GB": decimal units, one decimal below ten. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0);
  return `${digits}\u00a0${UNITS[unit]}`;
}
