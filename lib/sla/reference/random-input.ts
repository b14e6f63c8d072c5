import fc from 'fast-check';

import { type AssessInput, assessInputSchema } from '../assess-input';
import type { Metric } from '../commitment-format';
import { type Choice, choice, iso, moment } from './choices';
import { frameOf } from './period';
import { claim } from './random-claim';
import { evidenceOf, rarely } from './random-evidence';
import {
  availability,
  chronic,
  communication,
  isRatio,
  isSampled,
  restoration,
} from './random-terms';
import type { Calendar } from './zone';

/** A whole random question: terms, evidence, fees, and the moment at which it is asked. */
const SERVICES = [
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
];

const cap = fc
  .record({
    kind: fc.constantFrom('max' as const, 'max' as const, 'min_payable' as const),
    per: fc.constantFrom(
      'incident' as const,
      'period' as const,
      'contract_year' as const,
      'rolling_12m' as const,
    ),
    op: rarely(fc.constantFrom('gt' as const, 'gte' as const), 50),
  })
  .chain((rest) =>
    fc.constantFrom(
      { ...rest, money: '50' },
      { ...rest, money: '33.335' },
      { ...rest, percentOfFees: '15' },
      { ...rest, percentOfFees: '100' },
      { ...rest, serviceDays: 2 },
    ),
  );

const fees = (services: readonly string[]) =>
  fc.array(
    fc.record({
      service:
        services.length === 0 ? fc.constant(undefined) : rarely(fc.constantFrom(...services), 80),
      amount: fc.constantFrom('1000.00', '310.45', '12345', '0.10', '99.99', '1860.00', '-20.05'),
      kind: fc.constantFrom(
        'recurring' as const,
        'recurring' as const,
        'recurring' as const,
        'usage' as const,
        'one_time' as const,
        'tax' as const,
      ),
      period: rarely(fc.constantFrom('breach' as const, 'preceding' as const, 'year' as const), 40),
    }),
    { minLength: 1, maxLength: 5 },
  );

type Repeated = typeof chronic extends fc.Arbitrary<infer One> ? One : never;
type Named = Readonly<{ id: string; metric?: Metric }>;
/** Names a promise that there is; only of one that counts downtime can it be too long. */
function countable(repeated: Repeated | undefined, promises: readonly Named[]) {
  if (!repeated) return undefined;
  const [first] = promises;
  const named = promises.find(({ id }) => id === repeated.commitment) ?? first;
  const hasDowntime = named?.metric !== undefined && !isRatio(named.metric);
  return {
    ...repeated,
    commitment: named?.id ?? 'c0',
    downtimeOverSeconds: hasDowntime ? repeated.downtimeOverSeconds : undefined,
  };
}

const termsOf = (chosen: Choice, services: readonly string[], hasTickets: boolean) =>
  fc
    .tuple(
      fc
        .integer({ min: 1, max: 3 })
        .chain((count) =>
          fc.tuple(
            ...['c0', 'c1', 'c2']
              .slice(0, count)
              .map((id) => availability(id, services, hasTickets)),
          ),
        ),
      fc.tuple(rarely(restoration(services, hasTickets), 35), rarely(communication(services), 40)),
      rarely(chronic, typeof chosen.label === 'string' || chosen.rule.kind === 'rolling' ? 35 : 0),
      fc.record({
        currency: fc.constantFrom('USD', 'USD', 'JPY', 'BHD'),
        rounding: rarely(
          fc.record({
            mode: rarely(
              fc.constantFrom('half_up' as const, 'half_even' as const, 'down' as const),
              70,
            ),
            at: rarely(fc.constantFrom('total' as const, 'line' as const), 70),
          }),
          60,
        ),
        caps: rarely(fc.array(cap, { maxLength: 2 }), 50),
        stacking: rarely(
          fc.constantFrom('sum' as const, 'largest' as const, 'choose_one' as const),
          70,
        ),
        claim: rarely(claim, 50),
        businessCalendar: rarely(
          fc.constantFrom<Calendar>(
            { holidays: ['2026-03-02'] },
            { days: [1, 2, 3, 4, 5, 6] },
            { days: [1, 2, 3, 4, 5, 7], hours: { from: '01:30', to: '17:00' } },
            { hours: { from: '09:00', to: '24:00' }, holidays: ['2026-04-03'] },
          ),
          50,
        ),
      }),
      fc.record({
        from: rarely(fc.constantFrom<string[]>('2026-03-01', '2026-03-31'), 10).map(
          (date = '2020-01-01') => date,
        ),
        until: rarely(fc.constantFrom('2026-03-31', '2026-04-01', '2030-01-01'), 15),
        decidedBy: fc.constantFrom(
          'order_date' as const,
          'period_start' as const,
          'incident_start' as const,
        ),
      }),
    )
    .map(([commitments, others, repeated, rest, effective]) => {
      const promises = [...commitments, ...others.filter((one) => one !== undefined)];
      return {
        schema: 'sla-terms/1' as const,
        vendor: 'Vendor',
        title: 'Terms',
        effective,
        timeZone: { id: chosen.zone, basis: 'stated' as const },
        period: chosen.rule,
        services: services.length === 0 ? undefined : SERVICES,
        commitments: [...promises, countable(repeated, promises)].filter(
          (one) => one !== undefined,
        ),
        ...rest,
      };
    });

const asOfOf = (chosen: Choice): fc.Arbitrary<string> =>
  chosen.rule.kind === 'rolling'
    ? fc.constant(iso(chosen.base + chosen.rule.days * 86_400_000))
    : fc.oneof(
        { weight: 6, arbitrary: fc.constant(iso(chosen.base + 450 * 86_400_000)) },
        { weight: 2, arbitrary: moment(chosen).map(iso) },
      );

const prior = rarely(
  fc.constantFrom(
    [{ period: '2026-01', amount: '10.00' }],
    [
      { period: '2026-01', amount: '30' },
      { period: '2025', amount: '70.50' },
    ],
  ),
  30,
);

/** What the books say of this and earlier periods of the first commitment. */
const history = ({ label, rule, base }: Choice) =>
  typeof label !== 'string' || rule.kind === 'rolling'
    ? fc.constant(undefined)
    : rarely(
        fc.array(
          fc.record({
            period: fc.constantFrom(label, earlierLabel(label, base)),
            commitment: fc.constant('c0'),
            status: fc.constantFrom(
              'met' as const,
              'breached' as const,
              'review' as const,
              'open' as const,
            ),
            downtimeSeconds: fc.constantFrom(null, 0, 600, 600.5, 7201),
          }),
          { minLength: 1, maxLength: 1 },
        ),
        30,
      );

function earlierLabel(label: string, base: number): string {
  const year = new Date(base).getUTCFullYear();
  if (label.length === 4) return String(Number(label) - 1);
  if (label.includes('Q'))
    return label.endsWith('1')
      ? `${year - 1}-Q4`
      : `${label.slice(0, 6)}${Number(label.slice(6)) - 1}`;
  return `${label.slice(0, 5)}${String(Number(label.slice(5)) - 1).padStart(2, '0')}`;
}

export const randomInput: fc.Arbitrary<AssessInput> = fc
  .tuple(choice, fc.constantFrom([], ['a', 'b']), fc.boolean(), fc.boolean(), fc.boolean())
  .chain(([chosen, services, hasTickets, hasBounds, isOpenAllowed]) =>
    fc
      .tuple(
        termsOf(chosen, services, hasTickets),
        asOfOf(chosen),
        fees(services),
        prior,
        history(chosen),
      )
      .chain(([terms, asOf, lines, priorCredits, books]) => {
        const question = {
          terms,
          period: chosen.label,
          asOf,
          fees: lines,
          priorCredits,
          history: books,
        };
        const features = {
          services,
          hasTickets,
          hasBounds,
          isOpenAllowed,
          // Intervals of an earlier period start elsewhere.
          sampledBefore: terms.commitments.some(({ kind }) => kind === 'chronic') ? 0 : 3,
          sampleSeconds: terms.commitments.some((one) => 'metric' in one && isSampled(one.metric))
            ? 7200
            : undefined,
        };
        const frame = frameOf({
          ...question,
          terms: assessInputSchema.shape.terms.parse(terms),
        });
        return evidenceOf(chosen, features, frame).map((evidence) =>
          assessInputSchema.parse({ ...question, evidence }),
        );
      }),
  );
