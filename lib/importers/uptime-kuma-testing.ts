/** Databases of Uptime Kuma for its tests, and what was read of them in a few words. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sqlite from 'node-sqlite3-wasm';

import type { Edge, Evidence } from '@/lib/sla/evidence';

import type { ImportOptions } from './importer';
import { importAll, inPieces, inWords } from './testing';
import { uptimeKuma } from './uptime-kuma';

export const HEARTBEAT = `create table heartbeat (id integer primary key autoincrement not null,
  important boolean not null default 0, monitor_id integer not null, status smallint not null,
  msg text, time datetime not null, ping integer, duration integer not null default 0)`;
export const MONITOR = `create table monitor (id integer primary key, name text, type text,
  interval integer, maxretries integer default 0, retry_interval integer default 0)`;
export const SHOP = `insert into monitor (id, name, type, interval) values (1, 'Shop', 'http', 60)`;

export const T0 = Date.UTC(2026, 2, 8);
export const written = (minutes: number) =>
  new Date(T0 + minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '');

/** [minute, status, seconds since the one before, important, message] of monitor 1 unless told. */
export type Row = readonly [
  minute: number,
  status: number,
  seconds?: number,
  important?: 0 | 1,
  msg?: string,
  monitor?: number,
];
export const beats = (...rows: Row[]) =>
  rows.map(
    ([minute, status, seconds = 60, important = 0, msg = '', monitor = 1]) =>
      `insert into heartbeat (monitor_id, time, status, duration, important, msg)
       values (${monitor}, '${written(minute)}', ${status}, ${seconds}, ${important}, '${msg}')`,
  );

/** The bytes of a database that these statements make. */
export function databaseOf(...statements: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kuma-'));
  try {
    const path = join(folder, 'made.db');
    const database = new sqlite.Database(path);
    // Safe on disk it need not be, only there soon.
    database.exec(`pragma synchronous = off; begin; ${statements.join(';')}; commit`);
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A database of one monitor with these heartbeats. */
export const kuma = (...rows: Row[]) => databaseOf(HEARTBEAT, MONITOR, SHOP, ...beats(...rows));

export const read = (bytes: string | Uint8Array, options: Partial<ImportOptions> = {}) =>
  importAll(uptimeKuma, inPieces(bytes, 4096), options);
export const issuesOf = async (bytes: string | Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(bytes, options)).issues.map(
    ({ severity, field, found }) => `${severity} ${field}: ${found}`,
  );

const minute = (at: number) => String((at - T0) / 60_000);
const edge = ({ at, earliest }: Edge) =>
  earliest === at ? minute(at) : `${minute(at)}(${minute(earliest)}..)`;
export const inMinutes = (fact: Evidence) => inWords(fact, edge);
export const told = async (bytes: string | Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(bytes, options)).evidence.map(inMinutes);
