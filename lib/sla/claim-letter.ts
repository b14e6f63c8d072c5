/**
 * The sentences of a claim. Each one stands on a figure of the assessment or of an outage; where the
 * figure is missing, so is the sentence.
 */
import type { Assessment, CommitmentAssessment } from './assessment';
import { admittedSentence, creditSentences, totalSentence } from './claim-amounts';
import type { ClaimDraft } from './claim-draft';
import type { ClaimInput } from './claim-input';
import { clauseOf, noticeSentences } from './claim-notice';
import type { Commitment, CommitmentOf } from './commitment-format';
import { EVIDENCE_LABELS } from './evidence-labels';
import { capitalCount, counted, duration, figure, minutes, oneLine, percent } from './wording';
import { eachPeriod, withinWords } from './wording-terms';
import { offsetWords, periodWords, zoneName } from './wording-time';

type Amounts = ClaimDraft['amounts'];
type Paragraphs = Readonly<{ opening: string[]; closing: string[] }>;

/**
 * The paragraphs before and after the table of outages. `primary` is the commitment that the table
 * belongs to; other breached commitments follow below it with their own figures.
 */
export function letter(
  input: ClaimInput,
  found: Readonly<{
    assessment: Assessment;
    primary: CommitmentAssessment | undefined;
    amounts: Amounts;
    counting: number;
    /** The outages add up to the total: no rule of the contract took any of them, or a part, away. */
    isTotal: boolean;
  }>,
): Paragraphs {
  const { assessment, primary, counting } = found;
  const breached = assessment.commitments.filter(isBroken);
  const others = breached.filter(({ id }) => id !== primary?.id);
  const opening = primary ? promiseSentences(input, primary, assessment) : [];
  const introduction = countWords(counting, found.isTotal);
  return {
    opening: joined([...opening, counting > 0 ? introduction : '']),
    closing: [
      ...joined(primary && isBroken(primary) ? creditSentences(input, primary) : []),
      ...others.flatMap((commitment) =>
        joined([
          ...promiseSentences(input, commitment, assessment),
          ...creditSentences(input, commitment),
        ]),
      ),
      ...joined([...totalSentence(assessment, breached), ...provisionalSentence(breached)]),
      ...joined(input.view === 'admitted' ? [] : admittedSentence(found.amounts.admitted)),
      ...answerSentences(input),
      ...joined([...noticeSentences(input, assessment), ...responseSentence(input)]),
    ],
  };
}

/** Broken for good, or as far as is known: an outage without an end makes it only worse. */
const isBroken = ({ status, credit, reasons }: CommitmentAssessment): boolean =>
  status === 'breached' ||
  (status === 'open' && credit !== undefined && !reasons.includes('target_tier_conflict'));

/** Where the contract's rules take minutes away, which outages count is told by the row that says so. */
function countWords(counting: number, isTotal: boolean): string {
  const outages = counting === 1 ? 'One outage' : `${capitalCount(counting)} outages`;
  const s = counting === 1 ? 's' : '';
  return isTotal ? `${outages} count${s}:` : `${outages} fall${s} into it:`;
}

/** What only a person could tell, in the order in which the contract asks for it; other answers after it. */
function answerSentences({ terms, answers = {} }: ClaimInput): string[] {
  const asked = (terms.claim?.evidence ?? []).map(({ field }): string => field);
  const fields = [...asked, ...Object.keys(answers).filter((field) => !asked.includes(field))];
  return fields.flatMap((field) => {
    const answer = oneLine(answers[field] ?? '', 2_000);
    return answer === '' ? [] : [`${labelOf(field)}: ${answer}`];
  });
}

const labelOf = (field: string): string =>
  Object.entries(EVIDENCE_LABELS).find(([known]) => known === field)?.[1] ??
  field.replaceAll('_', ' ');

/** One paragraph of the sentences that have something to say; none at all when all are empty. */
function joined(sentences: readonly string[]): string[] {
  const said = sentences.filter((sentence) => sentence !== '');
  return said.length === 0 ? [] : [said.join(' ')];
}

const MINUTE_METRICS = new Set(['time', 'threshold_intervals', 'user_minutes', 'affected_ratio']);

function promiseSentences(
  input: ClaimInput,
  assessed: CommitmentAssessment,
  assessment: Assessment,
): string[] {
  const commitment = input.terms.commitments.find(({ id }) => id === assessed.id);
  if (!commitment) return [];
  const vendor = input.vendor.name;
  const clause = clauseOf(input, assessed.id);
  const within = withinWords(commitment);
  switch (commitment.kind) {
    case 'availability': {
      const more = commitment.target.op === 'gt' ? 'more than ' : '';
      const promise = `${vendor} promised ${more}${percent(commitment.target.percent)} availability${servicesWords(input, commitment)} ${eachPeriod(input.terms)} (${clause}).`;
      return [promise, measuredSentence(input, commitment, assessed, assessment)];
    }
    case 'restoration': {
      if (!('seconds' in assessed.measured) || assessed.measured.seconds === null) return [];
      const statistic = { each: 'longest', mean: 'mean', p90: '90th percentile' };
      const taken = secondsFigure(assessed.measured.seconds);
      const promise = `${vendor} promised to restore service within ${within} (${clause}).`;
      if (assessed.status === 'open') {
        const lasting = duration(assessed.measured.seconds);
        return [
          promise,
          `In ${periodWords(input.periodLabel)} the ${statistic[commitment.statistic]} time without restoration is ${lasting} so far.`,
        ];
      }
      return [
        promise,
        `In ${periodWords(input.periodLabel)} the ${statistic[commitment.statistic]} time to restoration was ${taken}.`,
      ];
    }
    case 'communication':
      return communicationSentence(commitment.measure, { assessed, clause, within: within ?? '' });
    case 'chronic': {
      if (!('count' in assessed.measured)) return [];
      const times = counted(figure(String(assessed.measured.count)), 'period');
      const follows = {
        terminate: 'The right to terminate has arisen and is reserved.',
        escalate: 'The right to escalate has arisen and is reserved.',
      };
      return [
        `The promise in ${clauseOf(input, commitment.commitment)} was broken in ${times}; ${clause} speaks of ${commitment.breaches} within ${commitment.withinPeriods}.`,
        follows[commitment.right],
      ];
    }
  }
}

/** First notice and silence are told with the outages they belong to, in `noticeSentences`. */
function communicationSentence(
  measure: CommitmentOf<'communication'>['measure'],
  { assessed, clause, within }: { assessed: CommitmentAssessment; clause: string; within: string },
): string[] {
  if (!('seconds' in assessed.measured) || assessed.measured.seconds === null) return [];
  const passed = duration(assessed.measured.seconds);
  switch (measure) {
    case 'first_notice':
    case 'update_interval':
      return [];
    case 'restoration_notice':
      return [`For the notice of restoration ${clause} allows ${within}; ${passed} passed.`];
    case 'rca':
      return [`For the account of the cause ${clause} allows ${within}; ${passed} passed.`];
    case 'maintenance_notice':
      return [`Maintenance was announced ${passed} ahead; ${clause} asks for ${within}.`];
  }
}

const secondsFigure = (seconds: number): string =>
  seconds % 60 === 0 ? minutes(String(seconds / 60)) : counted(figure(String(seconds)), 'second');

function servicesWords({ terms }: ClaimInput, commitment: Commitment): string {
  const listed = terms.services ?? [];
  if (!commitment.services || commitment.services.length === listed.length) return '';
  const names = commitment.services.map((id) => listed.find((one) => one.id === id)?.name ?? id);
  return ` of ${names.join(', ')}`;
}

function measuredSentence(
  input: ClaimInput,
  commitment: Extract<Commitment, { kind: 'availability' }>,
  assessed: CommitmentAssessment,
  assessment: Assessment,
): string {
  if (!('percent' in assessed.measured) || assessed.measured.percent === null) return '';
  const measured = percent(assessed.measured.percent);
  const period = periodWords(input.periodLabel);
  const metric = assessed.trace.find((step) => step.step === 'metric');
  const denominator = metric?.in.denominatorMinutes;
  const zone = zoneName(assessment.period.timeZone);
  if (!MINUTE_METRICS.has(commitment.metric.kind) || denominator == null) {
    return `In ${period} the availability so measured was ${measured}, ${zone}.`;
  }
  const unseen = assessment.coverage?.unknownMinutes ?? 0;
  const assumed =
    unseen > 0 ? `, with ${minutes(String(unseen))} that nobody watched taken as available` : '';
  return `In ${period} it was available for ${measured} of ${minutes(String(denominator))}, ${zone}${assumed}.`;
}

function provisionalSentence(breached: readonly CommitmentAssessment[]): string[] {
  return breached.some(({ status }) => status === 'open')
    ? ['An outage has not ended yet: these figures are provisional.']
    : [];
}

function responseSentence(input: ClaimInput): string[] {
  const { claim } = input.terms;
  if (!claim) return [];
  const noun = { credit: 'credit', refund: 'refund', term_extension: 'extension of the term' };
  const { decideWithin, applyWithin } = claim.vendorResponse ?? {};
  const applied = applyWithin ? ` and apply it within ${offsetWords(applyWithin)}` : '';
  const decided = decideWithin ? ` within ${offsetWords(decideWithin)}` : '';
  if (decided + applied === '') return [`Please confirm the ${noun[claim.form]} in writing.`];
  const clause = input.clauses?.['claim.response'];
  const provides =
    clause === undefined ? 'as the contract provides' : `as clause ${clause} provides`;
  return [`Please confirm the ${noun[claim.form]}${decided}${applied}, ${provides}.`];
}
