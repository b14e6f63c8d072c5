import { z } from 'zod';

import { day, fault, instant, text } from './shapes';

/** The id of an entry is a slug, such as "aws-ec2". */
export const catalogParams = z.object({ entry: z.string().max(200) });
export const catalogListQuery = z.object({ q: z.string().max(200).optional() });

/** What a person compared the entry with: an address or the name of a document, and the day. */
export const catalogCheckInput = z.strictObject({
  against: text(400),
  checkedOn: day,
  note: text(1000).optional(),
});
export type CatalogCheckInput = z.infer<typeof catalogCheckInput>;

const catalogCheck = z.object({
  id: z.uuid(),
  against: z.string(),
  checkedOn: day,
  note: z.string().nullable(),
  by: z.string(),
  at: instant,
  /** False where the entry says something else now than it did then. */
  current: z.boolean(),
});
export type CatalogCheck = z.infer<typeof catalogCheck>;

const catalogRow = z.object({
  id: z.string(),
  vendor: z.string(),
  service: z.string(),
  category: z.string(),
  /** Of the weakest figure. P: the vendor's own page. C: a stored copy. S: a secondary source. */
  grade: z.enum(['P', 'C', 'S']),
  /** Of the first availability commitment; `promises` counts all commitments. */
  promise: z.string().nullable(),
  promises: z.int(),
  period: z.string(),
  /** The mildest row of the first schedule and the largest credit there is; null where nothing is paid. */
  credit: z.object({ first: z.string(), best: z.string().nullable() }).nullable(),
  claim: z.string().nullable(),
  /** Whether the entry itself was checked against the live text, before any check of ours. */
  verified: z.boolean(),
  /** The newest check of the entry as it is, else the newest there is. */
  check: catalogCheck.nullable(),
});
export type CatalogRow = z.infer<typeof catalogRow>;

/** `total` counts the entries of the whole catalogue. */
export const catalogList = z.object({ rows: z.array(catalogRow), total: z.int() });
export type CatalogList = z.infer<typeof catalogList>;

export const catalogReport = z.object({
  entry: catalogRow.extend({
    title: z.string(),
    source: z.object({
      url: z.string().nullable(),
      version: z.string().nullable(),
      retrieved: z.string().nullable(),
    }),
    /** What the published text leaves open. */
    notes: z.array(z.string()),
  }),
  clauses: z.array(z.object({ label: z.string(), sentence: z.string(), path: z.string() })),
  warnings: z.array(fault),
  /** The same questions for every entry, to be set side by side; no lines where the text is silent. */
  answers: z.array(z.object({ label: z.string(), lines: z.array(z.string()) })),
  checks: z.array(catalogCheck),
  /** The `sla-terms/1` document. */
  terms: z.unknown(),
});
export type CatalogReport = z.infer<typeof catalogReport>;
