import { describe, expect, test } from 'vitest';

import { calendar, event, NIGHT, planned, read } from './icalendar-testing';
import type { ImportOptions } from './importer';

describe('times', () => {
  test.each<[string, string[], string, Partial<ImportOptions>?]>([
    ['in UTC', NIGHT, '2026-03-14T22:00Z 2026-03-15T02:00Z'],
    [
      'of a zone',
      ['DTSTART;TZID=Europe/Berlin:20260314T230000', 'DTEND;TZID=Europe/Berlin:20260315T030000'],
      '2026-03-14T22:00Z 2026-03-15T02:00Z',
    ],
    [
      'of a zone behind a path',
      ['DTSTART;TZID=/citadel.org/2025_1/Europe/Berlin:20260314T230000', 'DURATION:PT4H'],
      '2026-03-14T22:00Z 2026-03-15T02:00Z',
    ],
    [
      'of a zone as Windows names it',
      ['DTSTART;TZID="Pacific Standard Time":20260314T150000', 'DURATION:PT4H'],
      '2026-03-14T22:00Z 2026-03-15T02:00Z',
    ],
    [
      'with the type written out',
      ['DTSTART;VALUE=DATE-TIME:20260314T220000Z', 'DTEND;VALUE=DATE-TIME:20260315T020000Z'],
      '2026-03-14T22:00Z 2026-03-15T02:00Z',
    ],
    [
      'in days, the last of which is not part of it',
      ['DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330'],
      '2026-03-27T23:00Z 2026-03-29T22:00Z',
      { zone: 'Europe/Berlin' },
    ],
    [
      'without a zone, in the one chosen',
      ['DTSTART:20260314T230000', 'DTEND:20260315T030000'],
      '2026-03-14T22:00Z 2026-03-15T02:00Z',
      { zone: 'Europe/Berlin' },
    ],
    [
      'over the change of clocks by a duration',
      ['DTSTART;TZID=Europe/Berlin:20260329T010000', 'DURATION:PT2H'],
      '2026-03-29T00:00Z 2026-03-29T02:00Z',
    ],
    [
      'over the change of clocks by a day',
      ['DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1D'],
      '2026-03-28T11:00Z 2026-03-29T10:00Z',
    ],
    [
      'in weeks',
      ['DTSTART:20260314T220000Z', 'DURATION:P1W'],
      '2026-03-14T22:00Z 2026-03-21T22:00Z',
    ],
  ])('%s', async (_, lines, expected, options) =>
    expect(await planned(calendar(event(...lines)), options)).toEqual([`u1 ${expected}`]),
  );

  test.each([
    ['X-WR-TIMEZONE:Europe/Berlin', undefined, { id: 'Europe/Berlin', basis: 'inferred' }],
    ['X-WR-TIMEZONE:Europe/Berlin', 'America/New_York', { id: 'Europe/Berlin', basis: 'inferred' }],
    ['X-OTHER:1', 'America/New_York', { id: 'America/New_York', basis: 'assumed' }],
  ])('a time without a zone under %s and the choice of %s', async (header, zone, expected) => {
    const text = calendar(header, event('DTSTART:20260314T230000', 'DTEND:20260315T030000'));
    const { evidence } = await read(text, zone === undefined ? {} : { zone });
    expect(evidence).toContainEqual(
      expect.objectContaining({ kind: 'maintenance', zone: expected }),
    );
  });

  test('the zone of the mapping is the choice for its source, and stands over another', async () => {
    const text = calendar(event('DTSTART:20260315T020000', 'DURATION:PT1H'));
    const { evidence } = await read(text, { zone: 'UTC', mapping: { zone: 'Europe/Berlin' } });
    expect(evidence).toContainEqual(
      expect.objectContaining({ zone: { id: 'Europe/Berlin', basis: 'assumed' } }),
    );
    const { issues } = await read(text, { mapping: { time: 'Europe/Berlin' } });
    expect(issues).toMatchObject([{ field: 'mapping', severity: 'error' }]);
  });

  test('a zone that the file defines by one offset is that offset; one with two is unknown', async () => {
    const zone = (...offsets: string[]) =>
      [
        'BEGIN:VTIMEZONE',
        'TZID:Own',
        ...offsets.map((offset) => `BEGIN:STANDARD\r\nTZOFFSETTO:${offset}\r\nEND:STANDARD`),
        'END:VTIMEZONE',
      ].join('\r\n');
    const works = event('DTSTART;TZID=Own:20260314T220000', 'DURATION:PT1H');
    expect(await planned(calendar(zone('-0330'), works))).toEqual([
      'u1 2026-03-15T01:30Z 2026-03-15T02:30Z',
    ]);
    const { issues } = await read(calendar(zone('-0330', '-0230'), works));
    expect(issues).toMatchObject([{ field: 'zone', found: 'Own' }]);
  });

  test('a start that came twice has both as its bounds; its end is as DTEND writes it', async () => {
    const text = calendar(
      event(
        'DTSTART;TZID=Europe/Berlin:20261025T023000',
        'DTEND;TZID=Europe/Berlin:20261025T040000',
      ),
    );
    const { evidence } = await read(text);
    expect(evidence[0]).toMatchObject({
      start: { earliest: Date.parse('2026-10-25T00:30Z'), latest: Date.parse('2026-10-25T01:30Z') },
      end: { earliest: Date.parse('2026-10-25T03:00Z'), latest: Date.parse('2026-10-25T03:00Z') },
    });
  });
});
