export const FEE_KINDS = [
  'recurring',
  'usage',
  'usage_overage',
  'one_time',
  'tax',
  'support',
] as const;

/** One dated fee of a contract. Days are calendar days in the contract's zone, `until` the last one. */
export type Fee = Readonly<{
  id: string;
  kind: (typeof FEE_KINDS)[number];
  service?: string;
  amountMinor: number;
  currency: string;
  per: 'month' | 'year' | 'once';
  from: string;
  until?: string;
  note?: string;
}>;

/** A fee as `assess` takes it; `amount` is a decimal with the currency's digits. */
export type FeeLine = Readonly<{
  service?: string;
  amount: string;
  kind: Fee['kind'];
  period: 'breach' | 'preceding' | 'year';
}>;

/** How a line came about: `days` in force of `ofDays`, over the months it counts. */
export type FeeExplanation = Readonly<{
  feeId: string;
  days: number;
  ofDays: number;
  /** Set where the fee was in force for part of the time only. */
  note: string | null;
  sentence: string;
}>;

/** `explanations[i]` explains `lines[i]`. */
export type FeeLines = Readonly<{
  lines: readonly FeeLine[];
  explanations: readonly FeeExplanation[];
}>;
