import 'server-only';
import { randomBytes } from 'node:crypto';

import { asc, desc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { ApiKeyInput, PersonInput, SettingsReport, SetupInput } from '@/lib/api/wire/people';
import {
  addMember,
  createOrganization,
  createPerson,
  findPersonId,
  isEmpty,
} from '@/lib/auth/accounts';
import { isRole } from '@/lib/auth/roles';
import { type Actor, hashOfKey, requireRole } from '@/lib/auth/session';
import { member, organization, user } from '@/lib/db/auth-schema';
import { db, inOrganization } from '@/lib/db/client';
import { apiKeys, auditLog } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';

import type { Done } from './contracts';
import { audit, reading } from './transaction';

/** The first administrator and their organisation. Only while nobody exists. */
export async function setUp(input: SetupInput): Promise<Done> {
  if (!(await isEmpty())) {
    throw new AppError('Makegood is set up already. Sign in.', { code: 'conflict' });
  }
  const userId = await createPerson(input);
  await addMember(await createOrganization(input.organization), userId, 'owner');
  return { ok: true };
}

/** Adds a person to the organisation; one who has an account elsewhere keeps their password. */
export async function addPerson(actor: Actor, input: PersonInput): Promise<Done> {
  requireRole(actor, 'owner');
  const userId = (await findPersonId(input.email)) ?? (await createPerson(input));
  await addMember(actor.organizationId, userId, input.role);
  await inOrganization(actor.organizationId, (tx) =>
    audit(tx, actor, {
      verb: 'add person',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      after: { email: input.email, role: input.role },
    }),
  );
  return { ok: true };
}

/** Makes an API key. The key is in this answer and never again: only its hash is kept. */
export async function createApiKey(
  actor: Actor,
  { name, role }: ApiKeyInput,
): Promise<{ id: string; key: string }> {
  requireRole(actor, 'owner');
  const id = uuidv7();
  const key = `mg_${randomBytes(32).toString('hex')}`;
  await inOrganization(actor.organizationId, async (tx) => {
    await tx.insert(apiKeys).values({
      organizationId: actor.organizationId,
      id,
      name,
      prefix: key.slice(0, 10),
      hash: hashOfKey(key),
      role,
      createdBy: actor.name,
    });
    await audit(tx, actor, {
      verb: 'create',
      subjectKind: 'api key',
      subjectId: id,
      after: { name, role },
    });
  });
  return { id, key };
}

export async function revokeApiKey(actor: Actor, id: string): Promise<Done> {
  requireRole(actor, 'owner');
  await inOrganization(actor.organizationId, async (tx) => {
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: new Date() })
      .where(eq(apiKeys.id, id))
      .returning({ id: apiKeys.id });
    if (!revoked) throw new AppError('There is no such key.', { code: 'not_found' });
    await audit(tx, actor, { verb: 'revoke', subjectKind: 'api key', subjectId: id });
  });
  return { ok: true };
}

export const getSettings = (actor: Actor): Promise<SettingsReport> =>
  reading(actor, async (tx) => {
    const people = await db()
      .select({ userId: user.id, name: user.name, email: user.email, role: member.role })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.organizationId, actor.organizationId))
      .orderBy(asc(user.name));
    const keys = await tx.select().from(apiKeys).orderBy(desc(apiKeys.createdAt));
    const entries = await tx.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(50);
    const roleOf = (word: string) => (isRole(word) ? word : 'viewer');
    return {
      organization: { id: actor.organizationId, name: actor.organizationName },
      you: { userId: actor.userId, name: actor.name, role: actor.role },
      organizations: await organizationsOf(actor.userId),
      people: people.map((person) => ({ ...person, role: roleOf(person.role) })),
      keys: keys.map((key) => ({
        id: key.id,
        name: key.name,
        prefix: key.prefix,
        role: roleOf(key.role),
        createdAt: key.createdAt.toISOString(),
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
      audit: entries.map(({ at, actor: by, ...entry }) => ({
        ...entry,
        at: at.toISOString(),
        actor: by.replace(/ \([^()]*\)$/, ''),
      })),
    };
  });

/** The organisations a person can switch to. */
const organizationsOf = (userId: string): Promise<{ id: string; name: string }[]> =>
  db()
    .select({ id: organization.id, name: organization.name })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(member.userId, userId))
    .orderBy(asc(organization.name));
