import { join } from 'node:path';

import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';

import { explained, withConnection } from './database.mjs';
import { refusal } from './refusal.mjs';
import { root } from './settings.mjs';

/** Any number, the same for everyone who migrates: drizzle's migrator takes no lock of its own. */
const LOCK = 7_234_011;

/**
 * Brings the schema up to date as its owner, one migrating process at a time, and lets the serving
 * role (when it is another) read and write, but not change the schema or rewrite the audit log.
 */
export async function migrateDatabase({ ownerUrl, appRole }) {
  await explained(ownerUrl, () =>
    withConnection(ownerUrl, async (sql) => {
      const [{ role }] = await sql`select current_user as role, pg_advisory_lock(${LOCK})`;
      await migrate(drizzle(sql), { migrationsFolder: join(root, 'drizzle') }).catch(explain);
      if (role !== appRole) await sql.unsafe(grants(appRole));
    }),
  );
}

function explain(error) {
  const { cause } = error;
  if (!cause?.code) throw error;
  throw refusal(`The database could not be brought up to date: ${cause.message}.`, error);
}

/** Only what is lacking, so that an unchanged start writes nothing. */
const grants = (role) => `
  do $$
  declare
    serving constant name := ${literal(role)};
    entry record;
    allowed text;
  begin
    for entry in select oid, nspname from pg_namespace where nspname in ('public', 'auth') loop
      if not has_schema_privilege(serving, entry.oid, 'usage') then
        execute format('grant usage on schema %I to %I', entry.nspname, serving);
      end if;
    end loop;
    for entry in
      select c.oid, c.relkind, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p', 'v', 'S')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    loop
      if entry.relkind = 'S' then
        if not has_sequence_privilege(serving, entry.oid, 'usage') then
          execute format('grant usage, select on sequence %s to %I', entry.oid::regclass, serving);
        end if;
        continue;
      end if;
      allowed := case when entry.relname = 'audit_log' then 'select, insert'
                 else 'select, insert, update, delete' end;
      if (select bool_and(has_table_privilege(serving, entry.oid, wanted))
          from unnest(string_to_array(allowed, ', ')) as wanted) then
        continue;
      end if;
      execute format('grant %s on %s to %I', allowed, entry.oid::regclass, serving);
    end loop;
  end $$`;

const literal = (text) => `'${text.replaceAll("'", "''")}'`;
