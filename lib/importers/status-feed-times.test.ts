import { describe, expect, test } from 'vitest';

import { type Message, windows } from './status-feed-testing';

describe('the year of a message', () => {
  test.each<[string, readonly Message[], string, string]>([
    [
      'is that of its publication',
      [
        ['Aug 21, 00:37 UTC', 'Resolved'],
        ['Aug 20, 14:43 UTC', 'Investigating'],
      ],
      'Fri, 21 Aug 2026 00:37:20 +0000',
      '2026-08-20T14:43 2026-08-21T00:37',
    ],
    [
      'is the one before across New Year',
      [
        ['Jan  1, 01:40 UTC', 'Resolved'],
        ['Dec 31, 22:30 UTC', 'Investigating'],
      ],
      'Thu, 01 Jan 2026 01:40:20 +0000',
      '2025-12-31T22:30 2026-01-01T01:40',
    ],
    [
      'is the one before also when the page is published in UTC on the next day',
      [
        ['Dec 31, 23:30 PST', 'Resolved'],
        ['Dec 31, 22:30 PST', 'Investigating'],
      ],
      'Thu, 01 Jan 2026 07:30:20 +0000',
      '2026-01-01T06:30 2026-01-01T07:30',
    ],
    [
      'goes back by as long as the incident took',
      [
        ['Mar  1, 10:00 UTC', 'Resolved'],
        ['Apr  1, 10:00 UTC', 'Identified'],
        ['Jun  1, 10:00 UTC', 'Investigating'],
      ],
      'Sun, 01 Mar 2026 10:00:20 +0000',
      '2024-06-01T10:00 2026-03-01T10:00',
    ],
    [
      'is one that has the day',
      [
        ['Mar  1, 10:00 UTC', 'Resolved'],
        ['Feb 29, 10:00 UTC', 'Investigating'],
      ],
      'Fri, 01 Mar 2024 10:00:20 +0000',
      '2024-02-29T10:00 2024-03-01T10:00',
    ],
    [
      'is written there on some pages',
      [
        ['Aug 21, 2025 - 00:37 UTC', 'Resolved'],
        ['Aug 20, 2025 - 14:43 UTC', 'Investigating'],
      ],
      'Fri, 21 Aug 2026 00:37:20 +0000',
      '2025-08-20T14:43 2025-08-21T00:37',
    ],
  ])('%s', async (_, messages, pubDate, window) => {
    const zone = messages[0]?.[0].endsWith('PST') ? 'America/Los_Angeles' : 'UTC';
    expect(await windows(messages, pubDate)).toEqual([`${window} ${zone} stated`]);
  });
});

describe('the zone of a message', () => {
  const july = (zone: string, pubDate: string, assumed?: string) =>
    windows(
      [
        [`Jul 15, 10:30 ${zone}`, 'Resolved'],
        [`Jul 15, 09:00 ${zone}`, 'Investigating'],
      ],
      pubDate,
      assumed,
    );

  test.each<[string, string, string, readonly string[]]>([
    [
      'is the place’s clock',
      'PDT',
      'Wed, 15 Jul 2026 10:30:59 -0700',
      ['2026-07-15T16:00 2026-07-15T17:30 America/Los_Angeles stated'],
    ],
    [
      'written wrongly in summer is the place’s clock, and said to be',
      'PST',
      'Wed, 15 Jul 2026 10:30:00 -0700',
      ['2026-07-15T16:00 2026-07-15T17:30 America/Los_Angeles stated', 'note zone', 'note zone'],
    ],
    [
      'is literal where the publication proves it',
      'MST',
      'Wed, 15 Jul 2026 10:30:12 -0700',
      ['2026-07-15T16:00 2026-07-15T17:30 -07:00 stated'],
    ],
    [
      'is literal in the last second of the minute',
      'MST',
      'Wed, 15 Jul 2026 10:30:59 -0700',
      ['2026-07-15T16:00 2026-07-15T17:30 -07:00 stated'],
    ],
    [
      'proves nothing a minute later',
      'MST',
      'Wed, 15 Jul 2026 10:31:00 -0700',
      ['2026-07-15T15:00 2026-07-15T16:30 America/Denver stated', 'note zone', 'note zone'],
    ],
    [
      'of several countries is the one of the publication',
      'CST',
      'Wed, 15 Jul 2026 10:30:12 +0800',
      ['2026-07-15T01:00 2026-07-15T02:30 +08:00 inferred'],
    ],
    [
      'of one country only is never another’s',
      'JST',
      'Wed, 15 Jul 2026 10:30:12 +0800',
      ['2026-07-15T00:00 2026-07-15T01:30 Asia/Tokyo stated'],
    ],
    [
      'is an offset',
      '-03',
      'Wed, 15 Jul 2026 13:30:12 +0000',
      ['2026-07-15T12:00 2026-07-15T13:30 -03:00 stated'],
    ],
    [
      'that nobody knows is that of the publication',
      'QQT',
      'Wed, 15 Jul 2026 10:30:12 +0530',
      ['2026-07-15T03:30 2026-07-15T05:00 +05:30 inferred'],
    ],
    [
      'that nobody knows and nothing proves is refused',
      'QQT',
      'Wed, 15 Jul 2026 10:37:12 +0530',
      ['error zone', 'error zone'],
    ],
    [
      'that is missing is refused',
      '',
      'Wed, 15 Jul 2026 10:30:12 +0000',
      ['error time', 'error time'],
    ],
  ])('%s', async (_, zone, pubDate, expected) =>
    expect(await july(zone, pubDate)).toEqual(expected),
  );

  test('that is missing is the one that a person chose', async () =>
    expect(await july('', 'Wed, 15 Jul 2026 10:30:12 +0000', 'Europe/Berlin')).toEqual([
      '2026-07-15T07:00 2026-07-15T08:30 Europe/Berlin assumed',
    ]));

  test('tells which of two equal clock times is meant', async () =>
    expect(
      await windows(
        [
          ['Nov 1, 01:20 EST', 'Resolved'],
          ['Nov 1, 01:40 EDT', 'Investigating'],
        ],
        'Sun, 01 Nov 2026 01:20:30 -0500',
      ),
    ).toEqual(['2026-11-01T05:40 2026-11-01T06:20 America/New_York stated']));

  test('does not tell it where it is of both', async () =>
    expect(
      await windows(
        [
          ['Nov 1, 01:50 ET', 'Resolved'],
          ['Nov 1, 00:40 ET', 'Investigating'],
        ],
        'Sun, 01 Nov 2026 01:57:30 -0500',
      ),
    ).toEqual(['error time', 'error resolved_at']));
});
