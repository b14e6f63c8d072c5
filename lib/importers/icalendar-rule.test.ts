import { describe, expect, test } from 'vitest';

import { icalendar } from './icalendar';
import { ruleOf, startsOf } from './icalendar-rule';
import { calendar, event, NIGHT, planned, read } from './icalendar-testing';
import { importAll, inPieces } from './testing';

describe('a maintenance that repeats', () => {
  const weekly = (...lines: string[]) =>
    calendar(
      event(
        'DTSTART;TZID=Europe/Berlin:20260322T020000',
        'DTEND;TZID=Europe/Berlin:20260322T030000',
        ...lines,
      ),
    );

  test('keeps its clock time over the change of clocks, and is refused on the hour that was skipped', async () => {
    const text = weekly('RRULE:FREQ=WEEKLY;COUNT=3');
    expect(await planned(text)).toEqual([
      'u1:2026-03-22T02:00:00 2026-03-22T01:00Z 2026-03-22T02:00Z',
      'u1:2026-04-05T02:00:00 2026-04-05T00:00Z 2026-04-05T01:00Z',
    ]);
    expect((await read(text)).issues).toMatchObject([
      { field: 'DTSTART', found: '2026-03-29 02:00:00' },
    ]);
  });

  test('leaves out what is excepted, moved or cancelled, and adds what is added', async () => {
    const moved = event(
      'RECURRENCE-ID:20260412T000000Z',
      'DTSTART:20260412T100000Z',
      'DURATION:PT1H',
    );
    const dropped = event(
      'RECURRENCE-ID:20260419T000000Z',
      'DTSTART:20260419T000000Z',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    const text = weekly(
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE:20260405T000000Z,20260329T000000Z',
      'RDATE;TZID=Europe/Berlin:20260501T020000',
    );
    expect(
      await planned(text.replace('END:VCALENDAR', [moved, dropped, 'END:VCALENDAR'].join('\r\n'))),
    ).toEqual([
      'u1:2026-03-22T02:00:00 2026-03-22T01:00Z 2026-03-22T02:00Z',
      'u1:2026-05-01T02:00:00 2026-05-01T00:00Z 2026-05-01T01:00Z',
      'u1:2026-04-12T00:00:00Z 2026-04-12T10:00Z 2026-04-12T11:00Z',
    ]);
  });

  test('without an end is read for two years, with a note', async () => {
    const { evidence, issues } = await read(
      calendar(event('DTSTART:20260101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')),
    );
    expect(evidence.filter(({ kind }) => kind === 'maintenance')).toHaveLength(732);
    expect(issues).toMatchObject([
      { field: 'RRULE', severity: 'note', found: 'a rule that goes on after 2028-01-03 00:00:00' },
    ]);
  });

  test.each([
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=1,2',
    'FREQ=YEARLY;BYWEEKNO=5',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=DAILY;INTERVAL=0',
    'COUNT=5',
  ])('by %s is known by its first only, with an issue', async (rule) => {
    const { evidence, issues } = await read(calendar(event(...NIGHT, `RRULE:${rule}`)));
    expect(evidence.filter(({ kind }) => kind === 'maintenance')).toHaveLength(1);
    expect(issues).toMatchObject([{ field: 'RRULE', severity: 'error' }]);
  });
});

describe('the days of a rule', () => {
  const days = (rule: string, first: string, until?: string) => {
    const read_ = ruleOf(rule);
    if ('refused' in read_) return read_.refused;
    const start = Date.parse(`${first}T00:00Z`);
    const last = until === undefined ? Infinity : Date.parse(`${until}T00:00Z`);
    const { starts } = startsOf(read_, start, {
      endsBefore: start + 366 * 86_400_000,
      isOver: (at) => at > last,
    });
    return starts.map((at) => new Date(at).toISOString().slice(2, 10)).join(' ');
  };

  // The recurrence examples of RFC 5545 3.8.5.3, moved to 2026 where the weekdays are those of their year.
  test.each([
    ['FREQ=DAILY;INTERVAL=10;COUNT=3', '2026-01-30', '26-01-30 26-02-09 26-02-19'],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=5;WKST=SU;BYDAY=TU,TH',
      '2026-03-03',
      '26-03-03 26-03-05 26-03-17 26-03-19 26-03-31',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      '97-08-05 97-08-10 97-08-19 97-08-24',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      '97-08-05 97-08-17 97-08-19 97-08-31',
    ],
    ['FREQ=MONTHLY;COUNT=4', '2026-01-31', '26-01-31 26-03-31 26-05-31 26-07-31'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '1997-09-05', '97-09-05 97-10-03 97-11-07'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22', '97-09-22 97-10-20 97-11-17'],
    ['FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1', '2026-01-31', '26-01-31 26-02-28 26-03-31'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '97-09-04 97-10-07 97-11-06'],
    [
      'FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997-09-29',
      '97-09-29 97-10-30 97-11-27',
    ],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', '2026-02-13', '26-02-13 26-03-13'],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', '1997-05-19', '97-05-19 98-05-18'],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=3', '1997-03-13', '97-03-13 97-03-20 97-03-27'],
    ['FREQ=YEARLY;COUNT=2', '2026-02-28', '26-02-28 27-02-28'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', '26-01-01'],
  ])('%s from %s', (rule, first, expected) => expect(days(rule, first)).toBe(expected));

  test('end with the last that is not over', () =>
    expect(days('FREQ=DAILY;UNTIL=20260302T000000Z', '2026-02-28', '2026-03-02')).toBe(
      '26-02-28 26-03-01 26-03-02',
    ));
});

describe('hostile calendars are read within seconds', () => {
  test.each([
    ['a property of 20 MB', calendar('X-A:a'.padEnd(20_000_000, 'b'), event(...NIGHT))],
    [
      'a fold of five million lines',
      calendar(event(...NIGHT, `SUMMARY:${'a\r\n '.repeat(5_000_000)}`)),
    ],
    ['half a million components', `BEGIN:VCALENDAR\r\n${'BEGIN:X\r\n'.repeat(500_000)}`],
    ['half a million lines of nothing', `BEGIN:VCALENDAR\r\n${'nothing\r\n'.repeat(500_000)}`],
    [
      'ten thousand rules without an end',
      calendar(
        ...Array.from({ length: 10_000 }, (_, index) =>
          event(...NIGHT, 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30').replace('u1', `u${index}`),
        ),
      ),
    ],
    ['NULs', `BEGIN:VCALENDAR\r\n${'\0'.repeat(1000)}`],
  ])(
    '%s',
    async (_, text) => {
      const started = performance.now();
      await importAll(icalendar, inPieces(text, 65_536));
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    30_000,
  );
});
