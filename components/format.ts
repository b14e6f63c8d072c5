/**
 * How numbers are written on a page. Pure and browser-safe. Money comes as integer minor units,
 * percent as an exact decimal string: digits are moved and rounded as text, no float is involved.
 * Groups by comma; minus is U+2212; unit and number are held together by a no-break space.
 */

const MINUS = '\u2212';
const SPACE = '\u00a0';

/** "1,206"; "−3". Throws RangeError for what is not a safe integer. */
export function formatCount(count: number): string {
  assertInteger(count);
  return sign(count < 0) + grouped(String(Math.abs(count)));
}

/**
 * "USD 12,050.00": ISO code, then the amount with the decimals of the currency.
 * @param amountMinor integer minor units (cents). Throws RangeError otherwise.
 */
export const formatMoney = (amountMinor: number, currency: string): string =>
  `${currency}${SPACE}${formatAmount(amountMinor, currency)}`;

/** "12,050.00": for a table whose head names the currency. Same rules as `formatMoney`. */
export function formatAmount(amountMinor: number, currency: string): string {
  assertInteger(amountMinor);
  const decimals = currencyDecimals(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals));
  const cents = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return sign(amountMinor < 0) + whole + cents;
}

/** Decimals of an ISO 4217 currency: USD 2, JPY 0. */
const currencyDecimals = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

export type PercentOptions = Readonly<{
  /** The promise, "99.9": as many decimals more as keep the figure on its own side of it. */
  promise?: string;
  /** Decimals on the page: 3; in a trace and a letter 6. */
  decimals?: number;
  /** Adds " %". */
  unit?: boolean;
}>;

/**
 * "99.483" from "99.482527": rounded half up to three decimals, or to more where fewer would cross
 * the promise or turn into 100. Exactly 100 is "100".
 * @param percent decimal string, not a float. Throws RangeError otherwise.
 */
export function formatPercent(percent: string, options: PercentOptions = {}): string {
  const { promise, decimals = 3, unit = false } = options;
  const exact = parseDecimal(percent);
  const limits = [promise, '100', '0'].filter((limit) => limit !== undefined).map(parseDecimal);
  let places = decimals;
  while (places < exact.scale && limits.some((limit) => crosses(exact, places, limit))) places += 1;
  const text = compare(exact, parseDecimal('100')) === 0 ? '100' : decimalText(exact, places);
  return unit ? `${text}${SPACE}%` : text;
}

/** "25 %", "99.95 %" from "25.000000", "99.950000": a rate out of a contract, without trailing zeros. */
export function formatRate(percent: string): string {
  const { units, scale } = parseDecimal(percent);
  const text = decimalText({ units, scale }, scale);
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : text}${SPACE}%`;
}

export type MinutesOptions = Readonly<{
  /** Headroom is rounded down, so that nobody relies on what is not there. */
  round?: 'nearest' | 'down';
  /** Leaves " min" out: the head of the table says it. */
  bare?: boolean;
}>;

/**
 * "201 min", "31.3 min", also over an hour: what a contract counts is shown in minutes.
 * At most one decimal, none where there is nothing after it.
 * @param ms integer milliseconds. Throws RangeError otherwise.
 */
export function formatMinutes(ms: number, options: MinutesOptions = {}): string {
  const unit = options.bare ? '' : `${SPACE}min`;
  assertInteger(ms);
  const size = Math.abs(ms);
  const rest = size % 6_000;
  const tenths = (size - rest) / 6_000 + (options.round !== 'down' && rest >= 3_000 ? 1 : 0);
  if (tenths === 0 && size > 0) return `less than 0.1${unit}`;
  const whole = grouped(String((tenths - (tenths % 10)) / 10));
  return `${sign(ms < 0)}${whole}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}${unit}`;
}

/** "213–223 min"; one figure when both ends read the same. */
export function formatMinuteRange(leastMs: number, mostMs: number): string {
  const [least, most] = [formatMinutes(leastMs, { bare: true }), formatMinutes(mostMs)];
  return most === `${least}${SPACE}min` ? most : `${least}–${most}`;
}

/** "3 h 21 min", "2 d 4 h", "45 s": for running text only. @param ms integer milliseconds, not negative */
export function formatDuration(ms: number): string {
  assertInteger(ms);
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return `${seconds}${SPACE}s`;
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const parts = days > 0 ? [`${days} d`, `${hours} h`] : [`${hours} h`, `${minutes} min`];
  return parts
    .filter((part) => !part.startsWith('0 '))
    .join(' ')
    .replaceAll(' ', SPACE);
}

type Decimal = Readonly<{ units: bigint; scale: number }>;

function parseDecimal(text: string): Decimal {
  const match = /^([-\u2212]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, minus, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: minus ? -units : units, scale: fraction.length };
}

const rescale = ({ units, scale }: Decimal, places: number): bigint =>
  places >= scale ? units * 10n ** BigInt(places - scale) : roundHalfUp(units, scale - places);

function roundHalfUp(units: bigint, dropped: number): bigint {
  const power = 10n ** BigInt(dropped);
  const size = units < 0n ? -units : units;
  const rounded = (size + power / 2n) / power;
  return units < 0n ? -rounded : rounded;
}

function compare(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = rescale(one, scale) - rescale(other, scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

const crosses = (exact: Decimal, places: number, limit: Decimal): boolean =>
  compare({ units: rescale(exact, places), scale: places }, limit) !== compare(exact, limit);

function decimalText(exact: Decimal, places: number): string {
  const units = rescale(exact, places);
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - places));
  return sign(units < 0n) + whole + (places === 0 ? '' : `.${digits.slice(-places)}`);
}

const sign = (negative: boolean): string => (negative ? MINUS : '');

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

function assertInteger(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
}
