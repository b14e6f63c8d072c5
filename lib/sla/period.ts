import { cycleOf, cyclesFrom, dayOfMonth, monthOf } from './billing-cycle';
import { parseInstant } from './instant';
import { invalidInput } from './invalid-input';
import type { Terms } from './terms-format';
import { zoneOf } from './zone';

/**
 * Measurement periods: from a label to instants, and the labels around an instant.
 * A calendar month is the month of the contract's zone, so that with DST it is not a whole number of days.
 */
export type PeriodInput = string | Readonly<{ start: string; end: string }>;

export type Period = Readonly<{
  start: number;
  end: number;
  label: string | null;
  /** Months that fees for one period stand for; a rolling or per-incident period counts as one. */
  months: number;
  /** Calendar days of the zone that the period touches. */
  days: number;
}>;

const DAY_MS = 86_400_000;

/** Start and end of a period. `asOf` matters for rolling periods only. Throws `InvalidInput` at `period`. */
export function resolvePeriod(terms: Terms, period: PeriodInput | undefined, asOf: number): Period {
  const rule = terms.period;
  if (rule.kind === 'rolling') {
    const start = asOf - rule.days * DAY_MS;
    return { start, end: asOf, label: null, months: 1, days: rule.days };
  }
  if (period === undefined) throw mismatch(expectedPeriod(terms));
  if (typeof period !== 'string') return explicitPeriod(terms, period);
  const months = monthsOfLabel(terms, period);
  if (!months) throw mismatch(expectedPeriod(terms), period);
  const anchorDay = rule.kind === 'billing_cycle' ? rule.anchorDay : 1;
  const first = dayOfMonth(months.from, anchorDay);
  const next = dayOfMonth(months.from + months.count, anchorDay);
  const zone = zoneOf(terms.timeZone.id);
  return {
    start: zone.at(first),
    end: zone.at(next),
    label: period,
    months: months.count,
    days: next - first,
  };
}

/** A period of the past, as history names it: a rolling contract has no labels, only start and end. */
export function resolvePast(terms: Terms, period: PeriodInput, asOf: number): Period {
  if (typeof period !== 'string') return explicitPeriod(terms, period);
  if (terms.period.kind === 'rolling') throw mismatch(expectedPeriod(terms), period);
  return resolvePeriod(terms, period, asOf);
}

function explicitPeriod(
  terms: Terms,
  { start: from, end: to }: { start: string; end: string },
): Period {
  const [start, end] = [parseInstant(from), parseInstant(to)];
  if (start === null) throw mismatch('an RFC 3339 instant', from, 'period.start');
  if (end === null) throw mismatch('an RFC 3339 instant', to, 'period.end');
  if (end <= start) throw mismatch('an instant after the start', to, 'period.end');
  const zone = zoneOf(terms.timeZone.id);
  const days = zone.dayOf(end - 1) - zone.dayOf(start) + 1;
  return { start, end, label: null, months: monthsPerPeriod(terms), days };
}

function monthsPerPeriod({ period }: Terms): number {
  switch (period.kind) {
    case 'calendar':
      return { month: 1, quarter: 3, year: 12 }[period.unit];
    case 'billing_cycle':
      return period.months;
    case 'rolling':
    case 'per_incident':
      return 1;
  }
}

/** The first month and number of months that a label names, or null where it does not fit the terms. */
function monthsOfLabel(terms: Terms, label: string): { from: number; count: number } | null {
  const { period } = terms;
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(label) ?? [];
  if (year === undefined) return null;
  const monthly = Number(year) * 12 + Number(month) - 1;
  if (period.kind === 'billing_cycle') {
    return month ? { from: monthly, count: period.months } : null;
  }
  if (period.kind !== 'calendar') return null;
  const yearly = Number(year) * 12 + (period.firstMonth ?? 1) - 1;
  switch (period.unit) {
    case 'month':
      return month ? { from: monthly, count: 1 } : null;
    case 'quarter':
      return quarter ? { from: yearly + (Number(quarter) - 1) * 3, count: 3 } : null;
    case 'year':
      return month || quarter ? null : { from: yearly, count: 12 };
  }
}

/** The label of the period that holds an instant; null for rolling and per-incident terms, which have none. */
export function periodLabelAt(terms: Terms, at: number): string | null {
  const { period } = terms;
  const day = zoneOf(terms.timeZone.id).dayOf(at);
  if (period.kind === 'billing_cycle') {
    const from = zoneOf('UTC').dayOf(parseInstant(`${terms.effective.from}T00:00:00Z`) ?? 0);
    return labelOfMonth(terms, monthOf(cycleOf(cyclesFrom(terms, from), day).first));
  }
  return period.kind === 'calendar' ? labelOfMonth(terms, monthOf(day)) : null;
}

export const previousPeriod = (terms: Terms, label: string): string => neighbour(terms, label, -1);
export const nextPeriod = (terms: Terms, label: string): string => neighbour(terms, label, 1);

function neighbour(terms: Terms, label: string, step: number): string {
  const months = monthsOfLabel(terms, label);
  const found = months && labelOfMonth(terms, months.from + step * months.count);
  if (!found) throw mismatch(expectedPeriod(terms), label);
  return found;
}

function labelOfMonth({ period }: Terms, month: number): string | null {
  const year = (value: number) => String(value).padStart(4, '0');
  const monthly = `${year(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
  if (period.kind === 'billing_cycle') return monthly;
  if (period.kind !== 'calendar') return null;
  const shifted = month - (period.firstMonth ?? 1) + 1;
  const fiscalYear = year(Math.floor(shifted / 12));
  switch (period.unit) {
    case 'month':
      return monthly;
    case 'quarter':
      return `${fiscalYear}-Q${Math.floor((shifted % 12) / 3) + 1}`;
    case 'year':
      return fiscalYear;
  }
}

/** The period before: by label where it has one, else of the same length. Chronic commitments look back so. */
export function periodBefore(terms: Terms, period: Period, asOf: number): Period {
  const label = period.label ?? labelOfExactly(terms, period, asOf);
  if (label !== null) return resolvePeriod(terms, previousPeriod(terms, label), asOf);
  const length = period.end - period.start;
  return { ...period, start: period.start - length, end: period.start };
}

function labelOfExactly(terms: Terms, period: Period, asOf: number): string | null {
  const label = periodLabelAt(terms, period.start);
  if (label === null) return null;
  const labelled = resolvePeriod(terms, label, asOf);
  return labelled.start === period.start && labelled.end === period.end ? label : null;
}

function expectedPeriod({ period }: Terms): string {
  switch (period.kind) {
    case 'calendar':
      return (
        { month: 'YYYY-MM', quarter: 'YYYY-Qn', year: 'YYYY' }[period.unit] + ' or { start, end }'
      );
    case 'billing_cycle':
      return 'YYYY-MM or { start, end }';
    case 'rolling':
    case 'per_incident':
      return '{ start, end }';
  }
}

const mismatch = (expected: string, found?: string, path = 'period') =>
  invalidInput([{ path, expected, ...(found === undefined ? {} : { found }) }]);
