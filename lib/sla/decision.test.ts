import { describe, expect, test } from 'vitest';

import { exactly } from './evidence';
import type { Decision, Outage, Sourced, View } from './outage';
import { MINUTE, about, admits, at, decide, run, seen } from './scenario';

const minutes = (outages: readonly Outage[], view: View) =>
  outages.map(({ views }) => views[view].ms / MINUTE);
const figures = (evidence: readonly Sourced[], decisions: readonly Decision[] = []) => {
  const { outages } = run(evidence, { decisions });
  return {
    admitted: minutes(outages, 'admitted'),
    observed: minutes(outages, 'observed'),
    agreed: minutes(outages, 'agreed'),
    disputed: outages.map(({ disputedMs }) => disputedMs / MINUTE),
  };
};

describe('what a person decides', () => {
  // the vendor admits 10:10–10:30, the monitor saw 10:00–10:40
  const evidence = [admits('v', '10:10', '10:30'), seen('c', '10:00', '10:40')];
  test.each<[string, readonly Decision[], ReturnType<typeof figures>]>([
    [
      'nothing: what was observed beyond the admission is disputed',
      [],
      { admitted: [20], observed: [40], agreed: [20], disputed: [20] },
    ],
    [
      'include: it is agreed',
      [decide('c', 'include')],
      { admitted: [20], observed: [40], agreed: [40], disputed: [0] },
    ],
    [
      'exclude: it counts nowhere',
      [decide('c', 'exclude')],
      { admitted: [20], observed: [0], agreed: [20], disputed: [0] },
    ],
    [
      "exclude the vendor's: everything is disputed",
      [decide('v', 'exclude')],
      { admitted: [0], observed: [40], agreed: [0], disputed: [40] },
    ],
    [
      'adjust one edge: its own view and the agreed one follow',
      [decide('c', 'adjust', { start: at('10:05') })],
      { admitted: [20], observed: [35], agreed: [35], disputed: [0] },
    ],
    [
      'adjust both edges',
      [decide('c', 'adjust', { start: at('10:05'), end: at('10:20') })],
      { admitted: [20], observed: [15], agreed: [25], disputed: [0] },
    ],
    [
      "adjust the vendor's",
      [decide('v', 'adjust', { end: at('10:35') })],
      { admitted: [25], observed: [40], agreed: [25], disputed: [15] },
    ],
    [
      'include what the vendor admits: no change',
      [decide('v', 'include')],
      { admitted: [20], observed: [40], agreed: [20], disputed: [20] },
    ],
  ])('%s', (_, decisions, expected) => expect(figures(evidence, decisions)).toEqual(expected));

  test('an adjusted fact is exact where it was touched', () => {
    const rough = seen('c', about('10:00'), about('11:00'), { precision: 'approximate' });
    const windows = (edges: Pick<Decision, 'start' | 'end'>) =>
      run([rough], { decisions: [decide('c', 'adjust', edges)] }).outages[0]?.views.agreed.windows;
    expect(windows({ start: at('10:03') })).toMatchObject([
      { start: exactly(at('10:03')), end: about('11:00'), precision: 'approximate' },
    ]);
    expect(windows({ start: at('10:03'), end: at('11:02') })).toMatchObject([
      { start: exactly(at('10:03')), end: exactly(at('11:02')), precision: 'exact' },
    ]);
  });

  test('a fact may be adjusted to no time at all', () => {
    const decisions = [decide('c', 'adjust', { end: at('10:00') })];
    expect(run([seen('c', '10:00', '11:00')], { decisions }).outages).toMatchObject([
      { end: exactly(at('10:00')), views: { agreed: { ms: 0 } } },
    ]);
  });

  test('an open fact is exact once its start is', () => {
    const open = seen('c', about('10:00'), null, { precision: 'approximate' });
    const decisions = [decide('c', 'adjust', { start: at('10:03') })];
    expect(run([open], { decisions }).outages[0]?.views.agreed.windows).toMatchObject([
      { start: exactly(at('10:03')), end: null, precision: 'exact' },
    ]);
  });

  test('an open fact can be closed', () => {
    const { outages } = run([seen('c', '10:00', null)], {
      decisions: [decide('c', 'adjust', { end: at('10:20') })],
    });
    expect(outages).toMatchObject([{ end: exactly(at('10:20')), decisionIds: ['adjust c'] }]);
  });

  test.each<[string, readonly Decision[]]>([
    ['an adjustment that reverses', [decide('c', 'adjust', { end: at('09:59') })]],
    ['two decisions on one fact', [decide('c', 'include'), decide('c', 'exclude')]],
  ])('%s is refused', (_, decisions) =>
    expect(() => run(evidence, { decisions })).toThrow(RangeError),
  );
});
