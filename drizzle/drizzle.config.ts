import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./lib/db/auth-schema.ts', './lib/db/schema.ts', './lib/db/contract-schema.ts'],
  out: './drizzle',
  schemaFilter: ['public', 'auth'],
});
