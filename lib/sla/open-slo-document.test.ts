import { describe, expect, test } from 'vitest';

import { readOpenSlo } from './open-slo';
import { writeOpenSlo } from './open-slo-document';
import { type Terms, parseTerms } from './terms';

const terms = (commitments: unknown[], more: object = {}): Terms =>
  parseTerms({
    schema: 'sla-terms/1',
    vendor: 'Meridian Voice',
    title: 'Service level agreement',
    effective: { from: '2026-01-01', decidedBy: 'period_start' },
    timeZone: { id: 'Europe/Athens', basis: 'stated' },
    period: { kind: 'calendar', unit: 'month' },
    currency: 'EUR',
    services: [{ id: 'web-shop', name: 'Web shop' }],
    commitments,
    ...more,
  }).terms;

const promise = (metric: object, more: object = {}) => ({
  id: 'checkout',
  kind: 'availability',
  services: ['web-shop'],
  target: { op: 'gte', percent: '99.9' },
  metric,
  ...more,
});

describe('what is written reads back', () => {
  test.each([
    [{ kind: 'request_ratio' }],
    [{ kind: 'error_rate_mean', intervalSeconds: 300, emptyInterval: 'excluded' }],
    [{ kind: 'threshold_intervals', intervalSeconds: 60, errorRateOver: '0.05' }],
  ])('%j', (metric) => {
    const { documents } = writeOpenSlo(terms([promise(metric)]));
    const read = readOpenSlo(documents);
    expect(read.commitments).toEqual([promise(metric)]);
    expect(read.services).toEqual([{ id: 'web-shop', name: 'Web shop' }]);
    expect(read.period).toEqual({ kind: 'calendar', unit: 'month' });
    expect(read.timeZone).toBe('Europe/Athens');
  });

  test.each([
    [{ kind: 'calendar', unit: 'quarter', firstMonth: 2 }],
    [{ kind: 'calendar', unit: 'year' }],
    [{ kind: 'billing_cycle', anchorDay: 28, months: 1 }],
    [{ kind: 'rolling', days: 30 }],
  ])('%j', (period) => {
    const written = writeOpenSlo(terms([promise({ kind: 'request_ratio' })], { period }));
    expect(readOpenSlo(written.documents).period).toEqual(period);
  });
});

test('an SLO as it is written', () => {
  const { documents } = writeOpenSlo(terms([promise({ kind: 'time' })]));
  expect(documents[1]).toEqual({
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: 'checkout', displayName: 'checkout' },
    spec: {
      service: 'web-shop',
      indicatorRef: 'checkout',
      timeWindow: [
        {
          duration: '1M',
          calendar: { startTime: '2026-01-01 00:00:00', timeZone: 'Europe/Athens' },
          isRolling: false,
        },
      ],
      budgetingMethod: 'RatioTimeslices',
      objectives: [{ target: 0.999, timeSliceWindow: '1m' }],
    },
  });
});

describe('lost in writing', () => {
  const remedies = [{ kind: 'flat', credit: { percentOfFees: '5' } }];
  test.each([
    ['credits', promise({ kind: 'request_ratio' }, { remedies }), 'remedies', 1],
    ['exclusions', promise({ kind: 'time' }, { exclusions: [{ kind: 'beta' }] }), 'exclusions', 1],
    [
      '"more than"',
      promise({ kind: 'time' }, { target: { op: 'gt', percent: '99' } }),
      'target.op',
      1,
    ],
    [
      'all of 100 %',
      promise({ kind: 'time' }, { target: { op: 'gte', percent: '100' } }),
      'target.percent',
      0,
    ],
    [
      'minutes down in part',
      promise({ kind: 'time', partialMinutes: 'excluded' }),
      'metric.partialMinutes',
      0,
    ],
    ['shares of users', promise({ kind: 'user_minutes' }), 'metric', 0],
    [
      'slices of seconds',
      promise({ kind: 'error_rate_mean', intervalSeconds: 90, emptyInterval: 'excluded' }),
      'metric.intervalSeconds',
      0,
    ],
  ])('%s', (_, commitment, key, written) => {
    const { documents, lost } = writeOpenSlo(terms([commitment]));
    expect(lost.map(({ path }) => path)).toContain(`commitments.0.${key}`);
    expect(documents.filter(({ kind }) => kind === 'SLO')).toHaveLength(written);
  });

  test.each([
    [
      'what an empty slice is',
      { kind: 'error_rate_mean', intervalSeconds: 60, emptyInterval: 'zero_error' },
      'metric.emptyInterval',
    ],
    [
      'the least requests',
      { kind: 'threshold_intervals', intervalSeconds: 60, errorRateOver: '0', minRequests: 5 },
      'metric.minRequests',
    ],
  ])('%s', (_, metric, key) => {
    const { lost } = writeOpenSlo(terms([promise(metric)]));
    expect(lost.map(({ path }) => path)).toContain(`commitments.0.${key}`);
  });

  test('all services but the first', () => {
    const services = ['web-shop', 'search'].map((id) => ({ id, name: id }));
    const { documents, lost } = writeOpenSlo(
      terms([promise({ kind: 'time' }, { services: ['web-shop', 'search'] })], { services }),
    );
    expect(documents.at(-1)?.spec).toMatchObject({ service: 'web-shop' });
    expect(lost.map(({ path }) => path)).toContain('commitments.0.services');
  });

  test('a billing cycle that months cut short', () => {
    const period = { kind: 'billing_cycle', anchorDay: 29, months: 1 };
    const { documents, lost } = writeOpenSlo(terms([promise({ kind: 'time' })], { period }));
    expect(documents.at(-1)?.spec).not.toHaveProperty('timeWindow');
    expect(lost.map(({ path }) => path)).toContain('period');
  });

  test('the end of a long name', () => {
    const { documents } = writeOpenSlo(terms([promise({ kind: 'time' }, { id: 'x'.repeat(80) })]));
    expect(documents.at(-1)?.metadata.name).toBe('x'.repeat(58));
  });

  test('the rest of the contract, and other promises', () => {
    const within = { seconds: 3600 };
    const { documents, lost } = writeOpenSlo(
      terms([{ id: 'mttr', kind: 'restoration', within, statistic: 'each' }], { soleRemedy: true }),
    );
    expect(documents.map(({ kind }) => kind)).toEqual(['Service']);
    expect(lost.map(({ path }) => path).toSorted()).toEqual([
      'commitments.0',
      'currency',
      'effective',
      'soleRemedy',
      'title',
    ]);
  });

  test('names that OpenSLO does not take are changed, and stay apart', () => {
    const metric = { kind: 'request_ratio' };
    const { documents, lost } = writeOpenSlo(
      terms([promise(metric, { id: 'Check out' }), promise(metric, { id: 'check_out' })]),
    );
    expect(documents.map(({ metadata }) => metadata.name)).toEqual([
      'web-shop',
      'check-out',
      'check-out-2',
    ]);
    expect(lost).toContainEqual({ path: 'commitments.0.id', why: 'written as check-out' });
  });
});
