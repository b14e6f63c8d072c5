import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plainTime } from './plain-time';
import { writtenTime } from './written-time';

describe('one layout', () => {
  const read = plainTime();
  test.each([
    ['2026-03-08 12:30:00', '2026-03-08T12:30:00.000Z'],
    ['2026-03-08T12:30:00', '2026-03-08T12:30:00.000Z'],
    ['2026-03-08 12:30:00.25', '2026-03-08T12:30:00.250Z'],
    ['2026-03-08 12:30:00,250987654', '2026-03-08T12:30:00.250Z'],
    ['2024-02-29 23:59:59.999', '2024-02-29T23:59:59.999Z'],
  ])('%s is read', (text, expected) => expect(new Date(read(text)).toISOString()).toBe(expected));

  test.each([
    ['a day that the month lacks', '2026-02-29 00:00:00'],
    ['the day nought', '2026-02-00 00:00:00'],
    ['the month 13', '2026-13-01 00:00:00'],
    ['hour 24, which is left to the pattern', '2026-03-08 24:00:00'],
    ['second 60', '2026-03-08 12:30:60'],
    ['no seconds', '2026-03-08 12:30'],
    ['a mark without a fraction', '2026-03-08 12:30:00.'],
    ['ten digits of a fraction', '2026-03-08 12:30:00.1234567890'],
    ['a zone', '2026-03-08 12:30:00Z'],
    ['a letter in a fraction', '2026-03-08 12:30:00.2x'],
    ['a letter in the year', '2o26-03-08 12:30:00'],
    ['other marks', '2026/03/08 12:30:00'],
    ['nothing', ''],
  ])('%s is not', (_, text) => expect(read(text)).toBeNaN());

  test('characters after the length are not read', () =>
    expect(read('2026-03-08 12:30:00Z', 19)).toBe(Date.UTC(2026, 2, 8, 12, 30)));
});

test('it agrees with the pattern on every text that it reads', () => {
  const read = plainTime();
  const upTo = (max: number) =>
    fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
  const texts = fc
    .tuple(fc.constantFrom('1999', '2024'), upTo(13), upTo(32), upTo(25), upTo(61), upTo(61))
    .chain(([year, month, day, hour, minute, second]) =>
      fc
        .constantFrom('', '.1', '.12', '.123', ',1234', '.', '.1234567891')
        .map((rest) => `${year}-${month}-${day} ${hour}:${minute}:${second}${rest}`),
    );
  const property = fc.property(texts, (text) => {
    const at = read(text);
    if (Number.isNaN(at)) return;
    expect(at).toBe(writtenTime(text, 'iso')?.localMs);
  });
  fc.assert(property, { numRuns: 2000 });
});
