import { type Rational, type RoundingMode, roundTo } from './rational';

/** Currencies of ISO 4217 and the decimals of their minor unit. */
const DECIMALS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ ' +
    'GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD ' +
    'MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD ' +
    'RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH ' +
    'USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const PLACES: ReadonlyMap<string, number> = new Map(
  Object.entries(DECIMALS).flatMap(([places, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(places)]),
  ),
);

export const isCurrency = (code: string): boolean => PLACES.has(code);

/** Decimals of the minor unit. Throws `RangeError` for a code that ISO 4217 does not know. */
export function currencyDecimals(code: string): number {
  const places = PLACES.get(code);
  if (places === undefined) throw new RangeError(`${code} is no currency of ISO 4217`);
  return places;
}

/** Rounds an exact amount in major units to integer minor units. */
export const roundMoney = (amount: Rational, currency: string, mode: RoundingMode): bigint =>
  roundTo(amount, currencyDecimals(currency), mode);

/** Minor units as a decimal in major units: 24800 of USD is "248.00", 1235 of JPY is "1235". */
export function formatMinor(minor: bigint, currency: string): string {
  const places = currencyDecimals(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return minor < 0n ? `-${text}` : text;
}
