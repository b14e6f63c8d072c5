import 'server-only';
import { desc, sql } from 'drizzle-orm';

import { type Actor, requireRole } from '@/lib/auth/session';
import { inOrganization, type Tx } from '@/lib/db/client';
import { auditLog } from '@/lib/db/schema';
import { canonicalJson, sha256 } from '@/lib/exports/json';

/** Reads for anybody of the organisation. */
export const reading = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inOrganization(actor.organizationId, work);

/** Writes for analysts and owners, in one transaction. */
export function writing<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  requireRole(actor, 'analyst');
  return inOrganization(actor.organizationId, work);
}

export type Deed = Readonly<{
  verb: string;
  subjectKind: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}>;

const START = '0'.repeat(64);

/** Writes one row of the audit log, hashed with the row before it, in the transaction of the deed. */
export async function audit(tx: Tx, actor: Actor, deed: Deed): Promise<void> {
  const { organizationId } = actor;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${organizationId}`}, 0))`,
  );
  const [last] = await tx
    .select({ seq: auditLog.seq, hash: auditLog.hash })
    .from(auditLog)
    .orderBy(desc(auditLog.seq))
    .limit(1);
  const row = {
    organizationId,
    seq: (last?.seq ?? 0) + 1,
    at: new Date(),
    actor: `${actor.name} (${actor.userId})`,
    verb: deed.verb,
    subjectKind: deed.subjectKind,
    subjectId: deed.subjectId,
    before: plain(deed.before),
    after: plain(deed.after),
    previousHash: last?.hash ?? START,
  };
  const hash = sha256(canonicalJson({ ...row, at: row.at.toISOString() }));
  await tx.insert(auditLog).values({ ...row, hash });
}

/** A value as JSON keeps it: instants as text, nothing undefined. */
const plain = (value: unknown): unknown =>
  value === undefined ? null : JSON.parse(JSON.stringify(value));
