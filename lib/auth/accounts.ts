import 'server-only';
import { count, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import { member, organization, user } from '@/lib/db/auth-schema';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

import { auth } from './auth';
import type { Role } from './roles';

const MIN_PASSWORD = 10;

export type NewPerson = Readonly<{ name: string; email: string; password: string }>;

/** True until the first person exists: only then may a stranger set the house up. */
export async function isEmpty(): Promise<boolean> {
  const [found] = await db().select({ n: count() }).from(user);
  return found?.n === 0;
}

/** Makes a person who can sign in. Refuses an address that is taken and a short password. */
export async function createPerson({ name, email, password }: NewPerson): Promise<string> {
  const address = email.trim().toLowerCase();
  if (password.length < MIN_PASSWORD) {
    throw new AppError(
      `The password has ${password.length} characters; at least ${MIN_PASSWORD} are needed.`,
      { code: 'invalid' },
    );
  }
  const context = await auth().$context;
  if (await context.internalAdapter.findUserByEmail(address)) {
    throw new AppError(`${address} has an account already.`, { code: 'conflict' });
  }
  const made = await context.internalAdapter.createUser(
    { name: name.trim() || address, email: address, emailVerified: true },
    { method: 'email-password' },
  );
  await context.internalAdapter.linkAccount({
    userId: made.id,
    accountId: made.id,
    providerId: 'credential',
    password: await context.password.hash(password),
  });
  return made.id;
}

export async function findPersonId(email: string): Promise<string | null> {
  const [found] = await db()
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, email.trim().toLowerCase()));
  return found?.id ?? null;
}

export async function createOrganization(name: string, id = uuidv7()): Promise<string> {
  await db().insert(organization).values({ id, name, slug: id }).onConflictDoNothing();
  return id;
}

export async function addMember(organizationId: string, userId: string, role: Role): Promise<void> {
  await db()
    .insert(member)
    .values({ id: uuidv7(), organizationId, userId, role })
    .onConflictDoNothing();
}
