import type { Reason } from './assessment';
import { type Clocked, runClock } from './clock';
import type { CommitmentOf } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import {
  type Measurement,
  claimIncident,
  figure,
  idleSteps,
  isOpen,
  metricInput,
} from './measurement';
import { type Rational, ZERO, larger, ratio, rational, sum, toSixDecimals } from './rational';
import { type Setting, seenBy, touches } from './setting';
import { type Window, sorted } from './timeline';
import type { TraceStep } from './trace';

/**
 * Time to restore: merged down windows that start in the period, from clock start to restoration, unclipped.
 * `each` is judged by the longest, `p90` by nearest rank.
 */
type Restoration = CommitmentOf<'restoration'>;
type Incident = Window & Readonly<{ windows: EvidenceWindow[] }>;

export function measureRestoration(
  setting: Setting,
  commitment: Restoration,
  path: string,
): Measurement {
  const { evidence, asOf, period } = setting;
  const { severity, clockStart, within, statistic } = commitment;
  const down = seenBy(commitment, evidence.windows).filter(
    (window) => window.state === 'down' && (severity === undefined || window.severity === severity),
  );
  const reading = runClock(down, clockStart ? { clockStart } : {}, evidence, asOf);
  const incidents = mergeDown(reading.clocked).filter(
    ({ start }) => period.start <= start && start < period.end,
  );
  const lengths = incidents.map(({ start, end }) => end - start).toSorted((a, b) => a - b);
  const value = statisticOf(lengths, statistic).div(1000);
  const met = value.compare(rational(within.seconds)) <= 0;
  const seconds = toSixDecimals(value);
  const reasons: Reason[] = [
    ...(reading.withoutTicket.some((one) => touches(one, setting)) ? ['no_ticket' as const] : []),
    ...(reading.withoutNotice.some((one) => touches(one, setting)) ? ['no_notice' as const] : []),
  ];
  return {
    measured: { seconds },
    outcome: { met, tables: [] },
    breach: null,
    isOpen: isOpen(setting, commitment, {}),
    reasons,
    incidents: () => incidents.map((one) => claimIncident(one.windows, one)),
    shares: () => new Set(incidents.flatMap(({ windows }) => windows)),
    downtime: null,
    excluded: [],
    steps: [
      ...idleSteps(setting, {
        ...(clockStart ? { clockStart } : {}),
        windows: down.length,
        noTicket: reading.withoutTicket.length,
        noNotice: reading.withoutNotice.length,
        merged: incidents,
        counting: incidents.flatMap(({ windows }) => windows).length,
      }),
      ...figureSteps(commitment, path, lengths, seconds, met),
    ],
  };
}

/** Touching and overlapping windows are one incident; one that has not begun by `asOf` is none. */
function mergeDown(clocked: readonly Clocked[]): Incident[] {
  const merged: { start: number; end: number; windows: EvidenceWindow[] }[] = [];
  for (const { start, end, window } of sorted(clocked)) {
    if (start > end) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.windows.push(window);
    } else merged.push({ start, end, windows: [window] });
  }
  return merged;
}

/** Milliseconds; `sortedMs` ascending. Without an incident nothing took any time. */
function statisticOf(sortedMs: readonly number[], statistic: Restoration['statistic']): Rational {
  switch (statistic) {
    case 'each':
      return sortedMs.reduce((longest, ms) => larger(longest, rational(ms)), ZERO);
    case 'mean':
      return sortedMs.length === 0 ? ZERO : sum(sortedMs.map(rational)).div(sortedMs.length);
    case 'p90': {
      const rank = ratio(9 * sortedMs.length, 10)
        .ceil()
        .valueOf();
      return rational(sortedMs[rank - 1] ?? 0);
    }
  }
}

function figureSteps(
  { within, statistic }: Restoration,
  path: string,
  lengths: readonly number[],
  seconds: number,
  met: boolean,
): TraceStep[] {
  return [
    {
      step: 'metric',
      rule: `${path}.statistic`,
      in: metricInput({ kind: statistic, values: lengths.slice(-200).map((ms) => ms / 1000) }),
      out: figure({ seconds }),
    },
    {
      step: 'comparison',
      rule: `${path}.within`,
      in: {
        measured: figure({ seconds }),
        op: 'lte',
        target: String(within.seconds),
        unit: 'seconds',
      },
      out: { met },
    },
  ];
}
