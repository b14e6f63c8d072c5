/**
 * Changes of a state that each tell the state before, from sources that tell of changes alone: a state
 * lasts until the next change. Where the state before is not the one that was told last, changes are
 * missing between the two: what was known ends somewhere there, and is told as a range.
 *
 * There is no coverage: whether anybody was looking between two changes, such a source does not tell.
 */
import type { Issue } from '@/lib/sla/evidence';

import type { Monitor } from './check-facts';
import type { CheckState } from './checks';
import type { ImportedRecord } from './importer';
import { stateTrack } from './state-changes';

export type ToldChange = Readonly<{
  /** Epoch ms. */
  at: number;
  state: CheckState;
  /** Null where the source does not tell. */
  before: CheckState | null;
  /** Finds its place again. */
  record: number;
  note?: string | undefined;
}>;

/** The windows between the changes of one monitor, in any order; the last is open. `field` names the state in issues. */
export function* toldChanges(
  changes: readonly ToldChange[],
  monitor: Monitor,
  field: string,
): Generator<ImportedRecord> {
  const track = stateTrack(monitor, false);
  const tell = (record: number, [found, expected]: readonly [string, string], isNote = false) => {
    const severity = isNote ? ('note' as const) : ('error' as const);
    const issue: Issue = { place: monitor.placeOf(record), field, found, expected, severity };
    return { evidence: [], issues: [issue] };
  };

  let last: ToldChange | null = null;
  for (const change of oldestFirst(changes)) {
    const { at, state, before, record, note } = change;
    if (last && before !== null && before !== last.state) {
      yield* track.push({ at, before: last.at, state: 'unknown', record });
      yield tell(record, missing(monitor.key, before, last));
    } else if (!last && isFailing(before)) {
      yield tell(record, beginless(monitor.key, before), isFailing(state));
    }
    yield* track.push({ at, before: null, state, record, note });
    last = change;
  }
  const isOpen = track.state() !== null && track.state() !== 'up';
  yield* track.end(null);
  if (isOpen && last) yield tell(last.record, endless(monitor.key, last.state), true);
}

const isFailing = (state: CheckState | null) => state === 'down' || state === 'degraded';

/** Changes of one monitor in order, and each once: pages of a list may overlap. */
export function oldestFirst<T extends ToldChange>(changes: readonly T[]): T[] {
  const [first, last] = [changes[0], changes.at(-1)];
  const isNewestFirst = first !== undefined && last !== undefined && first.at > last.at;
  return (isNewestFirst ? changes.toReversed() : changes)
    .toSorted((a, b) => a.at - b.at)
    .filter(({ at, state }, index, all) => {
      const before = all[index - 1];
      return before?.at !== at || before.state !== state;
    });
}

const missing = (key: string, before: CheckState, { state, at }: ToldChange) =>
  [
    `${key} was ${before} before`,
    `${state}, as told at ${new Date(at).toISOString()}: the changes between are missing`,
  ] as const;

const beginless = (key: string, before: CheckState | null) =>
  [
    `${key} was ${before} before`,
    'an earlier change: since when it was so is not told, and not counted',
  ] as const;

const endless = (key: string, state: CheckState) =>
  [
    `the last that is told of ${key} is ${state}`,
    'a later change: without one it is open',
  ] as const;
