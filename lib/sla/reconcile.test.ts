import { describe, expect, test } from 'vitest';

import { type Edge, exactly } from './evidence';
import type { Sourced } from './outage';
import { type ReconcileInput, reconcile } from './reconcile';
import { DAY, MINUTE, about, admits, at, run, says, seen } from './scenario';

describe('outages', () => {
  test.each<[string, readonly Sourced[], Partial<ReconcileInput>, readonly (readonly string[])[]]>([
    [
      'overlapping facts are one',
      [seen('a', '10:00', '10:10'), seen('b', '10:05', '10:20')],
      {},
      [['a', 'b']],
    ],
    [
      'touching facts are one',
      [seen('a', '10:00', '10:10'), seen('b', '10:10', '10:20')],
      {},
      [['a', 'b']],
    ],
    [
      'a minute between makes two',
      [seen('a', '10:00', '10:10'), seen('b', '10:11', '10:20')],
      {},
      [['a'], ['b']],
    ],
    [
      'a gap just wide enough makes one',
      [seen('a', '10:00', '10:10'), seen('b', '10:11', '10:20')],
      { gapMs: MINUTE },
      [['a', 'b']],
    ],
    [
      'a gap a millisecond wider makes two',
      [seen('a', '10:00', '10:10'), seen('b', '10:11', '10:20')],
      { gapMs: MINUTE - 1 },
      [['a'], ['b']],
    ],
    [
      'facts that may overlap are one',
      [seen('a', '10:00', '10:10'), seen('b', about('10:25'), '10:40')],
      {},
      [['a', 'b']],
    ],
    [
      'facts of two services are two',
      [seen('a', '10:00', '10:10'), seen('b', '10:05', '10:10', { serviceId: 'web' })],
      {},
      [['a'], ['b']],
    ],
    [
      'the whole vendor is a group of its own',
      [seen('a', '10:00', '10:10'), seen('b', '10:05', '10:10', { serviceId: null })],
      {},
      [['a'], ['b']],
    ],
    [
      'an open fact reaches everything after it',
      [seen('a', '10:00', null), seen('b', '20:00', '20:10')],
      {},
      [['a', 'b']],
    ],
    [
      'a long fact bridges short ones',
      [seen('a', '10:00', '12:00'), seen('b', '10:10', '10:20'), seen('c', '11:50', '12:10')],
      {},
      [['a', 'b', 'c']],
    ],
  ])('%s', (_, evidence, given, expected) =>
    expect(run(evidence, given).outages.map(({ evidenceIds }) => evidenceIds)).toEqual(expected),
  );

  test('an outage has the envelope, the worst state and the names of all its facts', () => {
    const [outage] = run([
      seen('b', '10:05', '10:40', { title: 'API timeouts' }),
      admits('a', '10:00', '10:30', { state: 'degraded', title: 'Elevated errors' }),
      seen('c', '10:06', '10:07', { title: 'API timeouts' }),
    ]).outages;
    expect(outage).toMatchObject({
      id: 'a',
      serviceId: 'api',
      state: 'down',
      start: exactly(at('10:00')),
      end: exactly(at('10:40')),
      titles: ['Elevated errors', 'API timeouts'],
      unobserved: null,
      unobservedMs: null,
    });
  });

  test('an outage is open while any view is; open time counts up to the moment asked', () => {
    const [outage] = run([
      admits('a', '10:00', '10:30'),
      seen('b', '22:00', null),
      seen('c', '10:10', '22:30'),
    ]).outages;
    expect(outage?.end).toBeNull();
    expect(outage?.views.observed.ms).toBe(at('23:00') - at('10:10'));
    expect(outage?.views.admitted.ms).toBe(30 * MINUTE);
  });

  test('a fact without end that begins after the moment asked lasts no time', () => {
    const [outage] = run([seen('a', '23:30', null)]).outages;
    expect(outage?.views.observed).toMatchObject({ ms: 0, leastMs: 0, mostMs: 0 });
    expect(outage?.disputedMs).toBe(0);
  });
});

describe('the whole vendor', () => {
  test('what is agreed for the whole vendor is disputed for no service', () => {
    const evidence = [
      admits('v', '10:00', '10:30', { serviceId: null }),
      seen('c', '10:10', '10:50'),
    ];
    expect(
      run(evidence).outages.map(({ id, disputedMs, silent }) => [id, disputedMs, silent]),
    ).toEqual([
      ['v', 0, false],
      ['c', 20 * MINUTE, false],
    ]);
  });

  test('what is admitted for a service is still disputed for the whole vendor', () => {
    const evidence = [
      admits('v', '10:00', '10:30'),
      seen('c', '10:10', '10:50', { serviceId: null }),
    ];
    expect(run(evidence).outages.map(({ disputedMs }) => disputedMs)).toEqual([0, 40 * MINUTE]);
  });
});

describe('Friday 8 March 2013: two vendors of web meetings fail, and say nothing', () => {
  // "approximately 12:30pm to 2:15pm" and "approximately 11:15am to 1:15pm US Eastern time", UTC − 5
  const eastern = (hour: number, minute: number): Edge => {
    const instant = Date.UTC(2013, 2, 8, hour + 5, minute);
    return { at: instant, earliest: instant - 15 * MINUTE, latest: instant + 15 * MINUTE };
  };
  const told = { party: 'third_party', precision: 'approximate', serviceId: null } as const;
  const webEx = seen('webex', eastern(12, 30), eastern(14, 15), told);
  const goTo = seen('goto', eastern(11, 15), eastern(13, 15), told);
  const sunday = Date.UTC(2013, 2, 10, 23);

  test.each<[string, Sourced, number]>([
    ['WebEx', webEx, 105],
    ['GoToMeeting', goTo, 120],
  ])('%s: disputed in full, give or take half an hour, and silent', (_, fact, lasted) => {
    const { outages, conflicts } = reconcile({ evidence: [fact], decisions: [], asOf: sunday });
    expect(outages).toMatchObject([
      {
        silent: true,
        disputedMs: lasted * MINUTE,
        views: {
          admitted: { windows: [], ms: 0 },
          observed: {
            leastMs: (lasted - 30) * MINUTE,
            ms: lasted * MINUTE,
            mostMs: (lasted + 30) * MINUTE,
          },
          agreed: { windows: [], ms: 0 },
        },
      },
    ]);
    expect(conflicts).toMatchObject([
      { kind: 'vendor_silent', ms: lasted * MINUTE, settled: false },
    ]);
  });

  test('one tweet, "Service should now be restored", ends the silence and admits no minute', () => {
    const tweet: Sourced = {
      ...says('tweet', '00:00', { serviceId: null, statement: 'restored' }),
      at: exactly(Date.UTC(2013, 2, 8, 19, 20)),
    };
    expect(reconcile({ evidence: [webEx, tweet], decisions: [], asOf: sunday })).toMatchObject({
      outages: [{ silent: false, statementIds: ['tweet'] }],
      conflicts: [{ kind: 'not_admitted', settled: false }],
    });
  });
});

test('four times the evidence takes about four times the work', () => {
  const cpuMs = (count: number) => {
    const evidence = Array.from({ length: count }, (_, index) => {
      const start = DAY + index * 7 * MINUTE;
      return seen(`o${index}`, exactly(start), exactly(start + (index % 11) * MINUTE), {
        party: index % 3 === 0 ? 'vendor' : 'customer',
        serviceId: index % 2 === 0 ? 'api' : null,
      });
    });
    const before = process.cpuUsage();
    expect(run(evidence).outages.length).toBeGreaterThan(count / 2);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  cpuMs(5_000);
  // Quadratic work would take sixteen times as long.
  expect(cpuMs(40_000)).toBeLessThan(10 * cpuMs(10_000));
});
