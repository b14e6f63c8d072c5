import type { AssessInput } from '../assess-input';
import type { CommitmentOf } from '../commitment-format';
import { judge } from './available';
import { conclude, flatDues } from './conclusion';
import { less, whole } from './fraction';
import type { Judged } from './judgement';
import { measure } from './measured';
import { type Frame, frameOf, framesBefore } from './period';
import { isHeldOpen } from './windows';

/** How often another promise was broken, in this period and those before. */
type Chronic = CommitmentOf<'chronic'>;

function isBad(input: AssessInput, frame: Frame, chronic: Chronic): boolean {
  const entry = input.history?.find(({ commitment, period }) => {
    const { start, end } = frameOf({ ...input, period });
    return commitment === chronic.commitment && start === frame.start && end === frame.end;
  });
  const limit = chronic.downtimeOverSeconds;
  if (entry) {
    return limit === undefined ? entry.status === 'breached' : (entry.downtimeSeconds ?? 0) > limit;
  }
  const named = input.terms.commitments.find(({ id }) => id === chronic.commitment);
  if (named?.kind !== 'availability') return false;
  if (limit === undefined) return judge(input, frame, named).pays;
  const { downtime } = measure({ input, frame, commitment: named, edges: 'measured' });
  return downtime !== null && less(whole(limit * 1000), downtime);
}

export function judgeChronic(input: AssessInput, frame: Frame, chronic: Chronic): Judged {
  const frames = [frame, ...framesBefore(input, frame, chronic.withinPeriods - 1)];
  const bad = frames.map((one) => isBad(input, one, chronic));
  const run = bad.includes(false) ? bad.indexOf(false) : bad.length;
  const count = chronic.consecutive === true ? run : bad.filter(Boolean).length;
  const named = input.terms.commitments.find(({ id }) => id === chronic.commitment);
  const scope = named?.kind === 'availability' ? named : chronic;
  return conclude(input, frame, {
    commitment: chronic,
    measured: { count },
    met: count < chronic.breaches,
    doubts: [],
    remarks: [],
    isOpen: !frame.complete || isHeldOpen(scope, input.evidence, frame),
    incidents: [],
    // It is about the same incidents as the promise that it names.
    sources: named?.kind === 'availability' ? judge(input, frame, named).sources : [],
    dues: flatDues(input, frame, chronic),
  });
}
