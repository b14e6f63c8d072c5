import type { AssessInput } from '../assess-input';
import type { CommitmentOf } from '../commitment-format';
import { conclude, flatDues } from './conclusion';
import {
  type Fraction,
  ZERO,
  ceil,
  decimal,
  divided,
  less,
  over,
  rounded,
  sum,
  whole,
} from './fraction';
import type { Judged } from './judgement';
import type { Frame } from './period';
import { type Seen, clocked, isHeldOpen, seenBy } from './windows';
import { type Span, holds } from './zone';

/** How long each outage lasted from the start of its clock: merged down windows that start in the period. */
type Restoration = CommitmentOf<'restoration'>;
type Outage = Span & { seen: Seen[] };

function merged(lanes: readonly (Span & { seen: Seen })[]): Outage[] {
  const outages: Outage[] = [];
  for (const { start, end, seen } of lanes.toSorted((a, b) => a.start - b.start)) {
    const last = outages.at(-1);
    if (last && start <= last.end)
      outages[outages.length - 1] = {
        ...last,
        end: Math.max(last.end, end),
        seen: [...last.seen, seen],
      };
    else outages.push({ start, end, seen: [seen] });
  }
  return outages;
}

/** In milliseconds. */
function statisticOf(lengths: readonly number[], statistic: Restoration['statistic']): Fraction {
  const sorted = lengths.toSorted((a, b) => a - b);
  if (sorted.length === 0) return ZERO;
  if (statistic === 'mean') return divided(sum(sorted.map(whole)), whole(sorted.length));
  const rank =
    statistic === 'each' ? sorted.length : Number(ceil(over(9n * BigInt(sorted.length), 10n)));
  return whole(sorted[rank - 1] ?? 0);
}

export function judgeRestoration(
  input: AssessInput,
  frame: Frame,
  commitment: Restoration,
): Judged {
  const { evidence } = input;
  const remarks: string[] = [];
  const lanes = seenBy(commitment, evidence, frame, 'measured')
    .filter(({ window: { state, severity } }) => {
      const isSelected = commitment.severity === undefined || severity === commitment.severity;
      return state === 'down' && isSelected;
    })
    .flatMap((seen) => {
      const clock = clocked({ downtime: commitment }, evidence, seen, frame.asOf);
      if (typeof clock !== 'string') return clock.start <= clock.end ? [{ ...clock, seen }] : [];
      const lasts = seen.window.end === null || seen.end > frame.start;
      if (seen.start < frame.end && lasts) remarks.push(clock);
      return [];
    });
  const outages = merged(lanes).filter(({ start }) => holds(frame, start));
  const value = divided(
    statisticOf(
      outages.map(({ start, end }) => end - start),
      commitment.statistic,
    ),
    whole(1000),
  );
  return conclude(input, frame, {
    commitment,
    measured: { seconds: Number(rounded(value, 6)) },
    met: !less(decimal(commitment.within.seconds), value),
    doubts: [],
    remarks,
    isOpen: !frame.complete || isHeldOpen(commitment, evidence, frame),
    incidents: outages.map(({ seen }) => ({
      start: Math.min(...seen.map(({ raw }) => raw.start)),
      end: Math.max(...seen.map(({ raw }) => raw.end)),
      windows: seen.map(({ index }) => index),
    })),
    sources: outages.flatMap(({ seen }) => seen.map(({ index }) => `window ${index}`)),
    dues: flatDues(input, frame, commitment),
  });
}
