import { describe, expect, test } from 'vitest';

import { type AvailabilityMonth, prepareAvailability } from './prepare-availability';

const MINUTE = 60_000;
const month = (over: Partial<AvailabilityMonth>): AvailabilityMonth => ({
  month: '2026-10',
  totalMs: 44_640 * MINUTE,
  downMs: 0,
  unseenMs: 0,
  percent: '100.000000',
  state: 'met',
  ...over,
});
const draw = (months: readonly AvailabilityMonth[], width = 1_240) =>
  prepareAvailability(
    { months, promise: '99.9', tiers: [{ below: '99.5', label: 'credit 25 %' }] },
    width,
  );
const words = (model: ReturnType<typeof draw>) =>
  model.texts.map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('a bar', () => {
  test('is split where the promise ends', () => {
    const [bar] = draw([
      month({ downMs: 231 * MINUTE, percent: '99.482527', state: 'breached' }),
    ]).bars;
    expect(bar).toEqual({ month: '2026-10', within: 44.64, beyond: 186.36, unseen: 0, running: 0 });
  });
  test('has nothing beyond at exactly the promise', () => {
    const [bar] = draw([month({ downMs: 2_678_400, percent: '99.900000' })]).bars;
    expect(bar?.beyond).toBe(0);
    expect(bar?.within).toBe(44.64);
  });
  test('of a running month is an outline only', () => {
    const [bar] = draw([month({ downMs: 12 * MINUTE, state: 'running' })]).bars;
    expect(bar).toMatchObject({ within: 0, beyond: 0, unseen: 0, running: 12 });
  });
  test('of a month without data is unseen, not zero, and cut off at the scale', () => {
    const model = draw([
      month({ downMs: 60 * MINUTE, percent: '99.865591', state: 'breached' }),
      month({ downMs: null, unseenMs: 44_640 * MINUTE, percent: null, state: 'unknown' }),
    ]);
    expect(model.maxMinutes).toBeLessThan(100);
    expect(model.bars[1]?.unseen).toBeCloseTo(model.maxMinutes);
    expect(words(model)).toContain('no data');
    expect(words(model)).toContain('not watched');
  });
  test('keeps a short gap to scale', () => {
    const [bar] = draw([
      month({ downMs: 231 * MINUTE, unseenMs: 47 * MINUTE, state: 'breached' }),
    ]).bars;
    expect(bar?.unseen).toBe(47);
  });
});

test('the promise follows the length of each month', () => {
  const february = month({ month: '2026-02', totalMs: 40_320 * MINUTE });
  const { levels } = draw([month({}), february]);
  expect(levels[0]?.promise).toBe(true);
  expect(levels[0]?.path.match(/V/g)).toHaveLength(1);
  expect(words(draw([month({}), february]))).toContain('40.3–44.6 min a month');
});

test('a tier outside the scale is left out', () => {
  expect(draw([month({})]).levels).toHaveLength(1);
  expect(draw([month({ downMs: 240 * MINUTE, state: 'breached' })]).levels).toHaveLength(2);
});

test('a figure just below the promise shows it', () => {
  const near = month({ downMs: 2_678_401, percent: '99.899999', state: 'breached' });
  expect(words(draw([near]))).toContain('99.899999');
});

test('where months are narrow only broken promises keep their figure', () => {
  const months = Array.from({ length: 12 }, (_, index) =>
    month(
      index === 4
        ? { downMs: 262 * MINUTE, percent: '99.413082', state: 'breached' }
        : { downMs: 20 * MINUTE, percent: '99.955197' },
    ),
  );
  expect(words(draw(months, 328))).toContain('.413');
  expect(words(draw(months, 328))).not.toContain('99.955');
  expect(words(draw(months, 1_240)).filter((text) => text === '99.955')).toHaveLength(11);
});

test('the table twin has every month in words', () => {
  const { table } = draw([month({}), month({ downMs: null, percent: null, state: 'unknown' })]);
  expect(table.rows.map((row) => row.map((text) => text.replaceAll('\u00a0', ' ')))).toEqual([
    ['October 2026', '100', '0', '44.6', '0', 'kept'],
    ['October 2026', 'no data', 'no data', '44.6', '0', 'unknown'],
  ]);
});
