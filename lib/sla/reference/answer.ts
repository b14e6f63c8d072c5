import type { AssessInput } from '../assess-input';
import type { Commitment } from '../commitment-format';
import { judge } from './available';
import { judgeChronic } from './chronic';
import { minutes } from './conclusion';
import { deadlinesOf } from './due-dates';
import { minus, whole } from './fraction';
import type { Judged } from './judgement';
import { unknownTime } from './measured';
import { type Frame, frameOf } from './period';
import { lengthOf } from './pieces';
import { judgeRestoration } from './restored';
import { judgeCommunication } from './spoken';
import { totalOf } from './total';

/** Watched and unwatched minutes of the period up to now. */
function coverageOf(input: AssessInput, frame: Frame) {
  if (!input.evidence.observed) return undefined;
  const unknown = lengthOf(unknownTime(input, frame));
  const elapsed = whole(Math.max(0, Math.min(frame.asOf, frame.end) - frame.start));
  return { observedMinutes: minutes(minus(elapsed, unknown)), unknownMinutes: minutes(unknown) };
}

function judgedBy(input: AssessInput, frame: Frame, commitment: Commitment): Judged {
  switch (commitment.kind) {
    case 'availability':
      return judge(input, frame, commitment);
    case 'restoration':
      return judgeRestoration(input, frame, commitment);
    case 'communication':
      return judgeCommunication(input, frame, commitment);
    case 'chronic':
      return judgeChronic(input, frame, commitment, (at, named) => judgedBy(input, at, named));
  }
}

/** The whole answer of the reference. */
export function answer(input: AssessInput) {
  const frame = frameOf(input);
  const judged = input.terms.commitments.map((one) => judgedBy(input, frame, one));
  const total = totalOf(input, frame, judged);
  return {
    period: {
      start: instantOf(frame.start),
      end: instantOf(frame.end),
      timeZone: frame.zone,
      minutes: minutes(whole(frame.end - frame.start)),
      complete: frame.complete,
    },
    commitments: judged.map((one) => ({
      ...one,
      reasons: [...one.reasons, ...(total.marks.get(one.id) ?? [])],
    })),
    deadlines: deadlinesOf(input, frame, judged),
    coverage: coverageOf(input, frame),
    credit: { exact: total.exact, amount: total.amount },
  };
}

/** UTC, with fractions of a second only where there are any. */
const instantOf = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
