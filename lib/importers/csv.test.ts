import { describe, expect, test } from 'vitest';

import { HEAD, issues, MAPPING, read, ROW, windows } from './csv-testing';
import { asLines } from './testing';

describe('a bad file ends in an issue with its place, never in an exception', () => {
  test.each([
    ['empty', '', '{"line":1} error file: The file is empty'],
    ['blank lines only', '\n\n \n', '{"line":1} error file: only blank lines'],
    [
      'binary',
      'start\0end',
      '{"line":1} error file: a NUL byte: the file is binary, or UTF-16 without a byte order mark',
    ],
    [
      'a time without a zone',
      `${HEAD}2026-02-01 10:00,2026-02-01 11:00,down,api\n`,
      '{"line":2} error start: 2026-02-01 10:00',
    ],
    ['a missing column', 'start,end,state\nx,y,z\n', '{"line":1} error state: start, end, state'],
    [
      'the same column twice',
      'start,start,end,status,service\n',
      '{"line":1} error start: start, start, end, status, service',
    ],
    [
      'an unreadable end',
      `${HEAD}2026-02-01T10:00Z,later,down,api\n`,
      '{"line":2} error end: later',
    ],
    ['one column too many', `${HEAD}${ROW.trim()},extra\n`, '{"line":2} error row: 5 columns'],
    ['one column too few', `${HEAD}2026-02-01T10:00Z\n`, '{"line":2} error row: 1 columns'],
    ['an empty start', `${HEAD},2026-02-01T10:00Z,down,api\n`, '{"line":2} error start: '],
    [
      'an unknown status',
      `${HEAD}${ROW.replace('down', 'wobbly')}`,
      '{"line":2} error state: wobbly',
    ],
    ['an empty status', `${HEAD}${ROW.replace('down', '')}`, '{"line":2} error state: '],
    [
      'an end before the start',
      `${HEAD}2026-02-01T10:00Z,2026-02-01T09:59Z,down,api\n`,
      '{"line":2} error end: 2026-02-01T09:59Z',
    ],
    [
      'a huge field',
      `${HEAD}${ROW.replace('api', 'x'.repeat(70_000))}`,
      '{"line":2} error service: 70000 characters',
    ],
  ])('%s', async (_, source, expected) => {
    const mapping = MAPPING;
    const found = await issues(source, { mapping });
    expect(found[0]).toBe(expected);
  });

  test('a mapping that is none says where', async () =>
    expect(
      await issues(HEAD + ROW, { mapping: { ...MAPPING, dateFormat: 'american', more: 1 } }),
    ).toEqual([
      expect.stringContaining('mapping.dateFormat: '),
      expect.stringContaining('mapping.: '),
    ]));

  test('a zone that does not exist', async () =>
    expect(
      await issues(`${HEAD}2026-02-01 10:00,2026-02-01 11:00,down,api\n`, {
        mapping: MAPPING,
        zone: 'Mars/Base',
      }),
    ).toEqual(['{"line":1} error zone: Mars/Base']));

  test('a zone that does not exist, though no time needs it', async () =>
    expect(await issues(HEAD + ROW, { mapping: MAPPING, zone: 'Mars/Base' })).toEqual([
      '{"line":1} error zone: Mars/Base',
    ]));

  test('a wrong byte keeps the rows before it', async () => {
    const source = new Uint8Array([
      ...new TextEncoder().encode(HEAD + ROW),
      0x63,
      0xe9,
      0x2c,
      0x0a,
    ]);
    const imported = await read(source, { mapping: MAPPING });
    expect(imported.evidence).toHaveLength(1);
    expect(imported.issues[0]?.found).toBe('not UTF-8: byte 0xE9');
  });
});

describe('lines are those of the file', () => {
  const quoted = ROW.replace('api', '"a\r\nb ""c"""')
    .replaceAll('\n', '\r\n')
    .replace('\r\r', '\r');
  test.each([
    ['after a quoted line break', `${HEAD}${ROW.replace('api', '"a\nb"')}bad,row,down,x\n`, 4],
    ['with CRLF', `${HEAD.replace('\n', '\r\n')}${quoted}bad,row,down,x\r\n`, 4],
    ['after blank lines', `${HEAD}\n\n${ROW}\nbad,row,down,x`, 6],
    ['with CR alone', `${HEAD}${ROW}bad,row,down,x\n`.replaceAll('\n', '\r'), 3],
  ])('%s', async (_, source, line) => {
    const imported = await read(source, { mapping: MAPPING });
    expect(imported.evidence).toHaveLength(1);
    expect(imported.issues).toMatchObject([{ place: { line }, field: 'start', found: 'bad' }]);
  });
});

describe('rows', () => {
  test('up holds no evidence and no issue', async () =>
    expect(await read(HEAD + ROW.replace('down', 'Up'), { mapping: MAPPING })).toEqual({
      evidence: [],
      issues: [],
    }));

  test.each(['', 'Ongoing'])('an end of %j is open, with a note', async (end) => {
    const source = `${HEAD}2026-02-01T10:00Z,${end},down,api\n`;
    expect(await windows(source, { mapping: MAPPING })).toEqual([['2026-02-01T10:00', null]]);
    expect((await read(source, { mapping: MAPPING })).issues).toMatchObject([
      { severity: 'note', field: 'end' },
    ]);
  });

  test('an end that says nothing is not open', async () =>
    expect(await issues(`${HEAD}2026-02-01T10:00Z,-,down,api\n`, { mapping: MAPPING })).toEqual([
      '{"line":2} error end: -',
    ]));

  test('the duration is used where the end is empty', async () => {
    const mapping = {
      ...MAPPING,
      columns: { ...MAPPING.columns, duration: 'mins' },
      durationUnit: 'min',
    };
    const source =
      'start,end,status,service,mins\n2026-02-01T10:00Z,,down,api,"1,5"\n2026-02-01T12:00Z,2026-02-01T13:00Z,down,api,9\n';
    expect(await windows(source, { mapping })).toEqual([
      ['2026-02-01T10:00', '2026-02-01T10:01'],
      ['2026-02-01T12:00', '2026-02-01T13:00'],
    ]);
  });

  test('a vendor’s own file is announced, a monitor’s observed', async () => {
    const vendor = await read(HEAD + ROW, { mapping: MAPPING, party: 'vendor' });
    const monitor = await read(HEAD + ROW, { mapping: MAPPING });
    expect(vendor.evidence).toMatchObject([{ basis: 'announced' }]);
    expect(monitor.evidence).toMatchObject([{ basis: 'observed' }]);
  });

  test('the same window again is dropped, another one keeps a reference of its own', async () => {
    const source = HEAD + ROW + ROW + ROW.replace('11:00', '12:00') + ROW.replace('11:00', '12:00');
    const { evidence, issues: found } = await read(source, { mapping: MAPPING });
    expect(evidence.map((fact) => fact.ref)).toEqual([
      'api|2026-02-01T10:00:00.000Z',
      'api|2026-02-01T10:00:00.000Z|down|2026-02-01T12:00:00.000Z',
    ]);
    expect(found.map(({ place, severity }) => [place, severity])).toEqual([
      [{ line: 3 }, 'note'],
      [{ line: 4 }, 'note'],
      [{ line: 5 }, 'note'],
    ]);
  });

  test('a file without a final newline, and with empty cells beyond the header, is whole', async () => {
    expect(await windows(HEAD + ROW.trim(), { mapping: MAPPING })).toHaveLength(1);
    expect(await windows(`${HEAD}${ROW.trim()},,\n`, { mapping: MAPPING })).toHaveLength(1);
  });

  test('UTF-16 reads as UTF-8 does', async () => {
    const text = `\uFEFF${HEAD}${ROW}`;
    const utf16 = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    const mapping = MAPPING;
    expect(asLines(await read(utf16, { mapping }))).toBe(asLines(await read(text, { mapping })));
  });
});
