/**
 * Checks of a monitor into windows: one rule set for every monitor, whatever its file looks like.
 *
 * Checks are sorted and those that say the same at the same instant count once. Failures in a row are
 * one window: it starts between the last good check and the first failure and ends between the last
 * failure and the first good check, told as the failure and the good check themselves. Fewer failures
 * than `confirmations` are none; more are dated back to the first. Where no check comes for longer
 * than `gapIntervals` intervals nobody was watching: that time is neither down nor up, and no part of
 * a window, not even of its bounds.
 */
import { z } from 'zod';

import { exactly, type Issue } from '@/lib/sla/evidence';

import { between, coverageFact, type Monitor, windowFact } from './check-facts';
import type { ImportedRecord } from './importer';
import { ownedText } from './owned-text';

/** `pending`: a failure that the monitor itself has not confirmed. `unknown`: it could not look. */
export const CHECK_STATES = [
  'up',
  'down',
  'degraded',
  'pending',
  'maintenance',
  'unknown',
] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const checkRules = z.strictObject({
  /** Seconds from one check to the next. Without it, the median of those that there are. */
  intervalSeconds: z.int().positive().max(86_400).optional(),
  /** Failures in a row that make an outage. */
  confirmations: z.int().min(1).max(100).default(1),
  /** A silence longer than this many intervals is time that nobody watched. */
  gapIntervals: z.int().min(1).max(1000).default(3),
});
export type CheckRules = z.infer<typeof checkRules>;
export const DEFAULT_RULES: CheckRules = { confirmations: 1, gapIntervals: 3 };

export type CheckSeries = Readonly<{
  /** `at` in epoch ms, in any order. `record` finds its place again; `note` is what the monitor said of a failure. */
  add: (at: number, state: CheckState, record: number, note?: string) => void;
  count: () => number;
  /** Windows and coverage in order of time, then the issues. Open is only what was failing when read, `now`. */
  records: (monitor: Monitor, rules: CheckRules, now: number) => Generator<ImportedRecord>;
}>;

const BLOCK_BITS = 10;
const BLOCK = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK - 1;
const NOTE_CHARS = 300;
/** Differences that the median interval is taken from. */
const MEASURED = 4096;

/** Thirteen bytes a check, in blocks, so that five million need no more than their own size. */
export function checkSeries(): CheckSeries {
  const times: Float64Array[] = [];
  const states: Uint8Array[] = [];
  const records: Uint32Array[] = [];
  const notes = new Map<number, string>();
  let count = 0;
  let rises = true;
  let falls = true;
  let last = Number.NaN;
  let lastState = -1;

  const timeAt = (index: number) => times[index >>> BLOCK_BITS]?.[index & IN_BLOCK] ?? 0;

  return {
    add: (at, state, record, note) => {
      const block = count >>> BLOCK_BITS;
      if (block === times.length) {
        times.push(new Float64Array(BLOCK));
        states.push(new Uint8Array(BLOCK));
        records.push(new Uint32Array(BLOCK));
      }
      const code = CHECK_STATES.indexOf(state);
      const within = count & IN_BLOCK;
      if (at < last) rises = false;
      if (at > last) falls = false;
      (times[block] ?? [])[within] = last = at;
      (states[block] ?? [])[within] = code;
      (records[block] ?? [])[within] = record;
      if (note && code !== lastState && (state === 'down' || state === 'degraded')) {
        notes.set(record, ownedText(note.slice(0, NOTE_CHARS)));
      }
      lastState = code;
      count += 1;
    },
    count: () => count,
    records: (monitor, rules, now) => {
      const order = orderOf(count, timeAt, { rises, falls });
      const checkAt = (rank: number): Check => {
        const index = order(rank);
        const block = index >>> BLOCK_BITS;
        return {
          at: timeAt(index),
          state: CHECK_STATES[states[block]?.[index & IN_BLOCK] ?? 0] ?? 'unknown',
          record: records[block]?.[index & IN_BLOCK] ?? 0,
        };
      };
      return windowsOf({ count, checkAt, notes }, monitor, rules, now);
    },
  };
}

type Check = Readonly<{ at: number; state: CheckState; record: number }>;
type Series = Readonly<{
  count: number;
  checkAt: (rank: number) => Check;
  notes: ReadonlyMap<number, string>;
}>;

/** Most files are in order already, forwards or backwards. */
function orderOf(
  count: number,
  timeAt: (index: number) => number,
  { rises, falls }: Readonly<{ rises: boolean; falls: boolean }>,
): (rank: number) => number {
  if (rises) return (rank) => rank;
  if (falls) return (rank) => count - 1 - rank;
  const sorted = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => timeAt(a) - timeAt(b) || a - b,
  );
  return (rank) => sorted[rank] ?? 0;
}

/** One check an instant. Two that contradict each other are a failure that nobody confirms. */
function* distinct({ count, checkAt }: Series, onContradiction: (check: Check) => void) {
  let held: Check | undefined;
  for (let rank = 0; rank < count; rank += 1) {
    const check = checkAt(rank);
    if (held && held.at === check.at) {
      if (held.state !== check.state && held.state !== 'pending') {
        onContradiction(check);
        held = { ...held, state: 'pending' };
      }
      continue;
    }
    if (held) yield held;
    held = check;
  }
  if (held) yield held;
}

/** The median time between two checks, of two middle ones the shorter, in ms; null with fewer than two checks. */
function medianInterval(series: Series): number | null {
  const gaps: number[] = [];
  let before: number | null = null;
  for (let rank = 0; rank < series.count && gaps.length < MEASURED; rank += 1) {
    const { at } = series.checkAt(rank);
    if (before !== null && at > before) gaps.push(at - before);
    before = at;
  }
  return gaps.toSorted((a, b) => a - b)[(gaps.length - 1) >> 1] ?? null;
}

type Bad = 'down' | 'degraded' | 'maintenance';
type Stretch = Readonly<{ first: Check; lastAt: number }>;

/** Failures in a row that say the same. */
type Run = {
  state: Bad | 'pending';
  first: Check;
  /** The last check before it that said something else; null where nobody was watching. */
  before: number | null;
  lastAt: number;
  failures: number;
  note: string | undefined;
};

function* windowsOf(
  series: Series,
  monitor: Monitor,
  rules: CheckRules,
  now: number,
): Generator<ImportedRecord> {
  const intervalMs =
    rules.intervalSeconds === undefined ? medianInterval(series) : rules.intervalSeconds * 1000;
  const gapMs = (intervalMs ?? 0) * rules.gapIntervals;
  const used =
    intervalMs === null ? rules : { ...rules, intervalSeconds: Math.round(intervalMs / 1000) };
  const contradictions: Check[] = [];
  let runs: Run[] = [];
  let watched: Stretch | undefined;
  let last: Check | undefined;

  for (const check of distinct(series, (found) => contradictions.push(found))) {
    const isLost = last !== undefined && check.at - last.at > gapMs;
    if (isLost || check.state === 'unknown') {
      yield* closed(runs, null, monitor, rules);
      yield* covered(watched, monitor, used);
      runs = [];
      watched = undefined;
      last = undefined;
    }
    if (check.state === 'unknown') continue;
    if (check.state === 'maintenance') {
      yield* covered(watched, monitor, used);
      watched = undefined;
    } else watched = { first: watched?.first ?? check, lastAt: check.at };
    if (check.state === 'up') {
      yield* closed(runs, check.at, monitor, rules);
      runs = [];
    } else extend(runs, check, last?.at ?? null, series.notes.get(check.record));
    last = check;
  }

  const isOpen = last !== undefined && now - last.at <= gapMs;
  yield* closed(runs, isOpen ? 'open' : null, monitor, rules);
  if (last && runs.length > 0 && !isOpen) yield told(endUnknown(last, monitor));
  yield* covered(watched, monitor, used);
  if (contradictions.length > 0) yield told(contradicted(contradictions, monitor));
}

/**
 * The windows of failures in a row. `until`: the good check that ended them; null when nobody was
 * watching any more, so that the last failure is all that is known.
 */
function* closed(
  runs: readonly Run[],
  until: number | 'open' | null,
  monitor: Monitor,
  { confirmations }: CheckRules,
): Generator<ImportedRecord> {
  const failures = runs.reduce((sum, run) => sum + run.failures, 0);
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1]?.first.at ?? until;
    const end =
      next === 'open' ? null : next === null ? exactly(run.lastAt) : between(run.lastAt, next);
    const { state, first, before, lastAt, note } = run;
    if (state === 'pending' || (state !== 'maintenance' && failures < confirmations)) continue;
    const start = before === null ? exactly(first.at) : between(before, first.at);
    yield windowFact({ state, start, end, lastAt, record: first.record, note }, monitor);
  }
}

function* covered(
  watched: Stretch | undefined,
  monitor: Monitor,
  rules: CheckRules,
): Generator<ImportedRecord> {
  if (watched && watched.lastAt > watched.first.at)
    yield coverageFact(
      { start: watched.first.at, end: watched.lastAt, record: watched.first.record, rules },
      monitor,
    );
}

/** Adds a check to the run that says the same, or begins the next. Pending failures join what they lead to. */
function extend(runs: Run[], check: Check, before: number | null, note: string | undefined) {
  const state = check.state === 'up' || check.state === 'unknown' ? 'pending' : check.state;
  const run = runs.at(-1);
  const failures = state === 'pending' || state === 'maintenance' ? 0 : 1;
  const isSame = run && (run.state === state || (run.state === 'pending' && failures > 0));
  const isTrailing = run && state === 'pending' && run.state !== 'maintenance';
  if (run && (isSame || isTrailing)) {
    if (run.state === 'pending') run.state = state;
    run.lastAt = check.at;
    run.failures += failures;
    run.note ??= note;
    return;
  }
  runs.push({ state, first: check, before, lastAt: check.at, failures, note });
}

const told = (issue: Issue): ImportedRecord => ({ evidence: [], issues: [issue] });

const endUnknown = ({ at, record }: Check, { key, placeOf }: Monitor): Issue => ({
  place: placeOf(record),
  field: 'end',
  found: `the checks of ${key} end at ${new Date(at).toISOString()} with a failure`,
  expected: 'a later check: what came after is not known, and not counted',
  severity: 'note',
});

function contradicted(checks: readonly Check[], { key, placeOf }: Monitor): Issue {
  const [first] = checks;
  return {
    place: placeOf(first?.record ?? 0),
    field: 'state',
    found: `${checks.length} checks of ${key} that contradict another of the same instant`,
    expected: 'one state an instant: such a check confirms no failure and no recovery',
    severity: 'note',
  };
}
