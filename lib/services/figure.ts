import 'server-only';
import type { Figure } from '@/lib/api/wire/assessments';
import type { Assessment, CommitmentAssessment } from '@/lib/sla/assessment';
import { meets } from '@/lib/sla/outcome';
import { fromExact, HUNDRED, rational, ZERO } from '@/lib/sla/rational';
import type { Terms } from '@/lib/sla/terms-format';

/** What lists need of an assessment without reading its trace. */
export type FigureSummary = Readonly<{
  timeZone: string;
  minutes: string;
  figure: Omit<Figure, 'assessmentId' | 'breaks'> & Partial<Pick<Figure, 'breaks'>>;
}>;

const BY_CONSEQUENCE = ['breached', 'review', 'open', 'met'] as const;

/** The availability commitment that a page leads with: the worst by status, then by credit, then by percent. */
export function leadingCommitment(result: Assessment): CommitmentAssessment | undefined {
  return result.commitments
    .filter(({ measured }) => 'percent' in measured)
    .toSorted(
      (a, b) =>
        BY_CONSEQUENCE.indexOf(a.status) - BY_CONSEQUENCE.indexOf(b.status) ||
        creditOf(b).compare(creditOf(a)) ||
        percentOf(a).compare(percentOf(b)),
    )[0];
}

const creditOf = ({ credit }: CommitmentAssessment) => (credit ? rational(credit.amount) : ZERO);

/** Without data nothing is missing: 100 %. */
function percentOf({ measured }: CommitmentAssessment) {
  const percent = 'percent' in measured ? measured.percent : null;
  return percent === null ? HUNDRED : rational(percent);
}

/** The worst status of all commitments: one broken promise is a broken contract. */
export const statusOf = ({ commitments }: Assessment): Figure['status'] =>
  BY_CONSEQUENCE.find((status) => commitments.some((each) => each.status === status)) ?? 'met';

/** Broken as far as is known: what an outage still adds that has no end makes it only worse. */
const breaks = ({ commitments }: Assessment, terms: Terms): boolean =>
  commitments.some(({ id, status, measured, credit }) => {
    if (status !== 'open') return status === 'breached';
    const promise = terms.commitments.find((each) => each.id === id);
    if (promise?.kind !== 'availability' || !('exact' in measured)) return credit !== undefined;
    return measured.exact !== null && !meets(promise, fromExact(measured.exact));
  });

export const targetOf = (terms: Terms, commitmentId: string | undefined) => {
  const found = terms.commitments.find(({ id }) => id === commitmentId);
  return found?.kind === 'availability' ? found.target.percent : null;
};

/** `watched`: whether anybody of this view looked or spoke in the period. */
export function summarise(
  result: Assessment,
  terms: Terms,
  watched: boolean,
  creditMinor: number,
): FigureSummary {
  const leading = leadingCommitment(result);
  const decimal = (value: number | null | undefined) =>
    value === null || value === undefined ? null : String(value);
  return {
    timeZone: result.period.timeZone,
    minutes: String(result.period.minutes),
    figure: {
      status: statusOf(result),
      breaks: breaks(result, terms),
      watched,
      percent: leading && 'percent' in leading.measured ? leading.measured.percent : null,
      bounds: leading?.bounds ?? null,
      downtimeMinutes: decimal(leading?.downtimeMinutes),
      unknownMinutes: decimal(result.coverage?.unknownMinutes),
      headroomMinutes: decimal(leading?.headroomMinutes),
      creditMinor,
      creditPercent: leading?.credit?.percentOfFees ?? null,
      reasons: [...new Set(result.commitments.flatMap(({ reasons }) => reasons))],
    },
  };
}
