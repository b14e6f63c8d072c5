import 'server-only';
import { and, count, desc, eq, ne } from 'drizzle-orm';

import type { ImportList, ImportOptions, ImportReport, ImportRow } from '@/lib/api/wire/imports';
import type { Service } from '@/lib/api/wire/vendors';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { imports, sources, vendors } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import { DEFAULT_RULES } from '@/lib/importers/checks';
import { choiceForm } from '@/lib/importers/choices';
import { decodeText, isWrongCoding } from '@/lib/importers/decode';
import { read } from '@/lib/importers/postmortem/read';
import { importerById, importers, isDocument } from '@/lib/importers/registry';
import { rowMapping } from '@/lib/importers/row-mapping';

import { maxBytes, readFile } from './import-file';
import { type previewFile, readingOptions } from './import-reading';
import { placeOf } from './service-rules';
import { reading } from './transaction';
import { requireVendor, servicesOf } from './vendors';

type Row = typeof imports.$inferSelect;
type Preview = Awaited<ReturnType<typeof previewFile>>;
export type StoredImport = Omit<Row, 'status' | 'options' | 'preview'> &
  Readonly<{ status: ImportRow['status']; options: ImportOptions; preview: Preview }>;

/** With `lock`, nobody else moves this import until the transaction is over. */
export async function requireImport(
  tx: Tx,
  importId: string,
  { lock = false } = {},
): Promise<StoredImport> {
  const found = tx.select().from(imports).where(eq(imports.id, importId));
  const [row] = await (lock ? found.for('update') : found);
  if (!row) throw new AppError('There is no such import.', { code: 'not_found' });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only imports.ts writes these columns
  return row as StoredImport;
}

/** An import goes from preview to committed to undone, and takes each step once. */
export function refuseUnless(stored: StoredImport, status: StoredImport['status'], verb: string) {
  if (stored.status === status) return;
  throw new AppError(`This import is ${stored.status}; to ${verb} it, it must be ${status}.`, {
    code: 'conflict',
  });
}

/** What stands between a preview and its commit, in a sentence each. */
export function blockersOf(stored: StoredImport, services: readonly Service[]): string[] {
  const { format, preview, options } = stored;
  const undecided = preview.names.filter(
    (name) => placeOf(name, { options, services }) === 'undecided',
  );
  const [first] = undecided;
  return [
    ...(first === undefined
      ? []
      : [
          undecided.length === 1
            ? `Say which service “${first}” is.`
            : `Say which services “${first}” and ${undecided.length - 1} more ${undecided.length === 2 ? 'name' : 'names'} are.`,
        ]),
    ...(preview.counts.fresh + preview.counts.known === 0
      ? [
          preview.issues.some(({ field }) => field === 'mapping')
            ? 'Nothing is read before it is said how: answer what is asked below.'
            : 'Nothing in this file could be read as evidence.',
        ]
      : []),
    ...(isDocument(format) && options.party === undefined
      ? ['Say who wrote the text: the vendor, a third party, or we.']
      : []),
    ...(isDocument(format) && options.confirmed === 'all' && preview.vendors.length > 1
      ? [
          `The text speaks of ${preview.vendors.join(' and ')}: confirm only what this vendor is told of.`,
        ]
      : []),
    ...(isDocument(format) &&
    preview.counts.fresh > 0 &&
    options.confirmed !== 'all' &&
    (options.confirmed?.length ?? 0) === 0
      ? ['Confirm at least one time that was read from the text.']
      : []),
  ];
}

const PAGE = 50;

export const listImports = (actor: Actor, page: number): Promise<ImportList> =>
  reading(actor, async (tx) => {
    const rows = await tx
      .select({ row: imports, vendor: vendors.name, source: sources.name })
      .from(imports)
      .innerJoin(vendors, eq(vendors.id, imports.vendorId))
      .innerJoin(sources, eq(sources.id, imports.sourceId))
      .where(ne(imports.status, 'discarded'))
      .orderBy(desc(eq(imports.status, 'preview')), desc(imports.createdAt), desc(imports.id))
      .limit(PAGE)
      .offset(page * PAGE);
    const [total] = await tx.select({ n: count() }).from(imports);
    return {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only imports.ts writes these columns
      rows: rows.map(({ row, vendor, source }) => rowOf(row as StoredImport, vendor, source)),
      total: total?.n ?? 0,
      formats: importers.map(({ id, label, party }) => ({ id, label, party })),
      maxBytes: maxBytes(),
    };
  });

function rowOf(row: StoredImport, vendor: string, source: string): ImportRow {
  const { counts } = row.preview;
  return {
    id: row.id,
    vendor: { id: row.vendorId, name: vendor },
    fileName: row.fileName,
    format: row.format,
    formatLabel: importerById(row.format)?.label ?? row.format,
    source,
    status: row.status,
    sizeBytes: row.sizeBytes,
    sha256: row.sha256,
    added: row.added,
    issues: counts.errors,
    by: row.committedBy ?? row.createdBy,
    at: (row.undoneAt ?? row.committedAt ?? row.createdAt).toISOString(),
  };
}

export const getImport = (actor: Actor, importId: string): Promise<ImportReport> =>
  reading(actor, async (tx) => {
    const stored = await requireImport(tx, importId);
    const vendor = await requireVendor(tx, stored.vendorId);
    const services = await servicesOf(tx, stored.vendorId);
    const [source] = await tx.select().from(sources).where(eq(sources.id, stored.sourceId));
    const { preview, options } = stored;
    return {
      import: {
        ...rowOf(stored, vendor.name, source?.name ?? ''),
        detected: stored.detected,
        committedAt: stored.committedAt?.toISOString() ?? null,
      },
      options,
      counts: preview.counts,
      issues: preview.issues,
      proposals: preview.proposals,
      services: preview.names.map((name) => ({
        name,
        target: targetOf(placeOf(name, { options, services })),
      })),
      vendorServices: services.map(({ id, name }) => ({ id, name })),
      table: await tableOf(tx, stored),
      choices: await choicesOf(tx, stored),
      rules: importerById(stored.format)?.checks ? (options.rules ?? DEFAULT_RULES) : null,
      encoding: options.encoding ?? (miscoded(stored) ? 'utf-8' : null),
      lines: await linesOf(tx, stored),
      prose: isDocument(stored.format) ? await proseOf(tx, stored) : null,
      twin: await twinOf(tx, stored),
      blockers: stored.status === 'preview' ? blockersOf(stored, services) : [],
    };
  });

/** As the wire tells it: `*` is the whole vendor, `-` left out, null waits for a person. */
function targetOf(spot: ReturnType<typeof placeOf>): string | null {
  if (spot === 'undecided') return null;
  return spot === 'left out' ? '-' : (spot.serviceId ?? '*');
}

/** The raw file decoded, in the coding that was chosen for it. */
export const storedText = (tx: Tx, { id, options }: StoredImport) =>
  decodeText(readFile(tx, id), options.encoding);

const miscoded = ({ preview }: StoredImport) => preview.issues.some(isWrongCoding);

async function linesOf(tx: Tx, stored: StoredImport): Promise<ImportReport['lines']> {
  if (stored.preview.issues.length === 0) return null;
  for await (const { text } of storedText(tx, stored)) {
    if (text === undefined) return null;
    return /^\s*[[{]/.test(text) ? 'json' : 'text';
  }
  return null;
}

/** Looking into a workbook or a long text takes seconds, and a preview is looked at many times. */
const LOOKED_AT = 20;

function remembered<T>() {
  const found = new Map<string, T>();
  return async (stored: StoredImport, look: () => Promise<T>): Promise<T> => {
    const key = `${stored.sha256} ${stored.format} ${JSON.stringify(stored.options)}`;
    const held = found.get(key);
    if (held !== undefined) return held;
    const fresh = await look();
    const [oldest] = found.keys();
    if (found.size >= LOOKED_AT && oldest !== undefined) found.delete(oldest);
    found.set(key, fresh);
    return fresh;
  };
}

const tables = remembered<ImportReport['table']>();

async function tableOf(tx: Tx, stored: StoredImport): Promise<ImportReport['table']> {
  const { table } = importerById(stored.format) ?? {};
  if (!table) return null;
  return tables(stored, async () => {
    const options = readingOptions(stored.options, Date.now());
    const found = await table(readFile(tx, stored.id), options);
    if (!found) return null;
    const given = rowMapping.safeParse(options.mapping);
    const { headers, sampleRows, part } = found;
    // Where the characters are coded otherwise, the words that were read tell nothing yet.
    const settled = given.success || miscoded(stored);
    return {
      headers: [...headers],
      mapping: given.success ? given.data : found.mapping,
      sampleRows: sampleRows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
      questions: settled
        ? []
        : found.questions
            .filter(({ id }) => id !== 'zone' || options.zone === undefined)
            .map(({ text }) => text),
      part: part ? { ...part, names: [...part.names] } : null,
    };
  });
}

const SHOWN_ROWS = 5;
const forms = remembered<ImportReport['choices']>();

/** What was chosen, else what the file decides, else the defaults. */
async function choicesOf(tx: Tx, stored: StoredImport): Promise<ImportReport['choices']> {
  const { choices } = importerById(stored.format) ?? {};
  if (!choices) return null;
  return forms(stored, async () => {
    const options = readingOptions(stored.options, Date.now());
    const {
      names,
      mapping,
      sampleRows = [],
      questions = [],
    } = await choices.look(readFile(tx, stored.id), options);
    const isSettled = options.mapping !== undefined || miscoded(stored);
    return {
      ...choiceForm(choices.schema, options.mapping ?? mapping),
      names: [...names],
      sampleRows: sampleRows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
      questions: isSettled ? [] : [...questions],
    };
  });
}

const texts = remembered<ImportReport['prose']>();

const proseOf = (tx: Tx, stored: StoredImport): Promise<ImportReport['prose']> =>
  texts(stored, async () => {
    const { zone } = stored.options;
    const options = readingOptions(stored.options, Date.now());
    const document = await importerById(stored.format)?.text?.(readFile(tx, stored.id), options);
    if (!document) return null;
    const { text } = document;
    const publishedAt = options.publishedAt ?? document.publishedAt;
    const { contains } = read({
      text,
      ...(publishedAt !== undefined && { publishedAt: new Date(publishedAt).toISOString() }),
      ...(zone !== undefined && { defaultZone: zone }),
    });
    const written = document.publishedAt;
    return {
      text,
      contains: { ...contains },
      publishedAt: written === undefined ? null : new Date(written).toISOString(),
    };
  });

/** The newest committed import of the same bytes for the same vendor. */
async function twinOf(tx: Tx, stored: StoredImport): Promise<ImportReport['twin']> {
  const [twin] = await tx
    .select({ id: imports.id, at: imports.committedAt })
    .from(imports)
    .where(
      and(
        eq(imports.sha256, stored.sha256),
        eq(imports.vendorId, stored.vendorId),
        eq(imports.status, 'committed'),
        ne(imports.id, stored.id),
      ),
    )
    .orderBy(desc(imports.committedAt))
    .limit(1);
  return twin?.at ? { id: twin.id, at: twin.at.toISOString() } : null;
}
