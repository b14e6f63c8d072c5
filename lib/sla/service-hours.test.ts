import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';

import { availability, first, terms } from './golden/question';
import { serviceTime } from './service-hours';
import { duration } from './timeline';
import { zoneOf } from './zone';

/** Agreed time against a naive model: one question to Temporal for each quarter of an hour. */
const QUARTER = 900_000;
const SPRING = Date.parse('2026-03-27T00:00:00Z');

const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const rows = fc.array(
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.integer({ min: 0, max: 95 }),
      fc.integer({ min: 1, max: 96 }),
    )
    .filter(([, from, to]) => from < to)
    .map(([days, from, to]) => ({ days, from: clock(from), to: clock(to) })),
  { maxLength: 3 },
);

describe('agreed service time', () => {
  test('agrees with a naive model away from changes of the clock', () =>
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
        (weekly, id) => {
          const rule = { weekly, holidays: ['2026-03-31'] };
          const span = { start: SPRING, end: SPRING + 6 * 86_400_000 };
          const found = serviceTime(rule, zoneOf(id), span.start, span.end);
          for (let at = span.start; at < span.end; at += QUARTER) {
            const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
            const time = local.toPlainTime().toString().slice(0, 5);
            const agreed =
              local.toPlainDate().toString() !== '2026-03-31' &&
              weekly.some(
                ({ days, from, to }) => days.includes(local.dayOfWeek) && from <= time && time < to,
              );
            expect(found.some(({ start, end }) => start <= at && at < end)).toBe(agreed);
          }
        },
      ),
      { numRuns: 30 },
    ));

  test.each([
    ['a day of 23 hours', '2026-03-29', 23],
    ['a day of 25 hours', '2026-10-25', 25],
    ['any other day', '2026-06-01', 24],
  ])('from 00:00 to 24:00 is all of %s', (_, date, hours) => {
    const zone = zoneOf('Europe/London');
    const weekly = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
    const noon = Date.parse(`${date}T12:00:00Z`);
    const found = serviceTime({ weekly }, zone, noon, noon + 1);
    expect(duration(found)).toBe(hours * 3_600_000);
  });

  test('without a rule it is all time, and of no time it is none', () => {
    expect(serviceTime(undefined, zoneOf('UTC'), 5, 9)).toEqual([{ start: 5, end: 9 }]);
    expect(serviceTime(undefined, zoneOf('UTC'), 9, 9)).toEqual([]);
  });

  test('down all month is 0 %, whatever the hours', () =>
    fc.assert(
      fc.property(rows, (weekly) => {
        const of = terms([availability({ serviceHours: { weekly } })]);
        const windows = [
          {
            state: 'down' as const,
            start: '2026-03-01T00:00:00Z',
            end: '2026-06-01T00:00:00Z',
          },
        ];
        const { measured } = first(of, windows);
        expect(measured).toEqual(
          weekly.length > 0
            ? { percent: '0.000000', exact: '0/1' }
            : { percent: null, exact: null },
        );
      }),
      { numRuns: 40 },
    ));
});
