import type { AssessInput } from '../assess-input';
import type { Commitment } from '../commitment-format';
import { type Due, capped, cutByIncident, dueOf, linesOf, together, worth } from './fees';
import { type Fraction, ONE, divided, rounded, sum, whole, written } from './fraction';
import { versionApplies } from './judged';
import type { Incident, Judged, Shown } from './judgement';
import type { Frame } from './period';
import { lineAmount } from './total';

/** From what was measured of any commitment to its status and its credit. */
type Found = Readonly<{
  commitment: Commitment;
  measured: Judged['measured'];
  met: boolean;
  /** Why a person has to look at it. */
  doubts: readonly string[];
  /** What is worth saying beside. */
  remarks: readonly string[];
  isOpen: boolean;
  incidents: Incident[];
  sources: string[];
  dues: readonly Due[];
  shown?: Shown;
}>;

const PRICED = ['tier_overlap', 'target_tier_conflict'];

export const minutes = (ms: Fraction) => Number(rounded(divided(ms, whole(60_000)), 6));

/** What is due flatly, where a promise is no share of time. */
export const flatDues = (input: AssessInput, frame: Frame, commitment: Commitment): Due[] =>
  (commitment.remedies ?? []).flatMap((remedy, index) =>
    remedy.kind === 'flat'
      ? [dueOf(remedy.credit, ONE, linesOf(input, commitment, remedy.feeBase), frame, index)]
      : [],
  );

export function conclude(input: AssessInput, frame: Frame, found: Found): Judged {
  const { commitment, met, doubts, isOpen, incidents } = found;
  const starts = incidents.map(({ start }) => start);
  const applies = versionApplies(input, frame, starts);
  const reviewed = !applies || doubts.length > 0;
  const isBreach = !met && !doubts.includes('no_data');
  const isPriced = applies && doubts.every((doubt) => PRICED.includes(doubt));
  const isDue = isPriced && (!met || doubts.length > 0);
  const dues = isDue ? found.dues.map((one) => cutByIncident(one, input, frame)) : [];
  const lines = together(dues.flatMap((due) => due.lines));
  const due = capped(sum(dues.map(worth)), 'longer', lines, input, frame);
  const ends = (commitment.remedies ?? []).some(({ kind }) => kind === 'termination');
  return {
    id: commitment.id,
    status: isOpen ? 'open' : reviewed ? 'review' : met ? 'met' : 'breached',
    reasons: [
      ...new Set([
        ...found.remarks,
        ...doubts,
        ...(applies ? [] : ['version_not_in_force']),
        ...(!reviewed && !met && ends ? ['termination_right'] : []),
      ]),
    ],
    measured: found.measured,
    shown: found.shown ?? { downtimeMinutes: null },
    credit: { amount: lineAmount(input, frame, dues, { lines, due }), exact: written(due) },
    due,
    lines,
    dues,
    pays: !reviewed && !met,
    claims: isOpen ? isBreach : reviewed || !met,
    incidents,
    sources: found.sources,
  };
}
