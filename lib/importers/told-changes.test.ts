import { expect, test } from 'vitest';

import type { CheckState } from './checks';
import { toldChanges } from './told-changes';

type Change = readonly [minute: number, before: CheckState | null, state: CheckState];

function read(changes: readonly Change[]) {
  const monitor = { key: 'api', placeOf: (record: number) => ({ line: record + 1 }) };
  const told = changes.map(([minute, before, state], record) => ({
    at: minute * 60_000,
    before,
    state,
    record,
  }));
  const records = [...toldChanges(told, monitor, 'state')];
  const minute = (at: number) => at / 60_000;
  const windows = records.flatMap(({ evidence }) =>
    evidence.map((fact) => {
      if (fact.kind !== 'observation') return fact.kind;
      const { state, start, end } = fact;
      const until = end
        ? end.earliest === end.latest
          ? minute(end.at)
          : `${minute(end.earliest)}..${minute(end.latest)}`
        : 'open';
      return `${state} ${minute(start.at)}-${until}`;
    }),
  );
  const issues = records.flatMap((record) =>
    record.issues.map(({ severity, place }) => `${severity} ${JSON.stringify(place)}`),
  );
  return { windows, issues };
}

test.each<[string, Change[], string[], string[]]>([
  [
    'down until it is up again',
    [
      [0, 'up', 'down'],
      [5, 'down', 'up'],
    ],
    ['down 0-5'],
    [],
  ],
  [
    'newest first reads the same',
    [
      [5, 'down', 'up'],
      [0, 'up', 'down'],
    ],
    ['down 0-5'],
    [],
  ],
  [
    'worse and better are windows of their own',
    [
      [0, 'up', 'degraded'],
      [2, 'degraded', 'down'],
      [5, 'down', 'up'],
    ],
    ['degraded 0-2', 'down 2-5'],
    [],
  ],
  [
    'nothing known ends what was known',
    [
      [0, 'up', 'down'],
      [2, 'down', 'unknown'],
      [5, 'unknown', 'up'],
    ],
    ['down 0-2'],
    [],
  ],
  [
    'the same state told again changes nothing',
    [
      [0, 'up', 'down'],
      [2, 'down', 'down'],
      [5, 'down', 'up'],
    ],
    ['down 0-5'],
    [],
  ],
  [
    'the same change twice, as in pages that overlap, counts once',
    [
      [0, 'up', 'down'],
      [0, 'up', 'down'],
      [5, 'down', 'up'],
    ],
    ['down 0-5'],
    [],
  ],
  [
    'changes of one instant follow each other, newest first too',
    [
      [5, 'down', 'up'],
      [0, 'degraded', 'down'],
      [0, 'up', 'degraded'],
    ],
    ['down 0-5'],
    [],
  ],
  [
    'a failure that is over in the same instant is none',
    [
      [0, 'up', 'down'],
      [0, 'down', 'up'],
    ],
    [],
    [],
  ],
  ['without a later change it is open', [[0, 'up', 'down']], ['down 0-open'], ['note {"line":1}']],
  ['up at the end is nothing', [[0, null, 'up']], [], []],
  [
    'up from a failure whose beginning is cut off is no window',
    [[5, 'down', 'up']],
    [],
    ['error {"line":1}'],
  ],
  [
    'a failure that was another one before begins where it is told',
    [
      [3, 'degraded', 'down'],
      [5, 'down', 'up'],
    ],
    ['down 3-5'],
    ['note {"line":1}'],
  ],
  [
    'a missing recovery lies between the two changes',
    [
      [0, 'up', 'down'],
      [60, 'up', 'down'],
      [65, 'down', 'up'],
    ],
    ['down 0-0..60', 'down 60-65'],
    ['error {"line":2}'],
  ],
  [
    'a missing failure is told, and no window',
    [
      [0, 'down', 'up'],
      [60, 'down', 'up'],
    ],
    [],
    ['error {"line":1}', 'error {"line":2}'],
  ],
  [
    'where the state before is not told nothing is missed',
    [
      [0, null, 'down'],
      [60, null, 'up'],
    ],
    ['down 0-60'],
    [],
  ],
])('%s', (_, changes, windows, issues) => expect(read(changes)).toEqual({ windows, issues }));
