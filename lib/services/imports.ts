import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { insertMany } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { evidence, imports, sources } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import { detect, importerById } from '@/lib/importers/registry';
import type { Evidence } from '@/lib/sla/evidence';

import { reassessVendor } from './assessments';
import type { Done } from './contracts';
import { ALWAYS, type Reach, reachOf } from './evidence';
import { refuseOverLimit, storeFile } from './import-file';
import { forgetProgress, tellProgress } from './import-progress';
import { batches, keyOf, type Pass, placeOf, previewFile } from './import-reading';
import { blockersOf, requireImport, type StoredImport } from './import-report';
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
        `${upload.fileName} is none of the formats that are read: a CSV, a Statuspage JSON or a text was expected. Nothing was stored.`,
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
  /\.(csv|tsv)$/i.test(fileName)
    ? 'csv'
    : /\.json$/i.test(fileName)
      ? 'statuspage'
      : /\.(txt|md|markdown)$/i.test(fileName)
        ? 'prose'
        : undefined;

/** Changes how a preview is read, and reads it again. */
export const changeImport = (
  actor: Actor,
  importId: string,
  options: ImportOptions,
): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId);
    refuseUnless(stored, 'preview', 'change');
    await preview(tx, actor, importId, { ...stored.options, ...options });
    return { ok: true };
  }).finally(() => forgetProgress(importId));

async function preview(
  tx: Tx,
  actor: Actor,
  importId: string,
  given: ImportOptions,
  signal?: AbortSignal,
) {
  const [row] = await tx.select().from(imports).where(eq(imports.id, importId));
  if (!row) throw new RangeError(`The import ${importId} has gone`);
  const format = given.format ?? row.format;
  const importer = importerById(format);
  if (!importer) {
    throw new AppError(`There is no format ${format}.`, {
      code: 'invalid',
      faults: [{ path: 'options.format', expected: 'the id of a format', found: format }],
    });
  }
  const name = given.sourceName ?? sourceName(row.fileName, row.sha256, format, importer.label);
  const source = await takeSource(tx, actor, row.vendorId, { name, format, party: importer.party });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- commitImport() writes ImportOptions here
  const options = { ...(source.settings as ImportOptions), ...given };
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

/**
 * The source that a file belongs to, so that its settings are found again. Files of one export
 * differ in their date: it is no part of the name. A text is a source of its own.
 */
function sourceName(fileName: string, sha256: string, format: string, label: string): string {
  if (format === 'prose') return `${fileName} (${sha256.slice(0, 8)})`;
  if (format !== 'csv') return label;
  const stem = fileName.replace(/\.[a-z0-9]+$/i, '').replace(/[\s_.-]*\d[\d\s_.-]*/g, ' ');
  return stem.trim() || label;
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

/** Adds what the preview shows, in one transaction, and assesses again what it touches. */
export const commitImport = (actor: Actor, importId: string, signal?: AbortSignal): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId);
    refuseUnless(stored, 'preview', 'commit');
    await lockVendor(tx, stored.vendorId);
    const services = await servicesOf(tx, stored.vendorId);
    const blockers = blockersOf(stored, services);
    if (blockers[0] !== undefined) throw new AppError(blockers.join(' '), { code: 'conflict' });
    const party = stored.options.party ?? importerById(stored.format)?.party ?? 'customer';
    const pass: Pass = {
      organizationId: actor.organizationId,
      importId,
      sourceId: stored.sourceId,
      format: stored.format,
      options: stored.options,
      sizeBytes: stored.sizeBytes,
      services,
      signal,
      phase: 'adding',
    };
    const added = await addFacts(tx, actor, stored, pass, party);
    const { confirmed: _, ...settings } = stored.options;
    await tx.update(sources).set({ settings, party }).where(eq(sources.id, stored.sourceId));
    await tx
      .update(imports)
      .set({
        status: 'committed',
        added: added.count,
        committedBy: actor.name,
        committedAt: new Date(),
      })
      .where(eq(imports.id, importId));
    await audit(tx, actor, {
      verb: 'commit',
      subjectKind: 'import',
      subjectId: importId,
      after: { added: added.count, sha256: stored.sha256 },
    });
    if (added.reach) await reassessVendor(tx, actor, stored.vendorId, added.reach);
    return { ok: true };
  }).finally(() => forgetProgress(importId));

async function addFacts(
  tx: Tx,
  { organizationId }: Actor,
  stored: StoredImport,
  pass: Pass,
  party: string,
): Promise<{ count: number; reach: Reach | null }> {
  let count = 0;
  let reach: Reach | null = null;
  for await (const { facts } of batches(tx, pass)) {
    const rows = [...new Map(facts.map((fact) => [keyOf(fact), fact])).values()].flatMap((fact) => {
      const spot = placeOf(fact.service, pass);
      if (spot === 'left out' || spot === 'undecided') return [];
      if (!isConfirmed(fact, stored)) return [];
      const held = reachOf(fact);
      return [
        {
          organizationId,
          id: uuidv7(),
          vendorId: stored.vendorId,
          serviceId: spot.serviceId,
          sourceId: stored.sourceId,
          importId: stored.id,
          party,
          kind: fact.kind,
          ref: fact.ref,
          startAt: held && new Date(held.start),
          endAt: held && new Date(held.end),
          fact,
        },
      ];
    });
    if (rows.length === 0) continue;
    const fresh = new Set(await insertMany(tx, evidence, rows));
    count += fresh.size;
    for (const row of rows) if (fresh.has(row.id)) reach = join(reach, changedBy(row.fact));
  }
  return { count, reach };
}

/** A text proposes; a person confirms each time of it. Other formats are confirmed by the commit. */
const isConfirmed = (fact: Evidence, { format, options }: StoredImport) =>
  format !== 'prose' ||
  options.confirmed === 'all' ||
  (options.confirmed?.includes(fact.ref) ?? false);

const MONTH_MS = 31 * 86_400_000;

/** The stretch whose outages a fact may change: a statement speaks of what was before it. */
function changedBy(fact: Evidence): Reach {
  const held = reachOf(fact);
  if (!held) return ALWAYS;
  return fact.kind === 'statement'
    ? { start: held.start - MONTH_MS, end: held.end + 86_400_000 }
    : held;
}

const join = (a: Reach | null, b: Reach): Reach =>
  a ? { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) } : b;

/** Withdraws all that an import added. The rows stay and no longer count. */
export const undoImport = (actor: Actor, importId: string): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId);
    refuseUnless(stored, 'committed', 'undo');
    await lockVendor(tx, stored.vendorId);
    const withdrawn = await tx
      .update(evidence)
      .set({ withdrawnAt: new Date() })
      .where(and(eq(evidence.importId, importId), isNull(evidence.withdrawnAt)))
      .returning({ fact: evidence.fact });
    await tx
      .update(imports)
      .set({ status: 'undone', undoneBy: actor.name, undoneAt: new Date() })
      .where(eq(imports.id, importId));
    await audit(tx, actor, {
      verb: 'undo',
      subjectKind: 'import',
      subjectId: importId,
      before: { counted: withdrawn.length },
      after: { counted: 0 },
    });
    const reach = withdrawn.reduce<Reach | null>(
      (whole, { fact }) => join(whole, changedBy(fact)),
      null,
    );
    if (reach) await reassessVendor(tx, actor, stored.vendorId, reach);
    return { ok: true };
  });

/** Forgets a preview with its file. */
export const discardImport = (actor: Actor, importId: string): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId);
    refuseUnless(stored, 'preview', 'discard');
    await tx.delete(imports).where(eq(imports.id, importId));
    await audit(tx, actor, {
      verb: 'discard',
      subjectKind: 'import',
      subjectId: importId,
      before: { fileName: stored.fileName, sha256: stored.sha256 },
    });
    return { ok: true };
  });

function refuseUnless(stored: StoredImport, status: StoredImport['status'], verb: string) {
  if (stored.status === status) return;
  throw new AppError(`This import is ${stored.status}; to ${verb} it, it must be ${status}.`, {
    code: 'conflict',
  });
}

/** One at a time a vendor: reconciling reads what another commit may be writing. */
export const lockVendor = async (tx: Tx, vendorId: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`vendor:${vendorId}`}, 0))`);
};
