/**
 * Drafts a claim from the assessments of one contract and period. Pure: the same input gives the same
 * letter. Figures are copied from the assessments and never reckoned anew; only sums of the rows of the
 * table are, to show openly what the contract's rules take from them.
 */
import { Temporal } from 'temporal-polyfill';

import type { Assessment } from './assessment';
import { claimChecks } from './claim-checks';
import { claimDraftSchema, type ClaimDeadline, type ClaimDraft } from './claim-draft';
import type { ClaimInput } from './claim-input';
import { letter } from './claim-letter';
import { primaryCommitment } from './claim-steps';
import { claimWindows } from './claim-windows';
import { oneLine } from './wording';
import { deadlineRule } from './wording-terms';
import { longDate, offsetWords, periodWords } from './wording-time';

const NAME_LENGTH = 300;
const SUBJECT_LENGTH = 500;

/**
 * The draft of the chosen view; the other two views stand beside it. Texts from outside are made one
 * line each, and cut visibly after 300 characters.
 * @throws RangeError when the chosen view has no assessment, or a date is none
 */
export function draftClaim(given: ClaimInput): ClaimDraft {
  const input = withShortNames(given);
  const assessment = input.assessments[input.view];
  if (!assessment) throw new RangeError(`no assessment of the view "${input.view}"`);
  const primary = primaryCommitment(assessment);
  const amounts = {
    admitted: viewAmount(input.assessments.admitted, primary?.id),
    observed: viewAmount(input.assessments.observed, primary?.id),
    agreed: viewAmount(input.assessments.agreed, primary?.id),
  };
  const windows = claimWindows(input, amounts);
  const deadlines = claimDeadlines(input, assessment);
  const step = input.terms.claim?.steps.find(({ kind }) => kind === 'claim');
  const channel = claimChannel(step?.channel);
  const subject = claimSubject(input, step?.subject);
  const amount = amounts[input.view];
  const counting = windows.rows.filter(({ minutes }) => minutes !== null && /[1-9]/.test(minutes));
  const { vendorResponse } = input.terms.claim ?? {};
  return claimDraftSchema.parse({
    schema: 'claim-draft/1',
    organizationName: input.organization.name,
    vendorName: input.vendor.name,
    periodLabel: periodWords(input.periodLabel),
    termsTitle: oneLine(input.terms.title, NAME_LENGTH),
    termsVersion: input.termsVersion,
    timeZone: input.terms.timeZone.id,
    channel,
    subject,
    senderLines: addressLines(
      [input.organization.name, input.organization.unit],
      input.organization.address,
    ),
    recipientLines: addressLines([input.vendor.name], input.vendor.address),
    date: input.draftedOn,
    dateText: longDate(input.draftedOn),
    reference: referenceLine(input),
    ...letter(input, {
      assessment,
      primary,
      amounts,
      counting: counting.length,
      isTotal: windows.adjustment === null,
    }),
    columns: windows.columns,
    windows: windows.rows,
    adjustment: windows.adjustment,
    totals: windows.totals,
    signature: [oneLine(input.author, NAME_LENGTH)],
    enclosures: ['calculation', 'evidence with hashes'],
    amounts,
    claimedView: input.view,
    claimedAmount: { amount: assessment.credit.amount, currency: assessment.credit.currency },
    deadlines,
    vendorResponse: {
      decideWithin: vendorResponse?.decideWithin ? offsetWords(vendorResponse.decideWithin) : null,
      applyWithin: vendorResponse?.applyWithin ? offsetWords(vendorResponse.applyWithin) : null,
    },
    checks: claimChecks(input, { assessment, amount, deadlines, channel, subject }),
    answers: { ...input.answers },
  } satisfies ClaimDraft);
}

function withShortNames(input: ClaimInput): ClaimInput {
  const { organization, vendor } = input;
  return {
    ...input,
    organization: { ...organization, name: oneLine(organization.name, NAME_LENGTH) },
    vendor: { ...vendor, name: oneLine(vendor.name, NAME_LENGTH) },
  };
}

function viewAmount(
  assessment: Assessment | undefined,
  primaryId: string | undefined,
): ClaimDraft['amounts']['agreed'] {
  if (!assessment) return null;
  const one = assessment.commitments.find(({ id }) => id === primaryId);
  const { amount, currency } = assessment.credit;
  return {
    amount,
    currency,
    percent: one && 'percent' in one.measured ? one.measured.percent : null,
    downtimeMinutes: one?.downtimeMinutes == null ? null : String(one.downtimeMinutes),
    creditPercent: one?.credit?.percentOfFees ?? null,
    status: one?.status ?? 'met',
  };
}

const STEP_LABELS = {
  ticket: 'Ticket',
  notice: 'Notice',
  claim: 'Claim',
  termination_notice: 'Termination notice',
} as const;

/** The assessment's deadlines beside the steps they belong to; both stand in the order of the contract. */
function claimDeadlines(input: ClaimInput, { deadlines }: Assessment): ClaimDeadline[] {
  const steps = [...(input.terms.claim?.steps ?? [])];
  const today = Temporal.PlainDate.from(input.draftedOn);
  return deadlines.flatMap((deadline) => {
    const at = steps.findIndex(({ kind }) => kind === deadline.step);
    const step = at < 0 ? undefined : steps.splice(0, at + 1).at(-1);
    if (!step) return [];
    const safe = deadline.readings.find(({ date }) => date === deadline.safe);
    return [
      {
        step: deadline.step,
        label: STEP_LABELS[deadline.step],
        rule: deadlineRule(step, input.terms),
        date: deadline.safe,
        ...(safe?.at === undefined ? {} : { at: safe.at }),
        daysLeft: today.until(deadline.safe, { largestUnit: 'day' }).days,
        satisfiedBy: step.deadline.satisfiedBy,
        fatalIfMissed: step.fatalIfMissed,
        required: step.required,
        done:
          deadline.step === 'ticket' && input.outages.every(({ tickets }) => tickets.length > 0),
        readings: deadline.readings.map(({ label, date }) => ({
          label: oneLine(label, NAME_LENGTH),
          date,
        })),
      },
    ];
  });
}

function claimChannel(
  channel:
    | Readonly<{ kind: ClaimDraft['channel']['kind']; address?: string | undefined }>
    | undefined,
): ClaimDraft['channel'] {
  if (!channel) return { kind: 'unknown' };
  const address = oneLine(channel.address ?? '', NAME_LENGTH);
  return address === '' ? { kind: channel.kind } : { kind: channel.kind, address };
}

/** The contract's own subject with its placeholders filled; one that cannot be filled stays to be seen. */
function claimSubject(input: ClaimInput, pattern: string | undefined): string {
  const period = periodWords(input.periodLabel);
  const form = input.terms.claim?.form ?? 'credit';
  const asks = {
    credit: 'credit request',
    refund: 'refund request',
    term_extension: 'term extension request',
  };
  if (pattern === undefined) return `SLA ${asks[form]}, ${oneLine(period, NAME_LENGTH)}`;
  const known: Readonly<Record<string, string | null | undefined>> = {
    period,
    reference: input.contract.reference,
    vendor: input.vendor.name,
    account: input.contract.accountNumber,
    ticket: input.outages.flatMap(({ tickets }) => tickets)[0],
  };
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    return value == null || value === '' ? placeholder : oneLine(value, NAME_LENGTH);
  });
  return oneLine(filled, SUBJECT_LENGTH);
}

function referenceLine({ contract, outages }: ClaimInput): string {
  const tickets = [...new Set(outages.flatMap((outage) => outage.tickets))].filter(
    (id) => id !== '',
  );
  const agreement = contract.reference || contract.name || '';
  const parts = [
    agreement === '' ? '' : `agreement ${agreement}`,
    contract.accountNumber ? `account ${contract.accountNumber}` : '',
    tickets.length === 0
      ? ''
      : `${tickets.length === 1 ? 'ticket' : 'tickets'} ${tickets.join(', ')}`,
  ];
  const line = parts.filter((part) => part !== '').join(', ');
  return oneLine(line.charAt(0).toUpperCase() + line.slice(1), SUBJECT_LENGTH);
}

function addressLines(
  names: readonly (string | null | undefined)[],
  address: string | null | undefined,
): string[] {
  const lines = [...names, ...(address ?? '').split(/\r?\n/).slice(0, 10)];
  return lines.map((line) => oneLine(line ?? '', NAME_LENGTH)).filter((line) => line !== '');
}
