import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Maintenance, exactly } from './evidence';
import type { Sourced, SourcedFact, View } from './outage';
import { DAY, MINUTE, about, admits, at, run, says, seen } from './scenario';
import { maintenanceStatistics, restorationStatistics, spreadOf } from './statistics';

const spread = (...minutes: readonly number[]) =>
  spreadOf(minutes.map((ms, index) => ({ outageId: `o${index}`, ms, evidenceIds: [] })));

describe('a spread', () => {
  test.each<[string, readonly number[], readonly (number | null)[]]>([
    // n, mean, median, p90, longest
    ['of nothing knows nothing', [], [0, null, null, null, null]],
    ['of one is that one', [7], [1, 7, 7, 7, 7]],
    ['takes the middle of three', [9, 1, 2], [3, 4, 2, 9, 9]],
    ['takes the mean of the middle two of four', [1, 2, 4, 9], [4, 4, 3, 9, 9]],
    ['rounds a half up', [1, 2], [2, 2, 2, 2, 2]],
    ['rounds a third down', [1, 1, 2], [3, 1, 1, 2, 2]],
    ['rounds a negative half up too', [-1, -2], [2, -1, -1, -1, -1]],
    ['takes the 9th of ten as p90', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [10, 6, 6, 9, 10]],
    ['takes the 10th of eleven as p90', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [11, 6, 6, 10, 11]],
    ['sorts as numbers', [10, 9, 100], [3, 40, 10, 100, 100]],
  ])('%s', (_, values, expected) => {
    const { n, meanMs, medianMs, p90Ms, longestMs } = spread(...values);
    expect([n, meanMs, medianMs, p90Ms, longestMs]).toEqual(expected);
  });

  test('stays exact beyond 2^53', () => {
    const { MAX_SAFE_INTEGER: most } = Number;
    expect(spread(most, most, most - 1).meanMs).toBe(most);
    expect(spread(most, most - 1, most - 1).meanMs).toBe(most - 1);
  });

  test('lies between its ends, in order', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (values) => {
        const { medianMs, p90Ms, longestMs, meanMs, n } = spread(...values);
        expect(medianMs).toBeLessThanOrEqual(p90Ms ?? -1);
        expect(p90Ms).toBeLessThanOrEqual(longestMs ?? -1);
        expect(meanMs).toBeLessThanOrEqual(longestMs ?? -1);
        const covered = values.filter((value) => value <= (p90Ms ?? -1)).length;
        expect(covered * 10).toBeGreaterThanOrEqual(n * 9);
      }),
    ));
});

describe('restoration', () => {
  const DAY_LONG = { start: DAY, end: at('+1 00:00') };
  const evidence = [
    admits('v', '10:05', '10:20'),
    seen('a', '10:00', '10:10'),
    seen('b', '10:12', '10:30'), // one outage with v and a: 30 min observed, 15 admitted
    seen('c', '12:00', '12:20'),
    seen('d', '22:00', null),
    seen('late', '+1 00:00', '+1 05:00'),
  ];
  const of = (view: View, facts: readonly Sourced[] = evidence) =>
    restorationStatistics({ outages: run(facts).outages, view, period: DAY_LONG });

  test('runs from the first start to the last end of a view', () =>
    expect(of('observed').values).toEqual([
      { outageId: 'c', ms: 20 * MINUTE, evidenceIds: ['c'] },
      { outageId: 'a', ms: 30 * MINUTE, evidenceIds: ['a', 'b'] },
    ]));

  test('leaves open outages out and counts them', () =>
    expect(of('observed')).toMatchObject({ n: 2, meanMs: 25 * MINUTE, open: 1, openIds: ['d'] }));

  test('knows only what the view knows', () =>
    expect(of('admitted')).toMatchObject({ n: 1, meanMs: 15 * MINUTE, open: 0 }));

  test.each<[string, string, number]>([
    ['at its first millisecond belongs to it', '00:00', 1],
    ['at its end does not', '+1 00:00', 0],
  ])('an outage that starts %s', (_, start, n) =>
    expect(of('observed', [seen('x', start, '+1 06:00')]).n).toBe(n),
  );

  test('takes rough edges as told', () =>
    expect(of('observed', [seen('x', about('10:00'), about('11:00'))]).meanMs).toBe(60 * MINUTE));
});

describe('notices of maintenance', () => {
  const plan = (id: string, noticeAt: string | null): SourcedFact<'maintenance'> => {
    const fact: Maintenance = {
      kind: 'maintenance',
      ref: id,
      place: { line: 1 },
      start: exactly(at('20:00')),
      end: exactly(at('21:00')),
      noticeAt: noticeAt === null ? null : at(noticeAt),
      emergency: false,
      zone: { id: 'UTC', basis: 'stated' },
    };
    return { ...fact, id, sourceId: 'status page', party: 'vendor', serviceId: 'api' };
  };
  const statement = { statement: 'maintenance_notice', about: 'm' } as const;
  const of = (...given: Parameters<typeof maintenanceStatistics>[0]) =>
    maintenanceStatistics(given, [says('s', '10:00', statement)], { start: DAY, end: at('20:01') });

  test.each<[string, SourcedFact<'maintenance'>, number | null]>([
    ['lead is the time before the planned start', plan('n', '19:00'), 60],
    ['a notice after the start is negative', plan('n', '20:10'), -10],
    ['a statement about it counts', plan('m', null), 600],
    ['the earlier of both counts', plan('m', '19:00'), 600],
    ['the earlier of both counts, also when it is the fact', plan('m', '09:00'), 660],
    ['none is none', plan('n', null), null],
  ])('%s', (_, fact, minutes) => {
    const { medianMs, unannounced } = of(fact);
    expect(medianMs).toBe(minutes === null ? null : minutes * MINUTE);
    expect(unannounced).toBe(minutes === null ? 1 : 0);
  });

  test('those of another period do not count', () =>
    expect(
      maintenanceStatistics([plan('n', '19:00')], [], { start: DAY, end: at('20:00') }).n,
    ).toBe(0));
});
