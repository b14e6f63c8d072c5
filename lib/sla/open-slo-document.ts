import type { Availability, Commitment } from './commitment-format';
import { API_VERSION, type Lost } from './open-slo';
import { HUNDRED, ONE, type Rational, rational, toShortDecimal } from './rational';
import type { Terms } from './terms-format';

/**
 * Terms, written as OpenSLO v1: an SLO for each availability commitment that counts events or slices
 * of time, and the services they name. A contract does not tell where good and total are read from,
 * so each SLO refers to an SLI of its own name, which is left to be written.
 */
export type OpenSloDocument = Readonly<{
  apiVersion: typeof API_VERSION;
  kind: 'SLO' | 'Service';
  metadata: Readonly<{ name: string; displayName: string }>;
  spec: Readonly<Record<string, unknown>>;
}>;

type Report = (path: string, why: string) => void;

const NO_PLACE = 'has no place in OpenSLO';

/** Writes what OpenSLO can say of the terms, and lists the path of everything else. */
export function writeOpenSlo(terms: Terms): {
  documents: readonly OpenSloDocument[];
  lost: readonly Lost[];
} {
  const lost: Lost[] = [];
  const report: Report = (path, why) => void lost.push({ path, why });
  const serviceName = namesFor(report);
  const sloName = namesFor(report);
  const services = new Map(
    (terms.services ?? []).map(({ id, name }, index) => [
      id,
      { name: serviceName(id, `services.${index}.id`), displayName: name },
    ]),
  );
  const whole = terms.services
    ? null
    : { name: serviceName(terms.vendor, 'vendor'), displayName: terms.vendor };
  const timeWindow = timeWindowOf(terms, report);
  const slos = terms.commitments.flatMap((commitment, index): OpenSloDocument[] => {
    const path = `commitments.${index}`;
    const budget = budgetOf(commitment, path, report);
    if (!budget) return [];
    const name = sloName(commitment.id, `${path}.id`);
    const [id, ...others] = commitment.services ?? [...services.keys()];
    if (others.length > 0) report(`${path}.services`, 'an SLO is of one service: the first');
    const service = (id === undefined ? whole : services.get(id)) ?? whole;
    const spec = {
      ...(service ? { service: service.name } : {}),
      indicatorRef: name,
      ...(timeWindow ? { timeWindow: [timeWindow] } : {}),
      ...budget,
    };
    return [documentOf('SLO', { name, displayName: commitment.id }, spec)];
  });
  for (const key of Object.keys(terms)) {
    if (!WRITTEN.has(key)) report(key, NO_PLACE);
  }
  const named = [...(whole ? [whole] : []), ...services.values()];
  return { documents: [...named.map((one) => documentOf('Service', one, {})), ...slos], lost };
}

const WRITTEN = new Set(['schema', 'vendor', 'timeZone', 'period', 'services', 'commitments']);

const documentOf = (
  kind: OpenSloDocument['kind'],
  metadata: OpenSloDocument['metadata'],
  spec: OpenSloDocument['spec'],
): OpenSloDocument => ({ apiVersion: API_VERSION, kind, metadata, spec });

/** Names as RFC 1123 has them, each given once: at most 63 of a–z, 0–9 and dashes. */
function namesFor(report: Report): (wanted: string, path: string) => string {
  const given = new Set<string>();
  return (wanted, path) => {
    const plain =
      wanted
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, '-')
        .slice(0, 58)
        .replace(/^-+|-+$/g, '') || 'unnamed';
    let name = plain;
    for (let next = 2; given.has(name); next++) name = `${plain}-${next}`;
    given.add(name);
    if (name !== wanted) report(path, `written as ${name}`);
    return name;
  };
}

/** Starts where a period of the year in which the terms come into effect starts. */
function timeWindowOf({ period, effective, timeZone }: Terms, report: Report) {
  const year = effective.from.slice(0, 4);
  const aligned = (duration: string, month: number, day: number) => ({
    duration,
    calendar: { startTime: `${year}-${two(month)}-${two(day)} 00:00:00`, timeZone: timeZone.id },
    isRolling: false,
  });
  switch (period.kind) {
    case 'calendar':
      return period.unit === 'month'
        ? aligned('1M', 1, 1)
        : aligned(period.unit === 'quarter' ? '1Q' : '1Y', period.firstMonth ?? 1, 1);
    case 'rolling':
      return { duration: `${period.days}d`, isRolling: true };
    case 'billing_cycle':
      if (period.months === 1 && period.anchorDay <= 28) return aligned('1M', 1, period.anchorDay);
      report('period', 'a billing cycle of several months, or one that starts after the 28th');
      return null;
    case 'per_incident':
      report('period', NO_PLACE);
      return null;
  }
}

const two = (value: number) => String(value).padStart(2, '0');

/** How the budget is counted, with its one objective; null where OpenSLO has no such promise. */
function budgetOf(commitment: Commitment, path: string, report: Report) {
  if (commitment.kind !== 'availability') {
    report(path, `a promise of ${commitment.kind} ${NO_PLACE}`);
    return null;
  }
  const target = jsonNumber(rational(commitment.target.percent).div(HUNDRED));
  const slices = slicesOf(commitment, path, report);
  if (!slices) return null;
  if (target === null || target >= 1) {
    report(`${path}.target.percent`, 'a target is a plain number below the whole');
    return null;
  }
  if (commitment.target.op === 'gt') report(`${path}.target.op`, 'written as at least');
  for (const key of LEFT_OUT) {
    if (commitment[key] !== undefined) report(`${path}.${key}`, NO_PLACE);
  }
  report(`${path}.metric`, 'where good and total are read from: write an SLI of the same name');
  const { budgetingMethod, ...objective } = slices;
  return { budgetingMethod, objectives: [{ target, ...objective }] };
}

const LEFT_OUT = [
  'downtime',
  'serviceHours',
  'denominator',
  'maintenance',
  'exclusions',
  'remedies',
] as const;

type Slices = Readonly<{
  budgetingMethod: 'Occurrences' | 'Timeslices' | 'RatioTimeslices';
  timeSliceTarget?: number;
  timeSliceWindow?: string;
}>;

/** Exact minutes down are the mean of slices of a minute, each as good as its share of time up. */
function slicesOf({ metric }: Availability, path: string, report: Report): Slices | null {
  switch (metric.kind) {
    case 'request_ratio':
      return { budgetingMethod: 'Occurrences' };
    case 'error_rate_mean': {
      const timeSliceWindow = sliceOf(metric.intervalSeconds, path, report);
      if (metric.emptyInterval === 'zero_error') {
        report(`${path}.metric.emptyInterval`, 'how a slice without events counts is not said');
      }
      return timeSliceWindow ? { budgetingMethod: 'RatioTimeslices', timeSliceWindow } : null;
    }
    case 'threshold_intervals': {
      const timeSliceWindow = sliceOf(metric.intervalSeconds, path, report);
      const timeSliceTarget = jsonNumber(ONE.sub(rational(metric.errorRateOver)));
      if (metric.minRequests !== undefined) report(`${path}.metric.minRequests`, NO_PLACE);
      if (!timeSliceTarget) {
        report(`${path}.metric.errorRateOver`, 'a slice needs a plain target above 0');
        return null;
      }
      return timeSliceWindow
        ? { budgetingMethod: 'Timeslices', timeSliceTarget, timeSliceWindow }
        : null;
    }
    case 'time':
      return minutesOf(metric.partialMinutes ?? 'exact', path, report);
    case 'user_minutes':
    case 'affected_ratio':
      report(`${path}.metric`, `${metric.kind} ${NO_PLACE}`);
      return null;
  }
}

function minutesOf(
  mode: 'exact' | 'excluded' | 'rounded_up',
  path: string,
  report: Report,
): Slices | null {
  if (mode === 'excluded') {
    report(`${path}.metric.partialMinutes`, 'a minute that is down in part cannot count as up');
    return null;
  }
  report(`${path}.metric.kind`, 'good of an SLI must be the time up of each minute');
  return mode === 'exact'
    ? { budgetingMethod: 'RatioTimeslices', timeSliceWindow: '1m' }
    : { budgetingMethod: 'Timeslices', timeSliceTarget: 1, timeSliceWindow: '1m' };
}

function sliceOf(seconds: number, path: string, report: Report): string | null {
  if (seconds % 60 === 0) return `${seconds / 60}m`;
  report(`${path}.metric.intervalSeconds`, 'a slice is of whole minutes');
  return null;
}

/** The JSON number that reads as exactly this value; null when there is none. */
function jsonNumber(value: Rational): number | null {
  const number = Number(toShortDecimal(value));
  const text = String(number);
  return /^\d+(\.\d+)?$/.test(text) && rational(text).equals(value) ? number : null;
}
