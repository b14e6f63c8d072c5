/**
 * Heartbeats of Uptime Kuma, monitor by monitor, into windows.
 *
 * Uptime Kuma 2 deletes what is older than a day but for the changes of status. Of that time a change
 * to down and the next one are a window, and how often it looked in between is not known: no coverage.
 * That heartbeats were deleted, and nobody just stopped looking, a heartbeat tells itself: its
 * duration is the time since the one before it, and that one is not there.
 */
import type { Issue, Place, ZoneNote } from '@/lib/sla/evidence';

import type { Monitor } from './check-facts';
import { checkSeries, type CheckSeries, type CheckState, DEFAULT_RULES } from './checks';
import type { ImportedRecord, ImportOptions } from './importer';
import { plainTime } from './plain-time';
import { type StateChange, stateTrack } from './state-changes';
import type { KumaMonitor } from './uptime-kuma-tables';
import { instantOf } from './written-time';

/** The format's own zone: times are written in UTC and do not say so. */
export const KUMA_ZONE: ZoneNote = { id: 'UTC', basis: 'inferred' };

const EARLIEST = Date.UTC(1990, 0);

/** A reader of the format's times; null for any other text, and for years before 1990, which a clock tells that was never set. */
export function kumaClock(): (text: string) => number | null {
  const read = plainTime();
  return (text) => {
    const plain = read(text);
    const at = Number.isNaN(plain) ? instantOf(text) : plain;
    return at !== null && at >= EARLIEST ? at : null;
  };
}

export const KUMA_STATES = ['down', 'up', 'pending', 'maintenance'] as const satisfies CheckState[];

export type Beat = Readonly<{
  at: number;
  state: CheckState;
  isChange: boolean;
  /** Whole seconds since the one before, rounded down; 0 where that is not told. */
  seconds: number;
  record: number;
  note?: string | undefined;
}>;

/** A monitor under reading. `leading`: changes alone, as long as nothing but changes has come. */
export type KumaSeries = {
  series: CheckSeries;
  leading: Beat[] | null;
  kept: readonly Beat[];
};

export const kumaSeries = (): KumaSeries => ({ series: checkSeries(), leading: [], kept: [] });

/** Heartbeats in the order of the database. */
export function take(monitor: KumaSeries, beat: Beat) {
  if (monitor.leading && beat.isChange) {
    monitor.leading.push(beat);
    return;
  }
  if (monitor.leading) sortLeading(monitor, beat);
  monitor.series.add(beat.at, beat.state, beat.record, beat.note);
}

export const countOf = ({ series, leading }: KumaSeries) => series.count() + (leading?.length ?? 0);

/** Tells the changes that were kept from the heartbeats that are complete, which `next` begins or continues. */
function sortLeading(monitor: KumaSeries, next: Beat | null) {
  const leading = monitor.leading ?? [];
  monitor.leading = null;
  const all = next ? [...leading, next] : leading;
  const end = all.findLastIndex((beat, index) => isAfterDeleted(beat, all[index - 1]));
  if (end > 0) monitor.kept = all.slice(0, end + 1);
  for (const beat of leading.slice(Math.max(end, 0))) {
    monitor.series.add(beat.at, beat.state, beat.record, beat.note);
  }
}

/** A second for the duration that is rounded down, and one for a clock that is set. */
const SLACK_SECONDS = 2;

const isAfterDeleted = (beat: Beat, before: Beat | undefined) =>
  before !== undefined &&
  beat.seconds > 0 &&
  beat.at - before.at > (beat.seconds + SLACK_SECONDS) * 1000;

/** A heartbeat as a change of state; the one before it, seen or deleted, bounds when it happened. */
export const changeOf = (beat: Beat, before: Beat | undefined): StateChange => ({
  at: beat.at,
  before:
    beat.seconds > 0
      ? Math.max(beat.at - (beat.seconds + 1) * 1000, before?.at ?? -Infinity)
      : null,
  state: beat.state,
  record: beat.record,
  note: beat.note,
});

/** What the monitor saw. `intervalSeconds`: its own interval, where the source tells. */
export function* recordsOf(
  kuma: KumaSeries,
  {
    monitor,
    intervalSeconds,
    options,
  }: Readonly<{
    monitor: Monitor;
    intervalSeconds: KumaMonitor['intervalSeconds'];
    options: ImportOptions;
  }>,
): Generator<ImportedRecord> {
  if (kuma.leading) sortLeading(kuma, null);
  yield* keptRecords(kuma.kept, monitor);
  const rules = options.rules ?? DEFAULT_RULES;
  const interval = rules.intervalSeconds ?? intervalSeconds;
  const own = interval === null ? rules : { ...rules, intervalSeconds: interval };
  yield* kuma.series.records(monitor, own, options.now);
}

function* keptRecords(kept: readonly Beat[], monitor: Monitor): Generator<ImportedRecord> {
  const [first] = kept;
  const last = kept.at(-1);
  if (!first || !last) return;
  const track = stateTrack(monitor, false);
  for (const [index, beat] of kept.entries()) yield* track.push(changeOf(beat, kept[index - 1]));
  yield { evidence: [], issues: [keptNote(monitor, { first, last })] };
}

const keptNote = (
  { key, service = key, placeOf }: Monitor,
  { first, last }: Readonly<{ first: Beat; last: Beat }>,
): Issue => ({
  place: placeOf(first.record),
  field: 'heartbeat',
  found: `before ${new Date(last.at).toISOString()} only the changes of ${service}`,
  expected:
    'every heartbeat: Uptime Kuma deletes the others after a day, so that when it was watching is not known',
  severity: 'note',
});

export const groupNote = (place: Place, name: string, count: number): Issue => ({
  place,
  field: 'monitor',
  found: `${count} heartbeats of the group ${name}`,
  expected: 'heartbeats of its members, which tell the same: a group is left out',
  severity: 'note',
});
