import 'server-only';
import { once } from 'node:events';
import { createConnection } from 'node:net';

import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import { env } from '@/lib/env';

import * as authTables from './auth-schema';
import * as contractTables from './contract-schema';
import * as evidenceTables from './schema';

const schema = { ...authTables, ...evidenceTables, ...contractTables };
const connect = () => {
  const url = env().DATABASE_URL;
  const options = { max: 10, onnotice: () => {}, ...(isLoopback(url) && { socket: localSocket }) };
  return drizzle(postgres(url, options), { schema });
};

/** A server on this machine is spoken to without encryption, so its socket may be ours. */
const isLoopback = (url: string) =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/**
 * A connection that sends at once. By default the end of each COPY would wait in the network stack
 * until the server confirms what came before it, and that costs some 40 ms whatever its size.
 */
async function localSocket({ host, port }: Readonly<{ host: string[]; port: number[] }>) {
  const socket = createConnection({ host: host[0], port: port[0] ?? 5432, noDelay: true });
  await once(socket, 'connect');
  return socket;
}

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
