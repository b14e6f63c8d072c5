import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability } from './commitment-format';
import type { WindowInput } from './evidence-format';
import { availability, first, terms } from './golden/question';

/**
 * The sweep against a naive model: one cell per minute, every rule of section 9 written out as a loop.
 * The period is minutes 0 to 120; windows reach over both edges.
 */
const [FROM, START, END, TO] = [-60, 0, 120, 180];
const ZERO_AT = Date.parse('2026-04-02T00:00:00Z');
const instant = (minute: number) => new Date(ZERO_AT + minute * 60_000).toISOString();

type Span = Readonly<{ from: number; to: number }>;
type Case = Readonly<{
  windows: readonly (Span & {
    state: 'down' | 'degraded';
    excluded: boolean;
    pause: Span | null;
  })[];
  maintenance: readonly Span[];
  minimum: number | null;
  strict: boolean;
  gap: number;
  gapCounts: boolean;
  degradedWeight: '0' | '0.25';
}>;

const span = fc
  .tuple(fc.integer({ min: FROM, max: TO }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => ({ from, to: Math.min(TO, from + length) }));

const cases: fc.Arbitrary<Case> = fc.record({
  windows: fc.array(
    fc
      .record({
        span,
        state: fc.constantFrom('down' as const, 'degraded' as const),
        excluded: fc.boolean(),
        pause: fc.option(span),
      })
      .map(({ span: own, ...rest }) => ({ ...own, ...rest })),
    { maxLength: 7 },
  ),
  maintenance: fc.array(span, { maxLength: 3 }),
  minimum: fc.option(fc.integer({ min: 0, max: 25 })),
  strict: fc.boolean(),
  gap: fc.integer({ min: 0, max: 6 }),
  gapCounts: fc.boolean(),
  degradedWeight: fc.constantFrom('0' as const, '0.25' as const),
});

const holds = (spans: readonly Span[], minute: number) =>
  spans.some(({ from, to }) => from <= minute && minute < to);

function naiveMinutes(given: Case): number {
  const weightOf = (state: 'down' | 'degraded') =>
    state === 'down' ? 1 : Number(given.degradedWeight);
  const counting = given.windows.filter(({ state }) => weightOf(state) > 0);
  const isCovered = (minute: number) => holds(counting, minute);

  let total = 0;
  for (const group of naiveGroups(isCovered, given.gap)) {
    let piece: { real: number; counted: number } = { real: 0, counted: 0 };
    const close = () => {
      const long =
        given.minimum === null ||
        (given.strict ? piece.real > given.minimum : piece.real >= given.minimum);
      if (long) total += piece.counted;
      piece = { real: 0, counted: 0 };
    };
    for (let minute = group.from; minute < group.to; minute++) {
      const here = counting.filter(({ from, to }) => from <= minute && minute < to);
      const isOwnOnly = here.length > 0 && here.every(({ excluded }) => excluded);
      if (holds(given.maintenance, minute) || isOwnOnly) {
        close();
        continue;
      }
      const running = here.filter(
        ({ excluded, pause }) => !excluded && !(pause && holds([pause], minute)),
      );
      const gapWeight = here.length === 0 && given.gapCounts ? 1 : 0;
      const weight = Math.max(gapWeight, ...running.map(({ state }) => weightOf(state)));
      if (weight > 0) piece.real++;
      if (minute >= START && minute < END) piece.counted += weight;
    }
    close();
  }
  return total;
}

function naiveGroups(isCovered: (minute: number) => boolean, gap: number): Span[] {
  const groups: { from: number; to: number }[] = [];
  for (let minute = FROM; minute < TO; minute++) {
    if (!isCovered(minute)) continue;
    const last = groups.at(-1);
    if (last && minute - last.to <= gap) last.to = minute + 1;
    else groups.push({ from: minute, to: minute + 1 });
  }
  return groups;
}

function toQuestion(given: Case): {
  commitment: Availability;
  windows: WindowInput[];
  tickets: NonNullable<AssessInput['evidence']['tickets']>;
} {
  const { minimum, strict, gap, gapCounts, degradedWeight } = given;
  const commitment = availability({
    downtime: {
      degradedWeight,
      stopClock: true,
      mergeGap: { seconds: gap * 60, gapCounts },
      ...(minimum === null
        ? {}
        : { minimum: { seconds: minimum * 60, op: strict ? 'gt' : 'gte' } }),
    },
    exclusions: [{ kind: 'scheduled_maintenance' }, { kind: 'force_majeure' }],
  });
  const outages = given.windows.map(({ from, to, state, excluded, pause }, index): WindowInput => ({
    state,
    start: instant(from),
    end: instant(to),
    ...(excluded ? { exclusion: 'force_majeure' } : {}),
    ...(pause ? { ticket: `T${index}` } : {}),
  }));
  const planned = given.maintenance.map(({ from, to }): WindowInput => ({
    state: 'maintenance',
    start: instant(from),
    end: instant(to),
  }));
  const tickets = given.windows.flatMap(({ pause }, index) =>
    pause
      ? [
          {
            id: `T${index}`,
            openedAt: instant(FROM),
            closedAt: instant(TO),
            pauses: [{ start: instant(pause.from), end: instant(pause.to) }],
          },
        ]
      : [],
  );
  return { commitment, windows: [...planned, ...outages], tickets };
}

const period = { start: instant(START), end: instant(END) };

function measuredMinutes(
  given: Case,
  reorder: (windows: WindowInput[]) => WindowInput[],
): number | null {
  const { commitment, windows, tickets } = toQuestion(given);
  return first(terms([commitment]), reorder(windows), { period, evidence: { tickets } })
    .downtimeMinutes;
}

describe('downtime', () => {
  test('agrees with a naive model, one cell per minute', () =>
    fc.assert(
      fc.property(cases, (given) => {
        expect(measuredMinutes(given, (windows) => windows)).toBe(naiveMinutes(given));
      }),
      { numRuns: 300 },
    ));

  test('does not depend on the order of the evidence', () =>
    fc.assert(
      fc.property(cases, (given) => {
        const forward = measuredMinutes(given, (windows) => windows);
        expect(measuredMinutes(given, (windows) => windows.toReversed())).toBe(forward);
      }),
    ));

  test('does not change when every window is reported twice', () =>
    fc.assert(
      fc.property(cases, (given) => {
        const once = measuredMinutes(given, (windows) => windows);
        expect(measuredMinutes(given, (windows) => [...windows, ...windows])).toBe(once);
      }),
    ));

  test('does not change when windows are split in two', () =>
    fc.assert(
      fc.property(cases, (given) => {
        const halves = given.windows.flatMap((window) => {
          const middle = Math.floor((window.from + window.to) / 2);
          return [
            { ...window, to: middle },
            { ...window, from: middle },
          ];
        });
        const split = measuredMinutes({ ...given, windows: halves }, (windows) => windows);
        expect(split).toBe(measuredMinutes(given, (windows) => windows));
      }),
    ));
});
