/**
 * Figures in the words of a letter. Everything starts from decimal strings and stays exact: digits are
 * grouped and padded, never rounded. A no-break space holds figure and unit together.
 */
const NBSP = '\u00a0';
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function parts(decimal: string): { sign: string; whole: string; fraction: string } {
  const match = DECIMAL.exec(decimal);
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(decimal.slice(0, 40))}`);
  const [, minus = '', whole = '', fraction = ''] = match;
  const zero = /^0*$/.test(whole + fraction);
  return {
    sign: minus !== '' && !zero ? '\u2212' : '',
    whole: whole.replace(/^0+(?=\d)/, ''),
    fraction,
  };
}

const grouped = (whole: string): string => whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** "−1,234.5" from "-1234.500": grouped by comma, without zeros at the end. Throws RangeError. */
export function figure(decimal: string): string {
  const { sign, whole, fraction } = parts(decimal);
  const rest = fraction.replace(/0+$/, '');
  return `${sign}${grouped(whole)}${rest === '' ? '' : `.${rest}`}`;
}

/** "USD 12,050.00": at least the currency's own decimals, further digits kept. Throws RangeError. */
export function money(decimal: string, currency: string): string {
  const { sign, whole, fraction } = parts(decimal);
  const own = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = own.maximumFractionDigits ?? 2;
  const rest = fraction.replace(/0+$/, '').padEnd(digits, '0');
  return `${currency}${NBSP}${sign}${grouped(whole)}${rest === '' ? '' : `.${rest}`}`;
}

/** "99.0 %": the digits as they are given, but exactly 100 is "100 %". Throws RangeError. */
export function percent(decimal: string): string {
  const { sign, whole, fraction } = parts(decimal);
  const digits = whole === '100' && /^0*$/.test(fraction) ? '' : fraction;
  return `${sign}${grouped(whole)}${digits === '' ? '' : `.${digits}`}${NBSP}%`;
}

/** "1 minute", "44,640 minutes", "28.5 minutes". Throws RangeError. */
export const minutes = (decimal: string): string => counted(figure(decimal), 'minute');

/** "1 day", "72 hours": a figure with its noun, which takes an s unless the figure is 1. */
export const counted = (shown: string, noun: string): string =>
  `${shown}${NBSP}${noun}${shown === '1' ? '' : 's'}`;

/**
 * A text from outside as one line: control characters and line breaks become a space, and what is longer
 * than `most` characters is cut where an ellipsis shows it.
 */
export function oneLine(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}\u2026`;
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "Two" for 2; digits from thirteen on. */
export function capitalCount(count: number): string {
  const word = SMALL[count];
  return word === undefined ? figure(String(count)) : word.charAt(0).toUpperCase() + word.slice(1);
}

/** "49 minutes", "49 minutes 30 seconds", "2,904 minutes (2 days 24 min)"; whole seconds, rounded down. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const total = Math.floor(whole / 60);
  const rest = whole % 60;
  if (total === 0) return counted(String(rest), 'second');
  const exact = minutes(String(total)) + (rest === 0 ? '' : ` ${counted(String(rest), 'second')}`);
  if (total < 120) return exact;
  const [days, hours, left] = [
    Math.floor(total / 1440),
    Math.floor((total % 1440) / 60),
    total % 60,
  ];
  const prose = [
    days > 0 ? counted(String(days), 'day') : '',
    hours > 0 ? `${hours}${NBSP}h` : '',
    left > 0 ? `${left}${NBSP}min` : '',
  ];
  return `${exact} (${prose.filter((part) => part !== '').join(' ')})`;
}
