/** Which windows a row may hold: how long, and when. */
import { describe, expect, test } from 'vitest';

import { csv } from './csv';
import { importAll, inPieces } from './testing';

const HEAD = 'start,end,status\n';
const MAPPING = {
  columns: { start: 'start', end: 'end', state: 'status' },
  dateFormat: 'iso',
  states: { down: ['down'], maintenance: ['planned'] },
};

const read = (source: string, mapping?: object) => importAll(csv, inPieces(source), { mapping });
const windows = async (source: string, mapping?: object) =>
  (await read(source, mapping)).evidence.map((fact) =>
    fact.kind === 'observation'
      ? [fact.start.at, fact.end?.at ?? 0].map((at) => new Date(at).toISOString().slice(0, 16))
      : fact.kind,
  );

describe('durations', () => {
  test.each([
    ['1.500', 'a decimal mark chosen for the file: the dot may group thousands'],
    ['1,500', 'a decimal mark chosen for the file: the comma may group thousands'],
  ])('a duration of %s is refused until a mark is chosen', async (cell, expected) => {
    const mapping = {
      ...MAPPING,
      columns: { start: 'start', duration: 'mins', state: 'status' },
      durationUnit: 'min',
    };
    const source = `start,mins,status\n2026-02-01T10:00Z,"${cell}",down\n`;
    const { evidence, issues: found } = await read(source, mapping);
    expect(evidence).toEqual([]);
    expect(found).toMatchObject([{ field: 'duration', found: cell, expected, severity: 'error' }]);
    const decimalMark = cell.charAt(1);
    expect(await windows(source, { ...mapping, decimalMark })).toHaveLength(1);
  });

  test('the sample decides the mark for the rows after it', async () => {
    const source =
      'start;Dauer (min.);status\n2026-02-01T10:00Z;12,5;down\n2026-02-02T10:00Z;1.500;down\n';
    expect(await windows(source)).toEqual([
      ['2026-02-01T10:00', '2026-02-01T10:12'],
      ['2026-02-02T10:00', '2026-02-03T11:00'],
    ]);
  });
});

describe('a window that holds nothing, or stands where none can', () => {
  test.each([
    ['an end that is the start', '2026-02-01T10:00Z,2026-02-01T10:00Z,', ['note end'], 0],
    ['a duration of nothing', '2026-02-01T10:00Z,,0', ['note end'], 0],
    ['a duration of nothing on a day', '2026-02-01,,0', ['note end'], 0],
    ['one day, which leaves room', '2026-02-01,2026-02-01,', [], 1],
    ['a start in 1989', '1989-12-31T23:59Z,1990-01-01T10:00Z,', ['error start'], 0],
    ['a start in 1990', '1990-01-01T00:00Z,1990-01-01T10:00Z,', [], 1],
    ['a start within a day of now', '2026-11-25T00:00Z,2026-11-25T01:00Z,', [], 1],
    ['a start beyond it', '2026-11-25T00:01Z,2026-11-25T01:00Z,', ['error start'], 0],
    ['an open start beyond it', '2027-01-01T00:00Z,,', ['error start'], 0],
  ])('%s', async (_, cells, expected, facts) => {
    const mapping = {
      columns: { start: 'start', end: 'end', duration: 'secs' },
      durationUnit: 's',
      dateFormat: 'iso',
      stateIfNoColumn: 'down',
      zone: 'UTC',
    };
    const { evidence, issues: found } = await read(`start,end,secs\n${cells}\n`, mapping);
    expect(evidence).toHaveLength(facts);
    expect(found.map(({ severity, field }) => `${severity} ${field}`)).toEqual(expected);
  });

  test('the check interval leaves room between two equal times', async () => {
    const source = `${HEAD}2026-02-01T10:00Z,2026-02-01T10:00Z,down\n`;
    const mapping = { ...MAPPING, precisionSeconds: 300 };
    expect(await windows(source, mapping)).toHaveLength(1);
  });

  test('a maintenance may be planned ahead', async () => {
    const source = `${HEAD}2027-01-01T10:00Z,2027-01-01T11:00Z,planned\n`;
    expect(await windows(source, MAPPING)).toEqual(['maintenance']);
  });
});
