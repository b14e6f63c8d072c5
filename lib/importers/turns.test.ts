import { expect, test } from 'vitest';

import { type Turn, windowsOfTurns } from './turns';

const turn = (key: string, at: number, state: Turn['state']): Turn => ({
  key,
  at,
  state,
});

test.each<[string, Turn[], string[]]>([
  ['ends at the next turn', [turn('a', 1, 'down'), turn('a', 5, 'up')], ['a down 1-5', 'a up 5-']],
  [
    'lasts while the same is said again',
    [turn('a', 1, 'down'), turn('a', 3, 'down')],
    ['a down 1-'],
  ],
  [
    'changes with the state',
    [turn('a', 1, 'degraded'), turn('a', 3, 'down'), turn('a', 5, 'up')],
    ['a degraded 1-3', 'a down 3-5', 'a up 5-'],
  ],
  [
    'is read newest first too',
    [turn('a', 5, 'up'), turn('a', 1, 'down')],
    ['a down 1-5', 'a up 5-'],
  ],
  [
    'is read in any order',
    [turn('a', 3, 'down'), turn('a', 1, 'up'), turn('a', 5, 'up')],
    ['a up 1-3', 'a down 3-5', 'a up 5-'],
  ],
  [
    'keeps the order of one instant, oldest first',
    [turn('a', 1, 'down'), turn('a', 1, 'up'), turn('a', 2, 'up')],
    ['a down 1-1', 'a up 1-'],
  ],
  [
    'keeps the order of one instant, newest first',
    [turn('a', 2, 'up'), turn('a', 1, 'up'), turn('a', 1, 'down')],
    ['a down 1-1', 'a up 1-'],
  ],
  [
    'is of its own key',
    [turn('a', 1, 'down'), turn('b', 2, 'up'), turn('a', 3, 'up')],
    ['a down 1-3', 'a up 3-', 'b up 2-'],
  ],
  ['is none without turns', [], []],
])('a window %s', (_, turns, expected) =>
  expect(
    windowsOfTurns(turns).map(
      ({ turn: { key, at, state }, end }) => `${key} ${state} ${at}-${end ?? ''}`,
    ),
  ).toEqual(expected),
);

test('only the first window of a key is the first', () =>
  expect(
    windowsOfTurns([turn('a', 1, 'down'), turn('b', 2, 'down'), turn('a', 3, 'up')]).map(
      ({ isFirst }) => isFirst,
    ),
  ).toEqual([true, false, true]));
