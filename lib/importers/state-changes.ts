/**
 * Changes of a monitor's state into windows, for sources that tell of changes and not of every check:
 * a state lasts until the next change. Unlike `checks.ts` a silence is no gap here; who knows that
 * nobody was looking says `unknown` at the last moment that is known.
 */
import { type Edge, exactly } from '@/lib/sla/evidence';

import { between, coverageFact, type Monitor, windowFact } from './check-facts';
import type { CheckState } from './checks';
import type { ImportedRecord } from './importer';

export type StateChange = Readonly<{
  at: number;
  /** When the state before it was last seen, where the source tells. */
  before: number | null;
  /** `pending` changes nothing: such a failure is not confirmed. */
  state: CheckState;
  record: number;
  note?: string | undefined;
}>;

type Held = Readonly<{
  state: Exclude<CheckState, 'pending' | 'unknown'>;
  start: Edge;
  record: number;
  note: string | undefined;
}>;

export type StateTrack = Readonly<{
  /** Changes in order of time. Yields what the change ends. */
  push: (change: StateChange) => Generator<ImportedRecord>;
  /** Ends the last state at the last moment that is known; null: it has not ended. */
  end: (at: number | null) => Generator<ImportedRecord>;
  state: () => Held['state'] | null;
}>;

/** `covers`: whether the source tells of every change while it was watching, so that this is coverage. */
export function stateTrack(monitor: Monitor, covers: boolean): StateTrack {
  let held: Held | null = null;
  let watched: Readonly<{ start: number; record: number }> | null = null;

  function* settle(end: Edge | null): Generator<ImportedRecord> {
    if (held && held.state !== 'up') {
      const { state, start, record, note } = held;
      yield windowFact({ state, start, end, lastAt: start.at, record, note }, monitor);
    }
    held = null;
  }

  function* unwatch(at: number): Generator<ImportedRecord> {
    if (covers && watched && at > watched.start) {
      yield coverageFact({ ...watched, end: at }, monitor);
    }
    watched = null;
  }

  return {
    state: () => held?.state ?? null,
    *push({ at, before, state, record, note }) {
      if (state === 'pending' || held?.state === state) return;
      let start = before === null ? exactly(at) : between(Math.min(before, at), at);
      if (held && held.start.at === at && state !== 'unknown') start = held.start;
      else if (held) yield* settle(between(Math.max(start.earliest, held.start.at), at));
      if (state === 'unknown' || state === 'maintenance') yield* unwatch(at);
      else watched ??= { start: at, record };
      held = state === 'unknown' ? null : { state, start, record, note };
    },
    *end(at) {
      if (at !== null) yield* unwatch(at);
      yield* settle(at === null ? null : exactly(Math.max(at, held?.start.at ?? at)));
    },
  };
}
