import { z } from 'zod';

import { claimDraftSchema, claimEdits } from '@/lib/sla/claim-draft';

import { explainedStep } from './assessments';
import { currency, day, instant, minor, text, view } from './shapes';

const claimStatuses = ['draft', 'submitted', 'accepted', 'partly_accepted', 'declined'] as const;
const claimStatus = z.enum(claimStatuses);

export const claimRow = z.object({
  id: z.uuid(),
  number: z.int(),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  contract: z.object({ id: z.uuid(), name: z.string() }),
  period: z.string(),
  view,
  status: claimStatus,
  amountMinor: minor,
  recoveredMinor: minor,
  currency,
  claimBy: day.nullable(),
  daysLeft: z.int().nullable(),
  submittedAt: instant.nullable(),
});
export type ClaimRow = z.infer<typeof claimRow>;

/** What is owed and not yet claimed: a period in breach without a claim. */
export const claimable = z.object({
  contract: z.object({ id: z.uuid(), name: z.string() }),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  period: z.string(),
  amounts: z.object({
    admitted: minor.nullable(),
    observed: minor.nullable(),
    agreed: minor.nullable(),
  }),
  currency,
  status: z.string(),
  claimBy: day.nullable(),
  daysLeft: z.int().nullable(),
  missed: z.boolean(),
});
export type Claimable = z.infer<typeof claimable>;
export const claimList = z.object({ claims: z.array(claimRow), claimable: z.array(claimable) });
export type ClaimList = z.infer<typeof claimList>;

export const claimInput = z.strictObject({
  contractId: z.uuid(),
  period: text(40),
  view: view.default('agreed'),
});
export type ClaimInput = z.infer<typeof claimInput>;

/** What a person writes over the draft, and the view that it claims. */
export const claimPatch = claimEdits.extend({ view: view.optional() });
export type ClaimPatch = z.infer<typeof claimPatch>;

export const claimStepInput = z.strictObject({
  step: text(60),
  doneAt: instant,
  reference: text(200).optional(),
});
export type ClaimStepInput = z.infer<typeof claimStepInput>;

export const claimOutcome = z.strictObject({
  status: z.enum(['accepted', 'partly_accepted', 'declined']),
  recovered: z.string().regex(/^\d{1,13}(\.\d{1,4})?$/, 'a decimal amount such as 4820.00'),
  note: text(2_000).optional(),
});
export type ClaimOutcome = z.infer<typeof claimOutcome>;

export const claimReport = z.object({
  claim: claimRow.extend({
    outcomeNote: z.string().nullable(),
    frozenSha256: z.string().nullable(),
    submittedBy: z.string().nullable(),
  }),
  draft: claimDraftSchema,
  steps: z.array(z.object({ step: z.string(), doneAt: instant, reference: z.string().nullable() })),
  /** The figures have moved since the draft was made. */
  outdated: z.boolean(),
  trace: z.array(explainedStep),
  assessmentId: z.uuid().nullable(),
  timeZone: z.string(),
  documents: z.array(z.object({ format: z.string(), fileName: z.string(), sha256: z.string() })),
});
export type ClaimReport = z.infer<typeof claimReport>;

/** Submitting with required checks missing wants the person's word that they know. */
export const claimSubmission = z.strictObject({ acknowledgeMissing: z.boolean().default(false) });
export type ClaimSubmission = z.input<typeof claimSubmission>;

export const exportFormats = ['pdf', 'eml', 'csv', 'json'] as const;
export const exportQuery = z.object({ format: z.enum(exportFormats) });
