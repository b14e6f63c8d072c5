import 'server-only';
import { z } from 'zod';

/** The only reader of process.env. Parsed on first use, so `next build` needs no database. */
const schema = z.object({
  DATABASE_URL: z.url(),
  MAKEGOOD_SECRET: z.string().min(16),
  MAKEGOOD_URL: z.url().optional(),
  MAKEGOOD_BOOTSTRAP_TOKEN: z.string().min(16).optional(),
  MAKEGOOD_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(2048).default(128),
  PORT: z.coerce.number().int().default(3000),
});

let parsed: z.infer<typeof schema> | undefined;
export const env = () => (parsed ??= schema.parse(process.env));
