/** A claim as it is sent: the draft with its number, trace and evidence. All exports are made from it. */
import { z } from 'zod';

import { claimDraftSchema } from '@/lib/sla/claim-draft';

export const claimDocumentSchema = z.strictObject({
  ...claimDraftSchema.shape,
  claimId: z.string(),
  /** "MG-2026-0003" */
  number: z.string(),
  status: z.enum(['draft', 'submitted']),
  draftedAt: z.iso.datetime({ offset: true }),
  submittedAt: z.iso.datetime({ offset: true }).optional(),
  /** SHA-256 of the frozen inputs, hexadecimal. */
  frozenSha256: z.string().optional(),
  /** The calculation of the claimed view, step by step, in order, as `explainStep` words it (UTC). */
  trace: z.array(
    z.strictObject({
      name: z.string(),
      result: z.string(),
      sentence: z.string(),
      /** The promise that the step belongs to; needed where a claim rests on several. */
      commitment: z.string().optional(),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      /** observation, statement, maintenance, sample, ticket, coverage */
      kind: z.string(),
      source: z.string(),
      party: z.enum(['vendor', 'customer', 'third_party']),
      service: z.string().optional(),
      state: z.string().optional(),
      start: z.string(),
      end: z.string().nullable(),
      /** "line 14", "characters 120–188" */
      place: z.string(),
      importFile: z.string(),
      importSha256: z.string(),
      quote: z.string().optional(),
    }),
  ),
});
export type ClaimDocument = z.infer<typeof claimDocumentSchema>;
