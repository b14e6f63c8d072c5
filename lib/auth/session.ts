import 'server-only';
import { createHash } from 'node:crypto';

import { and, eq, isNull, sql } from 'drizzle-orm';
import { headers } from 'next/headers';
import { cache } from 'react';

import { member, organization } from '@/lib/db/auth-schema';
import { db } from '@/lib/db/client';
import { apiKeys } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';

import { auth } from './auth';
import { allows, isRole, type Role } from './roles';

/** Who is asking, for which organisation, and what they may do there. */
export type Actor = Readonly<{
  userId: string;
  name: string;
  organizationId: string;
  organizationName: string;
  role: Role;
}>;

/** The actor of this request: a signed-in person, or the bearer of an API key. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const sent = await headers();
  const key = /^Bearer (mg_\w+)$/.exec(sent.get('authorization') ?? '')?.[1];
  return key ? actorOfKey(key) : actorOfSession(sent);
});

export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  if (!actor) throw new AppError('Sign in first', { code: 'unauthenticated' });
  return actor;
}

/** Throws `forbidden` unless the actor's role reaches `needed`. */
export function requireRole(actor: Actor, needed: Role): void {
  if (allows(actor.role, needed)) return;
  throw new AppError(`This needs the role ${needed}; yours is ${actor.role}.`, {
    code: 'forbidden',
  });
}

async function actorOfSession(sent: Headers): Promise<Actor | null> {
  const found = await auth().api.getSession({ headers: sent });
  if (!found) return null;
  const { user, session } = found;
  const memberships = await db()
    .select({ id: organization.id, name: organization.name, role: member.role })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(member.userId, user.id))
    .orderBy(member.createdAt, member.id);
  const active =
    memberships.find(({ id }) => id === session.activeOrganizationId) ?? memberships[0];
  if (!active || !isRole(active.role)) return null;
  return {
    userId: user.id,
    name: user.name,
    organizationId: active.id,
    organizationName: active.name,
    role: active.role,
  };
}

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

async function actorOfKey(key: string): Promise<Actor | null> {
  const hash = hashOfKey(key);
  return db().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.api_key_hash', ${hash}, true)`);
    const [found] = await tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
    if (!found || !isRole(found.role)) return null;
    const [owner] = await tx
      .select({ name: organization.name })
      .from(organization)
      .where(eq(organization.id, found.organizationId));
    if (!owner) return null;
    await tx.execute(sql`select set_config('app.organization_id', ${found.organizationId}, true)`);
    await tx.update(apiKeys).set({ lastUsedAt: new Date() }).where(eq(apiKeys.hash, hash));
    return {
      userId: `key:${found.id}`,
      name: `API key ${found.name}`,
      organizationId: found.organizationId,
      organizationName: owner.name,
      role: found.role,
    };
  });
}
