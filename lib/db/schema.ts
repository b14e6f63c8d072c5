import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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

import type { Evidence } from '@/lib/sla/evidence';

import { bytea, createdAt, id, instant, organizationId } from './columns';

/**
 * The tenant tables of vendors and their evidence. `organization_id` leads every primary and
 * foreign key, and row-level security holds organisations apart. `contract-schema.ts` has the rest.
 */
export const vendors = pgTable(
  'vendors',
  {
    organizationId: organizationId(),
    id: id(),
    name: text().notNull(),
    category: text(),
    /** What a reader must know of its origin, such as "Invented for the demonstration". */
    provenance: text(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('vendors_name').on(t.organizationId, t.name),
  ],
);

export const services = pgTable(
  'services',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    /** The id by which terms name it. */
    key: text().notNull(),
    name: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('services_key').on(t.organizationId, t.vendorId, t.key),
    foreignKey({
      name: 'services_vendor',
      columns: [t.organizationId, t.vendorId],
      foreignColumns: [vendors.organizationId, vendors.id],
    }).onDelete('cascade'),
  ],
);

export const sources = pgTable(
  'sources',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    name: text().notNull(),
    format: text().notNull(),
    party: text().notNull(),
    /** The import settings to use again: columns, zone, names of services. */
    settings: jsonb().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('sources_name').on(t.organizationId, t.vendorId, t.name),
    foreignKey({
      name: 'sources_vendor',
      columns: [t.organizationId, t.vendorId],
      foreignColumns: [vendors.organizationId, vendors.id],
    }).onDelete('cascade'),
  ],
);

export const imports = pgTable(
  'imports',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    sourceId: uuid('source_id').notNull(),
    fileName: text('file_name').notNull(),
    sha256: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    format: text().notNull(),
    detected: text(),
    status: text().notNull(),
    options: jsonb().notNull(),
    preview: jsonb().notNull(),
    added: integer().notNull().default(0),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    committedBy: text('committed_by'),
    committedAt: instant('committed_at'),
    undoneBy: text('undone_by'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('imports_newest').on(t.organizationId, t.createdAt),
    foreignKey({
      name: 'imports_source',
      columns: [t.organizationId, t.sourceId],
      foreignColumns: [sources.organizationId, sources.id],
    }).onDelete('cascade'),
  ],
);

/** The raw file, gzip in pieces, so that neither way needs it whole in memory. */
export const importChunks = pgTable(
  'import_chunks',
  {
    organizationId: organizationId(),
    importId: uuid('import_id').notNull(),
    seq: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.importId, t.seq] }),
    foreignKey({
      name: 'import_chunks_import',
      columns: [t.organizationId, t.importId],
      foreignColumns: [imports.organizationId, imports.id],
    }).onDelete('cascade'),
  ],
);

/** Append-only: undoing an import stamps `withdrawn_at`, nothing is deleted. `fact` is the record as imported. */
export const evidence = pgTable(
  'evidence',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    serviceId: uuid('service_id'),
    sourceId: uuid('source_id').notNull(),
    importId: uuid('import_id').notNull(),
    party: text().notNull(),
    kind: text().notNull(),
    ref: text().notNull(),
    /** The whole reach of the fact, uncertain edges included; an open end is infinity. */
    startAt: instant('start_at'),
    endAt: instant('end_at'),
    fact: jsonb().$type<Evidence>().notNull(),
    createdAt: createdAt(),
    withdrawnAt: instant('withdrawn_at'),
    /** The import whose newer telling of the same fact took its place; undoing that brings this back. */
    supersededBy: uuid('superseded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex('evidence_once')
      .on(t.organizationId, t.sourceId, t.kind, t.ref)
      .where(sql`${t.withdrawnAt} is null`),
    index('evidence_vendor_time').on(t.organizationId, t.vendorId, t.startAt, t.endAt),
    index('evidence_import').on(t.organizationId, t.importId),
    index('evidence_superseded')
      .on(t.organizationId, t.sourceId, t.kind, t.ref)
      .where(sql`${t.supersededBy} is not null`),
    foreignKey({
      name: 'evidence_import_of',
      columns: [t.organizationId, t.importId],
      foreignColumns: [imports.organizationId, imports.id],
    }),
    foreignKey({
      name: 'evidence_service',
      columns: [t.organizationId, t.serviceId],
      foreignColumns: [services.organizationId, services.id],
    }),
  ],
);

/** A person's word on one fact. Append-only and revocable. */
export const decisions = pgTable(
  'decisions',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    evidenceId: uuid('evidence_id').notNull(),
    action: text().notNull(),
    startAt: instant('start_at'),
    endAt: instant('end_at'),
    reasonKind: text('reason_kind').notNull(),
    reason: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    revokedBy: text('revoked_by'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex('decisions_one_in_force')
      .on(t.organizationId, t.evidenceId)
      .where(sql`${t.revokedAt} is null`),
    foreignKey({
      name: 'decisions_evidence',
      columns: [t.organizationId, t.evidenceId],
      foreignColumns: [evidence.organizationId, evidence.id],
    }),
  ],
);

/** A person's word on which facts are one outage. Append-only and revocable. */
export const groupings = pgTable(
  'groupings',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    action: text().notNull(),
    evidenceIds: uuid('evidence_ids').array().notNull(),
    reason: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    revokedBy: text('revoked_by'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({
      name: 'groupings_vendor',
      columns: [t.organizationId, t.vendorId],
      foreignColumns: [vendors.organizationId, vendors.id],
    }).onDelete('cascade'),
  ],
);

/** Reconciled windows, derived: rewritten for the stretch of time that new evidence touches. */
export const outages = pgTable(
  'outages',
  {
    organizationId: organizationId(),
    id: id(),
    vendorId: uuid('vendor_id').notNull(),
    serviceId: uuid('service_id'),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at').notNull(),
    open: boolean().notNull(),
    silent: boolean().notNull(),
    disputedMs: bigint('disputed_ms', { mode: 'number' }).notNull(),
    body: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('outages_vendor_time').on(t.organizationId, t.vendorId, t.startAt, t.endAt),
    foreignKey({
      name: 'outages_vendor',
      columns: [t.organizationId, t.vendorId],
      foreignColumns: [vendors.organizationId, vendors.id],
    }).onDelete('cascade'),
  ],
);

/** Append-only, each row hashed with the one before. */
export const auditLog = pgTable(
  'audit_log',
  {
    organizationId: organizationId(),
    seq: bigint({ mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actor: text().notNull(),
    verb: text().notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    before: jsonb(),
    after: jsonb(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.seq] })],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    organizationId: organizationId(),
    id: id(),
    name: text().notNull(),
    prefix: text().notNull(),
    /** SHA-256 of the key, which is shown once and kept nowhere. */
    hash: text().notNull().unique(),
    role: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);
