import { existsSync } from 'node:fs';
import { join } from 'node:path';

import postgres from 'postgres';

import { startPostgres } from './postgres.mjs';
import { refusal } from './refusal.mjs';
import { readSecrets } from './settings.mjs';

const NAME = 'makegood';
const OWNER = 'makegood_owner';
const APP = 'makegood_app';
const OLDEST_MAJOR = 15;

/**
 * The embedded server with its database and two roles: one owns the schema and migrates, the other
 * serves and is bound by row-level security. Answers their URLs beside the server's handle.
 */
export async function startEmbedded(dataDir, settings) {
  if (existsSync(join(dataDir, 'postgres')) && !existsSync(join(dataDir, 'secrets.json'))) {
    throw refusal(
      `${dataDir} holds a database but not its secrets.json: restore it from a backup.`,
    );
  }
  const { superuser, owner, app } = readSecrets(dataDir);
  const server = await startPostgres({ dataDir, password: superuser, settings });
  const url = (role, password, database = NAME) =>
    `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`;
  const superuserUrl = url('postgres', superuser, 'postgres');
  await createRoles(superuserUrl, { [OWNER]: owner, [APP]: app });
  return { ...server, superuserUrl, ownerUrl: url(OWNER, owner), appUrl: url(APP, app) };
}

/** One connection for raw SQL, closed after the work. */
export async function withConnection(url, work) {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice() {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function createRoles(superuserUrl, passwords) {
  await withConnection(superuserUrl, async (sql) => {
    const roles =
      await sql`select rolname from pg_roles where rolname in ${sql(Object.keys(passwords))}`;
    const known = new Set(roles.map(({ rolname }) => rolname));
    for (const [role, password] of Object.entries(passwords)) {
      if (!known.has(role)) await sql.unsafe(`create role ${role} login password '${password}'`);
    }
    const [database] = await sql`select from pg_database where datname = ${NAME}`;
    if (database) return;
    await sql.unsafe(`create database ${NAME} owner ${OWNER}`);
  });
}

/**
 * Answers the name of the role that a URL signs in. Throws a refusal when the server cannot be
 * reached or is too old, or when the role is one that row-level security does not bind.
 */
export async function requireServingRole(url) {
  const [role] = await explained(url, () =>
    withConnection(
      url,
      (sql) => sql`
        select rolname as name, rolsuper as super, rolbypassrls as bypasses,
               current_setting('server_version') as version
        from pg_roles where rolname = current_user`,
    ),
  );
  if (Number.parseInt(role.version, 10) < OLDEST_MAJOR) {
    throw refusal(
      `The database at ${new URL(url).host} is PostgreSQL ${role.version}: Makegood needs ${OLDEST_MAJOR} or newer.`,
    );
  }
  if (role.super || role.bypasses) {
    throw refusal(
      `The database role "${role.name}" bypasses row-level security (${role.super ? 'it is a superuser' : 'BYPASSRLS'}): give DATABASE_URL an ordinary role, and if need be DATABASE_OWNER_URL one that migrates.`,
    );
  }
  return role.name;
}

/** Turns the usual faults of a connection into sentences; never shows the password. */
export async function explained(url, work) {
  try {
    return await work();
  } catch (error) {
    const { host, username, pathname } = new URL(url);
    if (error.code === '28P01' || error.code === '28000') {
      throw refusal(`The database at ${host} does not let the role "${username}" in.`, error);
    }
    if (error.code === '3D000') {
      throw refusal(`The server at ${host} has no database "${pathname.slice(1)}".`, error);
    }
    if (/^(E[A-Z_]+|CONNECT_TIMEOUT|CONNECTION_\w+)$/.test(error.code)) {
      throw refusal(
        `The database at ${host} cannot be reached (${error.code}): check DATABASE_URL and that the server runs.`,
        error,
      );
    }
    throw error;
  }
}
