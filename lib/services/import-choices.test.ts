import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { getImportLines } from './import-lines';
import { getImport, listImports } from './import-report';
import { changeImport, receiveImport } from './imports';
import { bytesOf, newActor } from './testing';
import { createVendor } from './vendors';

const FIXTURES = join(import.meta.dirname, '../importers/fixtures');

let actor: Actor;
let vendorId: string;

beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
  ({ id: vendorId } = await createVendor(actor, { name: 'Meridian', services: [] }));
});

async function preview(
  fileName: string,
  content: string | Uint8Array,
  options: ImportOptions = {},
) {
  const { id } = await receiveImport(actor, {
    vendorId,
    fileName,
    bytes: bytesOf(content),
    options,
  });
  return getImport(actor, id);
}

async function changed(id: string, options: ImportOptions) {
  await changeImport(actor, id, options);
  return getImport(actor, id);
}

test('a file that is not Unicode offers other codings, and reads in the chosen one', async () => {
  const text = 'start,end,state,title\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,caf';
  const latin = new Uint8Array([...new TextEncoder().encode(text), 0xe9, 0x0a]);
  const report = await preview('latin.csv', latin);
  expect(report).toMatchObject({ encoding: 'utf-8', lines: 'text', table: { questions: [] } });
  const { encoding, proposals } = await changed(report.import.id, { encoding: 'windows-1252' });
  expect(encoding).toBe('windows-1252');
  expect(proposals.map(({ title }) => title)).toEqual(['café']);
  const { lines } = await getImportLines(actor, report.import.id, { around: 2 });
  expect(lines.at(-1)).toMatchObject({ line: 2, text: expect.stringContaining('café') });
});

test('a workbook is mapped as a table is, by the sheet that a person chooses', async () => {
  const book = readFileSync(join(FIXTURES, 'harbour-log.xlsx'));
  const report = await preview('harbour-log.xlsx', book, { zone: 'Europe/Berlin' });
  expect(report).toMatchObject({
    encoding: null,
    rules: null,
    lines: null,
    counts: { observations: 3, maintenance: 1 },
    table: {
      questions: [],
      part: { kind: 'sheet', names: ['Summary', 'Ausfälle'], chosen: 'Ausfälle' },
    },
  });
  const other = await changed(report.import.id, { mapping: { sheet: 'Summary' } });
  expect(other.table?.part?.chosen).toBe('Summary');
  expect(other.counts.observations).toBe(0);
  await expect(getImportLines(actor, report.import.id, { around: 1 })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('JSON that no format knows is mapped by its fields', async () => {
  const { table, counts } = await preview(
    'home.json',
    readFileSync(join(FIXTURES, 'home-grown.json')),
  );
  expect(counts.observations).toBe(3);
  expect(table?.part).toMatchObject({ kind: 'list', chosen: 'incidents' });
  expect(table?.headers).toContain('service.name');
});

describe('the lines around an issue', () => {
  test('are as they stand in the file', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => `2026-09-1${at},x,down`);
    const report = await preview('rows.csv', ['start,end,state', ...rows, ''].join('\n'));
    const { lines } = await getImportLines(actor, report.import.id, { around: 6 });
    expect(lines.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(lines[3]).toEqual({ line: 6, text: '2026-09-14,x,down', cut: false });
  });

  test('or around what stands at a path of JSON', async () => {
    const report = await preview('home.json', readFileSync(join(FIXTURES, 'home-grown.json')));
    expect(report.lines).toBe('json');
    const path = report.issues[0]?.place ?? '';
    const { around, lines } = await getImportLines(actor, report.import.id, { path });
    expect(lines.find(({ line }) => line === around + 1)?.text).toContain('"id"');
    const gone = getImportLines(actor, report.import.id, { path: 'other[0]' });
    await expect(gone).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a line that the file has not is not found', async () => {
    const report = await preview('short.csv', 'start,end,state\nx,y,down\n');
    await expect(getImportLines(actor, report.import.id, { around: 4 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

test('a format of single checks tells its rules, and reads by those that are chosen', async () => {
  const checks = [0, 1, 2, 3, 4, 5].map((minute) => {
    const state = minute === 2 ? 'down' : 'up';
    return `2026-09-10T10:0${minute}:00Z,${state},web`;
  });
  const text = ['time,status,monitor', ...checks, ''].join('\n');
  const report = await preview('checks.csv', text, { format: 'checks-csv' });
  expect(report.rules).toEqual({ confirmations: 1, gapIntervals: 3 });
  expect(report.counts.observations).toBe(1);
  expect(report.proposals.find(({ kind }) => kind === 'coverage')).toMatchObject({
    start: '2026-09-10T10:00:00.000Z',
    end: '2026-09-10T10:05:00.000Z',
  });
  const rules = { confirmations: 2, gapIntervals: 3 };
  const other = await changed(report.import.id, { rules });
  expect(other.rules).toEqual(rules);
  expect(other.counts.observations).toBe(0);
});

test('a file that is nothing of it is refused in general words; formats say whose words they hold', async () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  await expect(preview('graph.png', picture)).rejects.toThrow(
    'graph.png is none of the formats that are read: a table, an answer or an export',
  );
  const { formats } = await listImports(actor, 0);
  expect(formats.find(({ id }) => id === 'statuspage')?.party).toBe('vendor');
});
