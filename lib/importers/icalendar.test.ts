import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { calendar, event, NIGHT, planned, read } from './icalendar-testing';
import { asLines, sampleCounts, SAMPLES } from './testing';

describe('what keeps an event out', () => {
  test.each([
    ['no start', ['DTEND:20260315T020000Z'], 'DTSTART'],
    ['no end', ['DTSTART:20260315T020000Z'], 'DTEND'],
    ['an end at its start', ['DTSTART:20260315T020000Z', 'DTEND:20260315T020000Z'], 'DTEND'],
    ['a duration of nothing', ['DTSTART:20260315T020000Z', 'DURATION:PT0S'], 'DURATION'],
    ['a duration of months', ['DTSTART:20260315T020000Z', 'DURATION:P1M'], 'DURATION'],
    ['a day that no month has', ['DTSTART:20260230T020000Z', 'DURATION:PT1H'], 'DTSTART'],
    [
      'a start that was skipped',
      ['DTSTART;TZID=Europe/Berlin:20260329T023000', 'DURATION:PT1H'],
      'DTSTART',
    ],
    [
      'a day that ends by the clock',
      ['DTSTART;VALUE=DATE:20260315', 'DTEND:20260316T020000Z'],
      'DTEND',
    ],
    ['a zone of no place', ['DTSTART;TZID=Nowhere:20260315T020000', 'DURATION:PT1H'], 'zone'],
    ['no zone', ['DTSTART:20260315T020000', 'DURATION:PT1H'], 'zone'],
    ['a status that nobody knows', [...NIGHT, 'STATUS:PERHAPS'], 'STATUS'],
    ['a sequence that is no number', [...NIGHT, 'SEQUENCE:two'], 'SEQUENCE'],
  ])('%s', async (_, lines, field) => {
    const { evidence, issues } = await read(
      calendar(event(...lines)),
      field === 'DTEND' ? { zone: 'UTC' } : {},
    );
    expect(evidence.filter(({ kind }) => kind === 'maintenance')).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });

  test('no identity', async () =>
    expect((await read(calendar(event(...NIGHT).replace('UID:u1\r\n', '')))).issues).toMatchObject([
      { field: 'UID' },
    ]));

  test('a file that ends inside it', async () => {
    const { evidence, issues } = await read(
      calendar(event(...NIGHT)).replace(/END:VEVENT[\s\S]*/, ''),
    );
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'VEVENT', expected: 'END:VEVENT' }]);
  });

  test('no end of the calendar is no fault', async () =>
    expect(await planned(calendar(event(...NIGHT)).replace('\r\nEND:VCALENDAR', ''))).toHaveLength(
      1,
    ));

  test('an unknown zone that was chosen', async () =>
    expect(await read(calendar(event(...NIGHT)), { zone: 'Mars/Base' })).toMatchObject({
      evidence: [],
      issues: [{ field: 'zone', found: 'Mars/Base' }],
    }));

  test('a calendar without an event', async () =>
    expect((await read(calendar())).issues).toMatchObject([{ found: 'no event' }]));
});

describe('what is told of an event', () => {
  test('more than once counts by its highest sequence, wherever that stands, and each is a statement', async () => {
    const revision = (sequence: number, day: number) =>
      event(
        `DTSTART:202603${day}T220000Z`,
        'DURATION:PT4H',
        `SEQUENCE:${sequence}`,
        `DTSTAMP:2026030${day - 9}T120000Z`,
        'X-MAINTNOTE-IMPACT:OUTAGE',
      );
    expect(asLines(await read(calendar(revision(10, 16), revision(9, 15))))).toBe(
      [
        'maintenance | line 3 | u1 | - | 2026-03-16T22:00Z to 2026-03-17T02:00Z | notice 2026-03-07T12:00Z | [OUTAGE]',
        'statement | line 11 | u1:9:1772798400000 | - | maintenance_notice | 2026-03-06T12:00Z | u1 |  | DTSTART:20260315T220000Z⏎DURATION:PT4H',
        'statement | line 3 | u1:10:1772884800000 | - | maintenance_notice | 2026-03-07T12:00Z | u1 |  | DTSTART:20260316T220000Z⏎DURATION:PT4H',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['STATUS:CANCELLED', 'maintenance_notice', 0],
    ['X-MAINTNOTE-STATUS:CANCELLED', 'maintenance_notice', 0],
    ['X-MAINTNOTE-STATUS:IN-PROCESS', 'update', 1],
    ['X-MAINTNOTE-STATUS:COMPLETED', 'update', 1],
    ['STATUS:CONFIRMED', 'maintenance_notice', 1],
    ['STATUS:TENTATIVE', 'maintenance_notice', 1],
  ])('%s is a statement of the kind %s with %i maintenance', async (line, statement, count) => {
    const { evidence } = await read(calendar(event(...NIGHT, line, 'SUMMARY:Works')));
    expect(evidence.filter(({ kind }) => kind === 'maintenance')).toHaveLength(count);
    expect(evidence.at(-1)).toMatchObject({
      kind: 'statement',
      statement,
      text: `${line.split(':')[1]}: Works`,
    });
  });

  test('a calendar that cancels cancels', async () =>
    expect(await planned(calendar('METHOD:CANCEL', event(...NIGHT)))).toEqual([]));

  test.each([
    ['a notice by its stamp', 'METHOD:REQUEST', ['DTSTAMP:20260301T090000Z'], '2026-03-01T09:00Z'],
    [
      'an export by when it was made',
      'METHOD:PUBLISH',
      ['DTSTAMP:20260401T090000Z', 'CREATED:20260302T090000Z'],
      '2026-03-02T09:00Z',
    ],
    [
      'an export of a changed event by when that was',
      'METHOD:PUBLISH',
      ['SEQUENCE:1', 'CREATED:20260302T090000Z', 'LAST-MODIFIED:20260303T090000Z'],
      '2026-03-03T09:00Z',
    ],
    ['not by the stamp of an export', 'METHOD:PUBLISH', ['DTSTAMP:20260301T090000Z'], null],
    ['not by a notice after its end', 'METHOD:REQUEST', ['DTSTAMP:20260315T090000Z'], null],
    [
      'not by a notice that it is over',
      'METHOD:REQUEST',
      ['DTSTAMP:20260301T090000Z', 'X-MAINTNOTE-STATUS:COMPLETED'],
      null,
    ],
  ])('its announcement is %s', async (_, method, lines, at) => {
    const { evidence } = await read(calendar(method, event(...NIGHT, ...lines)));
    expect(evidence[0]).toMatchObject({
      kind: 'maintenance',
      noticeAt: at === null ? null : Date.parse(at),
    });
  });

  test('of several objects each is a service with a maintenance of its own, a repeated one once', async () => {
    const objects = ['a', 'b', 'a'].map((id) => `X-MAINTNOTE-OBJECT-ID:circuit-${id}`);
    const { evidence } = await read(calendar(event(...NIGHT, ...objects)));
    expect(evidence).toMatchObject([
      { ref: 'u1:circuit-a', service: 'circuit-a' },
      { ref: 'u1:circuit-b', service: 'circuit-b' },
      { kind: 'statement', about: 'u1:circuit-a' },
    ]);
  });

  test('an alarm inside it is no part of it', async () => {
    const alarm = ['BEGIN:VALARM', 'DURATION:PT15M', 'SUMMARY:Reminder', 'END:VALARM'];
    const { evidence } = await read(calendar(event(...alarm, ...NIGHT, 'SUMMARY:Works')));
    expect(evidence[0]).toMatchObject({
      title: 'Works',
      end: { at: Date.parse('2026-03-15T02:00Z') },
    });
  });

  test('folds, escapes and an emergency are read', async () => {
    const { evidence } = await read(
      calendar(event(...NIGHT, 'SUMMARY:Emerg\r\n ency works\\, ring 4\\; north')),
    );
    expect(evidence[0]).toMatchObject({ title: 'Emergency works, ring 4; north', emergency: true });
  });
});

describe.skipIf(!existsSync(join(SAMPLES, 'circuit-maintenance')))('real calendars', () => {
  test.each([
    ['ical/ical1', 1, 1, 0, 1],
    ['ical/ical2', 1, 1, 0, 0],
    ['ical/ical3', 0, 1, 0, 0],
    ['ical/ical4', 1, 1, 0, 0],
    ['ical/ical5', 1, 1, 0, 0],
    ['ical/ical6', 1, 1, 0, 0],
    ['ical/ical7', 0, 1, 0, 0],
    ['ical/ical_no_account', 1, 1, 0, 1],
    ['ical/ical_no_end', 0, 0, 1, 0],
    ['ical/ical_no_maintenance_id', 1, 1, 0, 1],
    ['ical/ical_no_object_id', 1, 1, 0, 1],
    ['ical/ical_no_organizer', 1, 1, 0, 0],
    ['ical/ical_no_provider', 1, 1, 0, 0],
    ['ical/ical_no_stamp', 1, 1, 0, 1],
    ['ical/ical_no_start', 0, 0, 1, 0],
    ['colt/colt1', 1, 1, 0, 0],
  ])(
    '%s: %i maintenance, %i statement, %i errors, %i notes',
    async (file, maintenance, statements, errors, notes) =>
      expect(await sampleCounts(`circuit-maintenance/${file}`)).toMatchObject({
        importer: 'icalendar',
        maintenance,
        statements,
        errors,
        notes,
      }),
  );
});
