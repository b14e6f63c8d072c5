import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { bytea, createdAt, id, instant, organizationId } from './columns';
import { vendors } from './schema';

/** The tenant tables of contracts, what they come to, and the claims made on them. */
export const contracts = pgTable(
  'contracts',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    name: text().notNull(),
    reference: text(),
    accountNumber: text('account_number'),
    currency: text().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('contracts_name').on(t.organizationId, t.vendorId, t.name),
    foreignKey({
      name: 'contracts_vendor',
      columns: [t.organizationId, t.vendorId],
      foreignColumns: [vendors.organizationId, vendors.id],
    }).onDelete('cascade'),
  ],
);

/** Every version stays; the highest number in force on a date is the one that counts. */
export const termsVersions = pgTable(
  'terms_versions',
  {
    organizationId: organizationId(),
    contractId: uuid('contract_id').notNull(),
    version: integer().notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    document: jsonb().notNull(),
    warnings: jsonb().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.contractId, t.version] }),
    foreignKey({
      name: 'terms_versions_contract',
      columns: [t.organizationId, t.contractId],
      foreignColumns: [contracts.organizationId, contracts.id],
    }).onDelete('cascade'),
  ],
);

export const fees = pgTable(
  'fees',
  {
    organizationId: organizationId(),
    id: id(),
    contractId: uuid('contract_id').notNull(),
    kind: text().notNull(),
    service: text(),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    per: text().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    note: text(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({
      name: 'fees_contract',
      columns: [t.organizationId, t.contractId],
      foreignColumns: [contracts.organizationId, contracts.id],
    }).onDelete('cascade'),
  ],
);

/** Contract × period × view, with the hash of all that went in. Pages read these, never raw windows. */
export const assessments = pgTable(
  'assessments',
  {
    organizationId: organizationId(),
    id: id(),
    contractId: uuid('contract_id').notNull(),
    vendorId: uuid('vendor_id').notNull(),
    period: text().notNull(),
    view: text().notNull(),
    periodStart: instant('period_start').notNull(),
    periodEnd: instant('period_end').notNull(),
    complete: boolean().notNull(),
    termsVersion: integer('terms_version').notNull(),
    status: text().notNull(),
    /** `watched`: some evidence or coverage of this view exists in the period. */
    watched: boolean().notNull(),
    percent: text(),
    target: text(),
    downtimeMinutes: text('downtime_minutes'),
    creditMinor: bigint('credit_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    claimBy: date('claim_by', { mode: 'string' }),
    inputsSha256: text('inputs_sha256').notNull(),
    result: jsonb().notNull(),
    summary: jsonb().notNull(),
    asOf: instant('as_of').notNull(),
    /** The version of the rules that it was computed by. */
    rules: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('assessments_once').on(t.organizationId, t.contractId, t.period, t.view),
    index('assessments_time').on(t.organizationId, t.periodStart),
    foreignKey({
      name: 'assessments_contract',
      columns: [t.organizationId, t.contractId],
      foreignColumns: [contracts.organizationId, contracts.id],
    }).onDelete('cascade'),
  ],
);

export const claims = pgTable(
  'claims',
  {
    organizationId: organizationId(),
    id: id(),
    number: integer().notNull(),
    contractId: uuid('contract_id').notNull(),
    vendorId: uuid('vendor_id').notNull(),
    period: text().notNull(),
    view: text().notNull(),
    status: text().notNull(),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    recoveredMinor: bigint('recovered_minor', { mode: 'number' }).notNull().default(0),
    currency: text().notNull(),
    claimBy: date('claim_by', { mode: 'string' }),
    /** The zone in which that day ends. */
    timeZone: text('time_zone').notNull(),
    draft: jsonb().notNull(),
    /** All that the claim stood on when it was submitted: inputs, terms, trace, letter. */
    frozen: jsonb(),
    frozenSha256: text('frozen_sha256'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    submittedBy: text('submitted_by'),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    outcomeNote: text('outcome_note'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('claims_number').on(t.organizationId, t.number),
    uniqueIndex('claims_once').on(t.organizationId, t.contractId, t.period),
    foreignKey({
      name: 'claims_contract',
      columns: [t.organizationId, t.contractId],
      foreignColumns: [contracts.organizationId, contracts.id],
    }),
  ],
);

/** The documents as they were when the claim was submitted. */
export const claimDocuments = pgTable(
  'claim_documents',
  {
    organizationId: organizationId(),
    claimId: uuid('claim_id').notNull(),
    format: text().notNull(),
    fileName: text('file_name').notNull(),
    sha256: text().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.claimId, t.format] }),
    foreignKey({
      name: 'claim_documents_claim',
      columns: [t.organizationId, t.claimId],
      foreignColumns: [claims.organizationId, claims.id],
    }),
  ],
);

/** A step of the claim procedure that a person says is done, such as the ticket. */
export const claimSteps = pgTable(
  'claim_steps',
  {
    organizationId: organizationId(),
    claimId: uuid('claim_id').notNull(),
    step: text().notNull(),
    doneAt: instant('done_at').notNull(),
    reference: text(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.claimId, t.step] }),
    foreignKey({
      name: 'claim_steps_claim',
      columns: [t.organizationId, t.claimId],
      foreignColumns: [claims.organizationId, claims.id],
    }).onDelete('cascade'),
  ],
);

/** A person's word that a published SLA was compared with the vendor's own text. */
export const catalogChecks = pgTable(
  'catalog_checks',
  {
    organizationId: organizationId(),
    id: id(),
    /** The entry's slug: the catalogue comes with the program, so no key can point to it. */
    entry: text().notNull(),
    /** The document as it was when it was checked; another one since is not what was verified. */
    termsSha256: text('terms_sha256').notNull(),
    against: text().notNull(),
    checkedOn: date('checked_on', { mode: 'string' }).notNull(),
    note: text(),
    checkedBy: text('checked_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('catalog_checks_once').on(
      t.organizationId,
      t.entry,
      t.termsSha256,
      t.checkedOn,
      t.checkedBy,
      t.against,
    ),
  ],
);
