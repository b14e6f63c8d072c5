import fc from 'fast-check';

import type { Availability } from '../commitment-format';
import { rarely } from './random-evidence';
import { flatRemedies, ofAny, ofTime } from './random-remedies';

/** Random promises and how they are measured. */
const decimals = (...all: string[]) => fc.constantFrom(...all);
const exclusions = fc
  .record({
    rules: fc.subarray([
      'scheduled_maintenance' as const,
      'emergency_maintenance' as const,
      'force_majeure' as const,
      'third_party' as const,
    ]),
    notice: rarely(
      fc.constantFrom(
        { n: 10, unit: 'minute' as const },
        { n: 1, unit: 'hour' as const },
        { n: 24, unit: 'hour' as const },
        { n: 1, unit: 'day' as const },
        { n: 1, unit: 'week' as const },
        { n: 1, unit: 'month' as const },
        { n: 1, unit: 'business_day' as const },
      ),
      50,
    ),
    cap: rarely(
      fc.record({
        seconds: fc.constantFrom(0, 600, 3600, 5000, 86_400),
        per: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
      }),
      50,
    ),
  })
  .map(({ rules, notice, cap }) =>
    rules.map((kind, index) => ({
      kind,
      minNotice: index === 0 ? notice : undefined,
      cap: index < 2 ? cap : undefined,
    })),
  );

const serviceHours = fc.record({
  weekly: fc.constantFrom(
    [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
    [
      { days: [1, 3, 5, 7], from: '02:30', to: '10:00' },
      { days: [1, 2, 7], from: '18:00', to: '24:00' },
    ],
    [{ days: [7, 6], from: '01:30', to: '02:15' }],
    [
      { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '01:00' },
      { days: [1, 2, 3, 4, 5, 6, 7], from: '00:30', to: '12:00' },
    ],
  ),
  holidays: rarely(fc.constantFrom(['2026-03-02', '2026-04-01'], ['2026-03-08', '2026-10-25']), 40),
});

const downtime = (hasTickets: boolean) =>
  fc.record({
    clockStart: rarely(
      fc.constantFrom('ticket_opened' as const, 'vendor_notice' as const, 'impact' as const),
      hasTickets ? 60 : 0,
    ),
    clockEnd: rarely(fc.constant('ticket_closed' as const), hasTickets ? 40 : 0),
    stopClock: rarely(fc.constant(true), hasTickets ? 60 : 0),
    minimum: rarely(
      fc.record({
        seconds: fc.constantFrom(0, 60, 480, 600, 900),
        op: fc.constantFrom('gte' as const, 'gt' as const),
      }),
      40,
    ),
    mergeGap: rarely(
      fc.record({ seconds: fc.constantFrom(0, 60, 600, 3600), gapCounts: fc.boolean() }),
      40,
    ),
    degradedWeight: rarely(decimals('0', '0.5', '0.333', '1'), 60),
  });

const ratios: Availability['metric'][] = [
  { kind: 'request_ratio' },
  { kind: 'error_rate_mean', intervalSeconds: 7200, emptyInterval: 'zero_error' },
  { kind: 'error_rate_mean', intervalSeconds: 7200, emptyInterval: 'excluded' },
];
const times: Availability['metric'][] = [
  { kind: 'time' },
  { kind: 'time', partialMinutes: 'exact' },
  { kind: 'time', partialMinutes: 'excluded' },
  { kind: 'time', partialMinutes: 'rounded_up' },
  { kind: 'user_minutes' },
  { kind: 'affected_ratio' },
  { kind: 'threshold_intervals', intervalSeconds: 7200, errorRateOver: '0.05' },
  { kind: 'threshold_intervals', intervalSeconds: 7200, errorRateOver: '0.01', minRequests: 20 },
];

export const isRatio = ({ kind }: Availability['metric']) =>
  kind === 'request_ratio' || kind === 'error_rate_mean';
export const isSampled = (metric: Availability['metric']) =>
  isRatio(metric) || metric.kind === 'threshold_intervals';

export const availability = (id: string, services: readonly string[], hasTickets: boolean) =>
  fc
    .oneof({ weight: 8, arbitrary: fc.constantFrom(...times) }, fc.constantFrom(...ratios))
    .chain((metric) =>
      fc.record({
        id: fc.constant(id),
        kind: fc.constant('availability' as const),
        target: fc.record({
          op: fc.constantFrom('gte' as const, 'gt' as const),
          percent: decimals('99.9', '99.99', '99.95', '99', '100', '0', '99.5'),
        }),
        metric: fc.constant(metric),
        services: someOf(services),
        downtime: rarely(downtime(hasTickets && !isSampled(metric)), 70),
        serviceHours: rarely(serviceHours, isRatio(metric) ? 0 : 25),
        denominator: rarely(
          fc.constantFrom<NonNullable<Availability['denominator']>>(
            { kind: 'period' },
            { kind: 'fixed_minutes', minutes: 43_200 },
            { kind: 'deployed', undeployed: 'counts_available' },
            { kind: 'deployed', undeployed: 'removed' },
          ),
          isRatio(metric) ? 0 : 40,
        ),
        maintenance: rarely(
          fc.constantFrom('removed_from_both' as const, 'counts_as_up' as const),
          70,
        ),
        exclusions: rarely(exclusions, 80),
        remedies: fc.array(fc.oneof(...ofAny, ...(isRatio(metric) ? [] : ofTime)), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
    );

const someOf = (services: readonly string[]) =>
  services.length === 0
    ? fc.constant(undefined)
    : rarely(fc.subarray([...services], { minLength: 1 }), 60);

export const restoration = (services: readonly string[], hasTickets: boolean) =>
  fc.record({
    id: fc.constant('r0'),
    kind: fc.constant('restoration' as const),
    within: fc.record({ seconds: fc.constantFrom(0, 600, 3600, 28_800) }),
    statistic: fc.constantFrom('each' as const, 'mean' as const, 'p90' as const),
    clockStart: rarely(
      fc.constantFrom('ticket_opened' as const, 'vendor_notice' as const, 'impact' as const),
      hasTickets ? 50 : 0,
    ),
    severity: rarely(fc.constantFrom('high', 'low'), 30),
    services: someOf(services),
    remedies: flatRemedies,
  });

export const communication = (services: readonly string[]) =>
  fc.record({
    id: fc.constant('m0'),
    kind: fc.constant('communication' as const),
    measure: fc.constantFrom(
      'first_notice' as const,
      'update_interval' as const,
      'restoration_notice' as const,
      'rca' as const,
      'maintenance_notice' as const,
    ),
    within: fc.constantFrom(
      { n: 0, unit: 'minute' as const },
      { n: 30, unit: 'minute' as const },
      { n: 1, unit: 'hour' as const },
      { n: 24, unit: 'hour' as const },
      { n: 1, unit: 'day' as const },
      { n: 5, unit: 'business_day' as const },
      { n: 1, unit: 'week' as const },
      { n: 1, unit: 'month' as const },
    ),
    calendar: rarely(fc.constantFrom('elapsed' as const, 'business' as const), 50),
    severity: rarely(fc.constantFrom('high', 'low'), 30),
    services: someOf(services),
    remedies: flatRemedies,
  });

export const chronic = fc.record({
  id: fc.constant('n0'),
  kind: fc.constant('chronic' as const),
  breaches: fc.integer({ min: 1, max: 3 }),
  withinPeriods: fc.integer({ min: 1, max: 4 }),
  consecutive: rarely(fc.boolean(), 60),
  commitment: fc.constantFrom('c0', 'c0', 'c0', 'r0', 'm0'),
  downtimeOverSeconds: rarely(fc.constantFrom(0, 600, 7200), 30),
  right: fc.constantFrom('terminate' as const, 'escalate' as const),
  remedies: flatRemedies,
});
