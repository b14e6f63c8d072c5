import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sampleSchema, windowSchema } from './evidence-format';
import { plainSample, plainWindow, toSample, toWindow } from './evidence-window';

/** The plain look must accept nothing that the schema refuses, and read what it accepts alike. */
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  0,
  -1,
  1.5,
  60,
  '5',
  [],
  {},
  'down',
  true,
);
const text = fc.constantFrom(
  '2026-04-02T10:00:00Z',
  '2026-04-02T10:00:00.123Z',
  '2026-04-02T12:00:00+02:00',
  '2026-02-30T10:00:00Z',
  'now',
  '2026-04-02T10:00:00.1234Z',
);
const field = (of: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 8, arbitrary: of }, { weight: 1, arbitrary: odd });

const windows = fc.record(
  {
    id: field(fc.constantFrom('A', 'B')),
    service: field(fc.constant('voice')),
    state: field(fc.constantFrom('down', 'degraded', 'maintenance')),
    start: field(text),
    end: field(fc.oneof(text, fc.constant(null))),
    noticeAt: field(text),
    exclusion: field(fc.constantFrom('beta', 'quota', 'weather')),
    ticket: field(fc.constant('T1')),
    severity: field(fc.constant('critical')),
    affectedRatio: field(fc.constant('0.5')),
    extra: odd,
  },
  { requiredKeys: ['state', 'start', 'end'] },
);
const samples = fc.record(
  {
    service: field(fc.constant('voice')),
    start: field(text),
    seconds: field(fc.integer({ min: 0, max: 300 })),
    total: field(fc.nat(10)),
    failed: field(fc.nat(10)),
    extra: odd,
  },
  { requiredKeys: ['start', 'seconds', 'total', 'failed'] },
);

test('a plain window is one for the schema too', () =>
  fc.assert(
    fc.property(fc.oneof(windows, odd), (item) => {
      const plain = plainWindow(item, 7);
      if (!plain) return;
      const parsed = windowSchema.safeParse(item);
      expect(parsed.success && toWindow(parsed.data, 7)).toEqual(plain);
    }),
    { numRuns: 2000 },
  ));

test('a plain sample is one for the schema too', () =>
  fc.assert(
    fc.property(fc.oneof(samples, odd), (item) => {
      const plain = plainSample(item, 7);
      if (!plain) return;
      const parsed = sampleSchema.safeParse(item);
      expect(parsed.success && toSample(parsed.data, 7)).toEqual(plain);
    }),
    { numRuns: 2000 },
  ));

test('ordinary windows and samples are plain', () => {
  const window = { id: 'A', state: 'down', start: '2026-04-02T10:00:00Z', end: null };
  expect(plainWindow(window, 0)).toMatchObject({ id: 'A', state: 'down', end: null });
  const sample = { start: '2026-04-02T10:00:00Z', seconds: 60, total: 5, failed: 1 };
  expect(plainSample(sample, 0)).toMatchObject({ total: 5, failed: 1 });
});

test('a key of a prototype does not stand in for one that is refused', () => {
  const window = { state: 'down', start: '2026-04-02T10:00:00Z', end: null, extra: 1 };
  expect(plainWindow(Object.setPrototypeOf({ ...window }, { id: 'A' }), 0)).toBeNull();
  const sample = { start: '2026-04-02T10:00:00Z', seconds: 60, total: 5, failed: 1, extra: 1 };
  expect(plainSample(Object.setPrototypeOf({ ...sample }, { service: 'voice' }), 0)).toBeNull();
});
