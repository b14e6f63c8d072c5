import { describe, expect, test } from 'vitest';

import type { Edge } from '@/lib/sla/evidence';

import type { CheckState } from './checks';
import { type StateChange, stateTrack } from './state-changes';
import { inWords } from './testing';

const monitor = { key: 'm', placeOf: (record: number) => ({ line: record }) };
const edge = ({ at, earliest }: Edge) => (earliest === at ? `${at}` : `${at}(${earliest}..)`);

type Row = readonly [at: number, state: CheckState, before?: number];

function told(rows: readonly Row[], end: number | null | undefined, covers = true): string[] {
  const track = stateTrack(monitor, covers);
  const changes = rows.map(([at, state, before = null]): StateChange => ({
    at,
    state,
    before,
    record: at,
  }));
  const records = changes.flatMap((change) => [...track.push(change)]);
  if (end !== undefined) records.push(...track.end(end));
  return records.flatMap(({ evidence }) => evidence).map((fact) => inWords(fact, edge));
}

describe('a state lasts until the next change', () => {
  test.each<[string, Row[], number | null | undefined, string[]]>([
    [
      'down, then up',
      [
        [0, 'up'],
        [10, 'down'],
        [20, 'up'],
      ],
      30,
      ['down 10-20', 'watched 0-30'],
    ],
    [
      'the same again',
      [
        [0, 'down'],
        [10, 'down'],
        [20, 'up'],
      ],
      20,
      ['down 0-20', 'watched 0-20'],
    ],
    [
      'pending changes nothing',
      [
        [0, 'up'],
        [10, 'pending'],
        [20, 'up'],
      ],
      30,
      ['watched 0-30'],
    ],
    [
      'the time of the state before bounds both edges',
      [
        [10, 'down', 8],
        [20, 'up', 17],
      ],
      20,
      ['down 10(8..)-20(17..)', 'watched 10-20'],
    ],
    [
      'an end is not before its start',
      [
        [10, 'down'],
        [20, 'up', 5],
      ],
      20,
      ['down 10-20(10..)', 'watched 10-20'],
    ],
    [
      'a bound is not after its edge',
      [
        [10, 'down', 12],
        [20, 'up'],
      ],
      20,
      ['down 10-20', 'watched 10-20'],
    ],
    [
      'two at an instant: the later one counts, with the bound of the first',
      [
        [0, 'up'],
        [10, 'degraded', 8],
        [10, 'down', 10],
        [20, 'up'],
      ],
      20,
      ['down 10(8..)-20', 'watched 0-20'],
    ],
    [
      'unknown ends what is known',
      [
        [0, 'down'],
        [10, 'unknown'],
        [20, 'up'],
      ],
      30,
      ['down 0-10', 'watched 0-10', 'watched 20-30'],
    ],
    [
      'maintenance is not watched',
      [
        [0, 'up'],
        [10, 'maintenance'],
        [20, 'up'],
      ],
      30,
      ['watched 0-10', 'maintenance 10-20', 'watched 20-30'],
    ],
    [
      'down at the end',
      [
        [0, 'up'],
        [10, 'down'],
      ],
      30,
      ['watched 0-30', 'down 10-30'],
    ],
    [
      'down and not over',
      [
        [0, 'up'],
        [10, 'down'],
      ],
      null,
      ['down 10-open'],
    ],
    [
      'no end told',
      [
        [0, 'up'],
        [10, 'down'],
      ],
      undefined,
      [],
    ],
    ['nothing', [], 10, []],
  ])('%s', (_, rows, end, expected) => expect(told(rows, end)).toEqual(expected));
});

test('where a source does not tell that it was watching, nothing is covered', () =>
  expect(
    told(
      [
        [0, 'up'],
        [10, 'down'],
        [20, 'up'],
      ],
      30,
      false,
    ),
  ).toEqual(['down 10-20']));
