import { describe, expect, test } from 'vitest';

import type { Sourced } from './outage';
import { admits, run, says, seen } from './scenario';

describe('a silent outage', () => {
  const ours = seen('c', '10:00', '11:00');
  test.each<[string, readonly Sourced[], boolean]>([
    ['nobody says a word', [], true],
    ['the vendor admits it', [admits('v', '10:05', '10:10')], false],
    ['the vendor admits one that ends 15 minutes before', [admits('v', '09:00', '09:45')], false],
    ['the vendor admits one that ends 16 minutes before', [admits('v', '09:00', '09:44')], true],
    ['a word 15 minutes before', [says('s', '09:45')], false],
    ['a word 16 minutes before', [says('s', '09:44')], true],
    ['a word 24 hours after the end', [says('s', '+1 11:00')], false],
    ['a word a minute later than that', [says('s', '+1 11:01')], true],
    ['a word about another service', [says('s', '10:30', { serviceId: 'web' })], true],
    ['a word about the whole vendor', [says('s', '10:30', { serviceId: null })], false],
    ['a word about an unknown incident', [says('s', '10:30', { about: 'gone' })], false],
    ['a notice of maintenance', [says('s', '10:30', { statement: 'maintenance_notice' })], true],
    ['a word without a time', [says('s', null)], true],
    [
      'a word about it without a time',
      [says('s', null, { about: 'c', sourceId: 'monitor' })],
      false,
    ],
    [
      'a long admission for the whole vendor, though a short one came later',
      [admits('v', '05:00', '09:50', { serviceId: null }), admits('w', '06:00', '06:10')],
      false,
    ],
    [
      'an admission for another service',
      [admits('v', '10:00', '11:00', { serviceId: 'web' })],
      true,
    ],
  ])('%s', (_, evidence, silent) =>
    expect(run([ours, ...evidence]).outages.find(({ id }) => id === 'c')?.silent).toBe(silent),
  );

  test('a word that names another outage breaks no silence', () => {
    const far = admits('v', '03:00', '03:30', { ref: 'EARLIER' });
    const { outages } = run([ours, far, says('s', '10:30', { about: 'EARLIER' })]);
    expect(outages.map(({ id, silent, statementIds }) => [id, silent, statementIds])).toEqual([
      ['v', false, ['s']],
      ['c', true, []],
    ]);
  });

  test('a word about maintenance breaks no silence', () => {
    const work: Sourced = {
      ...admits('m', '20:00', '21:00'),
      kind: 'maintenance',
      noticeAt: null,
      emergency: false,
    };
    expect(run([ours, work, says('s', '10:30', { about: 'm' })]).outages).toMatchObject([
      { id: 'c', silent: true, statementIds: [] },
    ]);
  });

  test('what only the vendor admits is not silent', () =>
    expect(run([admits('v', '10:00', '11:00')]).outages).toMatchObject([{ silent: false }]));
});

describe('a word of a conversation', () => {
  const told = (id: string, start: string, end: string, serviceId: string | null = 'api') =>
    admits(id, start, end, { ref: `root:${id}:outage`, serviceId });
  const word = (clock: string | null, given: Parameters<typeof says>[2] = {}) =>
    says('s', clock, { thread: 'root', ...given });
  const spoken = (evidence: readonly Sourced[]) =>
    Object.fromEntries(run(evidence).outages.map(({ id, statementIds }) => [id, statementIds]));
  const other = seen('x', '12:00', '12:30');

  test.each<[string, readonly Sourced[], Record<string, readonly string[]>]>([
    [
      'is also about the outage that its other words tell',
      [told('v', '10:00', '10:30'), other, word('13:00')],
      { v: ['s'], x: ['s'] },
    ],
    [
      'is about all outages that its other words tell',
      [told('v', '10:00', '10:30'), told('w', '11:00', '11:30'), other, word('13:00')],
      { v: ['s'], w: ['s'], x: ['s'] },
    ],
    [
      'is only about what is of its time where its other words tell nothing',
      [admits('v', '10:00', '10:30'), other, word('13:00')],
      { v: [], x: ['s'] },
    ],
    [
      'of another source is only about what is of its time',
      [told('v', '10:00', '10:30'), other, word('13:00', { sourceId: 'elsewhere' })],
      { v: [], x: ['s'] },
    ],
    ['may come a day before', [told('v', '+1 10:00', '+1 10:30'), word('10:00')], { v: ['s'] }],
    ['may not come earlier', [told('v', '+1 10:00', '+1 10:30'), word('09:59')], { v: [] }],
    ['may come 31 days after', [told('v', '10:00', '10:30'), word('+31 10:30')], { v: ['s'] }],
    ['may not come later', [told('v', '10:00', '10:30'), word('+31 10:31')], { v: [] }],
    ['without a time is about none', [told('v', '10:00', '10:30'), word(null)], { v: [] }],
    [
      'that announces a maintenance is about none',
      [told('v', '10:00', '10:30'), word('10:10', { statement: 'maintenance_notice' })],
      { v: [] },
    ],
    [
      'names no more of what overlaps what its other words tell',
      [
        told('v', '10:00', '10:30', null),
        seen('y', '10:10', '10:40'),
        other,
        word('13:00', { serviceId: null }),
      ],
      { v: ['s'], y: [], x: ['s'] },
    ],
    ['is about one outage once', [told('v', '10:00', '10:30'), word('10:10')], { v: ['s'] }],
  ])('%s', (_, evidence, expected) => expect(spoken(evidence)).toEqual(expected));

  test('breaks the silence about the outage that its other words tell', () => {
    const { outages } = run([
      seen('c', '10:00', '11:00'),
      told('v', '10:50', '10:55'),
      word('+9 10:00'),
    ]);
    expect(outages).toMatchObject([{ silent: false, statementIds: ['s'] }]);
  });
});

describe('statements belong to', () => {
  const early = seen('early', '10:00', '10:30');
  const late = seen('late', '12:00', '12:30');
  const spoken = (evidence: readonly Sourced[]) =>
    Object.fromEntries(run(evidence).outages.map(({ id, statementIds }) => [id, statementIds]));
  test.each<[string, Sourced, Record<string, readonly string[]>]>([
    ['the latest that had started', says('s', '13:00'), { early: [], late: ['s'] }],
    ['the one before, just before the next starts', says('s', '11:59'), { early: ['s'], late: [] }],
    ['the next, from its start', says('s', '12:00'), { early: [], late: ['s'] }],
    [
      'the next, when it opens 15 minutes early',
      says('s', '11:45', { statement: 'acknowledgement' }),
      { early: [], late: ['s'] },
    ],
    [
      'the one before, when it opens 16 minutes early',
      says('s', '11:44', { statement: 'acknowledgement' }),
      { early: ['s'], late: [] },
    ],
    [
      'the one that it names',
      says('s', '13:00', { about: 'early', sourceId: 'monitor' }),
      { early: ['s'], late: [] },
    ],
    [
      'none, when it names what is none',
      says('s', '13:00', { about: 'early' }),
      { early: [], late: [] },
    ],
    [
      'the latest up to seven days after its end',
      says('s', '+7 12:30'),
      { early: [], late: ['s'] },
    ],
    ['none after that', says('s', '+7 12:31'), { early: [], late: [] }],
    ['none before the first', says('s', '09:30'), { early: [], late: [] }],
    [
      'none, when it is of another service',
      says('s', '13:00', { serviceId: 'web' }),
      { early: [], late: [] },
    ],
    [
      'none, when it announces maintenance',
      says('s', '12:10', { statement: 'maintenance_notice' }),
      { early: [], late: [] },
    ],
    [
      'the latest, when it is of the whole vendor',
      says('s', '13:00', { serviceId: null }),
      { early: [], late: ['s'] },
    ],
  ])('%s', (_, statement, expected) => expect(spoken([early, late, statement])).toEqual(expected));

  test('an acknowledgement while one runs belongs to it, although another starts soon', () => {
    const running = seen('running', '11:00', '11:59');
    expect(spoken([running, late, says('s', '11:50', { statement: 'acknowledgement' })])).toEqual({
      running: ['s'],
      late: [],
    });
  });

  test('a word while one runs belongs to it, although a shorter one started later', () => {
    const brief = seen('brief', '12:05', '12:10', { serviceId: null });
    expect(spoken([late, brief, says('s', '12:20')])).toEqual({ late: ['s'], brief: [] });
    expect(spoken([late, brief, says('s', '12:08')])).toEqual({ late: [], brief: ['s'] });
  });

  test('a word of the whole vendor speaks of all services that are down together', () => {
    const web = seen('web', '11:50', '13:30', { serviceId: 'web' });
    const mail = seen('mail', '12:40', '13:10', { serviceId: 'mail' });
    const word = says('s', '12:45', { serviceId: null });
    expect(spoken([early, late, web, mail, word])).toEqual({
      early: [],
      late: [],
      mail: ['s'],
      web: ['s'],
    });
  });

  test('but not of one that starts later', () => {
    const web = seen('web', '11:50', '13:30', { serviceId: 'web' });
    const mail = seen('mail', '12:40', '13:10', { serviceId: 'mail' });
    const word = says('s', '12:35', { serviceId: null });
    expect(spoken([late, web, mail, word])).toEqual({ late: ['s'], web: ['s'], mail: [] });
  });

  test('nor of one that ended more than a week ago, though it overlapped', () => {
    const web = seen('web', '11:50', null, { serviceId: 'web' });
    const onTime = says('s', '+7 12:30', { serviceId: null });
    const tooLate = says('t', '+7 12:31', { serviceId: null });
    const { outages } = run([late, web, onTime, tooLate], { asOf: onTime.at?.at ?? 0 });
    expect(outages.map(({ id, statementIds }) => [id, statementIds])).toEqual([
      ['web', ['s', 't']],
      ['late', ['s']],
    ]);
  });

  test('the first of those that start soon, when nothing runs', () => {
    const mail = seen('mail', '11:52', '11:55', { serviceId: 'mail' });
    const word = says('s', '11:50', { serviceId: null, statement: 'acknowledgement' });
    expect(spoken([late, mail, word])).toEqual({ mail: ['s'], late: [] });
  });

  test('are in order of time, those without a time last', () =>
    expect(
      spoken([
        late,
        says('b', null, { about: 'late', sourceId: 'monitor' }),
        says('z', '12:10'),
        says('a', '12:20'),
      ]),
    ).toEqual({ late: ['z', 'a', 'b'] }));
});
