import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';

import { clockOf, type Reading } from './local-time';

const read = (zone: string, local: string): Reading | undefined =>
  clockOf(zone)?.read(Date.parse(`${local}Z`));
const at = (iso: string) => Date.parse(iso);

describe('a clock time of a zone', () => {
  test.each([
    [
      'Europe/Berlin',
      '2026-03-29T01:59:59.999',
      { kind: 'one', at: at('2026-03-29T00:59:59.999Z') },
    ],
    ['Europe/Berlin', '2026-03-29T02:00', { kind: 'skipped', from: '02:00', to: '03:00' }],
    ['Europe/Berlin', '2026-03-29T02:59:59.999', { kind: 'skipped', from: '02:00', to: '03:00' }],
    ['Europe/Berlin', '2026-03-29T03:00', { kind: 'one', at: at('2026-03-29T01:00Z') }],
    ['Europe/Berlin', '2026-10-25T01:59', { kind: 'one', at: at('2026-10-24T23:59Z') }],
    [
      'Europe/Berlin',
      '2026-10-25T02:00',
      { kind: 'twice', earliest: at('2026-10-25T00:00Z'), latest: at('2026-10-25T01:00Z') },
    ],
    ['Europe/Berlin', '2026-10-25T03:00', { kind: 'one', at: at('2026-10-25T02:00Z') }],
    ['Australia/Lord_Howe', '2026-10-04T02:15', { kind: 'skipped', from: '02:00', to: '02:30' }],
    ['America/New_York', '2013-03-08T12:30', { kind: 'one', at: at('2013-03-08T17:30Z') }],
    ['Pacific/Apia', '2011-12-30T12:00', { kind: 'skipped', from: '00:00', to: '00:00' }],
    ['UTC', '2026-01-01T00:00', { kind: 'one', at: at('2026-01-01T00:00Z') }],
    ['+05:30', '2026-01-01T00:00', { kind: 'one', at: at('2025-12-31T18:30Z') }],
  ] as const)('%s %s', (zone, local, expected) => expect(read(zone, local)).toEqual(expected));

  test.each(['Mars/Olympus', '', 'US Eastern', '+99:00', '../etc'])('no such zone: %j', (zone) =>
    expect(clockOf(zone)).toBeNull(),
  );
});

test('a clock agrees with Temporal, whatever it was asked before', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Tokyo', 'Africa/Casablanca'] as const;
  const clocks = new Map(zones.map((zone) => [zone, clockOf(zone)]));
  const span = { min: Date.UTC(2005, 0), max: Date.UTC(2030, 0) };
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer(span), (zone, localMs) => {
      const reading = clocks.get(zone)?.read(localMs);
      const plain = Temporal.Instant.fromEpochMilliseconds(localMs)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime();
      const sides = (['earlier', 'later'] as const).map((disambiguation) =>
        plain.toZonedDateTime(zone, { disambiguation }),
      );
      const [earlier, later] = sides.map((side) => side.epochMilliseconds);
      const kept = sides.every((side) => side.toPlainDateTime().equals(plain));
      if (!kept) expect(reading?.kind).toBe('skipped');
      else if (earlier === later) expect(reading).toEqual({ kind: 'one', at: earlier });
      else expect(reading).toEqual({ kind: 'twice', earliest: earlier, latest: later });
    }),
    { numRuns: 300 },
  );
});
