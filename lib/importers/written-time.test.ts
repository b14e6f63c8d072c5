import { describe, expect, test } from 'vitest';

import {
  DATE_FORMATS,
  type DateFormat,
  decimalMarkOf,
  DURATION_UNITS,
  instantOf,
  writtenDuration,
  writtenTime,
} from './written-time';

const iso = (text: string, format: DateFormat) => {
  const written = writtenTime(text, format);
  if (!written) return null;
  const clock = new Date(written.localMs).toISOString().replace('.000Z', '').replace('Z', '');
  return `${written.dayOnly ? clock.slice(0, 10) : clock}${written.offset ?? ''}`;
};

describe('a written time', () => {
  test.each([
    ['2026-03-08T12:30:15.123Z', 'iso', '2026-03-08T12:30:15.123Z'],
    ['2026-03-08T12:30:15.123999Z', 'iso', '2026-03-08T12:30:15.123Z'],
    ['2026-03-08 12:30', 'iso', '2026-03-08T12:30:00'],
    ['2026-03-08 12:30:00+00:00', 'iso', '2026-03-08T12:30:00+00:00'],
    ['2026-03-08T24:00:00Z', 'iso', '2026-03-09T00:00:00Z'],
    ['2026-03-08', 'iso', '2026-03-08'],
    ['2024-02-29', 'iso', '2024-02-29'],
    ['2026-02-29', 'iso', null],
    ['2026-04-31T10:00Z', 'iso', null],
    ['2026-03-08T24:00:01Z', 'iso', null],
    ['2026-03-08T12:60Z', 'iso', null],
    ['2026-03-08T12:30:60Z', 'iso', null],
    ['2026-03-08 12:30 PST', 'iso', null],
    ['8 March 2026', 'iso', null],
    ['', 'iso', null],
    ['03/11/2020 10:25 am', 'dmy', '2020-11-03T10:25:00'],
    ['03/11/2020 10:25 am', 'mdy', '2020-03-11T10:25:00'],
    ['13/02/2026', 'mdy', null],
    ['02/13/2026', 'dmy', null],
    ['31.01.26 22:15', 'dmy', '2026-01-31T22:15:00'],
    ['08 Mar 2026, 12:05 PM', 'dmy', '2026-03-08T12:05:00'],
    ['Mar 8, 2026 12:05 AM', 'mdy', '2026-03-08T00:05:00'],
    ['September 3, 2026 at 1:05 p.m.', 'mdy', '2026-09-03T13:05:00'],
    ['Marches 8, 2026', 'mdy', null],
    ['Mar 8, 2026 13:05 PM', 'mdy', null],
    ['2026/3/8 1:02:03 UTC', 'ymd', '2026-03-08T01:02:03UTC'],
    ['1772991000', 'epoch_s', '2026-03-08T17:30:00Z'],
    ['1772991000.25', 'epoch_s', '2026-03-08T17:30:00.250Z'],
    ['1772991000000', 'epoch_ms', '2026-03-08T17:30:00Z'],
    ['1772991000000', 'epoch_s', null],
    ['1772991000', 'epoch_ms', null],
    ['-5', 'epoch_s', null],
    ['46089.5', 'excel_serial', '2026-03-08T12:00:00'],
    ['46089,520833333', 'excel_serial', '2026-03-08T12:30:00'],
    ['46089', 'excel_serial', '2026-03-08'],
  ] as const)('%j as %s is %s', (text, format, expected) =>
    expect(iso(text, format)).toBe(expected),
  );
});

test.each([
  ['2019-02-20T12:00:19.418-06:00', '2019-02-20T18:00:19.418Z'],
  ['2026-03-08T12:30:00+0530', '2026-03-08T07:00:00.000Z'],
  ['2026-03-08T12:30:00Z', '2026-03-08T12:30:00.000Z'],
  ['2026-03-08T12:30:00', null],
  ['2026-03-08', null],
])('the instant of %s', (text, expected) => {
  const at = instantOf(text);
  expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
});

describe('a written duration', () => {
  test.each([
    ['90', 's', undefined, 90_000],
    ['1.5', 'min', undefined, 90_000],
    ['1,5', 'min', undefined, 90_000],
    ['0.1', 'h', undefined, 360_000],
    ['0.333333', 'h', undefined, 1_199_999],
    ['1,234', 's', undefined, null],
    ['1.500', 's', undefined, null],
    ['1.500', 's', '.', 1500],
    ['1.500', 's', ',', 1_500_000],
    ['0.500', 's', undefined, 500],
    ['0,500', 's', undefined, 500],
    ['1234.500', 's', undefined, 1_234_500],
    ['1,234', 's', ',', 1234],
    ['1,234', 's', '.', 1_234_000],
    ['1.234,5', 's', ',', 1_234_500],
    ['1,234.5', 's', '.', 1_234_500],
    ['90000', 'ms', undefined, 90_000],
    ['1:02:03', 'hms', undefined, 3_723_000],
    ['0 days 00:17:00', 'hms', undefined, 1_020_000],
    ['26:00:00', 'hms', undefined, 93_600_000],
    ['5:30', 'hms', undefined, null],
    ['2 hrs, 5 mins', 'hms', undefined, 7_500_000],
    ['1d 3h', 'hms', undefined, 97_200_000],
    ['2 hours and 6 minutes', 'hms', undefined, 7_560_000],
    ['58h 1m 12s', 'hms', undefined, 208_872_000],
    ['5h8h', 'hms', undefined, null],
    ['-5', 's', undefined, null],
    ['', 'hms', undefined, null],
    ['soon', 's', undefined, null],
  ] as const)('%j in %s with mark %s', (text, unit, mark, expected) =>
    expect(writtenDuration(text, unit, mark)).toBe(expected),
  );
});

describe('the decimal mark of some durations', () => {
  test.each([
    [['12,5', '1,234'], ','],
    [['1.500', '12.5'], '.'],
    [['1.500', '0.250'], '.'],
    [['1,234.5'], '.'],
    [['1.234.567'], ','],
    [['1.500', '1,500'], undefined],
    [['12,5', '12.5'], undefined],
    [['12', '90', 'soon', ''], undefined],
  ] as const)('%j: %s', (cells, mark) => expect(decimalMarkOf(cells)).toBe(mark));
});

test.each([
  ['blanks', ' '],
  ['digits', '1'],
  ['commas', ','],
])('a time or a duration with a million %s is none, and takes no time', (_, unit) => {
  const filling = unit.repeat(1_000_000);
  const from = performance.now();
  for (const format of DATE_FORMATS) {
    expect(writtenTime(`2026-03-01T08:00:00${filling}.000Z`, format)).toBeNull();
    expect(writtenTime(`3 March 2026 08:00${filling}x`, format)).toBeNull();
  }
  for (const durationUnit of DURATION_UNITS) {
    expect(writtenDuration(`1 h${filling}x`, durationUnit)).toBeNull();
  }
  expect(performance.now() - from).toBeLessThan(10_000);
});
