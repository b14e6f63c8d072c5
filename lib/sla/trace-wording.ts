import type { Spans } from './trace';

/** One trace step in words: its name, what it leaves, and why. */
export type Explanation = Readonly<{ name: string; result: string; sentence: string }>;

/** How the trace writes dates, ranges, figures and fractions. Fixed English, no locale. */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "14 Oct 2026" of a date or instant. */
export const day = (text: string) =>
  `${Number(text.slice(8, 10))} ${MONTHS[Number(text.slice(5, 7)) - 1] ?? ''} ${text.slice(0, 4)}`;

const clock = (text: string) => text.slice(11).replace(/Z$/, '').replace(/:00$/, '');
const moment = (text: string) => `${day(text).slice(0, -5)} ${clock(text)}`;

/** "14 Oct 10:04–13:25", or with both days where they differ. */
export function range(start: string, end: string): string {
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return sameDay ? `${moment(start)}–${clock(end)}` : `${moment(start)} – ${moment(end)}`;
}

const SHOWN = 8;

export function listRanges({ spans, omitted }: Spans): string {
  const more = spans.length - SHOWN + (omitted?.count ?? 0);
  const shown = spans.slice(0, SHOWN).map(({ start, end }) => range(start, end));
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

export function addends({ spans, omitted }: Spans): string {
  const rest = spans.slice(SHOWN).reduce((sum, span) => sum + span.minutes, omitted?.minutes ?? 0);
  const shown = spans.slice(0, SHOWN).map((span) => group(span.minutes));
  return [...shown, ...(rest > 0 ? [group(Math.round(rest * 1e6) / 1e6)] : [])].join(' + ');
}

export const windows = (count: number) => `${group(count)} ${count === 1 ? 'window' : 'windows'}`;
export const minutes = (value: number) => `${group(value)} min`;
export const words = (name: string) => name.replaceAll('_', ' ');
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Thousands grouped with commas. */
export const group = (value: number | string) => {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
};

/** "31.05" where the fraction ends after a few decimals, else "74,015/744". */
export function fraction(exact: string): string {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  const decimal = terminating(BigInt(numerator), BigInt(denominator));
  return decimal === null ? `${group(numerator)}/${group(denominator)}` : group(decimal);
}

function terminating(numerator: bigint, denominator: bigint): string | null {
  for (let places = 0; places <= 4; places++) {
    const scaled = numerator * 10n ** BigInt(places);
    if (scaled % denominator !== 0n) continue;
    const value = scaled / denominator;
    const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
    const sign = value < 0n ? '-' : '';
    return places === 0
      ? sign + digits
      : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  return null;
}
