import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { ImportOptions } from './importer';
import { proposeJson, textAt } from './json-lists';
import { jsonRows } from './json-rows';
import { asLines, importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const AT = '"startedAt":"2026-02-01T10:00Z","endedAt":"2026-02-01T11:00Z","status":"down"';
const OBJECT = `{${AT},"service":{"name":"api"}}`;
const WINDOW = ['2026-02-01T10:00', '2026-02-01T11:00'];
const MAPPING = {
  columns: { start: 'startedAt', end: 'endedAt', state: 'status', service: 'service.name' },
  dateFormat: 'iso',
  states: { down: ['down'] },
};

const read = (source: string, options: Partial<ImportOptions> = {}) =>
  importAll(jsonRows, inPieces(source), options);
const windows = async (source: string, options?: Partial<ImportOptions>) =>
  (await read(source, options)).evidence.map((fact) =>
    fact.kind === 'observation'
      ? [fact.start.at, fact.end?.at ?? 0].map((at) => new Date(at).toISOString().slice(0, 16))
      : fact.kind,
  );
const issues = async (source: string, options?: Partial<ImportOptions>) =>
  (await read(source, options)).issues.map(
    ({ place, field, found, severity }) =>
      `${'path' in place ? place.path : '?'} ${severity} ${field}: ${found}`,
  );
const proposed = (source: string, list?: string) => proposeJson(source, list);

describe('the list is found wherever it stands', () => {
  test.each([
    ['a top-level list', `[${OBJECT}]`, ''],
    ['JSON lines', `${OBJECT}\n${OBJECT.replace('10:00', '10:30')}\n`, ''],
    ['one object', OBJECT, ''],
    ['a named list', `{"n":1,"incidents":[${OBJECT}]}`, 'incidents'],
    ['a list below objects', `{"data":{"page":{"items":[${OBJECT}]}}}`, 'data.page.items'],
    ['the list that has windows', `{"tags":[{"a":1}],"rows":[${OBJECT}]}`, 'rows'],
    ['lists within its objects are none', `[{${AT},"log":[{"from":1,"to":2}]}]`, ''],
    ['lines that hold lists', `{${AT},"log":[{"from":1,"to":2}]}\n`, ''],
    ['a list that breaks off', `{"rows":[${OBJECT},{"startedAt`, 'rows'],
  ])('%s', async (_, source, list) => {
    expect(proposed(source)?.part?.chosen).toBe(list);
    expect(await windows(source)).toContainEqual(WINDOW);
  });

  test('a person may choose another one, alone or with a whole mapping', async () => {
    const other = OBJECT.replaceAll('2026-02', '2026-03');
    const source = `{"first":[${OBJECT}],"second":[${other}]}`;
    const march = [WINDOW.map((at) => at.replace('-02-', '-03-'))];
    expect(proposed(source)?.part?.names).toEqual(['first', 'second']);
    expect(await windows(source, { mapping: { list: 'second' } })).toEqual(march);
    expect(await windows(source, { mapping: { ...MAPPING, list: 'second' } })).toEqual(march);
  });

  test('a chosen list that the file lacks is said with what it has', async () => {
    const mapping = { ...MAPPING, list: 'rows' };
    const found = await issues(`{"incidents":[${OBJECT}],"total":1}`, { mapping });
    expect(found.at(-1)).toBe('[0] error list: the fields incidents, total');
  });
});

describe('fields', () => {
  test.each([
    ['by camel case', '{"openedAt":"x","closedAt":"y"}', { start: 'openedAt', end: 'closedAt' }],
    [
      'by dotted paths',
      '{"openedAt":"x","closedAt":"y","service":{"id":"7","name":"api"},"id":"1"}',
      { start: 'openedAt', end: 'closedAt', service: 'service.name', reference: 'id' },
    ],
    [
      'within an object of their own',
      '{"id":"1","type":"incident","attributes":{"started_at":"x","resolved_at":"y","name":"api"}}',
      {
        reference: 'id',
        start: 'attributes.started_at',
        end: 'attributes.resolved_at',
        service: 'attributes.name',
        state: 'type',
      },
    ],
    ['an id of something else is no reference', '{"from":"x","to":"y","host":{"id":"7"}}', {}],
    ['nothing fits', '{"a":{"b":1},"c":[1]}', {}],
  ])('%s', (_, source, columns) =>
    expect(proposed(`[${source}]`)?.mapping.columns).toMatchObject(columns),
  );

  test('an id below another object is not taken for the reference', () =>
    expect(
      proposed('[{"from":"x","to":"y","host":{"id":"7"}}]')?.mapping.columns,
    ).not.toHaveProperty('reference'));

  test('headers are texts, numbers and truth values up to four deep', () =>
    expect(
      proposed('[{"a":1,"b":{"c":{"d":{"e":true,"f":{"g":1}}}},"h":[1],"i":null}]')?.headers,
    ).toEqual(['a', 'b.c.d.e', 'i']));

  test.each<[string, unknown, string, string | null]>([
    ['a text, trimmed', { a: ' x ' }, 'a', 'x'],
    ['a number', { a: { b: 1.5 } }, 'a.b', '1.5'],
    ['false', { a: false }, 'a', 'false'],
    ['null', { a: null }, 'a', ''],
    ['below null', { a: null }, 'a.b', ''],
    ['absent', {}, 'a.b', ''],
    ['an object', { a: {} }, 'a', null],
    ['a list', { a: [] }, 'a', null],
    ['below a text', { a: 'x' }, 'a.b', null],
    ['a key with a dot', { 'a.b': 'x' }, 'a.b', 'x'],
    ['a key with a dot, below', { a: { 'b.c': 'x' } }, 'a.b.c', 'x'],
    ['what every object has', {}, 'constructor', ''],
  ])('the text at a path: %s', (_, value, path, text) => expect(textAt(value, path)).toBe(text));

  test('a field that no record has is told, since its rows would be open', async () => {
    const mapping = { ...MAPPING, columns: { ...MAPPING.columns, end: 'ended_at' } };
    const found = await issues(`[${OBJECT}]`, { mapping });
    expect(found).toEqual([
      '$ note end: startedAt, endedAt, status, service.name',
      '[0] note end: an empty end',
    ]);
  });
});

describe('what cannot be read is an issue with its path', () => {
  test.each<[string, string, string]>([
    ['an empty file', '', '? error file: The file is empty'],
    ['no object', '[1,2]', '$ error file: no object'],
    ['a lone value', 'true', '$ error file: no object'],
    [
      'broken from the start',
      '{"a":',
      'a error file: the file ends on line 1 before its JSON does',
    ],
    ['no start', '[{"a":1}]', '$ error mapping: Which field holds the start?'],
    ['a value between the objects', `[${OBJECT},7]`, '[1] error row: 7'],
    [
      'an object for a time',
      `[${OBJECT},{"startedAt":{"at":1},"status":"down"}]`,
      '[1] error start: no one value at startedAt',
    ],
    [
      'a time without a zone',
      `[${OBJECT.replace('10:00Z', '10:00')}]`,
      '[0] error start: 2026-02-01T10:00',
    ],
    ['an unknown word', `[${OBJECT.replace('down', 'odd')}]`, '[0] error state: odd'],
  ])('%s', async (_, source, expected) => {
    expect(await issues(source)).toContain(expected);
  });

  test('a wrong coding is told instead of what the words before it lack', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('[{"a":"caf'), 0xe9, 0x22, 0x7d]);
    const { issues: found } = await importAll(jsonRows, inPieces(bytes));
    expect(found.map((issue) => issue.found)).toEqual(['not UTF-8: byte 0xE9']);
  });

  test('a zone that does not exist', async () =>
    expect(await issues(`[${OBJECT}]`, { zone: 'Mars/Base' })).toEqual([
      '$ error zone: Mars/Base',
    ]));

  test('the same file in any pieces reads the same', async () => {
    const source = `{"rows":[${`${OBJECT},`.repeat(30)}${OBJECT}]}`;
    const whole = asLines(await importAll(jsonRows, inPieces(source, 1 << 20)));
    for (const size of [1, 13, 1024]) {
      expect(asLines(await importAll(jsonRows, inPieces(source, size)))).toBe(whole);
    }
  });
});

describe('how sure it is', () => {
  const sure = (text: string) => jsonRows.recognises(new TextEncoder().encode(text), 'a.json');
  test.each([
    ['windows', `[${OBJECT}]`, 0.2],
    ['objects that have no window', '{"list":[{"a":1}]}', 0.1],
    ['one object without one', '{"name":"x","version":"1"}', 0],
    ['no objects', '{"monitors":[]}', 0],
    ['no JSON', 'start,end\n', 0],
  ])('%s', (_, text, expected) => expect(sure(text)).toBe(expected));
});

describe.skipIf(!existsSync(SAMPLES))('real files', () => {
  test('a home-grown list of incidents', async () =>
    expect(await sampleCounts('generic-monitor-json/incidents.json')).toEqual({
      importer: 'json-rows',
      observations: 50,
      statements: 0,
      maintenance: 0,
      coverage: 0,
      errors: 0,
      notes: 2,
    }));

  test('a snapshot of the present state has no windows: it is asked for', async () => {
    expect(await sampleCounts('generic-monitor-json/status.json')).toMatchObject({
      importer: 'json-rows',
      observations: 0,
      errors: 2,
    });
    const head = readFileSync(join(SAMPLES, 'generic-monitor-json/status.json'), 'utf8');
    expect(proposed(head)?.questions.map(({ id }) => id)).toEqual(['end', 'state']);
    expect(proposed(head)?.part?.chosen).toBe('services');
  });
});
