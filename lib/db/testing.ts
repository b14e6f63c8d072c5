import { inject } from 'vitest';
import { z } from 'zod';

declare module 'vitest' {
  interface ProvidedContext {
    databaseBroker: string;
  }
}

const testDatabaseUrls = z.object({ url: z.url(), ownerUrl: z.url(), superuserUrl: z.url() });

/**
 * A new database of a test file's own, migrated and empty. `url` is the serving role's, bound by
 * row-level security, and becomes this process's DATABASE_URL: call it before the first query.
 * `ownerUrl` is the schema owner's, `superuserUrl` the server's.
 */
export async function testDatabase(): Promise<z.infer<typeof testDatabaseUrls>> {
  const response = await fetch(inject('databaseBroker'), { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  const urls = testDatabaseUrls.parse(await response.json());
  process.env['DATABASE_URL'] = urls.url;
  process.env['MAKEGOOD_SECRET'] ??= 'a secret for tests alone, 256 bits in spirit';
  return urls;
}
