import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { read, type ReadInput } from './read';
import { first } from './testing';

describe('statements', () => {
  const told = (text: string, options: Omit<ReadInput, 'text'> = {}) =>
    read({ text, ...options }).statements.map(({ at, kind, channel }) => [at, kind, channel]);

  test.each([
    [
      'a status page',
      'We published our first status page update indicating an issue at 06:31 UTC on 3 June 2024.',
      ['2024-06-03T06:31:00Z', 'acknowledgement', 'status page'],
    ],
    [
      'a spoken update',
      'Today at 8:36 a.m. ET, Fernbox reported that engineers began to enable calendars.',
      ['2024-06-03T12:36:00Z', 'update', undefined],
    ],
    [
      'an apology on a day has no clock time',
      'In a late evening post on Sunday, June 2, Fernbox apologized to customers.',
      [null, 'apology', 'blog'],
    ],
    [
      'a status page record',
      'Investigating\nWe are investigating login errors.\nPosted Jun 03, 2024 - 15:03 UTC',
      ['2024-06-03T15:03:00Z', 'acknowledgement', 'status page'],
    ],
  ])('%s', (_, text, expected) =>
    expect(told(text, { publishedAt: '2024-06-03' })).toContainEqual(expected),
  );

  test('the updates of a status page, newest first', () => {
    const text =
      'Resolved - This incident has been resolved.\nJun 2, 12:44 UTC\nMonitoring - A fix is in place.\nJun 2, 11:20 UTC\nInvestigating - We are investigating login errors.\nJun 2, 10:59 UTC';
    expect(told(text, { publishedAt: '2024-06-03' })).toEqual([
      ['2024-06-02T12:44:00Z', 'restored', 'status page'],
      ['2024-06-02T11:20:00Z', 'update', 'status page'],
      ['2024-06-02T10:59:00Z', 'acknowledgement', 'status page'],
    ]);
  });

  test('a row of a status table, with its message below', () => {
    const text =
      '| May 16, 2024 | 17:17 |\n\nWe are investigating the issue.\n\n* All times are US/Pacific';
    expect(told(text)).toEqual([['2024-05-17T00:17:00Z', 'acknowledgement', 'status page']]);
  });

  test('a tweet with its signature', () => {
    const text = 'We are sorry for the trouble. — Fernbox (@fernbox) October 4, 2024';
    expect(told(text)).toEqual([[null, 'apology', 'Twitter']]);
  });

  test('a time inside the quotation is not the time of the saying', () => {
    const text = 'Fernbox tweeted: "We expect news at 10:00 UTC on 3 June 2024."';
    expect(told(text).map(([at]) => at)).toEqual([null]);
  });

  test('a day without a clock time keeps the day as bounds', () => {
    const text = 'In a post on Sunday, June 2, Fernbox apologized. It was down at 9:00 a.m. ET.';
    const [statement] = read({ text, publishedAt: '2024-06-03' }).statements;
    expect(statement?.atBounds).toEqual(['2024-06-02T04:00:00Z', '2024-06-03T04:00:00Z']);
  });

  test.each([
    ['a reader', 'One user posted on Twitter that Fernbox was down at 10:00 UTC on 3 June 2024.'],
    ['silence', 'Fernbox has not said anything on its blog.'],
    ['an alert', 'Our engineers were alerted internally at 10:00 UTC on 3 June 2024.'],
  ])('not by %s', (_, text) => expect(told(text)).toEqual([]));
});

describe('contents', () => {
  test.each([
    ['cause', 'The outage was caused by an expired certificate.', { cause: true }],
    [
      'no cause when it is unknown',
      'Fernbox has not explained what caused the outage.',
      { cause: false },
    ],
    ['apology', 'We are truly sorry for the trouble.', { apology: true }],
    ['no apology when it is only asked for', 'A vendor should apologize.', { apology: false }],
    [
      'prevention',
      'We are adding checks so that this does not happen again.',
      { prevention: true },
    ],
    [
      'no prevention in a question',
      'How can Fernbox avoid such outages in future?',
      { prevention: false },
    ],
    ['impact', 'Customers were unable to join meetings.', { impact: true }],
  ])('%s', (_, text, expected) => expect(read({ text }).contains).toMatchObject(expected));
});

describe('places and settings', () => {
  test('a quote is the exact characters', () => {
    const text =
      'Well&hellip;&nbsp;“Fernbox” had trouble on <b>3 June 2024</b>. It was down from 10:00 to 11:00 UTC.';
    const quotes = first(text).quotes.map(({ from, to }) => text.slice(from, to));
    expect(quotes).toEqual(['3 June 2024', '10:00 to 11:00 UTC']);
  });

  test('a time without a zone is an issue with its place', () => {
    const text = 'Fernbox was down on 3 June 2024 from 10:00 to 11:00.';
    const [issue] = read({ text }).issues;
    expect(issue).toMatchObject({ field: 'zone' });
    expect(text.slice(issue?.from, issue?.to)).toBe(issue?.found);
  });

  test.each([
    [{ defaultZone: 'Mars/Olympus' }, 'defaultZone'],
    [{ publishedAt: 'last week' }, 'publishedAt'],
  ])('an unreadable setting is an issue: %j', (options, field) =>
    expect(read({ text: 'Fernbox.', ...options }).issues).toMatchObject([{ field }]),
  );

  test.each(['2025-08-08T02:45:00.000Z', '2025-08-07', '2025-08-07T00:00:00.000Z'])(
    'today is the day of the zone of the text, published %s',
    (publishedAt) =>
      expect(
        first('Fernbox was down from 5:05 PM to 6:20 PM PDT today.', { publishedAt }).start,
      ).toBe('2025-08-08T00:05:00Z'),
  );

  test('fields whose duration disagrees are an issue', () => {
    const text = 'Outage start: 2024-06-03 10:00 UTC\nOutage end: 2024-06-03 11:00 UTC\nDuration: ';
    expect(first(`${text}1 hour`).end).toBe('2024-06-03T11:00:00Z');
    const issues = [{ field: 'end' }];
    expect(read({ text: `${text}2 hours` })).toMatchObject({ windows: [], issues });
  });

  test('a text beyond the limit is read to the limit, with an issue', () => {
    const last = 'Fernbox was down on 3 June 2024 from 10:00 to 11:00 UTC.';
    const result = read({ text: `${'Fernbox works. '.repeat(140_000)}${last}` });
    expect(result.windows).toEqual([]);
    expect(result.issues).toMatchObject([{ field: 'text', from: 2_000_000 }]);
  }, 60_000);
});

test('any text is read without failing, and every place lies inside it', () => {
  const words = fc.constantFrom(
    '10:00',
    '9 pm',
    '0800',
    'UTC',
    'PST/',
    '3 June 2024',
    'March 8',
    'yesterday',
    'between',
    'and',
    'to',
    'until',
    'down',
    'restored',
    'began at',
    'for 5 hours',
    'approximately',
    '(',
    ')',
    '.',
    '\n',
    '"',
    '<p>',
    'Zoom tweeted',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
      const text = parts.join(' ');
      const result = read({ text, publishedAt: '2024-06-04', defaultZone: 'UTC' });
      const places = [
        ...result.issues,
        ...result.windows.flatMap((window) => window.quotes),
        ...result.statements.flatMap((statement) => statement.quotes),
      ];
      expect(places.every(({ from, to }) => from >= 0 && from <= to && to <= text.length)).toBe(
        true,
      );
      for (const { start, end } of result.windows) {
        if (end !== null) expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
      }
    }),
    { numRuns: 300 },
  );
});

test('a megabyte of prose takes time in proportion to its length', () => {
  const unit =
    'Between 10:00 and 11:00 UTC on 4 May 2021 customers could not log in, and we were sorry. ';
  const took = (repeat: number) => {
    const before = performance.now();
    read({ text: unit.repeat(repeat) });
    return performance.now() - before;
  };
  took(300);
  const [small, large] = [took(600), took(4800)];
  expect(large / small).toBeLessThan(32);
}, 60_000);
