import { describe, expect, test } from 'vitest';

import { type NinesInput, prepareNines } from './prepare-nines';

const input = (over: Partial<NinesInput> = {}): NinesInput => ({
  promise: '99.9',
  vendorAdmitted: '99.574000',
  customerObserved: '99.435000',
  agreed: '99.482527',
  state: 'breached',
  ...over,
});

describe('the scale of nines', () => {
  test('each further nine is as far again; 100 stands at the right end', () => {
    const xs = prepareNines(input()).ticks.map(({ x }) => x);
    const steps = xs.slice(1).map((x, index) => x - (xs[index] ?? 0));
    expect(steps[0]).toBeCloseTo(steps[1] ?? 0, 6);
    expect(steps[1]).toBeCloseTo(steps[2] ?? 0, 6);
    expect(xs.at(-1)).toBe(242);
  });
  test('the shortfall reaches from the agreed figure to the promise', () => {
    const { shortfall, agreedX = 0, promiseX } = prepareNines(input());
    expect(shortfall).toEqual({ x: agreedX, width: promiseX - agreedX });
  });
  test('a promise that was kept has none, also when a float would say otherwise', () => {
    expect(prepareNines(input({ agreed: '99.9', state: 'met' })).shortfall).toBeUndefined();
  });
  test('below 99 is clipped and says so', () => {
    expect(prepareNines(input({ customerObserved: '97.1' })).clipped).toBe(true);
    expect(prepareNines(input()).clipped).toBe(false);
    expect(prepareNines(input({ agreed: '0' })).agreedX).toBeGreaterThan(0);
  });
  test('no data is no mark, and a word for who listens', () => {
    const model = prepareNines(input({ agreed: null, state: 'unknown' }));
    expect(model.agreedX).toBeUndefined();
    expect(model.label.replaceAll('\u00a0', ' ')).toBe(
      'promised 99.9 %, vendor-admitted 99.574, customer-observed 99.435, agreed no data',
    );
  });
});
