import { describe, expect, test } from 'vitest';

import { readOpenSlo } from './open-slo';

const source = { metricSource: { type: 'Prometheus', spec: { query: 'any' } } };
const ratioMetric = { counter: true, good: source, total: source };

const slo = (spec: object, name = 'checkout') => ({
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: { name },
  spec: {
    service: 'web-shop',
    indicator: { metadata: { name: 'codes' }, spec: { ratioMetric } },
    budgetingMethod: 'Occurrences',
    objectives: [{ target: 0.999 }],
    ...spec,
  },
});

describe('an objective is read as', () => {
  test.each([
    ['a share of requests', {}, '99.9', { kind: 'request_ratio' }],
    [
      'targetPercent as it is written',
      { objectives: [{ targetPercent: 99.95 }] },
      '99.95',
      { kind: 'request_ratio' },
    ],
    [
      'slices that are down over the rest of their target',
      {
        budgetingMethod: 'Timeslices',
        objectives: [{ target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: '5m' }],
      },
      '99',
      { kind: 'threshold_intervals', intervalSeconds: 300, errorRateOver: '0.1' },
    ],
    [
      'the mean of slices, a number alone being minutes',
      { budgetingMethod: 'RatioTimeslices', objectives: [{ target: 0.99, timeSliceWindow: 2 }] },
      '99',
      { kind: 'error_rate_mean', intervalSeconds: 120, emptyInterval: 'excluded' },
    ],
    [
      'slices that must be good throughout, of hours',
      {
        budgetingMethod: 'Timeslices',
        objectives: [{ target: 0.99, timeSliceTarget: 1, timeSliceWindow: '2h' }],
      },
      '99',
      { kind: 'threshold_intervals', intervalSeconds: 7200, errorRateOver: '0' },
    ],
    [
      'slices of ready-made ratios',
      {
        indicator: { spec: { ratioMetric: { rawType: 'success', raw: source } } },
        budgetingMethod: 'RatioTimeslices',
        objectives: [{ target: 0.99, timeSliceWindow: '1d' }],
      },
      '99',
      { kind: 'error_rate_mean', intervalSeconds: 86_400, emptyInterval: 'excluded' },
    ],
    [
      'a ratio where its SLI is given, whatever value stands there',
      { objectives: [{ target: 0.9, op: 'gte', value: 1 }] },
      '90',
      { kind: 'request_ratio' },
    ],
  ])('%s', (_, spec, percent, metric) => {
    const { commitments } = readOpenSlo(slo(spec));
    expect(commitments).toEqual([
      {
        id: 'checkout',
        kind: 'availability',
        services: ['web-shop'],
        target: { op: 'gte', percent },
        metric,
      },
    ]);
  });

  test('one commitment each, numbered, where there are several', () => {
    const { commitments } = readOpenSlo(slo({ objectives: [{ target: 0.9 }, { target: 0.99 }] }));
    expect(commitments.map(({ id, target }) => [id, target.percent])).toEqual([
      ['checkout-1', '90'],
      ['checkout-2', '99'],
    ]);
  });
});

describe('no commitment comes of', () => {
  const threshold = { metadata: { name: 'p95' }, spec: { thresholdMetric: source } };
  const raw = { spec: { ratioMetric: { rawType: 'success', raw: source } } };
  test.each([
    [
      'a threshold metric',
      { indicator: threshold, objectives: [{ op: 'lte', value: 1, target: 0.9 }] },
      'spec.indicator',
    ],
    ['counts of ready-made ratios', { indicator: raw }, 'spec.indicator'],
    [
      'an unknown SLI with a value',
      { indicator: undefined, indicatorRef: 'x', objectives: [{ value: 1, target: 0.9 }] },
      'spec.indicatorRef',
    ],
    [
      'both targets',
      { objectives: [{ target: 0.9, targetPercent: 90 }] },
      'spec.objectives.0.target',
    ],
    ['neither target', { objectives: [{}] }, 'spec.objectives.0.target'],
    [
      'the whole as a target',
      { objectives: [{ targetPercent: 100 }] },
      'spec.objectives.0.targetPercent',
    ],
    ['a target with an exponent', { objectives: [{ target: 1e-9 }] }, 'spec.objectives.0.target'],
    [
      'slices of a month',
      { budgetingMethod: 'RatioTimeslices', objectives: [{ target: 0.9, timeSliceWindow: '1M' }] },
      'spec.objectives.0.timeSliceWindow',
    ],
    [
      'slices without a target',
      { budgetingMethod: 'Timeslices', objectives: [{ target: 0.9, timeSliceWindow: '1m' }] },
      'spec.objectives.0.timeSliceTarget',
    ],
    [
      'more decimals than are kept',
      { objectives: [{ target: 0.999_999_999_999_999 }] },
      'spec.objectives.0.target',
    ],
    [
      'more decimals of a slice than are kept',
      {
        budgetingMethod: 'Timeslices',
        objectives: [{ target: 0.9, timeSliceTarget: 0.999_999_999_999_9, timeSliceWindow: 1 }],
      },
      'spec.objectives.0.timeSliceTarget',
    ],
    ['an unknown method', { budgetingMethod: 'Guesses' }, 'spec.budgetingMethod'],
    ['no objective', { objectives: [] }, 'spec.objectives'],
  ])('%s', (_, spec, path) => {
    const { commitments, lost } = readOpenSlo(slo(spec));
    expect(commitments).toEqual([]);
    expect(lost.map((one) => one.path)).toContain(path);
  });

  test.each([
    ['null', null, ''],
    ['a version that is not read', { ...slo({}), apiVersion: 'openslo/v2alpha' }, 'apiVersion'],
    ['another kind', { ...slo({}), kind: 'AlertPolicy' }, ''],
  ])('%s', (_, document, path) => {
    const { commitments, lost } = readOpenSlo(document);
    expect(commitments).toEqual([]);
    expect(lost.map((one) => one.path)).toEqual([path]);
  });
});

test('what is not read is listed', () => {
  const { lost } = readOpenSlo({
    ...slo({
      description: 'Always',
      alertPolicies: [{ alertPolicyRef: 'page' }],
      objectives: [{ displayName: 'Good', op: 'gt', target: 0.99 }],
    }),
    metadata: { name: 'checkout', displayName: 'Checkout', labels: { team: 'shop' } },
  });
  expect(lost.map(({ path }) => path).toSorted()).toEqual([
    'metadata.displayName',
    'metadata.labels',
    'spec.alertPolicies',
    'spec.description',
    'spec.indicator',
    'spec.objectives.0.displayName',
    'spec.objectives.0.op',
  ]);
});

describe('a list of documents', () => {
  const service = {
    apiVersion: 'openslo/v1',
    kind: 'Service',
    metadata: { name: 'web-shop', displayName: 'Web shop' },
    spec: {},
  };
  const sli = (spec: object) => ({
    apiVersion: 'openslo/v1',
    kind: 'SLI',
    metadata: { name: 'codes' },
    spec,
  });
  const referring = slo({ indicator: undefined, indicatorRef: 'codes' });

  test('names the services and finds the SLI', () => {
    const read = readOpenSlo([service, sli({ ratioMetric }), referring]);
    expect(read.services).toEqual([{ id: 'web-shop', name: 'Web shop' }]);
    expect(read.commitments).toHaveLength(1);
  });

  test('a referred threshold is no commitment; paths begin with the document', () => {
    const { commitments, lost } = readOpenSlo([referring, sli({ thresholdMetric: source })]);
    expect(commitments).toEqual([]);
    expect(lost.map(({ path }) => path)).toContain('0.spec.indicator');
  });

  test('two SLOs of one name are not told apart: the first is read', () => {
    const { commitments, lost } = readOpenSlo([slo({}), slo({ objectives: [{ target: 0.5 }] })]);
    expect(commitments.map(({ target }) => target.percent)).toEqual(['99.9']);
    expect(lost.map(({ path }) => path)).toContain('1.metadata.name');
  });

  test('time windows that differ make no period', () => {
    const month = calendar('1M', '2026-01-01 00:00:00');
    const read = readOpenSlo([slo(month), slo({ timeWindow: rolling('4w') }, 'search')]);
    expect(read.period).toBeNull();
  });
});

const rolling = (duration: string) => [{ duration, isRolling: true }];
const calendar = (duration: string, startTime: string) => ({
  timeWindow: [{ duration, calendar: { startTime, timeZone: 'Europe/Athens' } }],
});

test.each([
  ['four weeks', { timeWindow: rolling('4w') }, { kind: 'rolling', days: 28 }],
  ['a rolling month', { timeWindow: rolling('1M') }, null],
  ['a month', calendar('1M', '2026-03-01 00:00:00'), { kind: 'calendar', unit: 'month' }],
  [
    'a quarter',
    calendar('1Q', '2026-02-01 00:00:00'),
    { kind: 'calendar', unit: 'quarter', firstMonth: 2 },
  ],
  ['a year', calendar('12M', '2026-01-01T00:00:00'), { kind: 'calendar', unit: 'year' }],
  [
    'a cycle from the 15th',
    calendar('1M', '2026-03-15 00:00:00'),
    { kind: 'billing_cycle', anchorDay: 15, months: 1 },
  ],
  ['a month that starts at noon', calendar('1M', '2026-03-01 12:00:00'), null],
  ['two months', calendar('2M', '2026-03-01 00:00:00'), null],
])('the time window of %s', (_, spec, period) => {
  const read = readOpenSlo(slo(spec));
  expect(read.period).toEqual(period);
  expect(read.lost.some(({ path }) => path === 'spec.timeWindow.0')).toBe(period === null);
});
