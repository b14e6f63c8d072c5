/**
 * A host or service of a Nagios log. A state lasts until the next line of the object, while the program
 * runs. Over a restart nobody was watching; whether the state went on, the object's next line tells: a
 * change to another state, or the same state told again. Otherwise it is unknown until that line.
 *
 * A failure counts once it is HARD, and from the first SOFT line of its run on.
 */
import type { Issue, Place } from '@/lib/sla/evidence';

import type { Monitor } from './check-facts';
import type { CheckState } from './checks';
import type { ImportedRecord } from './importer';
import type { NagiosEvent } from './nagios-lines';
import { type StateChange, stateTrack } from './state-changes';

export type StateLine = Extract<NagiosEvent, { kind: 'state' }>;

/** When the program did not run; `to: null`: until the log ends. */
export type Silence = Readonly<{ from: number; to: number | null }>;

export type Moment = Readonly<{ at: number; line: number }>;

export type WatchedObject = Readonly<{
  monitor: Monitor;
  /** Whether a line of that time would go back behind the last one. */
  isBehind: (at: number) => boolean;
  take: (state: StateLine, moment: Moment) => Generator<ImportedRecord>;
  /** `until`: the last moment of the log. */
  end: (until: number) => Generator<ImportedRecord>;
}>;

export const placeOf = (line: number): Place => ({ line });

/** `silences` grows while the log is read. */
export function watchedObject(key: string, silences: readonly Silence[]): WatchedObject {
  const monitor: Monitor = { key, service: key, placeOf };
  const track = stateTrack(monitor, true);
  let last: StateLine | null = null;
  let lastMoment: Moment = { at: -Infinity, line: 0 };
  let confirmed: CheckState = 'unknown';
  let soft: StateChange[] = [];
  let passed = silences.length;

  function* push(change: StateChange): Generator<ImportedRecord> {
    confirmed = change.state;
    yield* track.push(change);
  }

  const unknownFrom = (at: number): StateChange => ({
    at: Math.max(at, lastMoment.at),
    before: null,
    state: 'unknown',
    record: lastMoment.line,
  });

  /** What lay between the last line and the next one. */
  function* passSilences(next: StateLine): Generator<ImportedRecord> {
    const missed = silences.slice(passed);
    passed = silences.length;
    if (!last || missed.length === 0) return;
    soft = [];
    const held = confirmed;
    const isBroken = next.isChange
      ? next.state === last.state && last.isHard
      : next.state !== confirmed;
    for (const { from, to } of missed) {
      yield* push(unknownFrom(from));
      if (isBroken || to === null) continue;
      yield* push({ at: to, before: null, state: held, record: lastMoment.line });
    }
  }

  /** A failure that was not confirmed is none: up is what was seen, from its first line on where no line came before. */
  const recovered = (change: StateChange): StateChange => ({
    ...(track.state() === null ? (soft[0] ?? change) : change),
    state: 'up',
    note: undefined,
  });

  return {
    monitor,
    isBehind: (at) => at < lastMoment.at,
    *take(event, moment) {
      yield* passSilences(event);
      const { state, isHard, output } = event;
      const { at, line } = moment;
      const change: StateChange = {
        at,
        before: null,
        state,
        record: line,
        note: output || undefined,
      };
      const isFailing = track.state() !== null && track.state() !== 'up';
      if (!isHard && !isFailing && state !== 'up') soft.push(change);
      else {
        if (state === 'up') yield* push(recovered(change));
        else for (const confirmedNow of [...soft, change]) yield* push(confirmedNow);
        soft = [];
      }
      last = event;
      lastMoment = moment;
    },
    *end(until) {
      const known = Math.max(silences[passed]?.from ?? until, lastMoment.at);
      const [first] = soft;
      if (first && track.state() === null) yield* push(recovered(first));
      const state = track.state();
      yield* track.end(known);
      if (state !== null && state !== 'up') {
        yield { evidence: [], issues: [endNote(key, { at: known, line: lastMoment.line })] };
      }
    },
  };
}

const endNote = (key: string, { at, line }: Moment): Issue => ({
  place: placeOf(line),
  field: 'end',
  found: `what is known of ${key} ends at ${new Date(at).toISOString()} with a failure`,
  expected: 'a later line of it: what came after is not known, and not counted',
  severity: 'note',
});
