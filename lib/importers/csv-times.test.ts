import { describe, expect, test } from 'vitest';

import { HEAD, issues, MAPPING, read, ROW } from './csv-testing';

describe('times', () => {
  const local = (rows: string, zone: string) =>
    read(`start,end\n${rows}`, {
      mapping: {
        columns: { start: 'start', end: 'end' },
        dateFormat: 'iso',
        stateIfNoColumn: 'down',
        zone,
      },
    });

  test('the zone of the cell beats the column, the column the file, the file the options', async () => {
    const rows = [
      '2026-02-01T10:00+05:00,2026-02-01T10:00+06:00,Asia/Tokyo',
      '2026-02-01T10:00,2026-02-01T10:01,Asia/Tokyo',
      '2026-02-01T10:00,2026-02-01T10:01,',
    ];
    const mapping = {
      columns: { start: 'start', end: 'end' },
      dateFormat: 'iso',
      stateIfNoColumn: 'degraded',
      zoneColumn: 'tz',
      zone: 'Europe/Berlin',
    };
    const { evidence, issues: found } = await read(
      `start,end,tz\n${rows.join('\n').replace('10:00+06:00', '10:01+05:00')}`,
      {
        mapping,
        zone: 'America/New_York',
      },
    );
    expect(found).toEqual([]);
    expect(evidence).toMatchObject([
      { start: { at: Date.parse('2026-02-01T05:00Z') }, zone: { id: '+05:00', basis: 'stated' } },
      {
        start: { at: Date.parse('2026-02-01T01:00Z') },
        zone: { id: 'Asia/Tokyo', basis: 'stated' },
      },
      {
        start: { at: Date.parse('2026-02-01T09:00Z') },
        zone: { id: 'Europe/Berlin', basis: 'assumed' },
      },
    ]);
  });

  test('a skipped hour is refused with the change of clocks', async () => {
    const { evidence, issues: found } = await local(
      '2026-03-08 02:30,2026-03-08 04:00\n',
      'America/New_York',
    );
    expect(evidence).toEqual([]);
    expect(found[0]?.expected).toBe(
      'a time that exists in America/New_York: clocks went from 02:00 to 03:00',
    );
  });

  test('a repeated hour is kept as both readings, with a note', async () => {
    const { evidence, issues: found } = await local(
      '2026-11-01 00:30,2026-11-01 01:30\n',
      'America/New_York',
    );
    expect(evidence).toMatchObject([
      {
        precision: 'approximate',
        end: {
          earliest: Date.parse('2026-11-01T05:30Z'),
          latest: Date.parse('2026-11-01T06:30Z'),
        },
      },
    ]);
    expect(found).toMatchObject([{ severity: 'note', field: 'end' }]);
  });

  test('the check interval makes both edges uncertain', async () => {
    const { evidence } = await read(HEAD + ROW, { mapping: { ...MAPPING, precisionSeconds: 300 } });
    const at = Date.parse('2026-02-01T10:00Z');
    expect(evidence).toMatchObject([
      { precision: 'approximate', start: { at, earliest: at - 300_000, latest: at + 300_000 } },
    ]);
  });

  test('no room makes a reversed window right', async () => {
    const row = '2026-02-01T10:00Z,2026-02-01T09:59Z,down,api\n';
    const mapping = { ...MAPPING, precisionSeconds: 300 };
    expect(await issues(HEAD + row, { mapping })).toEqual([
      '{"line":2} error end: 2026-02-01T09:59Z',
    ]);
  });

  test.each([
    ['epoch_s', '1772991000', '1772991090'],
    ['epoch_ms', '1772991000000', '1772991090000'],
  ])('%s needs no zone', async (dateFormat, start, end) => {
    const mapping = {
      columns: { start: 'start', end: 'end' },
      dateFormat,
      stateIfNoColumn: 'down',
    };
    const { evidence } = await read(`start,end\n${start},${end}\n`, { mapping });
    expect(evidence).toMatchObject([
      { zone: { id: 'UTC', basis: 'stated' }, end: { at: 1_772_991_090_000 } },
    ]);
  });
});
