/**
 * The claim as data: a letter with its figures, deadlines and checks. It is stored, edited and frozen,
 * so everything is JSON. Texts that a person reads (windows, totals) stand beside the exact values.
 */
import { z } from 'zod';

export const CLAIM_VIEWS = ['admitted', 'observed', 'agreed'] as const;
export type ClaimView = (typeof CLAIM_VIEWS)[number];

const line = z
  .string()
  .max(2_000)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'one line without control characters');
const paragraph = z.string().max(20_000);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const localDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });

const channel = z.strictObject({
  kind: z.enum(['portal', 'email', 'form', 'phone', 'account_manager', 'unknown']),
  address: line.optional(),
});

/** One figure of the three: what a view says is owed. */
const viewAmount = z.strictObject({
  amount: decimal,
  currency: z.string(),
  /** Measured availability to six decimals; null where the commitment measures something else. */
  percent: decimal.nullable(),
  downtimeMinutes: decimal.nullable(),
  /** The credit as percent of the fees, where the contract states it so. */
  creditPercent: decimal.nullable(),
  status: z.enum(['met', 'breached', 'review', 'open']),
});

const windowRow = z.strictObject({
  id: z.string(),
  service: line,
  startAt: instant,
  endAt: instant.nullable(),
  /** "Wed 14 Oct 2026, 10:04 EDT"; with "± 15 min" where the time is approximate. */
  start: line,
  end: line,
  /** Minutes of the claimed view; null where that view does not hold the outage. */
  minutes: decimal.nullable(),
  /** Minutes that the vendor admits; null where it says nothing of this outage. */
  vendorMinutes: decimal.nullable(),
});

const deadline = z.strictObject({
  step: z.enum(['ticket', 'notice', 'claim', 'termination_notice']),
  label: line,
  /** "72 hours from the start; received" */
  rule: line,
  date: localDate,
  at: instant.optional(),
  /** Calendar days from `date` of the draft; negative once it has passed. */
  daysLeft: z.int(),
  satisfiedBy: z.enum(['received', 'sent']),
  fatalIfMissed: z.boolean(),
  required: z.boolean(),
  /** A ticket step is done when each outage has a ticket; the other steps are the claim's own to record. */
  done: z.boolean(),
  /** Every reading of the contract, the safe one included. */
  readings: z.array(z.strictObject({ label: line, date: localDate })),
});

const check = z.strictObject({
  /** An `evidence.field` of the terms, or one of: fees period decision conflicts tier ticket deadline channel */
  field: z.string(),
  label: line,
  required: z.boolean(),
  ok: z.boolean(),
  proof: line,
});

const answers = z.record(z.string(), z.string().max(5_000));

export const claimDraftSchema = z.strictObject({
  schema: z.literal('claim-draft/1'),
  organizationName: line,
  vendorName: line,
  periodLabel: line,
  termsTitle: line,
  termsVersion: z.int(),
  timeZone: z.string(),
  channel,
  subject: line,
  senderLines: z.array(line).max(20),
  recipientLines: z.array(line).max(20),
  date: localDate,
  dateText: line,
  /** "Agreement MV-2024-117, account 7740-118, ticket 48213"; empty when none is known. */
  reference: line,
  opening: z.array(paragraph).max(40),
  /** Heads of the two figure columns. */
  columns: z.strictObject({ minutes: line, vendorMinutes: line.nullable() }),
  windows: z.array(windowRow),
  /** Minutes that the contract's rules add to or take from the rows above; null when there is none. */
  adjustment: z
    .strictObject({
      label: line,
      minutes: decimal.nullable(),
      vendorMinutes: decimal.nullable(),
    })
    .nullable(),
  totals: z.strictObject({ minutes: decimal.nullable(), vendorMinutes: decimal.nullable() }),
  closing: z.array(paragraph).max(40),
  signature: z.array(line).max(10),
  enclosures: z.array(line).max(20),
  amounts: z.strictObject({
    admitted: viewAmount.nullable(),
    observed: viewAmount.nullable(),
    agreed: viewAmount.nullable(),
  }),
  claimedView: z.enum(CLAIM_VIEWS),
  claimedAmount: z.strictObject({ amount: decimal, currency: z.string() }),
  deadlines: z.array(deadline),
  /** "45 days", counted from receipt of the claim; null where the contract sets no time. */
  vendorResponse: z.strictObject({ decideWithin: line.nullable(), applyWithin: line.nullable() }),
  checks: z.array(check),
  answers,
});
export type ClaimDraft = z.infer<typeof claimDraftSchema>;
export type ClaimCheck = ClaimDraft['checks'][number];
export type ClaimDeadline = ClaimDraft['deadlines'][number];

/** What a person may change by hand. Figures, windows, deadlines and checks come from the evidence alone. */
export const claimEdits = z
  .strictObject({
    recipientLines: claimDraftSchema.shape.recipientLines,
    subject: line.min(1),
    opening: claimDraftSchema.shape.opening,
    closing: claimDraftSchema.shape.closing,
    signature: claimDraftSchema.shape.signature,
    answers,
    channelAddress: line,
  })
  .partial();
export type ClaimEdits = z.infer<typeof claimEdits>;

/** Whether it is known where the claim goes: an e-mail needs its address. */
export const channelCheck = ({ kind, address }: ClaimDraft['channel']): ClaimCheck => ({
  field: 'channel',
  label: 'Where the claim goes',
  required: true,
  ok: kind !== 'email' || address !== undefined,
  proof: address ?? kind.replaceAll('_', ' '),
});

/** A placeholder that nothing filled stays in the subject, and is told; else there is nothing to check. */
export function subjectChecks(subject: string): ClaimCheck[] {
  const unfilled = /\{\w+\}/.exec(subject)?.[0];
  if (unfilled === undefined) return [];
  return [
    {
      field: 'subject',
      label: 'Subject as the contract asks',
      required: true,
      ok: false,
      proof: `${unfilled} is not known`,
    },
  ];
}

/**
 * Lays a person's edits over a draft; everything else stays, but for the checks of what was edited.
 * Answers feed other checks: pass them to `draftClaim` as well, before laying the edits over its result.
 */
export function applyClaimEdits(draft: ClaimDraft, edits: ClaimEdits): ClaimDraft {
  const { answers: given, channelAddress, ...texts } = claimEdits.parse(edits);
  const { kind } = draft.channel;
  const channel =
    channelAddress === undefined
      ? draft.channel
      : channelAddress === ''
        ? { kind }
        : { kind, address: channelAddress };
  const subject = texts.subject ?? draft.subject;
  const checks = draft.checks
    .filter(({ field }) => field !== 'subject')
    .map((one) => (one.field === 'channel' ? channelCheck(channel) : one));
  return claimDraftSchema.parse({
    ...draft,
    ...texts,
    channel,
    checks: [...checks, ...subjectChecks(subject)],
    answers: { ...draft.answers, ...given },
  });
}
