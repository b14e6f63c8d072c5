import { z } from 'zod';

import { currency, day, fault, instant, minor, text } from './shapes';

const feeKinds = ['recurring', 'usage', 'usage_overage', 'one_time', 'tax', 'support'] as const;

export const feeInput = z.strictObject({
  kind: z.enum(feeKinds).default('recurring'),
  service: text(100).optional(),
  amount: z.string().regex(/^-?\d{1,13}(\.\d{1,4})?$/, 'a decimal amount such as 48200.00'),
  per: z.enum(['month', 'year', 'once']).default('month'),
  startsOn: day,
  endsOn: day.optional(),
  note: text(500).optional(),
});
export type FeeInput = z.infer<typeof feeInput>;

export const contractInput = z.strictObject({
  vendorId: z.uuid(),
  name: text(200),
  reference: text(200).optional(),
  accountNumber: text(200).optional(),
  currency,
  startsOn: day,
  endsOn: day.optional(),
  /** A `sla-terms/1` document. */
  terms: z.unknown(),
  fees: z.array(feeInput).max(500).default([]),
});
export type ContractInput = z.infer<typeof contractInput>;

export const termsInput = z.strictObject({ terms: z.unknown(), effectiveFrom: day.optional() });
export type TermsInput = z.infer<typeof termsInput>;

export const fee = z.object({
  id: z.uuid(),
  kind: z.enum(feeKinds),
  service: z.string().nullable(),
  amountMinor: minor,
  currency,
  per: z.enum(['month', 'year', 'once']),
  startsOn: day,
  endsOn: day.nullable(),
  note: z.string().nullable(),
});
export type Fee = z.infer<typeof fee>;

/** A price that changes: the old fee gets its last day, the new one is added. */
export const feeEnd = z.strictObject({ endsOn: day });
export const feeParams = z.object({ id: z.uuid(), feeId: z.uuid() });

export const contractRow = z.object({
  id: z.uuid(),
  name: z.string(),
  reference: z.string().nullable(),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  currency,
  startsOn: day,
  endsOn: day.nullable(),
  termsVersion: z.int(),
  promise: z.string().nullable(),
  feeMinor: minor.nullable(),
  warnings: z.int(),
});
export type ContractRow = z.infer<typeof contractRow>;
export const contractList = z.array(contractRow);

const termsVersion = z.object({
  version: z.int(),
  effectiveFrom: day,
  document: z.unknown(),
  warnings: z.array(fault),
  createdBy: z.string(),
  createdAt: instant,
});

export const contractReport = z.object({
  contract: contractRow.extend({ accountNumber: z.string().nullable(), timeZone: z.string() }),
  /** The terms in plain sentences, each with its path into the document. */
  clauses: z.array(z.object({ label: z.string(), sentence: z.string(), path: z.string() })),
  versions: z.array(termsVersion),
  fees: z.array(fee),
  services: z.array(z.object({ id: z.uuid(), key: z.string(), name: z.string() })),
});
export type ContractReport = z.infer<typeof contractReport>;

export const termsVerdict = z.object({
  valid: z.boolean(),
  errors: z.array(fault),
  warnings: z.array(fault),
});
export type TermsVerdict = z.infer<typeof termsVerdict>;

const lost = z.array(z.object({ path: z.string(), why: z.string() }));

export const openSloInput = z.strictObject({ text: text(200_000) });
/** Commitments read from OpenSLO, for the terms of a contract; `lost` has no place in them. */
export const openSloRead = z.object({
  commitments: z.array(z.unknown()),
  services: z.array(z.object({ id: z.string(), name: z.string() })),
  period: z.unknown(),
  timeZone: z.string().nullable(),
  lost,
});
export type OpenSloRead = z.infer<typeof openSloRead>;
export const openSloWritten = z.object({ text: z.string(), lost });
export type OpenSloWritten = z.infer<typeof openSloWritten>;
