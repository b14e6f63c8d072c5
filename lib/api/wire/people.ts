import { z } from 'zod';

import { ROLES } from '@/lib/auth/roles';

import { instant, text } from './shapes';

const role = z.enum(ROLES);
export const personInput = z.strictObject({
  name: text(200),
  email: z.email(),
  password: z.string().min(10).max(200),
  role,
});
export type PersonInput = z.infer<typeof personInput>;

export const setupInput = z.strictObject({
  organization: text(200),
  name: text(200),
  email: z.email(),
  password: z.string().min(10, 'at least 10 characters').max(200),
});
export type SetupInput = z.infer<typeof setupInput>;

export const apiKeyInput = z.strictObject({ name: text(200), role: z.enum(['analyst', 'viewer']) });
export type ApiKeyInput = z.infer<typeof apiKeyInput>;
/** The key itself is in this answer and never again. */
export const apiKeyMade = z.object({ id: z.uuid(), key: z.string() });

export const settingsReport = z.object({
  organization: z.object({ id: z.uuid(), name: z.string() }),
  you: z.object({ userId: z.string(), name: z.string(), role }),
  organizations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  people: z.array(z.object({ userId: z.string(), name: z.string(), email: z.string(), role })),
  keys: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      prefix: z.string(),
      role,
      createdAt: instant,
      lastUsedAt: instant.nullable(),
      revokedAt: instant.nullable(),
    }),
  ),
  audit: z.array(
    z.object({
      seq: z.int(),
      at: instant,
      actor: z.string(),
      verb: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      /** What was there before and after, as far as the deed changed something that can be told. */
      before: z.unknown(),
      after: z.unknown(),
      hash: z.string(),
    }),
  ),
});
export type SettingsReport = z.infer<typeof settingsReport>;
