import type { Commitment } from './commitment-format';
import type { CreditRate, Remedy } from './remedy-format';
import type { ClaimStep, Terms } from './terms-format';
/** What a contract promises and pays, in the words of a letter. */
import { counted, figure, minutes, money, percent } from './wording';
import { offsetWords } from './wording-time';

type Bounds = Readonly<Record<string, string | number | undefined>>;

/** The contract, the row of the schedule that was reached, and the kinds of fee that the credit is of. */
type Setting = Readonly<{
  terms: Terms;
  when: Bounds | undefined;
  feeKinds: readonly string[];
}>;

/** The period as a noun: "month", "quarter", "year", "billing cycle", "30 days", "incident". */
export function periodNoun({ period }: Terms): string {
  switch (period.kind) {
    case 'calendar':
      return period.unit;
    case 'billing_cycle':
      return 'billing cycle';
    case 'rolling':
      return counted(String(period.days), 'day');
    case 'per_incident':
      return 'incident';
  }
}

/** "in each calendar month", "in each billing cycle", "in any 30 days", "in each incident". */
export function eachPeriod(terms: Terms): string {
  const noun = periodNoun(terms);
  switch (terms.period.kind) {
    case 'calendar':
      return `in each calendar ${noun}`;
    case 'rolling':
      return `in any ${noun}`;
    case 'billing_cycle':
    case 'per_incident':
      return `in each ${noun}`;
  }
}

/** "from 99.0 % to below 99.5 %", "below 95 %", "above 30 minutes and at most 60 minutes". */
export function boundsWords(when: Bounds, on: 'percent' | 'downtime_minutes'): string {
  const shown = (value: string | number): string =>
    on === 'percent' ? percent(String(value)) : minutes(String(value));
  const { gte, gt, lte, lt } = when;
  const lower =
    gte !== undefined ? `from ${shown(gte)}` : gt !== undefined ? `above ${shown(gt)}` : undefined;
  const upper =
    lt !== undefined
      ? `below ${shown(lt)}`
      : lte !== undefined
        ? `at most ${shown(lte)}`
        : undefined;
  if (lower === undefined) return upper ?? 'of any extent';
  if (upper === undefined) return gte !== undefined ? `of at least ${shown(gte)}` : lower;
  return gte === undefined ? `${lower} and ${upper}` : `${lower} to ${upper}`;
}

/** "the month’s recurring fees", "one twelfth of the annual fees for the contract". */
function feeWords({ feeBase }: Remedy, { terms, feeKinds }: Setting): string {
  const only = feeKinds.length === 1 && feeKinds[0] === 'recurring' ? 'recurring fees' : 'fees';
  const severalServices = (terms.services?.length ?? 0) > 1;
  const scope =
    feeBase?.scope === 'contract' ? ' for the contract' : severalServices ? ' for the service' : '';
  switch (feeBase?.period) {
    case 'annual_twelfth':
      return `one twelfth of the annual ${only}${scope}`;
    case 'preceding_month':
      return `the preceding month\u2019s ${only}${scope}`;
    case 'breach_period':
    case undefined:
      return terms.period.kind === 'calendar' || terms.period.kind === 'billing_cycle'
        ? `the ${periodNoun(terms)}\u2019s ${only}${scope}`
        : `the ${only} of the period${scope}`;
  }
}

function creditWords(credit: CreditRate, remedy: Remedy, setting: Setting): string {
  if ('percentOfFees' in credit) {
    return `a credit of ${percent(credit.percentOfFees)} of ${feeWords(remedy, setting)}`;
  }
  if ('money' in credit) return `a credit of ${money(credit.money, setting.terms.currency)}`;
  if ('serviceDays' in credit) {
    return `a credit of ${counted(figure(String(credit.serviceDays)), 'day')} of service`;
  }
  return `a credit of the fees of ${counted(figure(String(credit.daysOfFees)), 'day')}`;
}

const STEP_WORDS = { up: 'Each started', down: 'Each full', exact: 'In proportion, each' } as const;

/**
 * What one remedy promises for a breach: "Availability from 99.0 % to below 99.5 % carries a credit of
 * 25 % of the month’s fees for the service". Null for a remedy that pays nothing, and for a schedule
 * of which no row (`when`) was reached.
 */
export function remedyWords(remedy: Remedy, setting: Setting): string | null {
  const { when } = setting;
  switch (remedy.kind) {
    case 'tiers': {
      const row = remedy.rows.find((candidate) => when && sameBounds(candidate.when, when));
      if (!row) return null;
      const on = remedy.on ?? 'percent';
      const subject = on === 'percent' ? 'Availability' : 'Downtime';
      return `${subject} ${boundsWords(row.when, on)} carries ${creditWords(row.credit, remedy, setting)}`;
    }
    case 'step': {
      const step = `${STEP_WORDS[remedy.rounding]} ${secondsWords(remedy.perSeconds)} of downtime`;
      const beyond =
        remedy.afterSeconds !== undefined
          ? ` beyond the first ${secondsWords(remedy.afterSeconds)}`
          : remedy.afterPercent !== undefined
            ? ` beyond ${percent(remedy.afterPercent)} of the time`
            : '';
      return `${step}${beyond} carries ${creditWords(remedy.credit, remedy, setting)}`;
    }
    case 'per_percentage_point':
      return `${STEP_WORDS[remedy.rounding]} ${counted(figure(remedy.step), 'percentage point')} below the promise carries ${creditWords(remedy.credit, remedy, setting)}`;
    case 'multiple_of_downtime_fees':
      return `The contract pays ${figure(remedy.factor)} times the fees of the time that the service was down`;
    case 'pro_rata':
      return 'The contract pays back the fees of the time that the service was down';
    case 'flat':
      return `A breach carries ${creditWords(remedy.credit, remedy, setting)}`;
    case 'termination':
      return null;
  }
}

/** Whether two rows of a schedule have the same bounds, whatever the order of their keys. */
function sameBounds(one: Bounds, other: Bounds): boolean {
  return ['gte', 'gt', 'lte', 'lt'].every(
    (key) => String(one[key] ?? 'none') === String(other[key] ?? 'none'),
  );
}

function secondsWords(seconds: number): string {
  if (seconds % 3600 === 0) return counted(figure(String(seconds / 3600)), 'hour');
  if (seconds % 60 === 0) return counted(figure(String(seconds / 60)), 'minute');
  return counted(figure(String(seconds)), 'second');
}

/** "4 hours" for a restoration promise, "5 business days" for a notice; null for what has no time limit. */
export function withinWords(commitment: Commitment): string | null {
  if (commitment.kind === 'restoration') return secondsWords(commitment.within.seconds);
  if (commitment.kind !== 'communication') return null;
  const words = offsetWords(commitment.within);
  return commitment.calendar === 'business' && commitment.within.unit !== 'business_day'
    ? `${words} of business time`
    : words;
}

const ANCHORS = {
  incident_start: 'the start of the outage',
  incident_end: 'the end of the outage',
  ticket_closed: 'the closing of the ticket',
  billing_cycle_end: 'the end of the billing cycle',
  eligibility: 'the end of the period',
} as const;

const SNAPS = {
  none: '',
  end_of_day: ', to the end of that day',
  end_of_month: ', to the end of that month',
  end_of_billing_cycle: ', to the end of that billing cycle',
} as const;

/** "72 hours from the start of the outage; received; missing it loses the credit" */
export function deadlineRule({ deadline, fatalIfMissed }: ClaimStep, terms: Terms): string {
  const { anchor, offset, snap } = deadline;
  const from = anchor === 'period_end' ? `the end of the ${periodNoun(terms)}` : ANCHORS[anchor];
  const span = offset.n === 0 ? from : `${offsetWords(offset)} from ${from}`;
  const fatal = fatalIfMissed ? '; missing it loses the credit' : '';
  return `${span}${SNAPS[snap ?? 'none']}; ${deadline.satisfiedBy}${fatal}`;
}
