import { describe, expect, test } from 'vitest';

import {
  formatDate,
  formatDateTime,
  formatMonth,
  formatTime,
  formatTimeRange,
  readDeadline,
} from './format-date';

const NEW_YORK = 'America/New_York';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['a plain day', '2026-10-14', 'UTC', {}, 'Wed 14 Oct 2026'],
  ['an instant, in the zone', '2026-10-14T02:00:00Z', NEW_YORK, {}, 'Tue 13 Oct 2026'],
  ['a day does not move with the zone', '2026-10-14', NEW_YORK, {}, 'Wed 14 Oct 2026'],
  ['without the year', '2026-11-30', 'UTC', { year: false }, 'Mon 30 Nov'],
  ['a headline', '2026-10-14', 'UTC', { long: true }, 'Wednesday 14 October 2026'],
  ['before 1970', '1969-12-28', 'UTC', {}, 'Sun 28 Dec 1969'],
])('date: %s', (_name, date, zone, options, expected) => {
  expect(plain(formatDate(date, zone, options))).toBe(expected);
});

test('months', () => {
  expect(plain(formatMonth('2026-10'))).toBe('October 2026');
  expect(plain(formatMonth('2026-11-01T03:59:59Z', NEW_YORK))).toBe('October 2026');
  expect(formatMonth('2026-09', 'UTC', { long: false, year: false })).toBe('Sep');
});

test.each([
  ['summer', '2026-10-14T14:02:00Z', NEW_YORK, '10:02 EDT'],
  ['winter', '2026-11-22T14:40:00Z', NEW_YORK, '09:40 EST'],
  ['Europe', '2026-07-01T10:00:00Z', 'Europe/Berlin', '12:00 CEST'],
  ['midnight is 00:00', '2026-07-01T00:00:00Z', 'UTC', '00:00 UTC'],
  ['a zone without an English name', '2026-07-01T00:00:00Z', 'Asia/Tokyo', '09:00 UTC+9'],
  ['an offset', '2026-10-14T10:02:00-04:00', NEW_YORK, '10:02 EDT'],
])('time: %s', (_name, instant, zone, expected) => {
  expect(plain(formatTime(instant, zone))).toBe(expected);
});

test('date and time', () => {
  expect(plain(formatDateTime('2026-10-14T14:04:00Z', NEW_YORK))).toBe(
    'Wed 14 Oct 2026, 10:04 EDT',
  );
});

test.each([
  ['inside a day', '2026-10-14T14:04:00Z', '2026-10-14T17:25:00Z', '10:04–13:25 EDT'],
  [
    'over midnight',
    '2026-10-15T03:10:00Z',
    '2026-10-15T05:05:00Z',
    '14 Oct 23:10 – 15 Oct 01:05 EDT',
  ],
  [
    'over the change of clocks',
    '2026-11-01T05:30:00Z',
    '2026-11-01T06:30:00Z',
    '01:30 EDT–01:30 EST',
  ],
])('range: %s', (_name, start, end, expected) => {
  expect(plain(formatTimeRange(start, end, NEW_YORK))).toBe(expected);
});

describe('a deadline', () => {
  const asOf = '2026-11-22T14:40:00Z';
  test.each([
    [
      'midnight is the end of the day before',
      '2026-12-01T05:00:00Z',
      'Mon 30 Nov',
      '24:00',
      '8 days',
    ],
    ['an hour is said', '2026-11-30T22:00:00Z', 'Mon 30 Nov', '17:00 EST', '8 days'],
    ['the end of today', '2026-11-23T05:00:00Z', 'Sun 22 Nov', '24:00', 'today'],
    ['the end of tomorrow', '2026-11-24T05:00:00Z', 'Mon 23 Nov', '24:00', 'tomorrow'],
    ['another year is written', '2027-01-01T05:00:01Z', 'Fri 1 Jan 2027', '00:00 EST', '40 days'],
    ['passed', '2026-10-01T04:00:00Z', 'Wed 30 Sep', '24:00', '53 days ago'],
    ['passed yesterday', '2026-11-22T05:00:00Z', 'Sat 21 Nov', '24:00', '1 day ago'],
  ])('%s', (_name, dueAt, day, time, left) => {
    const reading = readDeadline(dueAt, asOf, NEW_YORK);
    expect([plain(reading.day), plain(reading.time), plain(reading.left)]).toEqual([
      day,
      time,
      left,
    ]);
  });
  test('passes at its very instant, not before', () => {
    const dueAt = '2026-12-01T05:00:00.000Z';
    expect(readDeadline(dueAt, '2026-12-01T04:59:59.999Z', NEW_YORK).passed).toBe(false);
    expect(readDeadline(dueAt, dueAt, NEW_YORK).passed).toBe(true);
  });
});

test.each(['2026-10-14T10:02:00', 'yesterday', '2026-13-01T00:00:00Z'])('%s is refused', (text) => {
  expect(() => formatDate(text, NEW_YORK)).toThrow(RangeError);
});
