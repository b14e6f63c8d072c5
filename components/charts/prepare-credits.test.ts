import { describe, expect, test } from 'vitest';

import { textWidth } from './prepare';
import { type CreditPeriod, prepareCredits, shortAmount } from './prepare-credits';
import { prepareHeadroom, prepareMoneyBar } from './prepare-money';

const period = (name: string, over: Partial<CreditPeriod> = {}): CreditPeriod => ({
  period: name,
  outcomes: {},
  kept: 7,
  measured: 7,
  running: false,
  ...over,
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('credits by period', () => {
  const periods = [
    period('2026-04', { outcomes: { missed: 369_000 } }),
    period('2026-05', { outcomes: { recovered: 619_500, declined: 723_000 }, kept: 5 }),
    period('2026-09', { outcomes: { recovered: 914_000 } }),
    period('2026-10', { outcomes: { unclaimed: 1_346_250 } }),
    period('2026-11', { running: true, kept: null }),
  ];
  const model = prepareCredits({ periods, currency: 'USD' }, 1_240);
  const words = model.texts.map(({ text }) => plain(text));

  test('names what became of each, with the amount where two share a bar', () => {
    expect(words).toEqual(
      expect.arrayContaining(['missed', 'declined 7,230', 'recovered', 'unclaimed', 'running']),
    );
  });
  test('stacks minor units as they are', () => {
    expect(model.rows[1]).toMatchObject({ recovered: 619_500, declined: 723_000, missed: 0 });
  });
  test('a running period without a figure is a dotted box, and no promise is counted', () => {
    expect(model.runningBox).toBeDefined();
    expect(words).toContain('–');
  });
  test('the axis is round money from zero', () => {
    expect(words).toEqual(expect.arrayContaining(['0', '5 k', '10 k', 'USD']));
  });
  test('the count of promises is not cut at the right edge', () => {
    const mixed = [period('2026-09', { measured: 10 }), period('2026-10', { measured: 12 })];
    const wide = prepareCredits({ periods: mixed, currency: 'USD' }, 1_240);
    const label = wide.texts.find(({ text }) => text === 'of 10–12 measured');
    expect((label?.x ?? Infinity) + textWidth(label?.text ?? '')).toBeLessThan(1_240);
  });
  test('words never lie over one another on a phone', () => {
    const twelve = Array.from({ length: 12 }, (_, index) =>
      period(`2026-${String(index + 1).padStart(2, '0')}`, { outcomes: { missed: 100_000 } }),
    );
    const small = prepareCredits({ periods: twelve, currency: 'USD' }, 328);
    const missed = small.texts.filter(({ text }) => text === 'missed').map(({ x }) => x);
    expect(missed.length).toBeGreaterThan(0);
    expect(missed.every((x, index) => index === 0 || x - (missed[index - 1] ?? 0) > 40)).toBe(true);
  });
  test('nothing found draws an axis, not an error', () => {
    const none = prepareCredits({ periods: [period('2026-10')], currency: 'USD' }, 600);
    expect(none.maxMinor).toBe(100);
  });
});

test.each([
  [500_000, 'USD', '5 k'],
  [150_000_000, 'USD', '1.5 m'],
  [50_000, 'USD', '500'],
  [5_000, 'JPY', '5 k'],
])('%d minor units of %s on an axis: %s', (minor, currency, text) => {
  expect(plain(shortAmount(minor, currency))).toBe(text);
});

describe('the money bar', () => {
  const outcomes = { recovered: 3_598_650, awaiting: 914_000, unclaimed: 1_346_250, missed: 0 };
  test('areas are proportional and fill the width', () => {
    const { parts } = prepareMoneyBar({ outcomes, currency: 'USD' }, 684);
    expect(parts.map(({ outcome }) => outcome)).toEqual(['recovered', 'awaiting', 'unclaimed']);
    const [recovered, awaiting, unclaimed] = parts;
    expect((recovered?.width ?? 0) / (awaiting?.width ?? 1)).toBeCloseTo(3_598_650 / 914_000);
    expect((unclaimed?.x ?? 0) + (unclaimed?.width ?? 0)).toBeCloseTo(684);
  });
  test('claimed is recovered, awaiting and declined', () => {
    const { texts } = prepareMoneyBar({ outcomes, currency: 'USD' }, 684);
    expect(texts[0]?.text).toBe('Claimed 45,126.50');
  });
  test('a phone gets a list with keys', () => {
    const { keys, table } = prepareMoneyBar({ outcomes, currency: 'USD' }, 328);
    expect(keys).toHaveLength(3);
    expect(table.rows.at(-1)).toEqual(['Found', '58,589.00']);
  });
  test('a part too narrow for its words gets a list too', () => {
    const tiny = { recovered: 10, awaiting: 10, declined: 10, unclaimed: 10, missed: 9_999_999 };
    expect(prepareMoneyBar({ outcomes: tiny, currency: 'USD' }, 521).keys.length).toBeGreaterThan(
      0,
    );
  });
  test('nothing found is an empty bar', () => {
    expect(prepareMoneyBar({ outcomes: {}, currency: 'USD' }, 684).parts).toEqual([]);
  });
});

describe('headroom', () => {
  const words = (usedMs: number) =>
    prepareHeadroom({ usedMs, allowedMs: 2_592_000, elapsedPercent: 71 }, 540).texts.map(
      ({ text }) => plain(text),
    );
  test.each([
    ['left, rounded down', 711_001, ['11.9 min used', '31.3 min left', '71 % of the month gone']],
    ['exactly used up', 2_592_000, ['43.2 min used', 'nothing left', '71 % of the month gone']],
    ['beyond', 3_600_000, ['60 min used', '16.8 min beyond the promise', '71 % of the month gone']],
  ])('%s', (_name, usedMs, expected) => {
    expect(words(usedMs)).toEqual(expected);
  });
  test('the box is the allowance, also when more is used', () => {
    const model = prepareHeadroom({ usedMs: 200, allowedMs: 100, elapsedPercent: 50 }, 400);
    expect(model).toMatchObject({ allowed: 200, within: 200, beyond: 200, elapsedX: 100 });
  });
});
