import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { refusal } from './refusal.mjs';

/** The checkout's directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the environment asks for, defaults filled in. Throws a refusal for what makes no sense. */
export function readSettings(env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw refusal(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);
  }
  return {
    port,
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    databaseUrl: databaseUrl(env, 'DATABASE_URL'),
    ownerUrl: databaseUrl(env, 'DATABASE_OWNER_URL') ?? databaseUrl(env, 'DATABASE_URL'),
    admin: admin(env),
  };
}

function databaseUrl(env, name) {
  const value = env[name];
  if (!value) return undefined;
  if (URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)) return value;
  throw refusal(`${name} must read postgres://role:password@host:port/database.`);
}

function admin({ MAKEGOOD_ADMIN_EMAIL: email, MAKEGOOD_ADMIN_PASSWORD: password }) {
  if (!email && !password) return undefined;
  if (email && password) return { email, password };
  throw refusal('Set both MAKEGOOD_ADMIN_EMAIL and MAKEGOOD_ADMIN_PASSWORD, or neither.');
}

/** Makes the directory when it is missing. Throws a refusal when this user may not write there. */
export function requireWritable(directory, meaning, mode = 0o777) {
  try {
    mkdirSync(directory, { recursive: true, mode });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refusal(
      `${meaning} ${directory} is not writable by ${userName()} (${error.code}).`,
      error,
    );
  }
}

function userName() {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid()}`;
  }
}

/** The random secrets of this data directory, made once and readable by its owner alone. */
export function readSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) makeSecrets(file);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refusal(`${file} cannot be read (${error.message}): restore it from a backup.`, error);
  }
}

/** Whole or not at all, and of two that make it at once the first wins. */
function makeSecrets(file) {
  const names = ['superuser', 'owner', 'app', 'session'];
  const secrets = Object.fromEntries(names.map((name) => [name, random()]));
  const offer = `${file}.${process.pid}`;
  writeFileSync(offer, JSON.stringify(secrets), { mode: 0o600 });
  try {
    linkSync(offer, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(offer);
  }
}

/** 256 random bits, safe inside a URL and a quoted SQL literal. */
export function random() {
  return randomBytes(32).toString('base64url');
}
