import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { imports, sources } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import type { Importer } from '@/lib/importers/importer';
import { detect, importerById, isDocument } from '@/lib/importers/registry';

import type { Done } from './contracts';
import { readFile, refuseOverLimit, storeFile } from './import-file';
import { forgetProgress, tellProgress } from './import-progress';
import { previewFile, readingOptions } from './import-reading';
import { refuseUnless, requireImport } from './import-report';
import { undatedName } from './source-names';
import { audit, writing } from './transaction';
import { requireVendor, servicesOf } from './vendors';

export type Upload = Readonly<{
  importId?: string | undefined;
  vendorId: string;
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
  sizeBytes?: number | undefined;
  options: ImportOptions;
  signal?: AbortSignal | undefined;
}>;

/** Takes a file in and previews it, in one transaction: a broken upload leaves nothing behind. */
export const receiveImport = async (actor: Actor, upload: Upload): Promise<{ id: string }> => {
  const importId = upload.importId ?? uuidv7();
  refuseOverLimit(upload.sizeBytes ?? 0);
  return writing(actor, async (tx) => {
    const { organizationId } = actor;
    await requireVendor(tx, upload.vendorId);
    const held = await tx
      .insert(sources)
      .values({
        organizationId,
        id: uuidv7(),
        vendorId: upload.vendorId,
        name: `receiving ${importId}`,
        format: 'unknown',
        party: 'customer',
      })
      .returning({ id: sources.id });
    const placeholder = held[0]?.id ?? '';
    await tx.insert(imports).values({
      organizationId,
      id: importId,
      vendorId: upload.vendorId,
      sourceId: placeholder,
      fileName: upload.fileName,
      sha256: '',
      sizeBytes: 0,
      format: 'unknown',
      status: 'preview',
      options: upload.options,
      preview: {},
      createdBy: actor.name,
    });
    const file = await storeFile(tx, { organizationId, importId }, upload.bytes, (bytes) =>
      tellProgress(
        { organizationId, importId },
        {
          phase: 'receiving',
          bytes,
          totalBytes: Math.max(bytes, upload.sizeBytes ?? 0),
          records: 0,
        },
      ),
    );
    const found = detect(file.head, upload.fileName);
    const format = upload.options.format ?? found?.importer.id ?? formatByName(upload.fileName);
    if (!format) {
      throw new AppError(
        `${upload.fileName} is none of the formats that are read: a table, an answer or an export of a monitor or a status page, a calendar, a mail, a document or a text was expected. Nothing was stored.`,
        { code: 'invalid' },
      );
    }
    await tx
      .update(imports)
      .set({
        sha256: file.sha256,
        sizeBytes: file.sizeBytes,
        format,
        detected: found?.importer.id ?? null,
      })
      .where(eq(imports.id, importId));
    await preview(tx, actor, importId, upload.options, upload.signal);
    await tx.delete(sources).where(eq(sources.id, placeholder));
    await audit(tx, actor, {
      verb: 'receive',
      subjectKind: 'import',
      subjectId: importId,
      after: { fileName: upload.fileName, sha256: file.sha256, format },
    });
    return { id: importId };
  }).finally(() => forgetProgress(importId));
};

/** A file whose content tells nothing, such as one in an unknown encoding: its name may, and reading it tells why. */
const formatByName = (fileName: string): string | undefined =>
  FORMAT_BY_ENDING.find(([ending]) => ending.test(fileName))?.[1];

const FORMAT_BY_ENDING = [
  [/\.(csv|tsv)$/i, 'csv'],
  [/\.(xlsx|xlsm|xlsb|xls)$/i, 'xlsx'],
  [/\.(json|jsonl|ndjson)$/i, 'json-rows'],
  [/\.(txt|md|markdown)$/i, 'prose'],
] as const;

/** Changes how a preview is read, and reads it again. */
export const changeImport = (
  actor: Actor,
  importId: string,
  options: ImportOptions,
): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId, { lock: true });
    refuseUnless(stored, 'preview', 'change');
    refuseReversed(options);
    const { mapping, ...others } = stored.options;
    const isOther = options.format !== undefined && options.format !== stored.format;
    await preview(tx, actor, importId, {
      ...others,
      ...(mapping !== undefined && !isOther && { mapping }),
      ...options,
    });
    return { ok: true };
  }).finally(() => forgetProgress(importId));

/** A time that a person puts right must be one. */
function refuseReversed({ edits = {} }: ImportOptions): void {
  for (const [ref, { start, end }] of Object.entries(edits)) {
    if (end === null || Date.parse(start) <= Date.parse(end)) continue;
    throw new AppError('The window would end before it starts.', {
      code: 'invalid',
      faults: [{ path: `edits.${ref}.end`, expected: `not before ${start}`, found: end }],
    });
  }
}

async function preview(
  tx: Tx,
  actor: Actor,
  importId: string,
  given: ImportOptions,
  signal?: AbortSignal,
) {
  const [row] = await tx.select().from(imports).where(eq(imports.id, importId));
  if (!row) throw new RangeError(`The import ${importId} has gone`);
  const recognised = importerOf(given.format ?? row.format);
  const name = given.sourceName ?? (await sourceName(tx, row, given, recognised));
  const source = await takeSource(tx, actor, row.vendorId, {
    name,
    format: recognised.id,
    party: recognised.party,
  });
  const { detected, format: usual, mapping, ...settings } = settingsOf(source.settings);
  const format = given.format ?? (detected === row.detected ? usual : undefined) ?? row.format;
  const serviceMap = {
    ...(await rulesOfVendor(tx, row.vendorId)),
    ...settings.serviceMap,
    ...given.serviceMap,
  };
  const options: ImportOptions = {
    ...settings,
    ...(mapping !== undefined && (usual ?? format) === format && { mapping }),
    ...given,
    ...(Object.keys(serviceMap).length > 0 && { serviceMap }),
  };
  const services = await servicesOf(tx, row.vendorId);
  const seen = await previewFile(tx, {
    organizationId: actor.organizationId,
    importId,
    sourceId: source.id,
    format,
    options,
    sizeBytes: row.sizeBytes,
    services,
    signal,
    phase: 'reading',
  });
  await tx
    .update(imports)
    .set({ sourceId: source.id, format, options, preview: seen })
    .where(eq(imports.id, importId));
}

function importerOf(format: string): Importer {
  const importer = importerById(format);
  if (importer) return importer;
  throw new AppError(`There is no format ${format}.`, {
    code: 'invalid',
    faults: [{ path: 'options.format', expected: 'the id of a format', found: format }],
  });
}

/** The choices of a source's last import, the format that they are for, and the one that the file had been recognised as. */
export type SourceSettings = ImportOptions & Readonly<{ detected?: string | null }>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- commitImport() writes them there
const settingsOf = (settings: unknown) => settings as SourceSettings;

/** Which service each name is was said once, at some source of the vendor; names of others follow it. */
async function rulesOfVendor(tx: Tx, vendorId: string): Promise<Record<string, string>> {
  const rows = await tx
    .select({ settings: sources.settings })
    .from(sources)
    .where(eq(sources.vendorId, vendorId))
    .orderBy(sources.createdAt);
  return Object.assign({}, ...rows.map(({ settings }) => settingsOf(settings).serviceMap));
}

/**
 * The source that a file belongs to, so that its settings are found again and its facts are told
 * apart. A vendor has one status page of a kind; of monitors there may be many that call their checks
 * alike, so the file's name tells them apart, without the date in it. A text is a source of its own,
 * but mails of one conversation are one.
 */
async function sourceName(
  tx: Tx,
  { id: importId, fileName, sha256 }: typeof imports.$inferSelect,
  given: ImportOptions,
  { id, label, party, thread }: Importer,
): Promise<string> {
  const root = await thread?.(readFile(tx, importId), readingOptions(given, Date.now()));
  if (root) return `Mail conversation ${root}`;
  if (isDocument(id)) return `${fileName} (${sha256.slice(0, 8)})`;
  if (party === 'vendor') return label;
  return undatedName(fileName) || label;
}

async function takeSource(
  tx: Tx,
  { organizationId }: Actor,
  vendorId: string,
  wanted: Readonly<{ name: string; format: string; party: string }>,
) {
  await tx
    .insert(sources)
    .values({ organizationId, id: uuidv7(), vendorId, ...wanted })
    .onConflictDoNothing();
  const [source] = await tx
    .select()
    .from(sources)
    .where(and(eq(sources.vendorId, vendorId), eq(sources.name, wanted.name)));
  if (!source) throw new RangeError(`The source ${wanted.name} has gone`);
  return source;
}
