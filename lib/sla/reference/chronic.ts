import type { AssessInput } from '../assess-input';
import type { Commitment, CommitmentOf } from '../commitment-format';
import { conclude, flatDues } from './conclusion';
import { less, whole } from './fraction';
import type { Judged } from './judgement';
import { measure } from './measured';
import { type Frame, frameOf, framesBefore } from './period';
import { isHeldOpen } from './windows';

/** How often another promise was broken, in this period and those before. */
type Chronic = CommitmentOf<'chronic'>;
type Judge = (frame: Frame, commitment: Commitment) => Judged;

function isBad(
  input: AssessInput,
  frame: Frame,
  chronic: Chronic,
  named: Commitment,
  judge: Judge,
): boolean {
  const entry = input.history?.find(({ commitment, period }) => {
    const { start, end } = frameOf({ ...input, period });
    return commitment === chronic.commitment && start === frame.start && end === frame.end;
  });
  const limit = chronic.downtimeOverSeconds;
  if (entry) {
    return limit === undefined ? entry.status === 'breached' : (entry.downtimeSeconds ?? 0) > limit;
  }
  if (limit === undefined) return judge(frame, named).pays;
  if (named.kind !== 'availability') return false;
  const { downtime } = measure({ input, frame, commitment: named, edges: 'measured' });
  return downtime !== null && less(whole(limit * 1000), downtime);
}

export function judgeChronic(
  input: AssessInput,
  frame: Frame,
  chronic: Chronic,
  judge: Judge,
): Judged {
  const named = input.terms.commitments.find(({ id }) => id === chronic.commitment);
  if (!named) throw new RangeError(`No commitment ${chronic.commitment}`);
  const frames = [frame, ...framesBefore(input, frame, chronic.withinPeriods - 1)];
  const bad = frames.map((one) => isBad(input, one, chronic, named, judge));
  const run = bad.includes(false) ? bad.indexOf(false) : bad.length;
  const count = chronic.consecutive === true ? run : bad.filter(Boolean).length;
  return conclude(input, frame, {
    commitment: chronic,
    measured: { count },
    met: count < chronic.breaches,
    doubts: [],
    remarks: [],
    isOpen: !frame.complete || isHeldOpen(named, input.evidence, frame),
    incidents: [],
    // It is about the same incidents as the promise that it names.
    sources: judge(frame, named).sources,
    dues: flatDues(input, frame, chronic),
  });
}
