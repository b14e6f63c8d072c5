import { describe, expect, test } from 'vitest';

import { callsOff } from './notices';
import { read } from './read';

const windows = (text: string, defaultZone?: string) =>
  read({ text, ...(defaultZone !== undefined && { defaultZone }) }).windows.map(
    ({ kind, start, end }) => `${kind} ${start} ${end}`,
  );
const NIGHT = 'maintenance 2026-03-14T22:00:00Z 2026-03-15T02:00:00Z';
const notice = (body: string) => `Planned maintenance notification\n\n${body}\n`;

describe('a notice of planned work', () => {
  test.each([
    ['fields in lines', 'Start Time: 2026-03-14 22:00 UTC\nEnd Time: 2026-03-15 02:00 UTC'],
    ['fields in one line', 'Start Time: 2026-03-14 22:00 UTC, End Time: 2026-03-15 02:00 UTC'],
    [
      'a label above its time',
      'Timeslot start time\n2026-03-14 22:00 UTC\nTimeslot end time\n2026-03-15 02:00 UTC',
    ],
    [
      'labels set off by blanks',
      'Start time   14 Mar 2026 22:00 UTC\nEnd time   15 Mar 2026 02:00 UTC',
    ],
    ['numeric offsets', 'Start: 2026-03-14 23:00:00 +0100 CET\nEnd: 2026-03-15 03:00:00 +0100 CET'],
    [
      'a time before its date',
      'Scheduled Start Date & Time: 22:00 14/03/2026 GMT\nScheduled End Date & Time: 02:00 15/03/2026 GMT',
    ],
    ['a range with both dates', '[14/03/2026 22:00:00 GMT - 15/03/2026 02:00:00 GMT] COMPLETED'],
    ['days in capitals', 'UTC: SATURDAY, 14 MAR 2026 22:00 - SUNDAY, 15 MAR 2026 02:00'],
    [
      'rows of a table',
      '| Field | Value |\n|---|---|\n| Start | 2026-03-14 22:00 UTC |\n| End | 2026-03-15 02:00 UTC |',
    ],
    [
      'columns of a table',
      '| Start | End |\n|---|---|\n| 2026-03-14 22:00 UTC | 2026-03-15 02:00 UTC |',
    ],
    [
      'the local time once, then UTC',
      'LOCAL: SUNDAY, 15 MAR 2026 07:00 - SUNDAY, 15 MAR 2026 11:00\nUTC: SATURDAY, 14 MAR 2026 22:00 - SUNDAY, 15 MAR 2026 02:00',
    ],
    [
      'where it was moved from',
      'It has been rescheduled from 2026-03-10 22:00 UTC to 2026-03-14 22:00 UTC.\n\nStart: 2026-03-14 22:00 UTC\nEnd: 2026-03-15 02:00 UTC',
    ],
  ])('tells its window by %s', (_, body) => expect(windows(notice(body))).toEqual([NIGHT]));

  test('tells two windows by two pairs of fields', () =>
    expect(
      windows(
        notice(
          'Start: 2026-03-14 22:00 UTC\nEnd: 2026-03-15 02:00 UTC\n\nStart: 2026-03-15 22:00 UTC\nEnd: 2026-03-16 02:00 UTC',
        ),
      ),
    ).toEqual([NIGHT, 'maintenance 2026-03-15T22:00:00Z 2026-03-16T02:00:00Z']));

  test('of which a local time alone names no zone, even where a sentence names one', () => {
    const { windows: found, issues } = read({
      text: notice(
        'LOCAL: 14 MAR 2026 22:00 - 15 MAR 2026 02:00\n\nOur desk is open until 17:00 UTC.',
      ),
    });
    expect(found).toEqual([]);
    expect(issues).toMatchObject([{ field: 'zone' }]);
  });

  test('a local time in a zone of its own that contradicts UTC is a window beside it', () =>
    expect(
      windows(
        notice(
          'LOCAL: 14 MAR 2026 21:00 CET - 15 MAR 2026 01:00 CET\nUTC: 14 MAR 2026 22:00 - 15 MAR 2026 02:00',
        ),
      ),
    ).toHaveLength(2));

  test('an end that is no later than its start is refused', () => {
    const { windows: found, issues } = read({
      text: notice('Start: 2026-03-14 22:00 UTC\nEnd: 2026-03-14 22:00 UTC'),
    });
    expect(found).toEqual([]);
    expect(issues).toMatchObject([{ field: 'end', expected: 'an end after the start' }]);
  });

  test.each([
    [
      'a report of what happened',
      'Incident report\n\nDuring planned maintenance work the API was down from 09:00 UTC to 09:20 UTC on 2026-03-09.',
    ],
    [
      'an outage',
      'Outage of the API\n\nThe API was down from 09:00 UTC to 09:20 UTC on 2026-03-09.',
    ],
  ])('is not %s', (_, text) => {
    expect(windows(text)).toEqual(['outage 2026-03-09T09:00:00Z 2026-03-09T09:20:00Z']);
  });
});

describe('a notice that calls the work off', () => {
  const fields = 'Start: 2026-03-14 22:00 UTC\nEnd: 2026-03-15 02:00 UTC';
  test.each([
    ['in its first word', `CANCELLED - Planned maintenance\n\n${fields}`],
    ['in its subject', `Cancellation: planned maintenance\n\n${fields}`],
    ['in a sentence', notice(`The planned work has been cancelled.\n\n${fields}`)],
    ['in American', notice(`The planned work has been canceled.\n\n${fields}`)],
    ['in a form', notice(`Please note that this work stands as\ncancelled.\n\n${fields}`)],
  ])('%s', (_, text) => {
    const { windows: found, issues } = read({ text });
    expect(found).toEqual([]);
    expect(issues).toMatchObject([
      { field: 'maintenance', expected: expect.stringContaining('calls it off') },
    ]);
    expect(callsOff(text)).toBe(true);
  });

  test('is not one that only tells how to cancel', () => {
    const text = notice(`${fields}\n\nTo cancel this subscription write to us.`);
    expect(windows(text)).toEqual([NIGHT]);
    expect(callsOff(text)).toBe(false);
  });
});

describe('in a report', () => {
  test('a table of outages tells one for each row', () =>
    expect(
      windows(
        'The API was down twice.\n\n| Start | End |\n|---|---|\n| 2026-03-09 09:00 UTC | 2026-03-09 09:20 UTC |\n| 2026-03-09 11:00 UTC | 2026-03-09 11:20 UTC |\n',
      ),
    ).toEqual([
      'outage 2026-03-09T09:00:00Z 2026-03-09T09:20:00Z',
      'outage 2026-03-09T11:00:00Z 2026-03-09T11:20:00Z',
    ]));

  test('a table where nothing failed tells none', () =>
    expect(
      windows(
        'Opening hours\n\n| Start | End |\n|---|---|\n| 2026-03-09 09:00 UTC | 2026-03-09 09:20 UTC |\n',
      ),
    ).toEqual([]));

  test('a link is no part of a range', () =>
    expect(
      windows(
        'The API was down from [09:00 UTC](https://time.example/0900) to **09:20 UTC** on 2026-03-09.',
      ),
    ).toEqual(['outage 2026-03-09T09:00:00Z 2026-03-09T09:20:00Z']));
});

describe('a date that can be read both ways', () => {
  const range = (from: string, to: string) =>
    notice(`Start: ${from} 23:00 UTC\nEnd: ${to} 05:00 UTC`);
  test.each([
    [
      'a night by the day first',
      '07/12/2026',
      '08/12/2026',
      'maintenance 2026-12-07T23:00:00Z 2026-12-08T05:00:00Z',
    ],
    [
      'a night by the month first',
      '12/07/2026',
      '12/08/2026',
      'maintenance 2026-12-07T23:00:00Z 2026-12-08T05:00:00Z',
    ],
  ])('is %s', (_, from, to, expected) => expect(windows(range(from, to))).toEqual([expected]));

  test('stays open where both readings are near or far', () =>
    expect([
      windows(range('03/04/2026', '05/06/2026')),
      windows(notice('Start: 01/02/2026 01:00 UTC\nEnd: 01/02/2026 05:00 UTC')),
    ]).toEqual([[], []]));
});
