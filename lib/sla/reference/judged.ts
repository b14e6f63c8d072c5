import type { AssessInput } from '../assess-input';
import type { Availability } from '../commitment-format';
import type { CreditRate, Remedy, RemedyOf, When } from '../remedy-format';
import { compare, decimal, divided, less, whole } from './fraction';
import type { Measured } from './measured';
import type { Frame } from './period';
import { dayOf, isBefore, localDay } from './zone';

/** Whether a promise was kept, which rows match, and whether the version applies. */
export type Row = RemedyOf<'tiers'>['rows'][number];
export type Verdict = { met: boolean; reasons: string[]; rows: (Row | undefined)[] };

export const isMet = ({ target }: Availability, { percent }: Measured): boolean => {
  if (!percent) return false;
  const difference = compare(percent, decimal(target.percent));
  return target.op === 'gt' ? difference > 0 : difference >= 0;
};

const OPS: Record<keyof When, (difference: number) => boolean> = {
  gte: (difference) => difference >= 0,
  gt: (difference) => difference > 0,
  lte: (difference) => difference <= 0,
  lt: (difference) => difference < 0,
};
const KEYS = ['gte', 'gt', 'lte', 'lt'] as const;

function matches({ when }: Row, { on }: RemedyOf<'tiers'>, { percent, downtime }: Measured) {
  const value = on === 'downtime_minutes' ? downtime && divided(downtime, whole(60_000)) : percent;
  if (!value) return false;
  return KEYS.every((key) => {
    const bound = when[key];
    return bound === undefined || OPS[key](compare(value, decimal(bound)));
  });
}

/** Smallest upper bound of percent, largest lower bound of minutes, first. */
export function byWorse({ on }: RemedyOf<'tiers'>) {
  return (a: Row, b: Row) => {
    if (on === 'downtime_minutes') {
      const lower = ({ when }: Row) => decimal(when.gte ?? when.gt ?? '0');
      return compare(lower(b), lower(a));
    }
    const upper = ({ when }: Row) => decimal(when.lte ?? when.lt ?? '1000');
    return compare(upper(a), upper(b));
  };
}

function pays(credit: CreditRate): boolean {
  const [value = '0'] = Object.values(credit).filter((one) => one !== 'month_days');
  return less(whole(0), decimal(value));
}

export const isTiers = (remedy: Remedy): remedy is RemedyOf<'tiers'> => remedy.kind === 'tiers';

export function verdictOf(commitment: Availability, measured: Measured): Verdict {
  if (!measured.percent) return { met: false, reasons: ['no_data'], rows: [] };
  const met = isMet(commitment, measured);
  const reasons = new Set<string>();
  const rows = (commitment.remedies ?? []).filter(isTiers).map((remedy) => {
    const matching = remedy.rows
      .filter((row) => matches(row, remedy, measured))
      .toSorted(byWorse(remedy));
    if (!met && matching.length === 0) reasons.add('tier_gap');
    if (!met && matching.length > 1) reasons.add('tier_overlap');
    if (met && matching.some(({ credit }) => pays(credit))) reasons.add('target_tier_conflict');
    // Where the promise was kept, a row that grants nothing is no row.
    return met ? matching.find(({ credit }) => pays(credit)) : matching[0];
  });
  return { met, reasons: [...reasons], rows };
}

function isInForce({ effective: { from, until } }: AssessInput['terms'], at: number, zone: string) {
  const on = localDay(at, zone);
  return !isBefore(on, dayOf(from)) && (until === undefined || !isBefore(dayOf(until), on));
}

export function versionApplies({ terms }: AssessInput, frame: Frame, starts: readonly number[]) {
  const { decidedBy } = terms.effective;
  if (decidedBy === 'order_date') return true;
  return (decidedBy === 'period_start' ? [frame.start] : starts).every((at) =>
    isInForce(terms, at, frame.zone),
  );
}
