import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Grouping, Sourced } from './outage';
import { admits, decide, run, says, seen } from './scenario';
import { duration, timeline } from './timeline';

const merge = (...evidenceIds: string[]): Grouping => ({ id: 'm', action: 'merge', evidenceIds });
const split = (...evidenceIds: string[]): Grouping => ({ id: 's', action: 'split', evidenceIds });

const A = seen('a', '10:00', '10:10');
const B = seen('b', '10:30', '10:40');
const C = seen('c', '11:00', '11:10');
const INSIDE = seen('x', '10:05', '10:20');

const outagesOf = (evidence: readonly Sourced[], groupings: readonly Grouping[]) =>
  run(evidence, { groupings }).outages.map(({ evidenceIds }) => evidenceIds);

describe('which facts are one outage, where a person said so', () => {
  test.each<[string, readonly Sourced[], readonly Grouping[], readonly (readonly string[])[]]>([
    ['nothing said: those that touch', [A, B, INSIDE], [], [['a', 'x'], ['b']]],
    ['two apart are made one', [A, B], [merge('a', 'b')], [['a', 'b']]],
    ['what touches one of them comes along', [A, INSIDE, B], [merge('x', 'b')], [['a', 'x', 'b']]],
    ['one between them stays by itself', [A, B, C], [merge('a', 'c')], [['a', 'c'], ['b']]],
    ['three are made one', [A, B, C], [merge('a', 'b', 'c')], [['a', 'b', 'c']]],
    [
      'two mergers that share a fact chain',
      [A, B, C],
      [merge('a', 'b'), merge('b', 'c')],
      [['a', 'b', 'c']],
    ],
    ['a fact that has gone merges nothing', [A, B], [merge('a', 'gone')], [['a'], ['b']]],
    ['two that overlap are parted', [A, INSIDE], [split('x')], [['a'], ['x']]],
    ['all of an outage cannot be parted from it', [A, INSIDE], [split('a', 'x')], [['a', 'x']]],
    [
      'what was parted can be joined again',
      [A, INSIDE],
      [split('x'), merge('a', 'x')],
      [['a', 'x']],
    ],
    ['what was joined can be parted again', [A, B], [merge('a', 'b'), split('b')], [['a'], ['b']]],
    [
      'facts of two services are never one',
      [A, seen('w', '10:00', '10:10', { serviceId: 'web' })],
      [merge('a', 'w')],
      [['a'], ['w']],
    ],
  ])('%s', (_, evidence, groupings, expected) =>
    expect(outagesOf(evidence, groupings)).toEqual(expected),
  );

  test('the time between two that are one is not down', () => {
    const [one] = run([A, B], { groupings: [merge('a', 'b')] }).outages;
    expect(one?.views.observed).toMatchObject({ ms: 20 * 60_000, leastMs: 20 * 60_000 });
    expect(one?.views.observed.windows).toHaveLength(2);
    expect(one).toMatchObject({ start: A.start, end: B.end, groupingIds: ['m'] });
  });

  test('a word of one is a word of both when they are one', () => {
    const said = says('w', '10:05');
    const [, later] = run([A, B, said]).outages;
    const [one] = run([A, B, said], { groupings: [merge('a', 'b')] }).outages;
    expect(later?.statementIds).toEqual([]);
    expect(one?.statementIds).toEqual(['w']);
  });

  test('both halves of a parted outage tell who parted it', () =>
    expect(
      run([A, INSIDE], { groupings: [split('x')] }).outages.map(({ groupingIds }) => groupingIds),
    ).toEqual([['s'], ['s']]));

  test('a decision on a fact holds in whichever outage it stands', () => {
    const { outages } = run([A, INSIDE], {
      groupings: [split('x')],
      decisions: [decide('x', 'include')],
    });
    expect(outages.map(({ decisionIds }) => decisionIds)).toEqual([[], ['include x']]);
  });
});

test('however facts are grouped, no minute is won or lost', () => {
  const ids = ['a', 'b', 'c', 'v', 'x'];
  const facts = [A, B, C, INSIDE, admits('v', '10:02', '10:35')];
  const grouping = fc.record({
    id: fc.string(),
    action: fc.constantFrom('merge' as const, 'split' as const),
    evidenceIds: fc.subarray(ids),
  });
  const property = fc.property(fc.array(grouping, { maxLength: 6 }), (groupings) => {
    const { outages } = run(facts, { groupings });
    expect(outages.flatMap(({ evidenceIds }) => evidenceIds).toSorted()).toEqual(ids);
    const windows = outages.flatMap(({ views }) => views.observed.windows);
    const down = timeline(
      windows.map(({ start, end }) => ({ start: start.at, end: end?.at ?? 0 })),
    );
    // 10:00 to 10:20, 10:30 to 10:40 and 11:00 to 11:10.
    expect(duration(down)).toBe(40 * 60_000);
  });
  fc.assert(property);
});
