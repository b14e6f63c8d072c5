import 'server-only';
import { sql } from 'drizzle-orm';

import { db } from '@/lib/db/client';

import packageJson from '../../package.json';

/** The state of the database and the version of the product, for monitors and the launcher. */
export async function checkHealth() {
  const { version } = packageJson;
  try {
    const [row] = await db().execute<{ version: string }>(
      sql`select current_setting('server_version') as version`,
    );
    return { status: 'ok', version, database: { status: 'ok', version: row?.version ?? '' } };
  } catch {
    // The cause is in the database's own log; a monitor needs to know that it is down, not its address.
    return { status: 'error', version, database: { status: 'unreachable' } };
  }
}
