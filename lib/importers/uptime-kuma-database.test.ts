import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';

import type { Evidence } from '@/lib/sla/evidence';

import { importAll, inPieces } from './testing';
import { uptimeKuma } from './uptime-kuma';
import { databaseRecords } from './uptime-kuma-database';
import {
  beats,
  databaseOf,
  HEARTBEAT,
  issuesOf,
  kuma,
  MONITOR,
  read,
  type Row,
  SHOP,
  T0,
  told,
} from './uptime-kuma-testing';

describe('a file that is no sound database ends in an issue', () => {
  const rows = beats([0, 1], [1, 1]);
  test.each<[string, () => string | Uint8Array, string]>([
    ['empty', () => '', 'error file: The file is empty'],
    [
      'encrypted',
      () => Uint8Array.from({ length: 4096 }, (_, index) => (index * 37 + 200) % 251),
      'error file: no SQLite database, or an encrypted one',
    ],
    [
      'a header alone',
      () => databaseOf(HEARTBEAT).subarray(0, 100),
      'error file: 0 of 3 pages: it is cut off',
    ],
    [
      'no table',
      () => databaseOf('create table other (id integer)'),
      'error file: no table heartbeat',
    ],
    ['no heartbeat', () => databaseOf(HEARTBEAT, MONITOR, SHOP), 'error heartbeat: no heartbeat'],
    [
      'no monitors',
      () => databaseOf(HEARTBEAT, ...rows),
      'note monitor: no table monitor that can be read',
    ],
    [
      'a view with the name of the table',
      () =>
        databaseOf(
          HEARTBEAT.replace('heartbeat', 'other'),
          'create view heartbeat as select * from other',
        ),
      'error file: heartbeat is not a plain table',
    ],
    [
      'a view that never ends',
      () =>
        databaseOf(
          'create view heartbeat as with recursive n(id) as (select 1 union all select id + 1 from n) select id, 1 as monitor_id, 1 as status, 1 as time from n',
        ),
      'error file: heartbeat is not a plain table',
    ],
    [
      'a virtual table',
      () => databaseOf('create virtual table heartbeat using fts5(monitor_id, status, time)'),
      'error file: heartbeat is not a plain table',
    ],
    [
      'a computed column',
      () =>
        databaseOf(
          'create table heartbeat (id integer primary key, monitor_id integer, status integer, time text as (hex(zeroblob(1000000))))',
        ),
      'error file: heartbeat without a column time',
    ],
    [
      'rows without keys',
      () =>
        databaseOf(
          'create table heartbeat (monitor_id integer, status integer, time text, primary key (time)) without rowid',
        ),
      'error file: no such column: rowid',
    ],
    [
      'a column with the name of the key',
      () =>
        databaseOf(
          'create table heartbeat (monitor_id integer, status integer, time text, rowid text)',
        ),
      'error file: heartbeat is not keyed by its rows',
    ],
  ])('%s', async (_, bytes, expected) => expect(await issuesOf(bytes())).toContain(expected));

  test('a table that names its columns otherwise', async () =>
    expect(await issuesOf(databaseOf('create table heartbeat (id integer primary key)'))).toEqual([
      'error file: heartbeat without a column monitor_id, status, time',
    ]));

  test('a view of monitors is not asked; the heartbeats are read', async () => {
    const view = `create view monitor as select 1 as id, 'Forged' as name`;
    const { evidence } = await read(databaseOf(HEARTBEAT, view, ...rows));
    expect(evidence).toMatchObject([{ kind: 'coverage', service: '1' }]);
  });

  test('triggers and further tables change nothing', async () => {
    const trigger = `create trigger t after insert on heartbeat begin delete from heartbeat; end`;
    const bytes = databaseOf(HEARTBEAT, MONITOR, SHOP, ...rows, trigger, 'create table x (y)');
    expect(await told(bytes)).toEqual(['watched 0-1']);
  });

  test('a write-ahead log that is not there is told, and the rest is read', async () => {
    const bytes = kuma([0, 1], [1, 1]);
    bytes.set([2, 2], 18);
    expect(await told(bytes)).toEqual(['watched 0-1']);
    expect(await issuesOf(bytes)).toEqual(['note file: a database with a write-ahead log']);
  });

  test('of a file that is cut off, what lies before the cut is read', async () => {
    const rows: Row[] = Array.from({ length: 500 }, (_, index) => [index, 1]);
    const bytes = kuma(...rows);
    const { evidence, issues } = await read(bytes.subarray(0, 7 * 4096));
    expect(evidence).toMatchObject([{ kind: 'coverage', start: T0 }]);
    expect(issues.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });

  test('whatever bytes are wrong, reading ends and says what it found', async () => {
    const rows: Row[] = Array.from({ length: 200 }, (_, index) => [index, index % 7 ? 1 : 0]);
    const sound = kuma(...rows);
    for (let run = 0; run < 40; run += 1) {
      const bytes = Uint8Array.from(sound);
      for (let fault = 0; fault < 4; fault += 1) {
        bytes[(run * 7919 + fault * 104_729) % bytes.length] = (run * 31 + fault * 97) % 256;
      }
      const { evidence, issues } = await read(bytes);
      expect(evidence.length + issues.length).toBeGreaterThan(0);
    }
  });
});

describe('large files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kuma-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string, rows: readonly Row[]) => {
    const path = join(folder, name);
    writeFileSync(path, kuma(...rows));
    return path;
  };
  const path = fileOf(
    'four.db',
    Array.from({ length: 1500 }, (_, index): Row[] =>
      [1, 2, 3, 4].map((monitor) => [index, index === 20 + monitor ? 0 : 1, 60, 0, '', monitor]),
    ).flat(),
  );

  const factsOf = async (room: number, source = path) => {
    const evidence: Evidence[] = [];
    const progress: number[] = [];
    const file = { path: source, bytes: 1000 };
    for await (const record of databaseRecords(file, { options: { now: T0 }, room })) {
      evidence.push(...record.evidence);
      progress.push(record.bytesRead ?? -1);
    }
    return { evidence, progress };
  };

  test.each([[6000], [5999], [3200], [1500], [1]])(
    'with room for %i heartbeats they read as with room for all',
    async (room) => {
      const { evidence, progress } = await factsOf(room);
      expect(evidence).toEqual((await factsOf(1_000_000)).evidence);
      expect(evidence).toHaveLength(8);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
      expect(progress.at(-1)).toBe(1000);
    },
  );

  test('a monitor that there was no room for is not begun in the middle', async () => {
    const beatsOf = (monitor: number, count: number) =>
      Array.from({ length: count }, (_, index): Row => [index, 1, 60, 0, '', monitor]);
    const uneven = fileOf('uneven.db', [...beatsOf(1, 96), ...beatsOf(9, 4100)]);
    const { evidence } = await factsOf(4000, uneven);
    expect(evidence.map(({ ref }) => ref)).toEqual(
      [1, 9].map((monitor) => `${monitor}|watched|2026-03-08T00:00:00.000Z`),
    );
  });

  test('progress rises from the first bytes to all of them', async () => {
    const bytes = readFileSync(path);
    const progress: number[] = [];
    for await (const { bytesRead = -1 } of uptimeKuma.read(inPieces(bytes, 4096), { now: T0 })) {
      progress.push(bytesRead);
    }
    expect(progress[0]).toBe(409);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(bytes.length);
  });
});

describe('the copy on disk is gone', () => {
  const OUTER = mkdtempSync(join(tmpdir(), 'kuma-'));
  afterAll(() => rmSync(OUTER, { recursive: true }));
  afterEach(() => vi.unstubAllEnvs());
  const bytes = kuma([0, 1], [1, 1]);
  const inFolder = () => {
    const folder = mkdtempSync(join(OUTER, 'kuma-'));
    vi.stubEnv('TMPDIR', folder);
    return () => readdirSync(folder);
  };

  test('when it was read', async () => {
    const left = inFolder();
    await read(bytes);
    expect(left()).toEqual([]);
  });

  test.each([1, 3])('when the reader goes away after %i records', async (records) => {
    const left = inFolder();
    let seen = 0;
    for await (const _ of uptimeKuma.read(inPieces(bytes, 4096), { now: T0 })) {
      expect(left()).toHaveLength(1);
      seen += 1;
      if (seen === records) break;
    }
    expect(left()).toEqual([]);
  });

  test('when the stream breaks', async () => {
    const left = inFolder();
    async function* broken() {
      yield bytes.subarray(0, 4096);
      throw new Error('gone');
    }
    await expect(importAll(uptimeKuma, broken())).rejects.toThrow('gone');
    expect(left()).toEqual([]);
  });
});
