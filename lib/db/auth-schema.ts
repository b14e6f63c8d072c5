import {
  bigint,
  boolean,
  integer,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/**
 * The tables of better-auth, in a schema of their own: they answer who somebody is before
 * an organisation is known, so row-level security by organisation cannot hold here.
 */
export const authSchema = pgSchema('auth');

const instant = (name: string) => timestamp(name, { withTimezone: true });
const createdAt = () => instant('created_at').notNull().defaultNow();
const updatedAt = () => instant('updated_at').notNull().defaultNow();

export const user = authSchema.table('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

const userId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

export const session = authSchema.table('session', {
  id: text().primaryKey(),
  expiresAt: instant('expires_at').notNull(),
  token: text().notNull().unique(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  userId: userId(),
  activeOrganizationId: text('active_organization_id'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const account = authSchema.table('account', {
  id: text().primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: userId(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: instant('access_token_expires_at'),
  refreshTokenExpiresAt: instant('refresh_token_expires_at'),
  scope: text(),
  password: text(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const verification = authSchema.table('verification', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const rateLimit = authSchema.table('rate_limit', {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});

/** Failed sign-ins by account, beside the limit by address: an attacker has many addresses. */
export const signInFailure = authSchema.table('sign_in_failure', {
  emailHash: text('email_hash').primaryKey(),
  failures: integer().notNull(),
  since: instant('since').notNull(),
});

export const organization = authSchema.table('organization', {
  id: text().primaryKey(),
  name: text().notNull(),
  slug: text().notNull().unique(),
  logo: text(),
  metadata: text(),
  createdAt: createdAt(),
  updatedAt: instant('updated_at'),
});

const organizationId = () =>
  text('organization_id')
    .notNull()
    .references(() => organization.id, { onDelete: 'cascade' });

export const member = authSchema.table(
  'member',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    userId: userId(),
    role: text().notNull().default('viewer'),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('member_once').on(t.organizationId, t.userId)],
);

export const invitation = authSchema.table('invitation', {
  id: text().primaryKey(),
  organizationId: organizationId(),
  email: text().notNull(),
  role: text(),
  status: text().notNull().default('pending'),
  expiresAt: instant('expires_at').notNull(),
  inviterId: text('inviter_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
});
