import { describe, expect, test } from 'vitest';

import { rowMapping } from './row-mapping';
import { suggestMapping } from './row-proposal';

const asked = (head: string) => suggestMapping(head).questions.map(({ id }) => id);

describe('a mapping is proposed from header and rows', () => {
  test.each([
    [
      'a plain list',
      'service,start,end,status\napi,2026-02-01T10:00Z,2026-02-01T11:00Z,down\n',
      { service: 'service', start: 'start', end: 'end', state: 'status' },
      'iso',
    ],
    [
      'UptimeRobot’s export',
      '"Event","Date-Time","Reason","Duration","Duration (in mins.)"\n"Down","2026-05-04 09:12:31","x","0 hrs, 12 mins","12"\n',
      { start: 'Date-Time', duration: 'Duration (in mins.)', state: 'Event', reason: 'Reason' },
      'iso',
    ],
    [
      'Pingdom’s export',
      'Status,From,To,Duration\ndown,2026-05-03 10:01:12,2026-05-03 10:06:12,5m\n',
      { start: 'From', end: 'To', state: 'Status' },
      'iso',
    ],
    [
      'an API’s field names',
      'id;name;cause;started_at;resolved_at;status\n7;web;502;1772991000;1772991090;down\n',
      {
        reference: 'id',
        service: 'name',
        reason: 'cause',
        start: 'started_at',
        end: 'resolved_at',
        state: 'status',
      },
      'epoch_s',
    ],
  ])('%s', (_, head, columns, dateFormat) => {
    const { mapping } = suggestMapping(head);
    expect(mapping.columns).toEqual(columns);
    expect(mapping.dateFormat).toBe(dateFormat);
    expect(rowMapping.safeParse(mapping).success).toBe(true);
  });

  test('headers and a few rows are shown', () => {
    const { headers, sampleRows } = suggestMapping(
      `start,end\n${'2026-01-01,2026-01-02\n'.repeat(9)}`,
    );
    expect(headers).toEqual(['start', 'end']);
    expect(sampleRows).toEqual(Array.from({ length: 5 }, () => ['2026-01-01', '2026-01-02']));
  });
});

describe('what the file does not decide is asked', () => {
  const dated = (...days: string[]) =>
    `start,end,status\n${days.map((day) => `${day} 10:00Z,${day} 11:00Z,down\n`).join('')}`;

  test('no row tells day from month', () => {
    const { questions, mapping } = suggestMapping(dated('03/11/2020', '04/05/2020'));
    expect(questions).toMatchObject([
      { id: 'date_format', choices: ['dmy: day first', 'mdy: month first'] },
    ]);
    expect(mapping.dateFormat).toBeUndefined();
  });

  test.each([
    ['one row with a day over twelve decides', dated('03/11/2020', '13/11/2020'), []],
    ['rows that contradict each other do not', dated('13/02/2026', '02/13/2026'), ['date_format']],
    ['a row that no format fits is a bad row, not a doubt', dated('13/02/2026', 'soon'), []],
    [
      'times without a zone',
      'start,end,status\n2026-01-01 10:00,2026-01-01 11:00,down\n',
      ['zone'],
    ],
    [
      'a zone column answers it',
      'start,end,status,timezone\n2026-01-01 10:00,2026-01-01 11:00,down,UTC\n',
      [],
    ],
    ['no state column', 'start,end\n2026-01-01T10:00Z,2026-01-01T11:00Z\n', ['state']],
    [
      'a status word nobody knows',
      'start,end,status\n2026-01-01T10:00Z,2026-01-01T11:00Z,rot\n',
      ['states'],
    ],
    ['no start', 'a,b\n1,2\n', ['start', 'end', 'state']],
    [
      'a duration without a unit',
      'start,duration,status\n2026-01-01T10:00Z,9,down\n',
      ['duration_unit'],
    ],
    ['one column only', 'start\n2026-01-01\n', ['delimiter', 'end', 'state', 'zone']],
    ['nothing', '', ['delimiter', 'start', 'end', 'state']],
  ])('%s', (_, head, ids) => expect(asked(head)).toEqual(ids));
});

test.each([
  ['a decided comma', 'Dauer (min.)', ['1,500', '12,5'], ','],
  ['a decided dot', 'Duration (in mins.)', ['1.500', '0.25'], '.'],
  ['cells that could be either', 'Duration (in mins.)', ['1.500', '2.250'], undefined],
  ['cells that contradict each other', 'Duration (in mins.)', ['1.5', '2,5'], undefined],
  ['a clock has none', 'duration', ['1:02:03'], undefined],
])('the decimal mark: %s', (_, column, cells, mark) => {
  const rows = cells.map((cell) => `2026-01-01T10:00Z;${cell};down\n`).join('');
  expect(suggestMapping(`start;${column};status\n${rows}`).mapping.decimalMark).toBe(mark);
});

test.each([
  ['sep=;\nstart;end\n', ';'],
  ['start\tend\n2026-01-01\t2026-01-02\n', '\t'],
  ['start;end;note\n1;2;a,b\n3;4;c\n', ';'],
  ['"a,b";c\n"d";e\n', ';'],
  ['one sentence.\nanother sentence, longer.\n', undefined],
])('the delimiter of %j', (head, delimiter) =>
  expect(suggestMapping(head).mapping.delimiter).toBe(delimiter),
);

describe('headers in words of their own', () => {
  test.each([
    ['Monitor;Down from;Down until;What', 'Down from', 'Down until'],
    ['Outage began,Outage ended,Impact', 'Outage began', 'Outage ended'],
    ['Start (CET);End (CET)', 'Start (CET)', 'End (CET)'],
    [
      'Outage Start (local time);Outage End (local time)',
      'Outage Start (local time)',
      'Outage End (local time)',
    ],
    ['Störung von;Störung bis;Dienst', 'Störung von', 'Störung bis'],
    ['Service,Went down,Came back', 'Went down', 'Came back'],
    [
      'Incident name,Incident opened at,Incident closed at',
      'Incident opened at',
      'Incident closed at',
    ],
    ['Début;Fin;Service', 'Début', 'Fin'],
    ['Travel from,Travel until', undefined, undefined],
    ['Down from,Outage from,Down until', undefined, 'Down until'],
  ])('%s', (header, start, end) => {
    const row = header
      .split(/[;,]/)
      .map(() => '2026-10-14T10:00:00Z')
      .join(header.includes(';') ? ';' : ',');
    const { columns } = suggestMapping(`${header}\n${row}\n`).mapping;
    expect([columns.start, columns.end]).toEqual([start, end]);
  });
});
