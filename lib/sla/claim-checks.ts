/** What has to be there before a claim is sent: the contract's own list first, then what loses a claim. */
import type { Assessment } from './assessment';
import {
  channelCheck,
  type ClaimCheck,
  type ClaimDeadline,
  type ClaimDraft,
  subjectChecks,
} from './claim-draft';
import type { ClaimInput } from './claim-input';
import { EVIDENCE_LABELS } from './evidence-labels';
import type { Claim } from './terms-format';
import { counted, money, oneLine } from './wording';
import { weekdayDate, zoneName } from './wording-time';

type Field = Claim['evidence'][number]['field'];
type Found = Readonly<{ ok: boolean; proof: string }>;

/**
 * Checks of a draft, required ones first. `proof` says where the answer is found, or what is missing.
 * A check that fails never stops anything here: the one who submits decides.
 */
export function claimChecks(
  input: ClaimInput,
  found: Readonly<{
    assessment: Assessment;
    amount: ClaimDraft['amounts']['agreed'];
    deadlines: readonly ClaimDeadline[];
    channel: ClaimDraft['channel'];
    subject: string;
  }>,
): ClaimCheck[] {
  const checks = [
    ...contractChecks(input),
    ...ticketChecks(input, found.deadlines),
    ...figureChecks(input, found.assessment),
    ...formChecks(found),
  ];
  return [...checks.filter(({ required }) => required), ...checks.filter((one) => !one.required)];
}

function contractChecks(input: ClaimInput): ClaimCheck[] {
  return (input.terms.claim?.evidence ?? []).map(({ field, required, redact }) => {
    const { ok, proof } = evidenceFor(input, field);
    const label =
      redact === true ? `${EVIDENCE_LABELS[field]}, personal data removed` : EVIDENCE_LABELS[field];
    return { field, label, required, ok, proof };
  });
}

function evidenceFor(input: ClaimInput, field: Field): Found {
  const answer = oneLine(input.answers?.[field] ?? '', 120);
  if (answer !== '') return { ok: true, proof: `\u201c${answer}\u201d` };
  const { outages } = input;
  switch (field) {
    case 'incident_times': {
      const open = outages.filter(({ end }) => end === null).length;
      const known = `${counted(String(outages.length), 'outage')}, in the letter`;
      if (outages.length === 0) return { ok: false, proof: 'no outage' };
      return open === 0
        ? { ok: true, proof: known }
        : { ok: false, proof: `${open} without an end` };
    }
    case 'time_zone': {
      const { id, basis } = input.terms.timeZone;
      return { ok: true, proof: `${zoneName(id)}, ${basis}` };
    }
    case 'account_id':
      return listed([input.contract.accountNumber ?? ''], 'from the contract');
    case 'ticket_ids':
      return listed(outages.flatMap(({ tickets }) => tickets));
    case 'vendor_incident_id':
      return listed(outages.flatMap(({ vendorIncidentIds }) => vendorIncidentIds));
    case 'monitoring':
      return listed(outages.flatMap(({ sources }) => sources));
    case 'region':
    case 'resource_ids':
    case 'request_logs':
    case 'error_codes':
    case 'traceroutes':
    case 'affected_users':
    case 'urls':
    case 'attempts_to_resolve':
    case 'impact':
      return { ok: false, proof: 'not given' };
  }
}

function listed(values: readonly string[], origin?: string): Found {
  const known = [...new Set(values.map((value) => oneLine(value, 60)))].filter((one) => one !== '');
  if (known.length === 0) return { ok: false, proof: 'none known' };
  const shown = known.slice(0, 3).join(', ');
  const more = known.length > 3 ? ` and ${known.length - 3} more` : '';
  return { ok: true, proof: origin === undefined ? shown + more : `${shown}${more}, ${origin}` };
}

/**
 * Where the contract wants a ticket for each outage, one that is missing loses the outage: a step that is
 * fatal when missed is required, whatever the contract calls it. Its day never moves the day of the claim.
 */
function ticketChecks(
  { terms, outages }: ClaimInput,
  deadlines: readonly ClaimDeadline[],
): ClaimCheck[] {
  const step = terms.claim?.steps.find(({ kind }) => kind === 'ticket');
  if (!step) return [];
  const without = outages.filter(({ tickets }) => tickets.length === 0).length;
  const due = deadlines.find((one) => one.step === 'ticket');
  return [
    {
      field: 'ticket',
      label: 'A ticket for each outage',
      required: step.required || step.fatalIfMissed,
      ok: without === 0,
      proof:
        without === 0
          ? 'each has one'
          : `${counted(String(without), 'outage')} without${due ? dueWords(due) : ''}`,
    },
  ];
}

/** The deadline is that of the first outage; the others have later ones of their own. */
function dueWords({ date, daysLeft, fatalIfMissed }: ClaimDeadline): string {
  const due = `; the first ${daysLeft < 0 ? 'was' : 'is'} due ${weekdayDate(date)}`;
  return fatalIfMissed ? `${due}, and missing it loses the credit` : due;
}

function figureChecks(input: ClaimInput, assessment: Assessment): ClaimCheck[] {
  const reasons = new Set(assessment.commitments.flatMap((one) => one.reasons));
  const review = assessment.commitments.filter(({ status }) => status === 'review');
  const open = assessment.commitments.some(({ status }) => status === 'open');
  const conflicts = input.openConflicts ?? 0;
  const unseen = assessment.coverage?.unknownMinutes ?? 0;
  const depends = reasons.has('tier_depends_on_evidence');
  const checks: ClaimCheck[] = [
    {
      field: 'period',
      label: 'The period is over and no outage is open',
      required: true,
      ok: assessment.period.complete && !open,
      proof: assessment.period.complete && !open ? 'figures are final' : 'figures are provisional',
    },
    {
      field: 'decision',
      label: 'Nothing needs a decision',
      required: true,
      ok: review.length === 0,
      proof:
        review.length === 0 ? 'all assessed' : oneLine(review.map(({ id }) => id).join(', '), 200),
    },
    {
      field: 'conflicts',
      label: 'No open conflict inside the claimed minutes',
      required: true,
      ok: conflicts === 0,
      proof: conflicts === 0 ? 'all settled' : `${conflicts} open`,
    },
  ];
  if (!depends && unseen === 0) return checks;
  const label = unseen > 0 ? `${counted(String(unseen), 'minute')} unseen` : 'Uncertain times';
  const proof = depends ? 'the tier depends on them' : 'same tier either way';
  return [...checks, { field: 'tier', label, required: false, ok: !depends, proof }];
}

function formChecks(found: Parameters<typeof claimChecks>[1]): ClaimCheck[] {
  const { amount, channel, subject } = found;
  const owed = amount !== null && /[1-9]/.test(amount.amount) && !amount.amount.startsWith('-');
  const claim = found.deadlines.find(({ step }) => step === 'claim');
  const checks: ClaimCheck[] = [
    {
      field: 'fees',
      label: 'An amount is owed in this view',
      required: true,
      ok: owed,
      proof: amount === null ? 'no assessment' : money(amount.amount, amount.currency),
    },
    channelCheck(channel),
  ];
  if (claim) {
    checks.push({
      field: 'deadline',
      label: 'The claim is in time',
      required: claim.fatalIfMissed,
      ok: claim.daysLeft >= 0,
      proof: claim.daysLeft >= 0 ? `${counted(String(claim.daysLeft), 'day')} left` : 'missed',
    });
  }
  return [...checks, ...subjectChecks(subject)];
}
