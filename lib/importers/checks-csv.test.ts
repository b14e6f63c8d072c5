import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { checksCsv } from './checks-csv';
import type { ImportOptions } from './importer';
import { importAll, inPieces, inWords, SAMPLES } from './testing';

const read = (source: string, options: Partial<ImportOptions> = {}) =>
  importAll(checksCsv, inPieces(source), options);
const issuesOf = async (source: string, options?: Partial<ImportOptions>) =>
  (await read(source, options)).issues.map(
    ({ place, severity, field, found }) =>
      `${JSON.stringify(place)} ${severity} ${field}: ${found}`,
  );
const told = async (source: string, options?: Partial<ImportOptions>) =>
  (await read(source, options)).evidence.map((fact) => {
    const window = inWords(fact, ({ at }) => new Date(at).toISOString().slice(11, 16));
    return `${fact.service ?? '-'} ${window}`;
  });

/** Checks ten minutes apart, up but for the one in the middle. */
const around = (word: string, { header = 'status', up = 'up' } = {}) =>
  `time,${header}\n${[up, up, word, up, up]
    .map((state, index) => `2026-01-01T10:${index}0:00Z,${state}\n`)
    .join('')}`;

describe('states', () => {
  test.each([
    ['DOWN', {}],
    ['Timed_Out', {}],
    ['fail', {}],
    ['HTTP 503', {}],
    ['502 - Bad Gateway', {}],
    ['false', { header: 'success', up: 'true' }],
    ['0', { header: 'up', up: '1' }],
    ['no', { header: 'Is Available', up: 'Yes' }],
    ['500', { header: 'HTTP status', up: '200' }],
    ['000', { header: 'status_code', up: '301' }],
  ])('%s is down', async (word, column) =>
    expect(await told(around(word, column))).toEqual([
      '- down 10:20-10:30',
      '- watched 10:00-10:40',
    ]),
  );

  test.each([
    ['slow', 'degraded'],
    ['warning', 'degraded'],
    ['maintenance', 'maintenance'],
  ])('%s is %s', async (word, state) =>
    expect(await told(around(word))).toContain(`- ${state} 10:20-10:30`),
  );

  test.each(['pending', 'unconfirmed_down', 'seems down'])('%s alone is nothing', async (word) =>
    expect(await told(around(word))).toEqual(['- watched 10:00-10:40']),
  );

  test.each(['unknown', 'paused', 'N/A'])('%s is no watching', async (word) =>
    expect(await told(around(word))).toEqual(['- watched 10:00-10:10', '- watched 10:30-10:40']),
  );

  test.each([
    ['wobbly', {}],
    ['error', {}],
    ['0', {}],
    ['404', {}],
    ['404', { header: 'HTTP status', up: '200' }],
    ['100', { header: 'HTTP status', up: '200' }],
    ['5', { header: 'HTTP status', up: '200' }],
    ['5000', { header: 'HTTP status', up: '200' }],
    ['50.3', { header: 'HTTP status', up: '200' }],
    ['2', { header: 'success', up: '1' }],
  ])('%s is not guessed', async (word, column) =>
    expect(await issuesOf(around(word, column))).toEqual([
      `{"line":4} error state: ${JSON.stringify(word)} (1 ×)`,
    ]),
  );

  test('one issue for each word, with its count', async () => {
    const source = around('odd').replaceAll('up\n', 'fine\n').replace('time,status', 'time,status');
    const mapping = { columns: { time: 'time', state: 'status' }, dateFormat: 'iso' };
    expect(await issuesOf(source, { mapping })).toEqual([
      '{"line":2} error state: "fine" (4 ×)',
      '{"line":4} error state: "odd" (1 ×)',
    ]);
  });

  test('what a person chose comes first: a status, and its class', async () => {
    const mapping = (down: string[]) => ({
      columns: { time: 'time', state: 'HTTP status' },
      stateKind: 'http',
      dateFormat: 'iso',
      states: { down },
    });
    const source = around('404', { header: 'HTTP status', up: '200' });
    for (const down of [['404'], ['4xx']]) {
      expect(await told(source, { mapping: mapping(down) })).toContain('- down 10:20-10:30');
    }
    expect(await issuesOf(source, { mapping: mapping(['403']) })).toHaveLength(1);
  });
});

describe('times', () => {
  const local = (...times: string[]) => `time,status\n${times.map((at) => `${at},up\n`).join('')}`;

  test.each([
    ['with Z', local('2026-01-01T10:00:00Z', '2026-01-01 10:05:00.5Z')],
    ['with an offset', local('2026-01-01T11:00:00+01:00', '2026-01-01T11:05:00+01:00')],
    ['in epoch seconds', local('1767261600', '1767261900')],
    ['in epoch milliseconds', local('1767261600000', '1767261900000')],
    [
      'in UTC by the header',
      local('2026-01-01 10:00:00', '2026-01-01 10:05:00').replace('time', 'Time (UTC)'),
    ],
    ['without seconds', local('2026-01-01T10:00Z', '2026-01-01T10:05Z')],
  ])('%s', async (_, source) => expect(await told(source)).toEqual(['- watched 10:00-10:05']));

  test('without a zone they need one', async () => {
    const source = local('2026-01-01 11:00:00', '2026-01-01 11:05:00');
    expect(await issuesOf(source)).toEqual([
      '{"line":2} error time: "2026-01-01 11:00:00" (1 ×)',
      '{"line":3} error time: "2026-01-01 11:05:00" (1 ×)',
    ]);
    const { evidence } = await read(source.replace('11:05:00,up', '11:05:00,down'), {
      zone: 'Europe/Berlin',
    });
    expect(evidence).toMatchObject([
      {
        start: { at: Date.UTC(2026, 0, 1, 10, 5) },
        zone: { id: 'Europe/Berlin', basis: 'assumed' },
      },
      { kind: 'coverage', start: Date.UTC(2026, 0, 1, 10) },
    ]);
  });

  test.each([
    ['an hour that was skipped', '2026-03-29 02:30:00'],
    ['an hour that came twice', '2026-10-25 02:30:00'],
    ['a day without a time', '2026-03-29'],
    ['before 1990', '1989-12-31 23:00:00'],
    ['later than now', '2026-11-26 00:00:00'],
  ])('%s is no time of a check', async (_, time) => {
    const source = local('2026-01-01 11:00:00', time, '2026-01-01 11:05:00');
    const options = { zone: 'Europe/Berlin' };
    expect(await issuesOf(source, options)).toEqual([`{"line":3} error time: "${time}" (1 ×)`]);
    expect(await told(source, options)).toEqual(['- watched 10:00-10:05']);
  });

  test('what is proposed and left as it is reads the same', async () => {
    const source = local('2026-01-01 10:00:00', '2026-01-01 10:05:00')
      .replace('time', 'Time (UTC)')
      .replace(':05:00,up', ':05:00,down');
    const { mapping } = (await checksCsv.choices?.look(inPieces(source), { now: 0 })) ?? {};
    expect(mapping).toMatchObject({ zone: 'UTC' });
    expect(await read(source, { mapping })).toEqual(await read(source));
    const chosen = { ...Object(mapping), zone: 'Etc/UTC' };
    expect((await read(source, { mapping: chosen })).evidence[0]).toMatchObject({
      zone: { id: 'Etc/UTC', basis: 'assumed' },
    });
  });

  test('a column of zones', async () => {
    const source =
      'time,status,timezone\n2026-01-01 11:00:00,up,Europe/Berlin\n2026-01-01 05:05:00,up,America/New_York\n';
    expect(await told(source)).toEqual(['- watched 10:00-10:05']);
  });

  test('dates that two readings fit are not read', async () => {
    const source = local('03/04/2026 10:00:00', '03/05/2026 10:00:00');
    expect(await issuesOf(source, { zone: 'UTC' })).toEqual([
      '{"line":1} error mapping: dates that may be read in several ways',
    ]);
    const mapping = { columns: { time: 'time', state: 'status' }, dateFormat: 'mdy' };
    expect((await read(source, { zone: 'UTC', mapping })).evidence).toHaveLength(1);
  });
});

describe('rows', () => {
  test('monitors may be mixed, each has its own windows', async () => {
    const source =
      'time,service,status\n2026-01-01T10:00:00Z,a,up\n2026-01-01T10:00:00Z,b,down\n2026-01-01T10:05:00Z,a,up\n2026-01-01T10:05:00Z,b,up\n';
    expect(await told(source)).toEqual([
      'a watched 10:00-10:05',
      'b down 10:00-10:05',
      'b watched 10:00-10:05',
    ]);
  });

  test('lines are those of the file, and a message is quoted', async () => {
    const source =
      'time,status,error\n\n2026-01-01T10:00:00Z,up,"a\nb"\n2026-01-01T10:05:00Z,down,"no, none"\n2026-01-01T10:10:00Z,wobbly,\n';
    const { evidence, issues } = await read(source);
    expect(evidence[0]).toMatchObject({ place: { line: 5 }, quote: 'no, none' });
    expect(issues).toMatchObject([{ place: { line: 6 } }, {}]);
  });

  test.each([
    ['empty', '', '{"line":1} error file: The file is empty'],
    ['no state', 'time,a\n2026-01-01T10:00:00Z,up\n', '{"line":1} error mapping: time,a'],
    ['no rows', 'time,status\n', '{"line":1} error mapping: no date that can be read'],
    [
      'a short row',
      `${around('up')}2026-01-01T11:00:00Z\n`,
      '{"line":7} error row: "1 columns" (1 ×)',
    ],
    [
      'a lost quote',
      `${around('up')}2026-01-01T11:00:00Z,"up\n`,
      '{"line":7} error row: 2026-01-01T11:00:00Z,"up',
    ],
  ])('%s', async (_, source, expected) => expect(await issuesOf(source)).toContain(expected));

  test('a mapping that is none, and a column that is not there', async () => {
    expect(await issuesOf(around('up'), { mapping: { columns: {} } })).toHaveLength(3);
    const mapping = { columns: { time: 'at', state: 'status' }, dateFormat: 'iso' };
    expect(await issuesOf(around('up'), { mapping })).toEqual([
      '{"line":1} error time: time, status',
    ]);
  });

  test('a list of changes is told from single checks', async () => {
    const rows = ['up', 'down', 'up', 'down', 'up'].map(
      (state, index) => `2026-01-01T1${index}:00:00Z,${state}\n`,
    );
    const found = 'no two checks in a row that say the same';
    const source = (count: number) => `time,status\n${rows.slice(0, count).join('')}`;
    expect((await read(source(5))).issues).toMatchObject([{ severity: 'note', found }]);
    expect((await read(source(4))).issues).toMatchObject([{ field: 'end' }]);
    expect((await read(`${source(5)}2026-01-01T15:00:00Z,up\n`)).issues).toEqual([]);
  });

  test('monitors beyond the ten thousandth are told', async () => {
    const rows = Array.from(
      { length: 10_002 },
      (_, index) => `2026-01-01T10:00:00Z,m${index},up\n`,
    );
    expect(await issuesOf(`time,monitor,status\n${rows.join('')}`)).toEqual([
      '{"line":10002} error monitor: "further monitors" (2 ×)',
    ]);
  });
});

describe('it is known by a time and states, and by no end', () => {
  test.each<[string, string, number]>([
    ['checks', 'time,status\n2026-01-01T10:00:00Z,up\n', 0.8],
    ['checks with numbers of responses', 'checked_at;url;status_code\n1767261600;x;200\n', 0.8],
    [
      'the heartbeats of Uptime Kuma',
      'id,important,monitor_id,status,msg,time,ping,duration\n1,1,1,1,OK,2026-01-01 10:00:00.000,9,0\n',
      0.97,
    ],
    [
      'windows with an end',
      'start,end,status\n2026-01-01T10:00:00Z,2026-01-01T11:00:00Z,down\n',
      0,
    ],
    [
      'windows with a duration',
      'Event,Date-Time,Reason,Duration\nDown,2026-01-01 10:00:00,x,0:10:00\n',
      0,
    ],
    ['no state', 'time,amount\n2026-01-01T10:00:00Z,5\n', 0],
    [
      'states that are none',
      'time,status\n2026-01-01T10:00:00Z,shipped\n2026-01-01T10:00:00Z,paid\n',
      0,
    ],
    ['times that are none', 'time,status\nsoon,up\n', 0],
    ['JSON', '[{"time":"2026-01-01T10:00:00Z","status":"up"}]', 0],
  ])('%s', (_, text, confidence) =>
    expect(checksCsv.recognises(new TextEncoder().encode(text), 'x')).toBe(confidence),
  );

  test.skipIf(!existsSync(SAMPLES))('no real file of another format is taken for one', () => {
    const files = readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const taken = files.filter(
      (file) => checksCsv.recognises(readFileSync(file).subarray(0, 65_536), file) > 0,
    );
    expect(taken).toEqual([]);
  });
});

test('the heartbeats of Uptime Kuma in a CSV read as its database does', async () => {
  const source =
    'id,important,monitor_id,status,msg,time,ping,duration\n' +
    '1,1,3,1,OK,2026-01-01 10:00:00.000,9,0\n2,0,3,2,slow,2026-01-01 10:01:00.000,,60\n' +
    '3,1,3,0,refused,2026-01-01 10:02:00.000,,60\n4,1,3,1,OK,2026-01-01 10:03:00.000,9,60\n';
  expect(await told(source)).toEqual(['3 down 10:01-10:03', '3 watched 10:00-10:03']);
});
