import 'server-only';
import { createHash } from 'node:crypto';

import { APIError } from 'better-auth/api';
import { eq, sql } from 'drizzle-orm';

import { signInFailure } from '@/lib/db/auth-schema';
import { db } from '@/lib/db/client';

/**
 * Limits failed sign-ins to one account, whatever address they come from: ten in fifteen
 * minutes, then the account refuses every password until the fifteen minutes are over.
 */
const FAILURES = 10;
const WINDOW_MINUTES = 15;

const hashOf = (email: string) => createHash('sha256').update(email).digest('hex');

export async function refuseAfterFailures(email: string): Promise<void> {
  const [row] = await db()
    .select()
    .from(signInFailure)
    .where(eq(signInFailure.emailHash, hashOf(email)));
  if (!row || row.failures < FAILURES) return;
  const until = row.since.getTime() + WINDOW_MINUTES * 60_000;
  if (until <= Date.now()) return;
  const minutes = Math.ceil((until - Date.now()) / 60_000);
  throw new APIError('TOO_MANY_REQUESTS', {
    message: `${FAILURES} sign-ins to this account failed. Try again in ${minutes} minutes.`,
  });
}

export async function rememberFailure(email: string): Promise<void> {
  const over = sql`${signInFailure.since} < now() - make_interval(mins => ${WINDOW_MINUTES})`;
  await db()
    .insert(signInFailure)
    .values({ emailHash: hashOf(email), failures: 1, since: new Date() })
    .onConflictDoUpdate({
      target: signInFailure.emailHash,
      set: {
        failures: sql`case when ${over} then 1 else ${signInFailure.failures} + 1 end`,
        since: sql`case when ${over} then now() else ${signInFailure.since} end`,
      },
    });
}

export async function forgetFailures(email: string): Promise<void> {
  await db()
    .delete(signInFailure)
    .where(eq(signInFailure.emailHash, hashOf(email)));
}
