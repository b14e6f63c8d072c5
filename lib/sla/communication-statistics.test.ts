import { describe, expect, test } from 'vitest';

import { communicationStatistics } from './communication-statistics';
import type { Sourced, SourcedFact } from './outage';
import { DAY, MINUTE, at, run, says, seen } from './scenario';

const isStatement = (fact: Sourced): fact is SourcedFact<'statement'> => fact.kind === 'statement';

function measure(evidence: readonly Sourced[], asked = '+20 00:00') {
  const asOf = at(asked);
  return communicationStatistics({
    outages: run(evidence, { asOf }).outages,
    view: 'observed',
    period: { start: DAY, end: at('+20 00:00') },
    statements: evidence.filter(isStatement),
    asOf,
  });
}
const minutes = ({ values }: { values: readonly Readonly<{ ms: number }>[] }) =>
  values.map(({ ms }) => ms / MINUTE);

const outage = seen('o', '10:00', '12:00');
const named = { about: 'o', sourceId: 'monitor' };

describe('the first notice', () => {
  test.each<[string, readonly Sourced[], readonly number[], number, number]>([
    // minutes, never said, said but not when
    ['is counted from the start', [says('s', '10:20')], [20], 0, 0],
    ['is the earliest word', [says('t', '10:30'), says('s', '10:20')], [20], 0, 0],
    ['at the start is 0', [says('s', '10:00')], [0], 0, 0],
    ['before the start is 0', [says('s', '09:50', { statement: 'acknowledgement' })], [0], 0, 0],
    [
      'may come after restoration',
      [says('s', '+2 12:00', { statement: 'apology' })],
      [3_000],
      0,
      0,
    ],
    [
      'is no notice of maintenance',
      [says('s', '10:20', { ...named, statement: 'maintenance_notice' })],
      [],
      1,
      0,
    ],
    ['was never given', [], [], 1, 0],
    ['was given, nobody knows when', [says('s', null, named)], [], 0, 1],
    ['is yet to come at the time asked', [says('s', '+20 00:01', named)], [], 1, 0],
  ])('%s', (_, words, expected, unacknowledged, untimed) => {
    const measured = measure([outage, ...words]);
    expect(minutes(measured.firstNotice)).toEqual(expected);
    expect(measured).toMatchObject({ n: 1, unacknowledged, untimed });
  });

  test('rests on the facts of the start and the statement', () =>
    expect(measure([outage, says('s', '10:20')]).firstNotice.values).toEqual([
      { outageId: 'o', ms: 20 * MINUTE, evidenceIds: ['o', 's'] },
    ]));
});

describe('silence', () => {
  test.each<[string, readonly Sourced[], number, readonly (string | null)[]]>([
    ['without a word lasts as long as the outage', [], 120, [null, null]],
    ['before the first word', [says('a', '11:10')], 70, [null, 'a']],
    ['between two words', [says('a', '10:10'), says('b', '11:30')], 80, ['a', 'b']],
    ['after the last word', [says('a', '10:10'), says('b', '10:40')], 80, ['b', null]],
    [
      'is not ended by words after restoration',
      [says('a', '10:10'), says('b', '12:30')],
      110,
      ['a', null],
    ],
    [
      'a word at an edge bounds nothing',
      [says('a', '10:00'), says('b', '12:00')],
      120,
      [null, null],
    ],
    ['the first of two as long', [says('a', '11:00')], 60, [null, 'a']],
  ])('%s', (_, words, longest, bounds) => {
    const { longestSilence, silence } = measure([outage, ...words]);
    expect(minutes(silence)).toEqual([longest]);
    expect([longestSilence?.afterStatement, longestSilence?.beforeStatement]).toEqual(bounds);
  });

  test.each<[string, string, string]>([
    ['the first', '14:29', 'o'],
    ['the last', '14:31', 'p'],
  ])('is the longest of all outages, be it %s', (_, end, outageId) => {
    const both = [seen('o', '10:00', '11:30'), seen('p', '13:00', end)];
    expect(measure(both).longestSilence?.outageId).toBe(outageId);
  });

  test('runs up to the time asked while the outage is open', () =>
    expect(measure([seen('o', '10:00', null), says('a', '10:10')], '13:00').longestSilence).toEqual(
      {
        outageId: 'o',
        ms: 170 * MINUTE,
        start: at('10:10'),
        end: at('13:00'),
        afterStatement: 'a',
        beforeStatement: null,
      },
    ));
});

describe('gaps between updates', () => {
  test.each<[string, readonly Sourced[], readonly number[]]>([
    ['run from the first word to restoration', [says('a', '10:10'), says('b', '10:40')], [30, 80]],
    [
      'run from the start where the first word came before it',
      [says('a', '09:50', named), says('b', '09:55', named), says('c', '10:40')],
      [40, 80],
    ],
    ['do not exist without a word', [], []],
    ['do not exist when the first word comes after restoration', [says('a', '12:00')], []],
    ['take no account of later words', [says('a', '11:50'), says('b', '12:10')], [10]],
  ])('%s', (_, words, expected) =>
    expect(minutes(measure([outage, ...words]).updateGaps)).toEqual(expected),
  );
});

describe('"next update by"', () => {
  const promise = says('p', '10:10', { nextUpdateBy: at('10:40') });
  test.each<[string, readonly Sourced[], string, string, string | null]>([
    ['is kept by a word in time', [says('a', '10:40')], '13:00', 'kept', 'a'],
    ['is broken by a word too late', [says('a', '10:41')], '13:00', 'broken', 'a'],
    ['is broken by no word', [], '13:00', 'broken', null],
    [
      'is kept by the word of restoration',
      [says('a', '10:30', { statement: 'restored' })],
      '13:00',
      'kept',
      'a',
    ],
    [
      'is not kept by itself or by a word of the same moment',
      [says('q', '10:10')],
      '13:00',
      'broken',
      null,
    ],
    ['is open until it is due', [], '10:40', 'open', null],
    ['is broken from then on', [], '10:41', 'broken', null],
  ])('%s', (_, words, asked, outcome, answeredBy) => {
    const { list, ...counts } = measure([outage, promise, ...words], asked).promises;
    expect(list).toEqual([
      { outageId: 'o', statementId: 'p', byAt: at('10:40'), outcome, answeredBy },
    ]);
    expect(counts).toEqual({ kept: 0, broken: 0, open: 0, [outcome]: 1, total: 1 });
  });
});

describe('after restoration', () => {
  test.each<[string, readonly Sourced[], readonly number[], number]>([
    ['the notice of it lags', [says('r', '12:10', { statement: 'restored' })], [10], 0],
    [
      'the first one counts, and may be premature',
      [
        says('r', '11:30', { statement: 'restored' }),
        says('q', '12:10', { statement: 'restored' }),
      ],
      [-30],
      1,
    ],
    ['on the minute is not premature', [says('r', '12:00', { statement: 'restored' })], [0], 0],
    ['an update is no notice of it', [says('r', '12:10')], [], 0],
  ])('%s', (_, words, expected, premature) => {
    const { restorationNotice } = measure([outage, ...words]);
    expect(minutes(restorationNotice)).toEqual(expected);
    expect(restorationNotice.premature).toBe(premature);
  });

  test('an open outage has neither notice nor cause', () => {
    const words = [
      says('r', '12:10', { statement: 'restored' }),
      says('c', '12:20', { statement: 'rca' }),
    ];
    const { restorationNotice, rca } = measure([seen('o', '10:00', null), ...words]);
    expect([restorationNotice.n, rca.n, rca.missing]).toEqual([0, 0, 0]);
  });

  test('the cause takes its time, or is missing', () => {
    const cause = says('c', '+2 12:00', { statement: 'rca' });
    expect(measure([outage, cause]).rca).toMatchObject({
      n: 1,
      medianMs: 2_880 * MINUTE,
      missing: 0,
    });
    expect(measure([outage]).rca).toMatchObject({
      n: 0,
      medianMs: null,
      missing: 1,
      missingIds: ['o'],
    });
  });
});

describe('a grade', () => {
  const hours = ['01', '04', '07'];
  const outages = hours.map((hour) => seen(`o${hour}`, `${hour}:00`, `${hour}:59`));
  const notices = (minute: string, count = 3) =>
    hours.slice(0, count).map((hour) => says(`s${hour}`, `${hour}:${minute}`));
  test.each<[string, readonly Sourced[], string | null, string | null]>([
    // first notice, gaps between updates
    [
      'good up to 15 minutes; half an hour is fair from 30',
      [...outages, ...notices('15')],
      'good',
      'fair',
    ],
    ['fair from 16', [...outages, ...notices('16')], 'fair', 'fair'],
    ['fair up to 30; gaps of 29 are good', [...outages, ...notices('30')], 'fair', 'good'],
    ['poor from 31', [...outages, ...notices('31')], 'poor', 'good'],
    ['none under three outages', [...outages.slice(1), ...notices('15').slice(1)], null, null],
    ['poor when most were never told', [...outages, ...notices('15', 1)], 'poor', null],
  ])('%s', (_, evidence, first, gaps) => {
    const { firstNotice, updateGaps } = measure(evidence);
    expect([firstNotice.grade, updateGaps.grade]).toEqual([first, gaps]);
  });

  test('of many gaps in two outages is none', () => {
    const more = ['10', '20', '40'].flatMap((minute) =>
      hours.slice(1).map((hour) => says(`${hour}${minute}`, `${hour}:${minute}`)),
    );
    const { updateGaps } = measure([...outages.slice(1), ...more]);
    expect([updateGaps.n, updateGaps.grade]).toEqual([6, null]);
  });

  test('what is not yet late does not count', () => {
    const young = [...outages.slice(0, 2), ...notices('05', 2), seen('new', '08:00', null)];
    expect(measure(young, '08:15').firstNotice.grade).toBeNull();
    expect(measure(young, '08:16').firstNotice.grade).toBe('good');
  });

  test('of causes: good up to a week, and missing ones count once late', () => {
    const causes = (day: string, count = 3) =>
      hours.slice(0, count).map((hour) =>
        says(`c${hour}`, `+${day} ${hour}:59`, {
          statement: 'rca',
          about: `o${hour}`,
          sourceId: 'monitor',
        }),
      );
    expect(measure([...outages, ...causes('7')]).rca.grade).toBe('good');
    expect(measure([...outages, ...causes('8')]).rca.grade).toBe('fair');
    expect(measure([...outages, ...causes('15')]).rca.grade).toBe('poor');
    expect(measure([...outages, ...causes('2', 1)]).rca.grade).toBe('poor');
    expect(measure([...outages, ...causes('2', 1)], '+7 00:00').rca.grade).toBeNull();
  });
});
