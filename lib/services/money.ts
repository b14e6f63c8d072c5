import 'server-only';
import { AppError } from '@/lib/errors';
import { currencyDecimals, formatMinor, isCurrency, roundMoney } from '@/lib/sla/money';
import { rational } from '@/lib/sla/rational';

/**
 * A decimal amount in integer minor units. Refuses a currency that ISO 4217 does not know and
 * decimals that the currency does not have: nothing is rounded on the way in.
 */
export function minorOf(amount: string, currency: string): number {
  if (!isCurrency(currency)) {
    throw new AppError(`${currency} is not a currency of ISO 4217.`, { code: 'invalid' });
  }
  const exact = rational(amount);
  const minor = roundMoney(exact, currency, 'down');
  if (!rational(formatMinor(minor, currency)).equals(exact)) {
    throw new AppError(
      `${amount} has more decimals than ${currency}, which has ${currencyDecimals(currency)}.`,
      { code: 'invalid' },
    );
  }
  return Number(minor);
}

/** Minor units as the decimal that assess and letters take. */
export const decimalOf = (minor: number, currency: string): string =>
  formatMinor(BigInt(minor), currency);
