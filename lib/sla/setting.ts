import type { Fee, PriorCredit, Question } from './assess-input';
import { cyclesFrom } from './billing-cycle';
import { businessCalendar } from './business-calendar';
import type { Commitment } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import { parseInstant } from './instant';
import type { Calendar } from './offset';
import { type Period, resolvePeriod } from './period';
import type { Evidence } from './read-evidence';
import type { Terms } from './terms-format';
import { zoneOf } from './zone';

/** Everything that all commitments of one assessment share. Time after `now` has not happened yet. */
export type Setting = Readonly<{
  terms: Terms;
  period: Period;
  asOf: number;
  /** The part of the period that is over ends here: its end or `asOf`, whichever is earlier. */
  now: number;
  evidence: Evidence;
  calendar: Calendar;
  fees: readonly Fee[];
  priorCredits: readonly PriorCredit[];
}>;

export function settingOf(question: Question): Setting {
  const { terms, evidence, fees, priorCredits } = question;
  const asOf = parseInstant(question.asOf) ?? Number.NaN;
  const period = resolvePeriod(terms, question.period, asOf);
  const zone = zoneOf(terms.timeZone.id);
  const cycles = cyclesFrom(terms, zone.dayOf(period.start));
  return {
    terms,
    period,
    asOf,
    now: Math.min(period.end, asOf),
    evidence,
    calendar: { zone, business: businessCalendar(terms), cycles },
    fees,
    priorCredits,
  };
}

/** The same contract and evidence, looked at for another period. */
export const atPeriod = (setting: Setting, period: Period): Setting => ({
  ...setting,
  period,
  now: Math.min(period.end, setting.asOf),
});

/** A window or sample without a service belongs to every service. */
export function seenBy<T extends { service: string | undefined }>(
  { services }: Commitment,
  items: readonly T[],
): readonly T[] {
  if (!services) return items;
  const ids = new Set(services);
  return items.filter(({ service }) => service === undefined || ids.has(service));
}

/** Whether a window, as given, holds time of the period. */
export const touches = ({ start, end }: EvidenceWindow, { period }: Setting): boolean =>
  start < period.end && (end ?? Infinity) > period.start;
