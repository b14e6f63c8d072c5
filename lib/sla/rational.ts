import Fraction from 'fraction.js';

/**
 * Exact numbers: fractions of BigInts, in lowest terms. No float comes near a comparison or an amount.
 * Numbers that enter must be integers; decimals enter as the strings they were written as.
 */
export type Rational = Fraction;

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);
export const HUNDRED = new Fraction(100);

/** A decimal as written ("99.95"), or an integer. Throws `RangeError` on a number that is no safe integer. */
export function rational(value: string | number | bigint): Rational {
  if (typeof value === 'bigint') return new Fraction(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe integer`);
    return new Fraction(BigInt(value));
  }
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === undefined) throw new RangeError(`${value} is no decimal`);
  const numerator = BigInt(whole + decimals);
  return new Fraction(sign ? -numerator : numerator, 10n ** BigInt(decimals.length));
}

export const ratio = (numerator: number | bigint, denominator: number | bigint): Rational =>
  new Fraction(BigInt(numerator), BigInt(denominator));

export const sum = (values: readonly Rational[]): Rational =>
  values.reduce((total, value) => total.add(value), ZERO);

export const smaller = (a: Rational, b: Rational): Rational => (a.compare(b) <= 0 ? a : b);
export const larger = (a: Rational, b: Rational): Rational => (a.compare(b) >= 0 ? a : b);

/** The reduced fraction `n/d`, also where the denominator is 1. */
export const toExact = (value: Rational): string =>
  `${value.s < 0n ? '-' : ''}${value.n}/${value.d}`;

/** What `toExact` wrote. Throws `RangeError` on anything else. */
export function fromExact(text: string): Rational {
  const [, numerator, denominator] = /^(-?\d+)\/(\d+)$/.exec(text) ?? [];
  if (numerator === undefined || denominator === undefined) {
    throw new RangeError(`${text} is no fraction`);
  }
  return ratio(BigInt(numerator), BigInt(denominator));
}

/** Decimal text with `places` decimals, half up; a negative value is rounded as its opposite. */
export function toDecimal(value: Rational, places: number): string {
  const scaled = roundTo(value, places, 'half_up');
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0n ? `-${text}` : text;
}

/** A JSON number, rounded half up to six decimals. For display; nothing is computed from it. */
export const toSixDecimals = (value: Rational): number => Number(toDecimal(value, 6));

/** The shortest decimal that equals the value, else six decimals. For display. */
export function toShortDecimal(value: Rational): string {
  const text = toDecimal(value, 12);
  const short = text.replace(/\.?0+$/, '');
  return rational(text).equals(value) ? short : toDecimal(value, 6);
}

export type RoundingMode = 'half_up' | 'half_even' | 'down';

/** The value times 10^places as an integer, by magnitude: −1.5 is rounded as the opposite of 1.5. */
export function roundTo(value: Rational, places: number, mode: RoundingMode): bigint {
  const numerator = value.n * 10n ** BigInt(places);
  const floor = numerator / value.d;
  const rest = (numerator % value.d) * 2n;
  const up =
    mode !== 'down' &&
    (rest > value.d || (rest === value.d && (mode === 'half_up' || floor % 2n === 1n)));
  const magnitude = up ? floor + 1n : floor;
  return value.s < 0n ? -magnitude : magnitude;
}

/** The least common multiple way of adding many fractions: pairs of neighbours, so that terms stay small. */
export function sumOfMany(values: readonly Rational[]): Rational {
  if (values.length <= 8) return sum(values);
  const middle = values.length >> 1;
  return sumOfMany(values.slice(0, middle)).add(sumOfMany(values.slice(middle)));
}
