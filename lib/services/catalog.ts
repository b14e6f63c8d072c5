import 'server-only';
import { desc, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type {
  CatalogCheck,
  CatalogCheckInput,
  CatalogList,
  CatalogReport,
  CatalogRow,
} from '@/lib/api/wire/catalog';
import type { Actor } from '@/lib/auth/session';
import { catalog, catalogEntry, type CatalogEntry, searchCatalog } from '@/lib/catalog/catalog';
import type { Tx } from '@/lib/db/client';
import { catalogChecks } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import { canonicalJson, sha256 } from '@/lib/exports/json';
import type { Terms } from '@/lib/sla/terms-format';

import { answersOf, claimWords, creditWords, periodWords } from './catalog-words';
import { clausesOf, promiseOf } from './clauses';
import { validateTerms } from './contracts';
import { audit, reading, writing } from './transaction';

/** The published SLAs that a search finds, all without one, each with the organisation's last check of it. */
export const listCatalog = (
  actor: Actor,
  { q }: { q?: string | undefined },
): Promise<CatalogList> =>
  reading(actor, async (tx) => {
    const found = searchCatalog(q ?? '');
    const checks = await checksOf(tx, found);
    return {
      rows: found.map((entry) => rowOf(entry, checks.get(entry.id) ?? [])),
      total: catalog().length,
    };
  });

/** One published SLA: its clauses, what it leaves open, and who checked it. */
export const getCatalogEntry = (actor: Actor, id: string): Promise<CatalogReport> =>
  reading(actor, async (tx) => {
    const entry = requireEntry(id);
    const checks = (await checksOf(tx, [entry])).get(id) ?? [];
    const { url, version, retrieved } = entry.source;
    return {
      entry: {
        ...rowOf(entry, checks),
        title: entry.terms.title,
        source: { url: url ?? null, version: version ?? null, retrieved: retrieved ?? null },
        notes: [...entry.notes],
      },
      clauses: clausesOf(entry.terms),
      warnings: validateTerms(entry.terms).warnings,
      answers: answersOf(entry.terms, entry.notes),
      checks,
      terms: entry.terms,
    };
  });

/**
 * Records that a person compared the entry, as it is now, with the vendor's text. Refuses a day to
 * come and the same check twice; the entry and what other organisations see of it do not change.
 */
export const recordCheck = (
  actor: Actor,
  id: string,
  input: CatalogCheckInput,
): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const entry = requireEntry(id);
    refuseDayToCome(input.checkedOn);
    const termsSha256 = hashOf(entry);
    const [made] = await tx
      .insert(catalogChecks)
      .values({
        organizationId: actor.organizationId,
        id: uuidv7(),
        entry: id,
        termsSha256,
        against: input.against,
        checkedOn: input.checkedOn,
        note: input.note ?? null,
        checkedBy: actor.name,
      })
      .onConflictDoNothing()
      .returning({ id: catalogChecks.id });
    if (!made) throw new AppError('This check is recorded already.', { code: 'conflict' });
    await audit(tx, actor, {
      verb: 'verify',
      subjectKind: 'published SLA',
      subjectId: id,
      after: {
        said: `verified against ${input.against} on ${input.checkedOn}`,
        ...input,
        termsSha256,
      },
    });
    return made;
  });

function requireEntry(id: string): CatalogEntry {
  const entry = catalogEntry(id);
  if (!entry) throw new AppError('There is no such published SLA.', { code: 'not_found' });
  return entry;
}

/** The last day that has begun anywhere, at UTC+14. */
const newestDay = () => new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

function refuseDayToCome(checkedOn: string) {
  if (checkedOn <= newestDay()) return;
  throw new AppError(`${checkedOn} is still to come.`, {
    code: 'invalid',
    faults: [{ path: 'checkedOn', expected: 'a day that has begun', found: checkedOn }],
  });
}

/** What was checked: the terms and what is said to be open in them. */
const hashOf = ({ terms, notes }: CatalogEntry): string => sha256(canonicalJson({ terms, notes }));

/** Checks by entry, the newest first. */
async function checksOf(
  tx: Tx,
  entries: readonly CatalogEntry[],
): Promise<Map<string, CatalogCheck[]>> {
  if (entries.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(catalogChecks)
    .where(
      inArray(
        catalogChecks.entry,
        entries.map(({ id }) => id),
      ),
    )
    .orderBy(desc(catalogChecks.checkedOn), desc(catalogChecks.createdAt));
  return new Map(
    entries.map((entry) => {
      const own = rows.filter((row) => row.entry === entry.id);
      const hash = own.length > 0 ? hashOf(entry) : '';
      return [entry.id, own.map((row) => checkOf(row, hash))];
    }),
  );
}

const checkOf = (row: typeof catalogChecks.$inferSelect, hash: string): CatalogCheck => ({
  id: row.id,
  against: row.against,
  checkedOn: row.checkedOn,
  note: row.note,
  by: row.checkedBy,
  at: row.createdAt.toISOString(),
  current: row.termsSha256 === hash,
});

/** 0 % stands where the text told no figure: nothing is promised by it. */
const isTold = ({ commitments }: Terms): boolean => {
  const first = commitments.find(({ kind }) => kind === 'availability');
  return first?.kind === 'availability' && /[1-9]/.test(first.target.percent);
};

const rowOf = (entry: CatalogEntry, checks: readonly CatalogCheck[]): CatalogRow => ({
  id: entry.id,
  vendor: entry.vendor,
  service: entry.service,
  category: entry.category,
  grade: entry.grade,
  promise: isTold(entry.terms) ? promiseOf(entry.terms) : null,
  promises: entry.terms.commitments.length,
  period: periodWords(entry.terms),
  credit: creditWords(entry.terms),
  claim: claimWords(entry.terms),
  verified: entry.verified,
  check: checks.find(({ current }) => current) ?? checks[0] ?? null,
});
