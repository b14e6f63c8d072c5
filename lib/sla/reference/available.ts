import type { AssessInput } from '../assess-input';
import type { Availability } from '../commitment-format';
import { conclude, minutes } from './conclusion';
import { rounded, written } from './fraction';
import { headroomOf } from './headroom';
import { isMet, verdictOf } from './judged';
import type { Judged } from './judgement';
import { type Measured, measure } from './measured';
import type { Frame } from './period';
import { allDues } from './remedies';
import { isHeldOpen, sees } from './windows';
import { holds } from './zone';

/** Availability: measured, bounded, compared with its target and its tiers. */
function boundsOf(input: AssessInput, frame: Frame, commitment: Availability) {
  const { windows, observed } = input.evidence;
  const isBounded = windows.some(
    (one) => sees(commitment, one.service) && (one.startBounds ?? one.endBounds),
  );
  if (commitment.metric.kind === 'request_ratio' || !(observed || isBounded)) return undefined;
  const best = measure({ input, frame, commitment, edges: 'best' });
  const worst = measure({ input, frame, commitment, edges: 'worst' });
  if (!best.percent || !worst.percent) return undefined;
  const seen = (one: Measured) => {
    const { reasons, rows } = verdictOf(commitment, one);
    return JSON.stringify([isMet(commitment, one), reasons.includes('tier_gap'), rows]);
  };
  const differ = seen(best) !== seen(worst);
  return { differ, best: rounded(best.percent, 6), worst: rounded(worst.percent, 6) };
}

const SAMPLED = ['request_ratio', 'error_rate_mean', 'threshold_intervals'];

function sourcesOf(
  { services, metric }: Availability,
  { incidents }: Measured,
  { evidence }: AssessInput,
  frame: Frame,
) {
  if (!SAMPLED.includes(metric.kind))
    return incidents.flatMap(({ lanes }) => lanes.flatMap(({ sources }) => sources));
  return (evidence.samples ?? [])
    .filter(({ service, start }) => sees({ services }, service) && holds(frame, Date.parse(start)))
    .map(({ service = '*' }) => `samples of ${service}`);
}

export function judge(input: AssessInput, frame: Frame, commitment: Availability): Judged {
  const measured = measure({ input, frame, commitment, edges: 'measured' });
  const { met, reasons, rows } = verdictOf(commitment, measured);
  const bounds = boundsOf(input, frame, commitment);
  const { percent, downtime, incidents } = measured;
  const room = headroomOf(commitment, measured);
  return conclude(input, frame, {
    commitment,
    measured: { percent: percent && rounded(percent, 6), exact: percent && written(percent) },
    met,
    doubts: reasons,
    remarks: [...measured.reasons, ...(bounds?.differ ? ['tier_depends_on_evidence'] : [])],
    isOpen: !frame.complete || isHeldOpen(commitment, input.evidence, frame),
    incidents: incidents.map(({ start, end, windows }) => ({ start, end, windows })),
    sources: sourcesOf(commitment, measured, input, frame),
    dues: percent ? allDues({ input, frame, commitment, measured }, rows, met) : [],
    shown: {
      downtimeMinutes: downtime && minutes(downtime),
      bounds: bounds && { best: bounds.best, worst: bounds.worst },
      headroomMinutes: room ? minutes(room) : undefined,
      tier: rows.find((row) => row !== undefined)?.when,
      stages: measured.stages,
    },
  });
}
