import 'server-only';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import { env } from '@/lib/env';

import * as authTables from './auth-schema';
import * as contractTables from './contract-schema';
import * as evidenceTables from './schema';

const schema = { ...authTables, ...evidenceTables, ...contractTables };
const connect = () =>
  drizzle(postgres(env().DATABASE_URL, { max: 10, onnotice: () => {} }), { schema });

type Db = ReturnType<typeof connect>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

// A reloaded module in development must not open a second pool.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the property is ours alone, and undefined until set
const kept = globalThis as { makegoodDb?: Db };

/** The database of who-is-who tables. Tenant tables are empty here: they need `inOrganization`. */
export const db = (): Db => (kept.makegoodDb ??= connect());

/** The one way to a tenant table: a transaction that names its organisation to row-level security. */
export const inOrganization = <T>(organizationId: string, work: (tx: Tx) => Promise<T>) =>
  db().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
    return work(tx);
  });
