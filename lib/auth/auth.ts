import 'server-only';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAuthMiddleware } from 'better-auth/api';
import { organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements, ownerAc } from 'better-auth/plugins/organization/access';
import { asc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import * as tables from '@/lib/db/auth-schema';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';

import { forgetFailures, refuseAfterFailures, rememberFailure } from './throttle';

const access = createAccessControl(defaultStatements);
const reader = access.newRole({ organization: [], member: [], invitation: [], team: [], ac: [] });

const SIGN_IN = '/sign-in/email';

/** A header of the request, and the same host over either scheme: whoever serves the page may sign in on it. */
function ownOrigins(request?: Request): string[] {
  const host = request?.headers.get('x-forwarded-host') ?? request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}

const build = () =>
  betterAuth({
    appName: 'Makegood',
    baseURL: env().MAKEGOOD_URL ?? `http://localhost:${env().PORT}`,
    secret: env().MAKEGOOD_SECRET,
    telemetry: { enabled: false },
    trustedOrigins: ownOrigins,
    database: drizzleAdapter(db(), { provider: 'pg', schema: tables }),
    // Nobody signs up: the first administrator sets the house up, owners add people.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { [SIGN_IN]: { window: 60, max: 20 } },
    },
    advanced: {
      database: { generateId: () => uuidv7() },
      useSecureCookies: env().MAKEGOOD_URL?.startsWith('https:') ?? false,
    },
    databaseHooks: {
      session: {
        create: {
          before: async (fresh) => ({
            data: { ...fresh, activeOrganizationId: await firstOrganization(fresh.userId) },
          }),
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === SIGN_IN) await refuseAfterFailures(emailOf(context.body));
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path !== SIGN_IN) return;
        const email = emailOf(context.body);
        await (context.context.newSession ? forgetFailures(email) : rememberFailure(email));
      }),
    },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        ac: access,
        roles: { owner: ownerAc, analyst: reader, viewer: reader },
      }),
    ],
  });

function emailOf(body: unknown): string {
  const email = typeof body === 'object' && body && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email.trim().toLowerCase() : '';
}

async function firstOrganization(userId: string): Promise<string | null> {
  const [first] = await db()
    .select({ id: tables.member.organizationId })
    .from(tables.member)
    .where(eq(tables.member.userId, userId))
    .orderBy(asc(tables.member.createdAt), asc(tables.member.id))
    .limit(1);
  return first?.id ?? null;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the property is ours alone, and undefined until set
const kept = globalThis as { makegoodAuth?: ReturnType<typeof build> };
export const auth = () => (kept.makegoodAuth ??= build());
