/** Exact fractions of big integers, as plain as they come: the reference shares no arithmetic with the engine. */
export type Fraction = Readonly<{ n: bigint; d: bigint }>;

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

export function over(n: bigint, d: bigint): Fraction {
  const sign = d < 0n ? -1n : 1n;
  const by = gcd(n, d) * sign;
  return { n: n / by, d: d / by };
}

export const whole = (value: number): Fraction => ({ n: BigInt(value), d: 1n });
export const ZERO = whole(0);
export const ONE = whole(1);

/** A decimal such as `-12.50`, or a whole number. */
export function decimal(value: string | number): Fraction {
  const [, sign = '', units = '0', places = ''] =
    /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  const size = over(BigInt(units + places), 10n ** BigInt(places.length));
  return sign === '-' ? minus(ZERO, size) : size;
}

export const plus = (a: Fraction, b: Fraction) => over(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction) => over(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction) => over(a.n * b.n, a.d * b.d);
export const divided = (a: Fraction, b: Fraction) => over(a.n * b.d, a.d * b.n);
export const sum = (all: readonly Fraction[]) => all.reduce(plus, ZERO);

/** Below 0, 0 or above 0, as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction) => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const less = (a: Fraction, b: Fraction) => compare(a, b) < 0;
export const same = (a: Fraction, b: Fraction) => compare(a, b) === 0;
export const lesser = (a: Fraction, b: Fraction) => (less(a, b) ? a : b);
export const greater = (a: Fraction, b: Fraction) => (less(a, b) ? b : a);
export const most = (all: readonly Fraction[]) => all.reduce(greater, ZERO);

export function floor({ n, d }: Fraction): bigint {
  return n < 0n && n % d !== 0n ? n / d - 1n : n / d;
}
export const ceil = (a: Fraction): bigint => -floor(minus(ZERO, a));

type Mode = 'half_up' | 'half_even' | 'down';

/** Rounded to so many places; a negative amount as its opposite. Written as a decimal. */
export function rounded(value: Fraction, places: number, mode: Mode = 'half_up'): string {
  if (value.n < 0n) {
    const opposite = rounded(minus(ZERO, value), places, mode);
    return /[1-9]/.test(opposite) ? `-${opposite}` : opposite;
  }
  const scaled = times(value, over(10n ** BigInt(places), 1n));
  const below = floor(scaled);
  const rest = compare(minus(scaled, over(below, 1n)), over(1n, 2n));
  const up =
    mode === 'half_up'
      ? rest >= 0
      : mode === 'half_even' && (rest > 0 || (rest === 0 && below % 2n === 1n));
  const digits = String(up ? below + 1n : below).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export const written = ({ n, d }: Fraction) => `${n}/${d}`;
