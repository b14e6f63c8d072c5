import { z } from 'zod';

import type { Availability, Metric } from './commitment-format';
import { issuesFrom } from './invalid-input';
import { HUNDRED, ONE, type Rational, ZERO, rational, toShortDecimal } from './rational';
import type { PeriodRule } from './terms-format';

/**
 * OpenSLO v1, read as commitments. Only what the specification says for certain is taken over: an
 * objective on a ratio of good to all events. What has no place in `sla-terms/1` is listed as lost.
 */
export type Lost = Readonly<{ path: string; why: string }>;

export type ReadOpenSlo = Readonly<{
  commitments: readonly Availability[];
  /** The services that the commitments name, for the list of services of the terms. */
  services: readonly Readonly<{ id: string; name: string }>[];
  /** What all time windows agree on; null where they differ or say nothing that can be measured by. */
  period: PeriodRule | null;
  timeZone: string | null;
  lost: readonly Lost[];
}>;

export const API_VERSION = 'openslo/v1';

const metadata = z.looseObject({ name: z.string().min(1), displayName: z.string().optional() });
const frame = z.looseObject({ apiVersion: z.literal(API_VERSION), kind: z.string(), metadata });
const indicator = z.looseObject({
  spec: z.looseObject({
    ratioMetric: z.looseObject({ raw: z.unknown().optional() }).optional(),
    thresholdMetric: z.unknown().optional(),
  }),
});
const objective = z.looseObject({
  target: z.number().optional(),
  targetPercent: z.number().optional(),
  timeSliceTarget: z.number().optional(),
  timeSliceWindow: z.union([z.number(), z.string()]).optional(),
  value: z.number().optional(),
});
const timeWindow = z.looseObject({
  duration: z.string(),
  isRolling: z.boolean().optional(),
  calendar: z.looseObject({ startTime: z.string(), timeZone: z.string() }).optional(),
});
const slo = frame.extend({
  spec: z.looseObject({
    service: z.string().min(1).optional(),
    indicator: indicator.optional(),
    indicatorRef: z.string().optional(),
    timeWindow: z.array(timeWindow).max(1).optional(),
    budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
    objectives: z.array(objective).min(1),
  }),
});
const sli = frame.extend(indicator.shape);

type Slo = z.infer<typeof slo>;
type Objective = z.infer<typeof objective>;
type Report = (path: string, why: string) => void;

const NO_PLACE = 'has no place in the terms';

/** Reads one parsed document, or a list of them that refer to each other. Throws nothing. */
export function readOpenSlo(document: unknown): ReadOpenSlo {
  const lost: Lost[] = [];
  const documents: readonly unknown[] = Array.isArray(document) ? document : [document];
  const pathOf = (index: number) => (Array.isArray(document) ? String(index) : '');
  const named = new Map<string, string>();
  const indicators = new Map<string, z.infer<typeof sli>>();
  const slos = new Map<string, { read: Slo; report: Report }>();
  documents.forEach((one, index) => {
    const report: Report = (path, why) =>
      void lost.push({ path: [pathOf(index), path].filter(Boolean).join('.'), why });
    const refuse = (error: z.ZodError) =>
      issuesFrom(error).forEach(({ path, expected }) => report(path, `expected ${expected}`));
    const head = frame.safeParse(one);
    if (!head.success) return refuse(head.error);
    const { kind, metadata: of } = head.data;
    if (kind === 'Service') return void named.set(of.name, of.displayName ?? of.name);
    if (kind !== 'SLO' && kind !== 'SLI') return report('', `${kind} ${NO_PLACE}`);
    const read = kind === 'SLI' ? sli.safeParse(one) : slo.safeParse(one);
    if (!read.success) return refuse(read.error);
    if (kind === 'SLI') return void indicators.set(of.name, sli.parse(one));
    if (slos.has(of.name)) return report('metadata.name', 'another SLO has this name');
    slos.set(of.name, { read: slo.parse(one), report });
  });
  const commitments = [...slos.values()].flatMap(({ read, report }) => {
    reportUnread(read, report);
    return isRatio(read, indicators, report) ? commitmentsOf(read, report) : [];
  });
  const windows = [...slos.values()].map(({ read, report }) => windowOf(read, report));
  const services = new Set(commitments.flatMap((one) => one.services ?? []));
  return {
    commitments,
    services: [...services].map((id) => ({ id, name: named.get(id) ?? id })),
    period: agreed(windows.map(({ period }) => period)),
    timeZone: agreed(windows.map(({ timeZone }) => timeZone)),
    lost,
  };
}

/** Keys of the specification, and others, that nothing here reads. */
function reportUnread({ metadata: of, spec }: Slo, report: Report) {
  const check = (object: object, path: string, read: readonly string[]) =>
    Object.keys(object)
      .filter((key) => !read.includes(key))
      .forEach((key) => report(`${path}.${key}`, NO_PLACE));
  check(of, 'metadata', ['name']);
  check(spec, 'spec', Object.keys(slo.shape.spec.shape));
  spec.objectives.forEach((one, index) =>
    check(one, `spec.objectives.${index}`, Object.keys(objective.shape)),
  );
  if (spec.indicator) report('spec.indicator', 'where good and total are read from is not kept');
}

/** An SLI that is not given is a ratio where no objective has a value: a threshold must have one. */
function isRatio(
  { spec }: Slo,
  indicators: ReadonlyMap<string, z.infer<typeof indicator>>,
  report: Report,
): boolean {
  const reference = spec.indicatorRef ?? '';
  const given = spec.indicator ?? indicators.get(reference);
  const hasValue = spec.objectives.some(({ value }) => value !== undefined);
  if (!given && hasValue) {
    report('spec.indicatorRef', `the SLI ${reference} is not given, and may be a threshold`);
    return false;
  }
  if (given && !given.spec.ratioMetric) {
    report('spec.indicator', 'a threshold of a metric is no availability');
    return false;
  }
  if (given?.spec.ratioMetric?.raw !== undefined && spec.budgetingMethod === 'Occurrences') {
    report('spec.indicator', 'ready-made ratios cannot be added up without their counts');
    return false;
  }
  return true;
}

function commitmentsOf({ metadata: { name }, spec }: Slo, report: Report): Availability[] {
  return spec.objectives.flatMap((one, index): Availability[] => {
    const path = `spec.objectives.${index}`;
    const tell: Report = (key, why) => report(`${path}.${key}`, why);
    const percent = percentOf(one, tell);
    const metric = metricOf(spec.budgetingMethod, one, tell);
    if (percent === null || !metric) return [];
    return [
      {
        id: spec.objectives.length === 1 ? name : `${name}-${index + 1}`,
        kind: 'availability',
        ...(spec.service === undefined ? {} : { services: [spec.service] }),
        target: { op: 'gte', percent },
        metric,
      },
    ];
  });
}

/** The decimal that was written, as far as JSON keeps it; null for one with an exponent. */
const decimalOf = (value: number): Rational | null =>
  /^\d+(\.\d+)?$/.test(String(value)) ? rational(String(value)) : null;

function percentOf({ target, targetPercent }: Objective, report: Report): string | null {
  if ((target === undefined) === (targetPercent === undefined)) {
    report('target', 'either target or targetPercent is needed, and not both');
    return null;
  }
  const key = target === undefined ? 'targetPercent' : 'target';
  const percent =
    target === undefined ? decimalOf(targetPercent ?? 0) : decimalOf(target)?.mul(HUNDRED);
  const text = percent && toShortDecimal(percent);
  if (percent && text && percent.compare(HUNDRED) < 0 && rational(text).equals(percent)) {
    return text;
  }
  report(key, 'expected a plain decimal below the whole');
  return null;
}

function metricOf(
  method: Slo['spec']['budgetingMethod'],
  { timeSliceTarget, timeSliceWindow }: Objective,
  report: Report,
): Metric | null {
  if (method === 'Occurrences') return { kind: 'request_ratio' };
  const intervalSeconds = secondsOf(timeSliceWindow);
  if (intervalSeconds === null) {
    report('timeSliceWindow', 'expected whole seconds, as minutes, hours, days or weeks');
    return null;
  }
  if (method === 'RatioTimeslices') {
    report('timeSliceWindow', 'a slice without events is left out of the mean: nothing says how');
    return { kind: 'error_rate_mean', intervalSeconds, emptyInterval: 'excluded' };
  }
  const least = decimalOf(timeSliceTarget ?? 0);
  if (!least || least.compare(ZERO) <= 0 || least.compare(ONE) > 0) {
    report('timeSliceTarget', 'expected a plain decimal above 0 and at most 1');
    return null;
  }
  const errorRateOver = toShortDecimal(ONE.sub(least));
  if (!rational(errorRateOver).equals(ONE.sub(least))) {
    report('timeSliceTarget', 'expected at most 12 decimals');
    return null;
  }
  report('timeSliceWindow', 'a slice without events counts as good: nothing says how');
  return { kind: 'threshold_intervals', intervalSeconds, errorRateOver };
}

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A number alone is minutes. */
function secondsOf(window: number | string | undefined): number | null {
  const [, count, unit = ''] = /^(\d+)([mhdw])$/.exec(
    typeof window === 'number' ? `${window}m` : (window ?? ''),
  ) ?? [undefined, '0'];
  const seconds = Number(count) * (SECONDS[unit] ?? 0);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : null;
}

type Span = Readonly<{ period: PeriodRule | null; timeZone: string | null }>;

function windowOf({ spec }: Slo, report: Report): Span {
  const [window] = spec.timeWindow ?? [];
  if (!window) return { period: null, timeZone: null };
  const timeZone = window.calendar?.timeZone ?? null;
  const [, count, unit = ''] = /^([1-9]\d*)([dwMQY])$/.exec(window.duration) ?? [];
  const period = window.calendar
    ? calendarPeriod(Number(count), unit, window.calendar.startTime)
    : window.isRolling
      ? rollingPeriod(Number(count), unit)
      : null;
  if (!period) report('spec.timeWindow.0', 'no period of whole months or rolling days');
  return { period, timeZone };
}

function rollingPeriod(count: number, unit: string): PeriodRule | null {
  const days = { d: 1, w: 7 }[unit];
  return days === undefined ? null : { kind: 'rolling', days: count * days };
}

const UNITS = { 1: 'month', 3: 'quarter', 12: 'year' } as const;

function calendarPeriod(count: number, unit: string, startTime: string): PeriodRule | null {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)[ T]00:00:00Z?$/.exec(startTime) ?? [];
  const months = count * ({ M: 1, Q: 3, Y: 12 }[unit] ?? Number.NaN);
  if (month === undefined) return null;
  if (day !== '01') {
    return months === 1 ? { kind: 'billing_cycle', anchorDay: Number(day), months } : null;
  }
  if (months !== 1 && months !== 3 && months !== 12) return null;
  const firstMonth = months === 1 || month === '01' ? {} : { firstMonth: Number(month) };
  return { kind: 'calendar', unit: UNITS[months], ...firstMonth };
}

function agreed<T>(values: readonly T[]): T | null {
  const [first = null, ...others] = values;
  const key = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === key) ? first : null;
}
