import { describe, expect, test } from 'vitest';

import type { ImportOptions } from './importer';
import { prometheus } from './prometheus';
import { metricOf } from './prometheus-metrics';
import { importAll, inPieces, inWords } from './testing';

const START = 1_772_323_200;
const SHOP = { __name__: 'probe_success', instance: 'shop' };

/** One character a minute: 0, 1, N for NaN; a dot is a minute without a value. */
const points = (minutes: string, from = 0, step = 60) =>
  minutes
    .split('')
    .flatMap((letter, index) =>
      letter === '.' ? [] : [[START + (from + index) * step, letter === 'N' ? 'NaN' : letter]],
    );
const answer = (...result: readonly object[]) => ({
  status: 'success',
  data: { resultType: 'matrix', result },
});

const read = (documents: readonly object[], options: Partial<ImportOptions> = {}) =>
  importAll(
    prometheus,
    inPieces(documents.map((one) => JSON.stringify(one)).join('\n'), 61),
    options,
  );

async function windows(
  documents: readonly object[],
  options: Partial<ImportOptions> = {},
): Promise<string[]> {
  const { evidence } = await read(documents, options);
  return evidence.map((fact) => inWords(fact, ({ at }) => (at / 1000 - START) / 60));
}
const series = (minutes: string) => answer({ metric: SHOP, values: points(minutes) });

describe('values become windows', () => {
  test.each([
    ['0 is down until the next 1', '11001', ['down 2-4', 'watched 0-4']],
    ['NaN is not known, not up', '1N11', ['watched 2-3']],
    ['one missing step is not known', '11.11', ['watched 0-1', 'watched 3-4']],
    [
      'an outage ends with what was seen of it',
      '10.11',
      ['down 1-1', 'watched 0-1', 'watched 3-4'],
    ],
    ['a single value lasts no time, and is not open', '0', ['down 0-0']],
    ['so is one before the last value', '11.1', ['watched 0-1']],
    ['other values are not known', '1121', ['watched 0-1']],
  ])('%s: %s', async (_, minutes, expected) =>
    expect(await windows([series(minutes)])).toEqual(expected),
  );

  test('the step is the interval, whatever the rules of the source say', async () => {
    const { evidence } = await read([series('1111')], {
      rules: { intervalSeconds: 5, confirmations: 2, gapIntervals: 3 },
    });
    expect(evidence).toMatchObject([{ rules: { intervalSeconds: 60, confirmations: 2 } }]);
  });

  test('a step below a second is measured, not rounded', async () => {
    const values = ['1', '0', '1', '1'].map((value, index) => [START + index / 2, value]);
    const { evidence } = await read([answer({ metric: SHOP, values })]);
    expect(evidence.map(({ kind }) => kind)).toEqual(['observation', 'coverage']);
    expect(evidence[0]).toMatchObject({ start: { at: START * 1000 + 500 } });
    expect(evidence[1]).toMatchObject({ rules: { intervalSeconds: 1 } });
  });

  test.each([
    ['1772323200.781', 1_772_323_200_781],
    ['1772323200.7819', 1_772_323_200_781],
    ['1772323200', 1_772_323_200_000],
    ['1772323200.7', 1_772_323_200_700],
  ])('the time %s is exact to the millisecond', async (time, expected) => {
    const text = JSON.stringify(
      answer({
        metric: SHOP,
        values: [
          ['T', '1'],
          [START + 60, '1'],
        ],
      }),
    );
    const { evidence } = await importAll(prometheus, inPieces(text.replace('"T"', time)));
    expect(evidence).toMatchObject([{ start: expected }]);
  });
});

test('a series in several answers is one, and what they share counts once', async () => {
  const later = answer({ metric: SHOP, values: points('0011', 3) });
  const expected = ['down 2-5', 'watched 0-6'];
  expect(await windows([series('1100'), later])).toEqual(expected);
  const list = [series('1100'), later];
  const { evidence } = await importAll(prometheus, inPieces(JSON.stringify(list)));
  expect(evidence.map(({ kind }) => kind)).toEqual(['observation', 'coverage']);
  expect(evidence[0]?.place).toEqual({ path: '[0].data.result[0].values[2]' });
});

test('the place of a point is in its own answer', async () => {
  for (const [values, index] of [
    ['011', 0],
    ['101', 1],
  ] as const) {
    const later = answer({ metric: SHOP, values: points(values, 3) });
    const { evidence } = await read([series('111'), later]);
    expect(evidence[0]?.place).toEqual({ path: `[1].data.result[0].values[${index}]` });
  }
});

describe('a threshold', () => {
  const ratio = (...values: readonly string[]) =>
    answer({ metric: {}, values: values.map((value, index) => [START + index * 60, value]) });

  test.each([
    ['on the limit is up', '0.1', []],
    ['below it by the last digit is down', '0.09999999999999999999', ['down 1-2']],
    ['negative is down', '-1', ['down 1-2']],
  ])('%s', async (_, value, expected) => {
    const found = await windows([ratio('1', value, '1')], { mapping: { downBelow: '0.1' } });
    expect(found.filter((window) => window.startsWith('down'))).toEqual(expected);
  });

  test('what is no decimal is told', async () => {
    const { issues } = await read([ratio('1', '+Inf', '1')], { mapping: { downBelow: '0.1' } });
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { field: 'values', found: '1 other values, the first +Inf' },
    ]);
  });

  test.each([{ downBelow: 'much' }, { downBelow: 1 }, { upAbove: '1' }])(
    'the choice %o is refused',
    async (mapping) => {
      const { evidence, issues } = await read([series('101')], { mapping });
      expect(evidence).toEqual([]);
      expect(issues[0]?.field).toMatch(/^mapping/);
    },
  );
});

describe('the label that names the service', () => {
  const metric = { ...SHOP, team: 'voice' };
  test.each([
    [{}, 'shop'],
    [{ mapping: { serviceLabel: 'team' } }, 'voice'],
  ])('with %o is %s', async (options, service) => {
    const { evidence } = await read([answer({ metric, values: points('101') })], options);
    expect(evidence.map((fact) => fact.service)).toEqual([service, service]);
  });

  test('a series without the chosen one stays out: it is not the whole vendor', async () => {
    const mapping = { serviceLabel: 'team' };
    const { evidence, issues } = await read([series('101')], { mapping });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'metric', severity: 'error' }]);
  });
});

describe('what a series means is known by its name', () => {
  test.each([
    ['probe_success', 'up', undefined],
    ['mysql_up', 'up', undefined],
    ['up', 'up', /no answer/],
    ['', 'up', /only the values/],
    ['ALERTS', undefined, undefined],
    ['node_cpu_seconds_total', undefined, undefined],
    ['setup', undefined, undefined],
    ['toString', undefined, undefined],
  ])('1 of "%s" is %s', (name, state, caution) => {
    const metric = metricOf({ ...(name && { __name__: name }), job: 'x' });
    expect(metric.states?.['1']).toBe(state);
    if (caution) expect(metric.caution).toMatch(caution);
    else expect(metric.caution).toBeUndefined();
  });

  test('the key does not depend on the order of the labels', () =>
    expect(metricOf({ b: '2', a: '1', __name__: 'up' }).key).toBe('up{a="1",b="2"}'));

  test('a scrape failure is called so', async () => {
    const { evidence } = await read([
      answer({ metric: { __name__: 'up' }, values: points('101') }),
    ]);
    expect(evidence[0]).toMatchObject({ title: 'Scrape failure' });
  });
});

test('the error of Prometheus is told', async () => {
  const { issues } = await read([{ status: 'error', errorType: 'bad_data', error: 'too many' }]);
  expect(issues).toMatchObject([{ field: 'error', found: 'too many', severity: 'error' }]);
});

test('a thousand series need little memory each', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    metric: { __name__: 'up', instance: `host${index}` },
    values: points('1101'),
  }));
  expect((await read([answer(...many)])).evidence).toHaveLength(2000);
});
