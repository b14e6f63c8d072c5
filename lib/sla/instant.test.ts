import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatInstant, parseInstant } from './instant';

const instants = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });

test('an instant is written as Date writes it, without idle milliseconds, and reads back', () =>
  fc.assert(
    fc.property(instants, (at) => {
      const text = new Date(at).toISOString();
      expect(formatInstant(at)).toBe(text.replace('.000Z', 'Z'));
      expect(parseInstant(text)).toBe(at);
      expect(parseInstant(formatInstant(at))).toBe(at);
    }),
  ));

test.each([
  ['the last millisecond of a day', Date.UTC(2026, 1, 28, 23, 59, 59, 999)],
  ['the first of the next', Date.UTC(2026, 2, 1)],
  ['the day before 1970', -1],
])('%s', (_, at) => {
  expect(formatInstant(at)).toBe(new Date(at).toISOString().replace('.000Z', 'Z'));
});

const PLAIN = '2026-03-01T10:20:30.405Z';

test('one wrong character makes it none', () =>
  fc.assert(
    fc.property(
      fc.nat(PLAIN.length - 1),
      fc.constantFrom('x', '/', ':', ' ', '\u0660'),
      (at, by) => {
        const text = PLAIN.slice(0, at) + by + PLAIN.slice(at + 1);
        if (text !== PLAIN) expect(parseInstant(text)).toBeNull();
      },
    ),
  ));

test.each([
  '2026-13-01T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2026-03-01T24:00:00Z',
  '2026-03-01T00:60:00Z',
  '2026-03-01T00:00:60Z',
])('%s is none', (text) => expect(parseInstant(text)).toBeNull());
