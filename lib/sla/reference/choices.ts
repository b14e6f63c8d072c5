import fc from 'fast-check';

import type { AssessInput } from '../assess-input';

/** Where a random document lies in time: its period, its zone, and the days on which things happen. */
export type Choice = Readonly<{
  rule: AssessInput['terms']['period'];
  label: AssessInput['period'];
  zone: string;
  /** About the start of the period. */
  base: number;
  days: readonly number[];
}>;

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Europe/London',
  'America/Havana',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
] as const;
const DAY = 86_400_000;

const zone = fc.constantFrom(...ZONES);
const month = fc.constantFrom(3, 4, 10, 11, 2, 12);
const days = fc.constantFrom(
  [3],
  [4],
  [0, 1],
  [-1, 0],
  [0],
  [29, 30, 31],
  [7, 8],
  [28],
  [-20, 0, 1, 7, 28],
);
const two = (value: number) => String(value).padStart(2, '0');
const utc = (monthOfYear: number, day = 1) => Date.UTC(2026, monthOfYear - 1, day);

const months = fc.tuple(month, fc.option(fc.integer({ min: 1, max: 12 }))).map(([at, first]) => ({
  rule: {
    kind: 'calendar' as const,
    unit: 'month' as const,
    ...(first === null ? {} : { firstMonth: first }),
  },
  label: `2026-${two(at)}`,
  base: utc(at),
}));
const quarters = fc
  .tuple(fc.constantFrom(1, 2, 3), fc.integer({ min: 1, max: 4 }))
  .map(([first, quarter]) => ({
    rule: { kind: 'calendar' as const, unit: 'quarter' as const, firstMonth: first },
    label: `2026-Q${quarter}`,
    base: utc(first + 3 * (quarter - 1)),
  }));
const years = fc.constantFrom(1, 4, 11).map((first) => ({
  rule: { kind: 'calendar' as const, unit: 'year' as const, firstMonth: first },
  label: '2026',
  base: utc(first),
}));
const cycles = fc
  .tuple(month, fc.constantFrom(1, 15, 29, 31), fc.constantFrom(1, 2, 3))
  .map(([at, anchorDay, length]) => ({
    rule: { kind: 'billing_cycle' as const, anchorDay, months: length },
    label: `2026-${two(at)}`,
    base: utc(at, Math.min(anchorDay, 28)),
  }));
const rolling = fc.tuple(month, fc.constantFrom(7, 30)).map(([at, length]) => ({
  rule: { kind: 'rolling' as const, days: length },
  label: undefined,
  base: utc(at) + 5 * 3_600_000 + 30 * 60_000,
}));
const stated = fc
  .tuple(month, fc.boolean(), fc.constantFrom(2, 10, 31), fc.constantFrom(0, 90_000))
  .map(([at, isIncident, length, odd]) => {
    const base = utc(at) + 8 * 3_600_000;
    return {
      rule: isIncident
        ? { kind: 'per_incident' as const }
        : { kind: 'calendar' as const, unit: 'month' as const },
      label: {
        start: new Date(base).toISOString(),
        end: new Date(base + length * DAY + odd).toISOString(),
      },
      base,
    };
  });

const period = fc.oneof(
  { weight: 8, arbitrary: months },
  { weight: 2, arbitrary: quarters },
  { weight: 1, arbitrary: years },
  { weight: 2, arbitrary: cycles },
  { weight: 1, arbitrary: rolling },
  { weight: 2, arbitrary: stated },
);

export const choice: fc.Arbitrary<Choice> = fc
  .tuple(period, zone, days)
  .map(([chosen, id, on]) => ({ ...chosen, zone: id, days: on }));

const rough = <T>(often: T, ...seldom: T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(often) }, ...seldom.map((one) => fc.constant(one)));

/** A moment on one of the days: mostly on a round minute, so that edges meet. */
export const moment = ({ base, days: on }: Choice): fc.Arbitrary<number> =>
  fc
    .tuple(
      fc.constantFrom(...on),
      fc.constantFrom(0, 1, 2, 7, 8, 9, 10, 11, 16, 23),
      fc.constantFrom(0, 0, 10, 30, 59),
      rough(0, 30, 13),
      rough(0, 1, 999),
    )
    .map(
      ([day, hour, minute, second, ms]) =>
        base + day * DAY + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms,
    );

/** How long things last, in milliseconds. */
export const duration = fc.constantFrom(
  60_000,
  480_000,
  600_000,
  601_000,
  900_000,
  1_800_000,
  3_600_000,
  7_200_000,
  28_800_000,
  86_400_000,
  1,
  30_000,
  3 * 86_400_000,
);

export const iso = (ms: number) => new Date(ms).toISOString();
