import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, Metric } from './commitment-format';
import type { SampleInput, WindowInput } from './evidence-format';
import { at, availability, down, first, issuesOf, maintenance, terms } from './golden/question';

/** An hour of an incident-sized period, in intervals of five minutes: 12 of them. */
const hour = { start: at('02 10:00'), end: at('02 11:00') };
const sample = (start: string, total: number, failed: number, seconds = 300): SampleInput => ({
  start: at(start),
  seconds,
  total,
  failed,
});
const measured = (
  metric: Metric,
  samples: SampleInput[],
  extra: Partial<Availability> = {},
  windows: WindowInput[] = [],
  asked: Partial<AssessInput> & { observed?: { start: string; end: string }[] } = {},
) => {
  const { observed, ...rest } = asked;
  return first(terms([availability({ metric, ...extra })]), windows, {
    period: hour,
    ...rest,
    evidence: { samples, ...(observed ? { observed } : {}) },
  });
};

const mean = (emptyInterval: 'zero_error' | 'excluded'): Metric => ({
  kind: 'error_rate_mean',
  intervalSeconds: 300,
  emptyInterval,
});
const threshold = (
  extra: Partial<Extract<Metric, { kind: 'threshold_intervals' }>> = {},
): Metric => ({
  kind: 'threshold_intervals',
  intervalSeconds: 300,
  errorRateOver: '0.05',
  ...extra,
});

describe('mean of error rates', () => {
  const samples = [
    sample('02 10:00', 100, 50), //  rate 1/2
    sample('02 10:05', 10, 0), //    rate 0
    sample('02 10:10', 3, 1), //     rate 1/3
  ];
  test.each<['zero_error' | 'excluded', string]>([
    ['zero_error', '3350/36'], // (1/2 + 1/3) ÷ 12
    ['excluded', '650/9'], // (1/2 + 1/3) ÷ 3
  ])('an empty interval is %s', (emptyInterval, exact) => {
    const [numerator = 0, denominator = 1] = exact.split('/').map(Number);
    const found = measured(mean(emptyInterval), samples);
    const value = found.measured;
    expect('exact' in value && value.exact).toBe(
      emptyInterval === 'zero_error' ? '1675/18' : `${numerator}/${denominator}`,
    );
    expect(found.downtimeMinutes).toBeNull();
    expect(found.headroomMinutes).toBeUndefined();
  });

  test('is unweighted: busy and quiet intervals count alike', () => {
    const found = measured(mean('excluded'), [
      sample('02 10:00', 1_000_000, 0),
      sample('02 10:05', 1, 1),
    ]);
    expect(found.measured).toEqual({ percent: '50.000000', exact: '50/1' });
  });

  test('several samples of one interval are added before dividing', () => {
    const found = measured(mean('excluded'), [
      sample('02 10:00', 30, 3, 60),
      sample('02 10:01', 10, 7, 60),
    ]);
    expect(found.measured).toMatchObject({ exact: '75/1' });
  });

  test('a sample over the edge of an interval is an issue', () =>
    expect(issuesOf(() => measured(mean('excluded'), [sample('02 10:04', 10, 1, 120)]))).toEqual([
      'evidence.samples.0.seconds: a sample within one interval',
    ]));

  test('so is one over the start of the period', () =>
    expect(
      issuesOf(() => measured(mean('excluded'), [sample('02 09:58', 10, 1, 240)])),
    ).toHaveLength(1));

  test('an interval that is not over counts as empty', () => {
    const found = measured(mean('zero_error'), samples, {}, [], { asOf: at('02 10:04') });
    expect(found.reasons).toEqual(['no_data']);
    const later = measured(mean('zero_error'), samples, {}, [], { asOf: at('02 10:05') });
    expect(later.measured).toMatchObject({ exact: '575/6' }); // 100 − 50 ÷ 12
  });

  test('no requests at all are no data', () => {
    const found = measured(mean('zero_error'), [sample('02 10:00', 0, 0)]);
    expect(found).toMatchObject({
      status: 'review',
      reasons: ['no_data'],
      measured: { percent: null, exact: null },
    });
  });

  test('an unobserved empty interval is all errors at worst', () => {
    const found = measured(mean('zero_error'), [sample('02 10:00', 10, 0)], {}, [], {
      observed: [{ start: at('02 10:00'), end: at('02 10:50') }],
    });
    expect(found.bounds).toEqual({ best: '100.000000', worst: '83.333333' }); // 2 of 12
    const excluded = measured(mean('excluded'), [sample('02 10:00', 10, 0)], {}, [], {
      observed: [{ start: at('02 10:00'), end: at('02 10:50') }],
    });
    expect(excluded.bounds).toEqual({ best: '100.000000', worst: '33.333333' }); // 2 of 3
  });
});

describe('share of requests', () => {
  const metric: Metric = { kind: 'request_ratio' };
  test('failed over total of the period', () => {
    const found = measured(metric, [sample('02 10:00', 900, 1), sample('02 10:05', 100, 1)]);
    expect(found.measured).toEqual({ percent: '99.800000', exact: '499/5' });
    expect(found.status).toBe('breached');
  });
  test('samples outside the period do not count', () => {
    const found = measured(metric, [
      sample('02 09:55', 10, 10),
      sample('02 10:00', 10, 0),
      sample('02 11:00', 5, 5),
    ]);
    expect(found.measured).toMatchObject({ exact: '100/1' });
  });
  test('has no bounds, whatever was watched', () => {
    const found = measured(metric, [sample('02 10:00', 10, 0)], {}, [], { observed: [] });
    expect(found.bounds).toBeUndefined();
  });
  test('windows of downtime do not count', () => {
    const found = measured(metric, [sample('02 10:00', 10, 0)], {}, [down('02 10:00', '02 11:00')]);
    expect(found.measured).toMatchObject({ exact: '100/1' });
  });
  test('no requests are no data', () => expect(measured(metric, []).reasons).toEqual(['no_data']));
});

describe('intervals over a threshold', () => {
  test.each<[string, Metric, SampleInput[], number]>([
    ['exactly the threshold is up', threshold(), [sample('02 10:00', 100, 5)], 0],
    ['just over it is down', threshold(), [sample('02 10:00', 10_000, 501)], 5],
    [
      'at least so many requests',
      threshold({ minRequests: 100 }),
      [sample('02 10:00', 100, 50)],
      5,
    ],
    ['one request fewer', threshold({ minRequests: 101 }), [sample('02 10:00', 100, 50)], 0],
    [
      'sums decide',
      threshold({ minRequests: 100 }),
      [sample('02 10:00', 50, 50, 60), sample('02 10:01', 50, 0, 60)],
      5,
    ],
  ])('%s', (_, metric, samples, expected) =>
    expect(measured(metric, samples).downtimeMinutes).toBe(expected),
  );

  const bad = ['02 10:00', '02 10:05', '02 10:20'].map((start) => sample(start, 10, 10));
  test('then as time: merging, minimum, maintenance', () => {
    const minimum = { seconds: 600, op: 'gte' } as const;
    expect(measured(threshold(), bad, { downtime: { minimum } }).downtimeMinutes).toBe(10);
    const planned = [maintenance('02 10:05', '02 10:10')];
    const exclusions = [{ kind: 'scheduled_maintenance' }] as const;
    const found = measured(threshold(), bad, { exclusions: [...exclusions] }, planned);
    expect(found.downtimeMinutes).toBe(10);
    expect(found.measured).toMatchObject({ exact: '900/11' }); // 45 of 55 minutes
  });

  test('windows of downtime neither count nor leave anything out', () => {
    const windows = [down('02 10:00', '02 11:00', { exclusion: 'customer_fault' })];
    const exclusions: Availability['exclusions'] = [{ kind: 'customer_fault' }];
    const found = measured(threshold(), bad, { exclusions }, windows);
    expect(found.downtimeMinutes).toBe(15);
    expect(found.excluded).toEqual([]);
  });

  test('the last interval ends with the period', () => {
    const period = { start: at('02 10:00'), end: at('02 10:52') };
    const found = measured(threshold(), [sample('02 10:50', 10, 10, 60)], {}, [], { period });
    expect(found.downtimeMinutes).toBe(2);
  });

  test('unknown time is down at worst', () => {
    const found = measured(threshold(), [sample('02 10:00', 10, 0)], {}, [], {
      observed: [{ start: at('02 10:00'), end: at('02 10:45') }],
    });
    expect(found.bounds).toEqual({ best: '100.000000', worst: '75.000000' });
  });

  test('no requests are no data', () =>
    expect(measured(threshold(), []).reasons).toEqual(['no_data']));
});
