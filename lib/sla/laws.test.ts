import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assess } from './assess';
import { assessmentSchema } from './assessment';
import type { Availability, DowntimeRule } from './commitment-format';
import type { WindowInput } from './evidence-format';
import { ask, at, availability, question, terms } from './golden/question';
import { rational } from './rational';
import type { Remedy } from './remedy-format';
import type { Terms } from './terms-format';

/** Laws that hold for every contract of their kind and every evidence. */
const START = Date.parse(at('01 00:00'));
const instant = (minute: number) => new Date(START + minute * 60_000).toISOString();

const outages = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 43_000 }), fc.integer({ min: 1, max: 900 })), {
    maxLength: 8,
  })
  .map((pairs) =>
    pairs.map(([from, length]): WindowInput => ({
      state: 'down',
      start: instant(from),
      end: instant(Math.min(43_200, from + length)),
    })),
  );

const ladder: Remedy = {
  kind: 'tiers',
  rows: [
    { when: { gte: '99.0', lt: '99.9' }, credit: { percentOfFees: '10' } },
    { when: { gte: '95.0', lt: '99.0' }, credit: { percentOfFees: '25' } },
    { when: { lt: '95.0' }, credit: { percentOfFees: '100' } },
  ],
};
const remedies = fc.constantFrom<Remedy>(
  ladder,
  { kind: 'pro_rata' },
  { kind: 'multiple_of_downtime_fees', factor: '10' },
  { kind: 'per_percentage_point', step: '0.3', rounding: 'up', credit: { serviceDays: 1 } },
  {
    kind: 'step',
    perSeconds: 1800,
    rounding: 'up',
    accumulate: 'period',
    credit: { percentOfFees: '5' },
  },
  {
    kind: 'step',
    perSeconds: 1800,
    rounding: 'exact',
    accumulate: 'incident',
    afterSeconds: 600,
    credit: { money: '3.33' },
  },
);
const rules = fc.record<Partial<Terms>>({
  rounding: fc.record({
    mode: fc.constantFrom('half_up' as const, 'half_even' as const, 'down' as const),
    at: fc.constantFrom('total' as const, 'line' as const),
  }),
  caps: fc.constantFrom<NonNullable<Terms['caps']>>(
    [],
    [{ kind: 'max', percentOfFees: '40', per: 'period' }],
    [
      { kind: 'max', money: '77.77', per: 'period' },
      { kind: 'min_payable', money: '5', per: 'period' },
    ],
  ),
});
const fees = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 4 })
  .map((cents) =>
    cents.map((one) => ({ amount: (one / 100).toFixed(2), kind: 'recurring' as const })),
  );

const contract = (remedy: Remedy, extra: Partial<Terms>, downtime: DowntimeRule = {}) =>
  terms([availability({ remedies: [remedy], downtime })], extra);

describe('credit', () => {
  test('more downtime never earns less', () =>
    fc.assert(
      fc.property(
        outages,
        outages,
        remedies,
        rules,
        fees,
        (some, further, remedy, extra, lines) => {
          const of = contract(remedy, extra);
          const less = ask(of, some, { fees: lines });
          const more = ask(of, [...some, ...further], { fees: lines });
          const grows = remedy.kind !== 'step' || remedy.accumulate === 'period';
          // By incident, two outages that merge into one may share a single allowance and step.
          if (grows)
            expect(Number(more.credit.amount)).toBeGreaterThanOrEqual(Number(less.credit.amount));
          expect(more.commitments[0]?.downtimeMinutes).toBeGreaterThanOrEqual(
            less.commitments[0]?.downtimeMinutes ?? 0,
          );
        },
      ),
    ));

  test('never exceeds its cap, exact or rounded down', () =>
    fc.assert(
      fc.property(outages, remedies, fees, (windows, remedy, lines) => {
        const of = contract(remedy, {
          rounding: { mode: 'down' },
          caps: [{ kind: 'max', percentOfFees: '40', per: 'period' }],
        });
        const { credit } = ask(of, windows, { fees: lines });
        const limit = lines
          .reduce((sum, { amount }) => sum.add(rational(amount)), rational(0))
          .mul(4)
          .div(10);
        expect(rational(credit.amount).compare(limit)).toBeLessThanOrEqual(0);
      }),
    ));

  test('of one commitment is the total', () =>
    fc.assert(
      fc.property(outages, remedies, rules, fees, (windows, remedy, extra, lines) => {
        const { commitments, credit } = ask(contract(remedy, extra), windows, { fees: lines });
        const [only] = commitments;
        if (only?.reasons.includes('below_minimum_credit')) expect(credit.amount).toBe('0.00');
        else expect(credit.amount).toBe(only?.credit?.amount ?? '0.00');
        expect(credit.exact).toBe(only?.credit?.exact ?? '0/1');
      }),
    ));

  test('does not depend on the order of fee lines', () =>
    fc.assert(
      fc.property(outages, remedies, rules, fees, (windows, remedy, extra, lines) => {
        const of = contract(remedy, extra);
        expect(ask(of, windows, { fees: lines.toReversed() }).credit).toEqual(
          ask(of, windows, { fees: lines }).credit,
        );
      }),
    ));

  test('summed is never less than the largest', () =>
    fc.assert(
      fc.property(outages, remedies, remedies, fees, (windows, one, other, lines) => {
        const both = [
          availability({ id: 'a', remedies: [one] }),
          availability({ id: 'b', remedies: [other] }),
        ];
        const total = (stacking: Terms['stacking']) =>
          rational(
            ask(terms(both, stacking ? { stacking } : {}), windows, { fees: lines }).credit.amount,
          );
        expect(total('sum').compare(total('largest'))).toBeGreaterThanOrEqual(0);
        expect(total('choose_one').equals(total('largest'))).toBe(true);
      }),
    ));
});

describe('headroom', () => {
  const withTarget: Partial<Availability> = { remedies: [ladder] };
  test('is what it takes: at it nothing is worse, a second beyond it is', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2100 }), (minutes) => {
        const of = terms([availability(withTarget)]);
        const downFor = (ms: number): WindowInput[] => [
          { state: 'down', start: instant(0), end: new Date(START + ms).toISOString() },
        ];
        const [now] = ask(of, downFor(minutes * 60_000)).commitments;
        const room = Math.round((now?.headroomMinutes ?? 0) * 60_000);
        const [at] = ask(of, downFor(minutes * 60_000 + room)).commitments;
        const [beyond] = ask(of, downFor(minutes * 60_000 + room + 1000)).commitments;
        expect([at?.status, at?.tier]).toEqual([now?.status, now?.tier]);
        expect([beyond?.status, beyond?.tier]).not.toEqual([now?.status, now?.tier]);
      }),
    ));
});

describe('bounds', () => {
  test('hold the measured figure between them', () =>
    fc.assert(
      fc.property(
        outages,
        fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)), {
          minLength: 8,
          maxLength: 8,
        }),
        fc.tuple(fc.integer({ min: 0, max: 43_000 }), fc.integer({ min: 0, max: 43_000 })),
        (windows, slack, watched) => {
          const bounded = windows.map((window, index) => {
            const [a, b, c, d] = slack[index] ?? [0, 0, 0, 0];
            const shift = (text: string | null, minutes: number) =>
              new Date(Date.parse(text ?? '') + minutes * 60_000).toISOString();
            return {
              ...window,
              startBounds: [shift(window.start, -a), shift(window.start, b)] as [string, string],
              endBounds: [shift(window.end, -c), shift(window.end, d)] as [string, string],
            };
          });
          const observed = [
            { start: instant(Math.min(...watched)), end: instant(Math.max(...watched)) },
          ];
          const [found] = ask(terms([availability()]), bounded, {
            evidence: { observed },
          }).commitments;
          const percent =
            found && 'percent' in found.measured ? Number(found.measured.percent) : NaN;
          expect(Number(found?.bounds?.best)).toBeGreaterThanOrEqual(percent);
          expect(Number(found?.bounds?.worst)).toBeLessThanOrEqual(percent);
        },
      ),
    ));
});

describe('the answer', () => {
  test('is plain JSON of the published shape, and the same each time', () =>
    fc.assert(
      fc.property(outages, remedies, rules, fees, (windows, remedy, extra, lines) => {
        const asked = question(contract(remedy, extra), windows, { fees: lines });
        const answer = assess(asked);
        const wire: unknown = JSON.parse(JSON.stringify(answer));
        expect(assessmentSchema.parse(wire)).toEqual(answer);
        expect(assess(asked)).toEqual(answer);
      }),
      { numRuns: 30 },
    ));

  test('does not depend on the offset in which instants are written', () =>
    fc.assert(
      fc.property(outages, remedies, (windows, remedy) => {
        const shifted = windows.map((window) => ({
          ...window,
          start: `${new Date(Date.parse(window.start) + 19_800_000).toISOString().slice(0, -1)}+05:30`,
        }));
        const of = contract(remedy, {});
        expect(ask(of, shifted)).toEqual(ask(of, windows));
      }),
      { numRuns: 30 },
    ));

  test('in the trace every sum of minutes closes', () =>
    fc.assert(
      fc.property(outages, remedies, (windows, remedy) => {
        const of = contract(remedy, {}, { minimum: { seconds: 600, op: 'gte' } });
        for (const step of ask(of, windows).commitments[0]?.trace ?? []) {
          if (step.step !== 'merge' && step.step !== 'minimum') continue;
          const added = step.out.spans.reduce((sum, { minutes }) => sum + minutes, 0);
          expect(added).toBeCloseTo(step.out.minutes, 6);
        }
      }),
    ));
});

test('a hundred thousand windows are assessed in seconds, and exactly', () => {
  const windows = Array.from({ length: 100_000 }, (_, index): WindowInput => {
    const start = START + index * 25_000;
    return {
      state: 'down',
      start: new Date(start).toISOString(),
      end: new Date(start + 1001).toISOString(),
    };
  });
  const before = performance.now();
  const [found] = ask(terms([availability()]), windows).commitments;
  expect(found?.downtimeMinutes).toBe(1668.333333); // 100 100 s
  expect(performance.now() - before).toBeLessThan(10_000);
});
