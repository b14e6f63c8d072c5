import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { Actor } from '@/lib/auth/session';
import { tableAside } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { evidence, imports, sources } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import { importerById, isDocument } from '@/lib/importers/registry';
import type { Evidence } from '@/lib/sla/evidence';

import { reassessVendor } from './assessments';
import type { Done } from './contracts';
import { ALWAYS, type Reach, reachOf } from './evidence';
import { forgetProgress } from './import-progress';
import { batches, type Pass } from './import-reading';
import { blockersOf, refuseUnless, requireImport, type StoredImport } from './import-report';
import type { SourceSettings } from './imports';
import { placeOf } from './service-rules';
import { audit, writing } from './transaction';
import { servicesOf } from './vendors';
import { watchedBy, type Watched } from './watch';

/** Adds what the preview shows, in one transaction, and assesses again what it touches. */
export const commitImport = (actor: Actor, importId: string, signal?: AbortSignal): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId, { lock: true });
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
    const before = await watchedBy(tx, stored.vendorId);
    const added = await addFacts(tx, actor, stored, pass, party);
    if (isDocument(stored.format) && added.confirmed === 0) {
      throw new AppError(
        'None of the confirmed times stands in the text as it is read now. Confirm again; nothing was added.',
        { code: 'conflict' },
      );
    }
    await tx
      .update(sources)
      .set({ settings: rememberedOf(stored), party })
      .where(eq(sources.id, stored.sourceId));
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
    if (added.reach) {
      const reach = join(added.reach, await watchChange(tx, stored.vendorId, before));
      await reassessVendor(tx, actor, stored.vendorId, reach);
    }
    return { ok: true };
  }).finally(() => forgetProgress(importId));

/** What holds for the next file of the source: of a conversation not who wrote one mail of it, nor when. */
function rememberedOf({ format, detected, options }: StoredImport): SourceSettings {
  const { confirmed: _, edits: __, ...choices } = options;
  const settings = { ...choices, format, detected };
  if (!importerById(format)?.thread) return settings;
  const { party: ___, publishedAt: ____, ...shared } = settings;
  return shared;
}

/**
 * Adds the facts of the file that the source does not hold yet. A newer telling of a fact takes the
 * place of the one on record, which stays and no longer counts; of two tellings in one file the
 * later counts. `confirmed`: how many facts of the file were to be added or are on record.
 */
async function addFacts(
  tx: Tx,
  { organizationId }: Actor,
  stored: StoredImport,
  pass: Pass,
  party: string,
): Promise<{ count: number; confirmed: number; reach: Reach | null }> {
  let confirmed = 0;
  const given = await tableAside(tx, evidence, 'given', GIVEN);
  for await (const { facts } of batches(tx, pass)) {
    const rows = facts.flatMap((fact) => {
      const spot = placeOf(fact.service, pass);
      if (spot === 'left out') return [];
      if (spot === 'undecided') throw undecided(fact.service);
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
    confirmed += rows.length;
    await given.add(rows);
  }
  await given.flush();
  if (confirmed === 0) return { count: 0, confirmed, reach: null };
  await tx.execute(sql`analyze given`);
  // Ids rise in the order of the file.
  await tx.execute(sql`
    delete from given using given later
    where later.kind = given.kind and later.ref = given.ref and later.id > given.id`);
  await tx.execute(sql`
    delete from given using evidence held
    where held.source_id = ${stored.sourceId} and held.withdrawn_at is null
      and held.kind = given.kind and held.ref = given.ref
      and held.fact - '{place,quote}'::text[] = given.fact - '{place,quote}'::text[]`);
  const replaced = await tx
    .update(evidence)
    .set({ withdrawnAt: new Date(), supersededBy: stored.id })
    .from(sql`given`)
    .where(
      and(
        eq(evidence.sourceId, stored.sourceId),
        isNull(evidence.withdrawnAt),
        sql`evidence.kind = given.kind and evidence.ref = given.ref`,
      ),
    )
    .returning({ fact: evidence.fact });
  const [added] = await tx.execute<Added>(sql`
    with added as (insert into evidence select * from given returning kind, start_at, end_at)
    select count(*)::int as count, coalesce(bool_or(start_at is null), false) as timeless,
           min(case kind when 'statement' then start_at - ${SPEAKS_BACK} else start_at end) as first,
           max(case kind when 'statement' then end_at + ${SPEAKS_ON} else end_at end) as last
    from added`);
  const reaches = [
    ...replaced.map(({ fact }) => changedBy(fact)),
    ...(added?.timeless ? [ALWAYS] : []),
    ...(added?.first && added.last
      ? [{ start: new Date(added.first).getTime(), end: new Date(added.last).getTime() }]
      : []),
  ];
  return {
    count: added?.count ?? 0,
    confirmed,
    reach: reaches.reduce<Reach | null>(join, null),
  };
}

const GIVEN = [
  'organizationId',
  'id',
  'vendorId',
  'serviceId',
  'sourceId',
  'importId',
  'party',
  'kind',
  'ref',
  'startAt',
  'endAt',
  'fact',
] as const;

type Added = Readonly<{
  count: number;
  timeless: boolean;
  first: string | null;
  last: string | null;
}>;

/** More names than a preview lists may be undecided: then nothing is added, instead of all but those. */
const undecided = (name = '') =>
  new AppError(`Say which service “${name}” is. Nothing was added.`, { code: 'conflict' });

/** A text proposes; a person confirms each time of it. Other formats are confirmed by the commit. */
const isConfirmed = (fact: Evidence, { format, options }: StoredImport) =>
  !isDocument(format) ||
  options.confirmed === 'all' ||
  (options.confirmed?.includes(fact.ref) ?? false);

const MONTH_MS = 31 * 86_400_000;
const SPEAKS_BACK = sql`interval '31 days'`;
const SPEAKS_ON = sql`interval '1 day'`;

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
    const stored = await requireImport(tx, importId, { lock: true });
    refuseUnless(stored, 'committed', 'undo');
    await lockVendor(tx, stored.vendorId);
    const before = await watchedBy(tx, stored.vendorId);
    const withdrawn = await tx
      .update(evidence)
      .set({ withdrawnAt: new Date() })
      .where(and(eq(evidence.importId, importId), isNull(evidence.withdrawnAt)))
      .returning({ fact: evidence.fact });
    const restored = await restoreSuperseded(tx, importId);
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
    const reach = [...withdrawn, ...restored].reduce<Reach | null>(
      (whole, { fact }) => join(whole, changedBy(fact)),
      null,
    );
    if (reach) {
      const changed = join(reach, await watchChange(tx, stored.vendorId, before));
      await reassessVendor(tx, actor, stored.vendorId, changed);
    }
    return { ok: true };
  });

/** The stretch over which a side's silence begins or ceases to say something. */
async function watchChange(tx: Tx, vendorId: string, before: Watched): Promise<Reach> {
  const after = await watchedBy(tx, vendorId);
  const keys = [before, after].map((all) => new Set(all.map((each) => JSON.stringify(each))));
  const changed = [...before, ...after].filter(
    (each) => !keys.every((known) => known.has(JSON.stringify(each))),
  );
  return changed.reduce<Reach>(join, { start: Infinity, end: -Infinity });
}

/**
 * What this import took the place of counts again. Where a later import has taken its own place,
 * that one now stands over what was there before.
 */
async function restoreSuperseded(tx: Tx, importId: string): Promise<{ fact: Evidence }[]> {
  await tx.execute(sql`
    update evidence older set superseded_by = own.superseded_by
    from evidence own
    where older.superseded_by = ${importId} and own.import_id = ${importId}
      and own.superseded_by is not null and own.organization_id = older.organization_id
      and own.source_id = older.source_id and own.kind = older.kind and own.ref = older.ref`);
  await tx.update(evidence).set({ supersededBy: null }).where(eq(evidence.importId, importId));
  return tx
    .update(evidence)
    .set({ withdrawnAt: null, supersededBy: null })
    .where(eq(evidence.supersededBy, importId))
    .returning({ fact: evidence.fact });
}

/** Forgets a preview with its file. */
export const discardImport = (actor: Actor, importId: string): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const stored = await requireImport(tx, importId, { lock: true });
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

/** One at a time a vendor: reconciling reads what another commit may be writing. */
export const lockVendor = async (tx: Tx, vendorId: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`vendor:${vendorId}`}, 0))`);
};
