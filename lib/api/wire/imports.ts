import { z } from 'zod';

import { ENCODINGS } from '@/lib/importers/encodings';

import { instant, text } from './shapes';

const parties = ['vendor', 'customer', 'third_party'] as const;

const importStatus = z.enum(['preview', 'committed', 'undone', 'discarded']);

export const importIssue = z.object({
  place: z.string(),
  line: z.int().nullable(),
  field: z.string(),
  found: z.string(),
  expected: z.string(),
  severity: z.enum(['error', 'note']),
});
export type ImportIssue = z.infer<typeof importIssue>;

export const encodingName = z.enum(ENCODINGS);
export type EncodingName = z.infer<typeof encodingName>;

/** How the single checks of a monitor become windows. */
const checkRules = z.strictObject({
  /** Seconds from one check to the next; without them, the median of those in the file. */
  intervalSeconds: z.int().positive().max(86_400).optional(),
  /** Failures in a row that make an outage. */
  confirmations: z.int().min(1).max(100),
  /** A silence longer than this many intervals is time that nobody watched. */
  gapIntervals: z.int().min(1).max(1000),
});
export type CheckRules = z.infer<typeof checkRules>;

/** How a person changes the way a file is read. */
export const importOptions = z.strictObject({
  format: text(60).optional(),
  zone: text(60).optional(),
  party: z.enum(parties).optional(),
  publishedAt: instant.optional(),
  sourceName: text(200).optional(),
  mapping: z.unknown().optional(),
  /** How the characters are coded, for a file that is not Unicode. */
  encoding: encodingName.optional(),
  rules: checkRules.optional(),
  /** A service as the file writes it → the id of ours, `*` the whole vendor, `-` leave out. */
  serviceMap: z.record(z.string(), z.string()).optional(),
  /** Refs of proposals of a prose text that a person confirmed; `all` through the API. */
  confirmed: z.union([z.literal('all'), z.array(z.string())]).optional(),
  /** Proposals of a text that a person put right, by ref. */
  edits: z
    .record(
      z.string(),
      z.strictObject({
        state: z.enum(['down', 'degraded']).optional(),
        start: instant,
        end: instant.nullable(),
      }),
    )
    .optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

export const uploadQuery = z.object({
  vendor: z.uuid(),
  /** The id that the import shall have, so that its progress can be asked for while it is sent. */
  id: z.uuid().optional(),
  fileName: text(300),
  options: z.string().optional(),
  /** `true` adds at once, without a look at the preview. */
  commit: z.stringbool().optional(),
  /** `true` confirms every time that is read from a text, as a person would on the page. */
  confirm: z.stringbool().optional(),
});

export const importRow = z.object({
  id: z.uuid(),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  fileName: z.string(),
  format: z.string(),
  formatLabel: z.string(),
  source: z.string(),
  status: importStatus,
  sizeBytes: z.int(),
  sha256: z.string(),
  added: z.int(),
  issues: z.int(),
  by: z.string(),
  at: instant,
});
export type ImportRow = z.infer<typeof importRow>;
export const importList = z.object({
  rows: z.array(importRow),
  total: z.int(),
  formats: z.array(z.object({ id: z.string(), label: z.string(), party: z.enum(parties) })),
  maxBytes: z.int(),
});
export type ImportList = z.infer<typeof importList>;
export const importListQuery = z.object({
  page: z.coerce.number().int().min(0).max(100_000).default(0),
});

/** One fact that the file would add. */
export const proposal = z.object({
  ref: z.string(),
  kind: z.string(),
  state: z.string().nullable(),
  /** The vendor that a text names: it may speak of several. */
  vendor: z.string().nullable(),
  service: z.string().nullable(),
  title: z.string().nullable(),
  start: instant.nullable(),
  end: instant.nullable(),
  startBounds: z.tuple([instant, instant]).nullable(),
  endBounds: z.tuple([instant, instant]).nullable(),
  precision: z.string().nullable(),
  zone: z.object({ id: z.string(), basis: z.string() }).nullable(),
  /** Characters of the text it was read from. */
  from: z.int().nullable(),
  to: z.int().nullable(),
  line: z.int().nullable(),
  text: z.string().nullable(),
  known: z.boolean(),
  confirmed: z.boolean(),
  /** A person put its times right. */
  edited: z.boolean().default(false),
});
export type Proposal = z.infer<typeof proposal>;

/** One choice of how a file is read, as its format declares it for a form. */
const choiceField = z.object({
  /** Within `options.mapping`: `columns.time`. */
  path: z.string(),
  label: z.string(),
  group: z.string().nullable(),
  hint: z.string().nullable(),
  kind: z.enum(['text', 'words', 'choice', 'name', 'zone']),
  options: z.array(z.object({ value: z.union([z.string(), z.number()]), label: z.string() })),
  optional: z.boolean(),
  /** What is done where it is left empty. */
  empty: z.string().nullable(),
  pattern: z.string().nullable(),
  expected: z.string().nullable(),
  /** The field of the issues that it would settle. */
  settles: z.string().nullable(),
});
export type ChoiceField = z.infer<typeof choiceField>;

const choiceForm = z.object({
  fields: z.array(choiceField),
  /** What is in use, by path; nothing where it is left open. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  /** Columns or labels of the file to choose from. */
  names: z.array(z.string()),
  /** The cells under `names`, where those are columns. */
  sampleRows: z.array(z.array(z.string())),
  questions: z.array(z.string()),
});
export type ChoiceForm = z.infer<typeof choiceForm>;

export const importReport = z.object({
  import: importRow.extend({ detected: z.string().nullable(), committedAt: instant.nullable() }),
  options: importOptions,
  counts: z.object({
    records: z.int(),
    observations: z.int(),
    statements: z.int(),
    maintenance: z.int(),
    /** What a commit would add: new facts, and newer tellings of facts on record (`changed`). */
    fresh: z.int(),
    changed: z.int().default(0),
    known: z.int(),
    errors: z.int(),
    notes: z.int(),
  }),
  /** The first of them; `counts` tells how many there are. */
  issues: z.array(importIssue),
  proposals: z.array(proposal),
  /** Services as the file writes them, and where each goes; null waits for a person. */
  services: z.array(z.object({ name: z.string(), target: z.string().nullable() })),
  vendorServices: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** For files of rows that a person may map: headers, the mapping in use, sample rows, and what must be asked. */
  table: z
    .object({
      headers: z.array(z.string()),
      mapping: z.unknown(),
      sampleRows: z.array(z.array(z.string())),
      questions: z.array(z.string()),
      /** The sheet of a workbook or the list of a JSON file that these are, and which others there are. */
      part: z
        .object({ kind: z.enum(['sheet', 'list']), names: z.array(z.string()), chosen: z.string() })
        .nullable(),
    })
    .nullable(),
  /** For formats with other choices of how they are read: the form of `options.mapping`, with what is in use. */
  choices: choiceForm.nullable(),
  /** The rules in use where the format makes windows of single checks. */
  rules: checkRules.nullable(),
  /** The coding in use where another one may be chosen: the file is not Unicode, or one was chosen. */
  encoding: encodingName.nullable(),
  /** Whether the lines around an issue can be shown: of a text around a line, of JSON around a path as well. */
  lines: z.enum(['text', 'json']).nullable(),
  /** For prose: the text with the content that a good notice has. */
  prose: z
    .object({
      text: z.string(),
      contains: z.record(z.string(), z.boolean()),
      /** When the document says itself that it was written, as a mail does. */
      publishedAt: instant.nullable(),
    })
    .nullable(),
  /** An earlier import of the same bytes. */
  twin: z.object({ id: z.uuid(), at: instant }).nullable(),
  /** What stands between this preview and a commit, in a sentence each. */
  blockers: z.array(z.string()),
});
export type ImportReport = z.infer<typeof importReport>;

/** Lines come with a few on both sides: around a line of the file, 1-based, or the path of a JSON file's issue. */
export const linesQuery = z.union([
  z.object({ around: z.coerce.number().int().min(1).max(1_000_000_000) }),
  z.object({ path: text(1_000) }),
]);
export type LinesQuery = z.infer<typeof linesQuery>;
/** `cut`: there is more of the line than `text`. */
export const importLines = z.object({
  /** The one that was asked for. */
  around: z.int(),
  lines: z.array(z.object({ line: z.int(), text: z.string(), cut: z.boolean() })),
});
export type ImportLines = z.infer<typeof importLines>;

export const importProgress = z.object({
  phase: z.enum(['receiving', 'reading', 'adding', 'done']),
  bytes: z.int(),
  totalBytes: z.int(),
  records: z.int(),
});
export type ImportProgress = z.infer<typeof importProgress>;

export const readInput = z.strictObject({
  text: z.string().min(1).max(400_000),
  publishedAt: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  defaultZone: text(60).optional(),
});
export type ReadInput = z.infer<typeof readInput>;
