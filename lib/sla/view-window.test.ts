import { describe, expect, test } from 'vitest';

import { type Observation, exactly } from './evidence';
import type { Sourced } from './outage';
import { MINUTE, about, at, run, seen } from './scenario';

describe('windows of a view', () => {
  const windowsOf = (evidence: readonly Sourced[]) =>
    run(evidence).outages.flatMap(({ views }) => views.observed.windows);

  test('exact windows that say the same merge, and time counts once', () => {
    const evidence = [seen('kuma', '10:00', '10:10'), seen('pingdom', '10:05', '10:20')];
    expect(windowsOf(evidence)).toEqual([
      {
        start: exactly(at('10:00')),
        end: exactly(at('10:20')),
        state: 'down',
        precision: 'exact',
        evidenceIds: ['kuma', 'pingdom'],
      },
    ]);
  });

  test('down within degraded stands beside it, and the figure tells both', () => {
    const [outage] = run([
      seen('slow', '10:00', '11:00', { state: 'degraded' }), // 60 min
      seen('gone', '10:10', '10:30'), //                        of which 20 down
    ]).outages;
    expect(outage?.views.observed.windows.map(({ state }) => state)).toEqual(['degraded', 'down']);
    expect(outage?.views.observed).toMatchObject({ ms: 60 * MINUTE, downMs: 20 * MINUTE });
  });

  test('a merged start is as sure as its surest part, an end likewise', () => {
    const [window] = windowsOf([
      seen('a', about('10:00'), '11:00'), // 09:45–10:15
      seen('b', '10:05', about('11:10')), // certain by 10:05; 10:55–11:25
    ]);
    expect(window?.start).toEqual({ at: at('10:00'), earliest: at('09:45'), latest: at('10:05') });
    expect(window?.end).toEqual({ at: at('11:10'), earliest: at('11:00'), latest: at('11:25') });
  });

  test('what may lie apart is not merged, so the least reading stays true', () => {
    const [outage] = run([
      seen('a', '10:00', about('10:30')), // surely until 10:15
      seen('b', about('10:30'), '11:00'), // surely from 10:45
    ]).outages;
    expect(outage?.views.observed.windows).toHaveLength(2);
    expect(outage?.views.observed).toMatchObject({
      leastMs: 30 * MINUTE,
      ms: 60 * MINUTE,
      mostMs: 60 * MINUTE,
    });
  });

  test('a rough window within a certain one adds only its name', () => {
    const rough = seen('rough', about('10:30'), about('10:40'), { precision: 'approximate' });
    expect(windowsOf([seen('sure', '10:00', '11:00'), rough])).toMatchObject([
      { precision: 'approximate', evidenceIds: ['sure', 'rough'], end: exactly(at('11:00')) },
    ]);
  });

  test('two equally rough accounts are one', () => {
    const [a, b] = ['a', 'b'].map((id) => seen(id, about('10:00'), about('10:20')));
    expect(windowsOf(a && b ? [a, b] : [])).toMatchObject([{ evidenceIds: ['a', 'b'] }]);
  });

  test('a later fact joins what lay apart', () => {
    const first = seen('a', '10:00', '10:30');
    const rough = seen('b', about('10:20'), about('11:00')); // surely 10:35–10:45
    expect(windowsOf([first, rough])).toHaveLength(2);
    expect(windowsOf([first, rough, seen('c', '10:25', '10:36')])).toMatchObject([
      { evidenceIds: ['a', 'b', 'c'], start: exactly(at('10:00')), end: about('11:00') },
    ]);
  });

  test('a window too rough to have surely happened lasts at least no time', () => {
    const [outage] = run([seen('a', about('10:00'), about('10:20'))]).outages;
    expect(outage?.views.observed).toMatchObject({
      leastMs: 0,
      ms: 20 * MINUTE,
      mostMs: 50 * MINUTE,
    });
  });

  test.each<[string, Partial<Observation>, number]>([
    ['other ratios', { affectedRatio: '0.3' }, 2],
    ['other numbers of users', { usersAffected: 3 }, 2],
    ['another severity', { severity: 'sev2' }, 1],
  ])('%s make %s windows', (_, given, count) =>
    expect(
      windowsOf([
        seen('a', '10:00', '10:10', { severity: 'sev1' }),
        seen('b', '10:05', '10:20', given),
      ]),
    ).toHaveLength(count),
  );

  test('where merged facts name two severities, the earlier stays', () => {
    const [first, second] = ['sev2', 'sev1'].map((severity, index) =>
      seen(`f${index}`, `10:0${index}`, '10:10', { severity }),
    );
    expect(windowsOf(first && second ? [first, second] : [])).toMatchObject([{ severity: 'sev2' }]);
  });

  test('a ticket or severity of one part holds for the touching stretch, an own one stays', () => {
    const windows = windowsOf([
      seen('a', '10:00', '10:10', { state: 'degraded' }),
      seen('b', '10:10', '10:20', { ticket: 'INC-1', severity: 'sev1' }),
      seen('c', '10:20', '10:30', { state: 'degraded', affectedRatio: '0.5', ticket: 'INC-2' }),
      seen('d', '10:31', '10:40'),
    ]);
    expect(windows.map(({ ticket, severity }) => [ticket, severity])).toEqual([
      ['INC-1', 'sev1'],
      ['INC-1', 'sev1'],
      ['INC-2', 'sev1'],
      [undefined, undefined],
    ]);
  });
});
