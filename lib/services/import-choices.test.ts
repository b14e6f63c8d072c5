import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { commitImport } from './import-commit';
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

describe('a format that may be read in several ways tells how it is, and what else could be chosen', () => {
  const alertOf = (severity: string, team: string) =>
    JSON.stringify({
      version: '4',
      groupKey: '{}',
      alerts: [
        {
          status: 'resolved',
          labels: { alertname: 'Down', severity, team },
          annotations: {},
          startsAt: '2026-09-10T10:00:00Z',
          endsAt: '2026-09-10T11:00:00Z',
          fingerprint: `f-${severity}`,
        },
      ],
    });
  const alerts = `${alertOf('critical', 'voice')}\n${alertOf('page', 'voice')}\n`;
  const mapping = { down: ['critical', 'page'], serviceLabel: 'team' };

  test('with what is used where nothing was chosen, and the labels of the file', async () => {
    const { choices, counts, issues } = await preview('alerts.json', alerts);
    expect(counts).toMatchObject({ observations: 1, errors: 1 });
    expect(choices).toMatchObject({
      values: { down: ['critical'], degraded: ['warning'], ignored: [] },
      names: ['alertname', 'severity', 'team'],
      questions: [],
    });
    const settling = choices?.fields.find(({ settles }) => settles === issues[0]?.field);
    expect(settling).toMatchObject({ path: 'down', kind: 'words' });
  });

  test('and reads as a person chooses; another format is not read by that choice', async () => {
    const { import: row } = await preview('other-alerts.json', alerts);
    const read = await changed(row.id, { mapping });
    expect(read.counts).toMatchObject({ observations: 2, errors: 0 });
    expect(read.proposals.map(({ service }) => service)).toEqual(['voice', 'voice']);
    expect(read.choices?.values).toMatchObject({
      down: ['critical', 'page'],
      serviceLabel: 'team',
    });
    const other = await changed(row.id, { format: 'zabbix' });
    expect(other.options.mapping).toBeUndefined();
    expect(other.choices?.values).toMatchObject({ downFrom: 5, degradedFrom: 2 });
    expect(other.issues.map(({ field }) => field)).not.toContain('mapping');
  });

  test('the choice is remembered for the source, once imported', async () => {
    const { import: row } = await preview('pager-2026-09.json', alerts);
    await changed(row.id, { mapping, serviceMap: { voice: '*' } });
    const before = await preview('pager-2026-10.json', alerts);
    expect(before.options.mapping).toBeUndefined();
    await commitImport(actor, row.id);
    const next = await preview('pager-2026-11.json', alerts);
    expect(next.counts).toMatchObject({ observations: 2, known: 2, errors: 0 });
    expect(next.choices?.values).toMatchObject({
      down: ['critical', 'page'],
      serviceLabel: 'team',
    });
  });

  test('so is the format that was chosen by hand, for files that are recognised alike', async () => {
    const odd = (day: string) =>
      `at,said\n2026-09-${day}T10:00:00Z,fine\n2026-09-${day}T10:01:00Z,bad\n`;
    const { import: row } = await preview('odd-log-09.csv', odd('10'));
    expect(row.format).toBe('csv');
    const asked = await changed(row.id, { format: 'checks-csv' });
    expect(asked.choices).toMatchObject({
      names: ['at', 'said'],
      questions: ['Which column holds the time of a check, and which its result?'],
    });
    const read = await changed(row.id, {
      mapping: {
        columns: { time: 'at', state: 'said' },
        dateFormat: 'iso',
        states: { up: ['fine'], down: ['bad'] },
      },
    });
    expect(read).toMatchObject({
      counts: { observations: 1, errors: 0 },
      choices: { questions: [] },
    });
    await commitImport(actor, row.id);
    const next = await preview('odd-log-10.csv', odd('11'));
    expect(next).toMatchObject({
      import: { format: 'checks-csv', detected: 'csv' },
      counts: { observations: 1, errors: 0 },
    });
    const json = await preview('odd-log-11.json', alerts);
    expect(json).toMatchObject({ import: { format: 'alertmanager' }, counts: { observations: 1 } });
    expect(json.options.mapping).toBeUndefined();
  });
});

describe('a log of single checks', () => {
  const columns = { time: 'time', state: 'status', monitor: 'monitor' };
  const log = (...times: readonly string[]) =>
    ['time,status,monitor', ...times.map((time) => `${time},up,web`), ''].join('\n');

  test('shows its columns with the first rows, as they are read', async () => {
    const { choices } = await preview(
      'plain.csv',
      log('2026-09-10T10:00:00Z', '2026-09-10T10:01:00Z'),
    );
    expect(choices).toMatchObject({
      names: ['time', 'status', 'monitor'],
      sampleRows: [
        ['2026-09-10T10:00:00Z', 'up', 'web'],
        ['2026-09-10T10:01:00Z', 'up', 'web'],
      ],
      questions: [],
      values: {
        'columns.time': 'time',
        'columns.state': 'status',
        'columns.monitor': 'monitor',
        dateFormat: 'iso',
        delimiter: ',',
        stateKind: 'word',
      },
    });
  });

  test.each([
    [
      'which of two numbers is the day',
      log('03/11/2026 10:00', '03/11/2026 10:01'),
      {},
      'Is the day or the month first? No row decides it.',
    ],
    [
      'the zone of times that name none',
      log('2026-09-10 10:00', '2026-09-10 10:01'),
      {},
      'In which time zone are the times?',
    ],
    ['nothing where the zone was said', log('2026-09-10 10:00'), { zone: 'Europe/Berlin' }, null],
  ])('asks %s', async (_, text, options, question) => {
    const { choices } = await preview('asking.csv', text, { format: 'checks-csv', ...options });
    expect(choices?.questions).toEqual(question === null ? [] : [question]);
  });

  test('an answer settles the question', async () => {
    const text = log('2026-09-10 10:00', '2026-09-10 10:01');
    const { import: row } = await preview('zone.csv', text, { format: 'checks-csv' });
    const { choices, counts } = await changed(row.id, {
      mapping: { columns, dateFormat: 'iso', zone: 'Europe/Berlin' },
    });
    expect(choices).toMatchObject({ questions: [], values: { zone: 'Europe/Berlin' } });
    expect(counts.errors).toBe(0);
  });
});
