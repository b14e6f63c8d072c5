import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';

import { cycleOf, cyclesFrom, lastOfMonth } from './billing-cycle';
import { businessCalendar, clockMs } from './business-calendar';
import type { Offset } from './format';
import { terms } from './golden/question';
import { dateOfDay, dayNumber, daysInMonth, formatInstant } from './instant';
import { exactMs, shiftDay, shiftInstant } from './offset';
import { isZone, weekdayOf, zoneOf } from './zone';

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

describe('the wall clock of a zone', () => {
  test('agrees with Temporal on the day and time of every instant', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2037-01-01') }),
        (id, at) => {
          const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
          const zone = zoneOf(id);
          expect(dateOfDay(zone.dayOf(at))).toBe(zoned.toPlainDate().toString());
          const { hour, minute, second, millisecond } = zoned;
          expect(zone.timeOf(at)).toBe(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
        },
      ),
    ));

  test('agrees with Temporal on the instant of every wall time', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES.filter((id) => id !== 'Pacific/Apia')),
        fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2037-01-01') }),
        fc.integer({ min: 0, max: 1439 }),
        (id, day, minute) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const zoned = Temporal.PlainDateTime.from(`${dateOfDay(day)}T${time}`).toZonedDateTime(
            id,
          );
          expect(zoneOf(id).at(day, clockMs(time))).toBe(zoned.epochMilliseconds);
        },
      ),
      { numRuns: 500 },
    ));

  test.each([
    ['skipped: 02:30 becomes 03:30', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['just before the gap', '2026-03-08', '01:59', '2026-03-08T06:59:00Z'],
    ['just after the gap', '2026-03-08', '03:00', '2026-03-08T07:00:00Z'],
    ['repeated: the first occurrence', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['after both', '2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
    ['the midnight after', '2026-11-01', '24:00', '2026-11-02T05:00:00Z'],
  ])('%s', (_, date, time, instant) =>
    expect(formatInstant(zoneOf('America/New_York').at(dayNumber(date), clockMs(time)))).toBe(
      instant,
    ),
  );

  test.each([
    ['Europe/London', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['+02:00', false],
    ['', false],
  ])('%j is a zone: %s', (id, expected) => expect(isZone(id)).toBe(expected));

  test('Monday is 1', () => {
    expect(weekdayOf(dayNumber('2026-11-23'))).toBe(1);
    expect(weekdayOf(dayNumber('2026-11-22'))).toBe(7);
    expect(weekdayOf(dayNumber('1969-12-29'))).toBe(1);
  });

  test.each([
    [2026, 2, 28],
    [2028, 2, 29],
    [2000, 2, 29],
    [1900, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('%d-%d has %d days', (year, month, days) => expect(daysInMonth(year, month)).toBe(days));
});

describe('offsets', () => {
  const document = terms([], {
    timeZone: { id: 'Europe/Berlin', basis: 'stated' },
    businessCalendar: { holidays: ['2026-04-03', '2026-04-06'] },
  });
  const calendar = {
    zone: zoneOf('Europe/Berlin'),
    business: businessCalendar(document),
    cycles: cyclesFrom(document, dayNumber('2026-04-01')),
  };
  const shift = (from: string, n: number, unit: Offset['unit'], sign: 1 | -1) =>
    formatInstant(shiftInstant(calendar, Date.parse(from), { n, unit }, sign));
  test.each<[string, number, Offset['unit'], 1 | -1, string]>([
    ['2026-03-28T20:00:00Z', 24, 'hour', 1, '2026-03-29T20:00:00Z'],
    ['2026-03-28T20:00:00Z', 1, 'day', 1, '2026-03-29T19:00:00Z'],
    ['2026-03-29T19:00:00Z', 1, 'day', -1, '2026-03-28T20:00:00Z'],
    ['2026-04-02T10:00:00Z', 90, 'minute', -1, '2026-04-02T08:30:00Z'],
    ['2026-04-02T10:00:00Z', 1, 'week', -1, '2026-03-26T11:00:00Z'],
    ['2026-04-02T10:00:00Z', 1, 'business_day', 1, '2026-04-07T10:00:00Z'],
    ['2026-04-07T10:00:00Z', 1, 'business_day', -1, '2026-04-02T10:00:00Z'],
    ['2026-03-31T10:00:00Z', 1, 'month', -1, '2026-02-28T11:00:00Z'],
    ['2026-05-31T10:00:00Z', 1, 'quarter', 1, '2026-08-31T10:00:00Z'],
    ['2026-04-02T10:00:00Z', 2, 'billing_cycle', 1, '2026-06-02T10:00:00Z'],
  ])('%s and %d %s (%d) is %s', (from, n, unit, sign, to) =>
    expect(shift(from, n, unit, sign)).toBe(to),
  );

  test('only minutes and hours are exact', () => {
    expect(exactMs({ n: 2, unit: 'hour' })).toBe(7_200_000);
    expect(exactMs({ n: 2, unit: 'day' })).toBeNull();
    expect(() => shiftDay(calendar, 0, { n: 1, unit: 'hour' }, 1)).toThrow(RangeError);
  });

  test('a calendar without one business day ends the search', () => {
    const never = businessCalendar({
      ...document,
      businessCalendar: {
        days: [1],
        holidays: Array.from({ length: 60 }, (_, week) =>
          dateOfDay(dayNumber('2026-01-05') + 7 * week),
        ),
      },
    });
    expect(never.shift(dayNumber('2026-01-01'), 1)).toBeGreaterThan(dayNumber('2026-12-01'));
  });
});

describe('billing cycles', () => {
  const cycles = (anchorDay: number, months: number, from: string) =>
    cyclesFrom(
      terms([], { period: { kind: 'billing_cycle', anchorDay, months } }),
      dayNumber(from),
    );
  test.each<[number, number, string, string, number, string]>([
    [15, 1, '2026-03-15', '2026-04-14', 0, '2026-03-15 2026-04-14'],
    [15, 1, '2026-03-15', '2026-04-15', 0, '2026-04-15 2026-05-14'],
    [31, 1, '2026-01-31', '2026-02-28', 0, '2026-02-28 2026-03-30'],
    [31, 1, '2026-01-31', '2026-02-27', 0, '2026-01-31 2026-02-27'],
    [1, 3, '2026-02-01', '2026-04-30', 0, '2026-02-01 2026-04-30'],
    [1, 3, '2026-02-01', '2026-01-31', 0, '2025-11-01 2026-01-31'],
    [1, 1, '2026-03-01', '2026-03-11', 2, '2026-05-01 2026-05-31'],
  ])(
    'anchor %d, %d months, from %s: %s + %d is %s',
    (anchorDay, months, from, day, after, range) => {
      const { first, last } = cycleOf(cycles(anchorDay, months, from), dayNumber(day), after);
      expect(`${dateOfDay(first)} ${dateOfDay(last)}`).toBe(range);
    },
  );
  test('the last day of a month', () =>
    expect(dateOfDay(lastOfMonth(dayNumber('2028-02-03')))).toBe('2028-02-29'));
});
