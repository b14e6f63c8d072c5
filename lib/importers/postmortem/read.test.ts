import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { read, type ReadInput } from './read';

/** Windows as "start end", so that a row shows what is expected at a glance. */
const windows = (text: string, options: Omit<ReadInput, 'text'> = {}) =>
  read({ text, ...options }).windows.map(({ start, end }) => `${start} ${end ?? 'open'}`);
const first = (text: string, options: Omit<ReadInput, 'text'> = {}) => {
  const [window] = read({ text, ...options }).windows;
  if (!window) throw new Error(`No window in: ${text}`);
  return window;
};

describe('ranges', () => {
  test.each([
    [
      'between … and',
      'Between 14:05 and 15:20 UTC on 3 June 2024, users of Fernbox could not sign in.',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:00Z',
    ],
    [
      'a pm at the end holds for both',
      'Fernbox was down on 3 June 2024 from 2:05 to 3:20pm UTC.',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:00Z',
    ],
    [
      'across noon the start is before it',
      'Fernbox was down on 3 June 2024 from 11:45 to 1:10 p.m. UTC.',
      '2024-06-03T11:45:00Z 2024-06-03T13:10:00Z',
    ],
    [
      'bare hours',
      'Customers could not log in from 9 to 11am UTC on 3 June 2024.',
      '2024-06-03T09:00:00Z 2024-06-03T11:00:00Z',
    ],
    [
      'a dash',
      'Downtime: 2024-06-03 14:05 - 15:20 UTC',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:00Z',
    ],
    [
      'four digits with a zone',
      'The relay failed from 0730 UTC to 0815 UTC on June 3, 2024.',
      '2024-06-03T07:30:00Z 2024-06-03T08:15:00Z',
    ],
    [
      'a dot before pm',
      'Mail was unavailable between 4.45 pm and 6.10 pm GMT on 3 June 2024.',
      '2024-06-03T16:45:00Z 2024-06-03T18:10:00Z',
    ],
    [
      'an end before the start is the next day',
      'On 3 June 2024 the API was unavailable from 23:50 until 00:20 UTC.',
      '2024-06-03T23:50:00Z 2024-06-04T00:20:00Z',
    ],
    [
      'a date at each end',
      'Between 22:00 UTC on 3 Jun and 02:30 UTC on 5 Jun 2024, customers saw errors.',
      '2024-06-03T22:00:00Z 2024-06-05T02:30:00Z',
    ],
    [
      'ISO date-times',
      'The outage lasted from 2024-06-03T14:05Z to 2024-06-03T15:20:30Z.',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:30Z',
    ],
    [
      'began … and ended',
      'The incident began at 14:05 UTC on June 3rd, 2024 and ended at 15:20 UTC.',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:00Z',
    ],
    [
      'HTML',
      '<p><b>Impact:</b> Between&nbsp;14:05 and 15:20 UTC on <i>3 June 2024</i> customers saw errors.</p>',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:00Z',
    ],
    [
      'noon and midnight',
      'The site was offline on 3 June 2024 from noon to midnight UTC.',
      '2024-06-03T12:00:00Z 2024-06-04T00:00:00Z',
    ],
  ])('%s', (_, text, expected) => expect(windows(text)).toEqual([expected]));
});

describe('zones', () => {
  const at = (zone: string, day = '3 June 2024') =>
    first(`Fernbox was down from 10:00 to 11:00 ${zone} on ${day}.`);
  test.each([
    ['an abbreviation', 'EDT', 'America/New_York', '2024-06-03T14:00:00Z'],
    ['the generic one', 'PT', 'America/Los_Angeles', '2024-06-03T17:00:00Z'],
    ['a name', 'US Eastern time', 'America/New_York', '2024-06-03T14:00:00Z'],
    ['a bare name', 'Pacific', 'America/Los_Angeles', '2024-06-03T17:00:00Z'],
    ['a city', 'London time', 'Europe/London', '2024-06-03T09:00:00Z'],
    ['a country', 'Japan Standard Time', 'Asia/Tokyo', '2024-06-03T01:00:00Z'],
    ['Europe', 'CEST', 'Europe/Berlin', '2024-06-03T08:00:00Z'],
    ['an IANA name', 'Australia/Brisbane', 'Australia/Brisbane', '2024-06-03T00:00:00Z'],
    ['US/Pacific', 'US/Pacific', 'America/Los_Angeles', '2024-06-03T17:00:00Z'],
    ['an offset', 'UTC+5:30', '+05:30', '2024-06-03T04:30:00Z'],
    ['in brackets', '(KST)', 'Asia/Seoul', '2024-06-03T01:00:00Z'],
    ['an abbreviation with its offset', 'CST (UTC+8)', '+08:00', '2024-06-03T02:00:00Z'],
  ])('%s', (_, zone, id, start) => {
    const window = at(zone);
    expect([window.zone.id, window.start]).toEqual([id, start]);
  });

  test('a winter abbreviation in summer is the clock on the wall, and the reader says so', () => {
    const window = at('PST', '9 July 2024');
    expect(window.start).toBe('2024-07-09T17:00:00Z');
    expect(window.notes.join()).toContain('"PST" was written');
  });

  test('a shared abbreviation goes by the words of the text', () => {
    const text = 'Fernbox China was down from 10:00 to 11:00 CST on 3 June 2024.';
    expect(first(text)).toMatchObject({
      start: '2024-06-03T02:00:00Z',
      zone: { id: 'Asia/Shanghai', basis: 'inferred' },
    });
  });

  test('"all times are in UTC" holds for the bare times', () => {
    const text =
      'Timeline of 3 June 2024 (all times are in UTC):\n\n14:05 Outage began\n14:10 Status post is published\n15:20 Service fully restored';
    expect(first(text)).toMatchObject({
      start: '2024-06-03T14:05:00Z',
      end: '2024-06-03T15:20:00Z',
      zone: { id: 'UTC', basis: 'stated' },
    });
  });

  test('a zone named for another time of the text is inferred', () => {
    const text =
      'The outage began at 10:00 a.m. EDT on June 3, 2024. It was over. The outage ended at 11:30 a.m. that day.';
    expect(first(text).end).toBe('2024-06-03T15:30:00Z');
  });

  test('without any zone the chosen one is assumed', () => {
    const text = 'Fernbox was down on 3 June 2024 from 10:00 to 11:00.';
    expect(first(text, { defaultZone: 'Europe/Berlin' })).toMatchObject({
      start: '2024-06-03T08:00:00Z',
      zone: { id: 'Europe/Berlin', basis: 'assumed' },
    });
  });

  test('two zones of one time are checked against each other', () => {
    const told = (second: string) =>
      `The failure lasted from June 3, 2024, 0800 PDT/${second} to June 4, 0800 PDT/${second}.`;
    expect(windows(told('1500 GMT'))).toEqual(['2024-06-03T15:00:00Z 2024-06-04T15:00:00Z']);
    const wrong = read({ text: told('1700 GMT') });
    expect(wrong.windows).toEqual([]);
    expect(wrong.issues[0]).toMatchObject({ field: 'zone' });
  });

  test('a second zone shows that a winter abbreviation was meant literally', () => {
    const text = 'The site was down on July 9, 2024 from 0800 PST/1600 UTC to 0900 PST/1700 UTC.';
    expect(windows(text)).toEqual(['2024-07-09T16:00:00Z 2024-07-09T17:00:00Z']);
  });

  test('a range told again in another zone is one window', () => {
    const text =
      'Between 2:26 PM and 3:04 PM PDT (9:26 PM ~ 10:04 PM UTC) on June 3, 2024 customers saw packet loss.';
    expect(windows(text)).toEqual(['2024-06-03T21:26:00Z 2024-06-03T22:04:00Z']);
  });
});

describe('dates', () => {
  const down = (when: string) => `Fernbox was down ${when} from 10:00 to 11:00 UTC.`;
  test.each([
    [
      'the year from the weekday and the publication',
      'on Friday, March 8,',
      '2013-03-10',
      '2013-03-08',
    ],
    [
      'an older year when only that weekday fits',
      'on Tuesday, Sept. 25,',
      '2020-01-15',
      '2018-09-25',
    ],
    ['the last such date before publication', 'on 28 December', '2024-01-02', '2023-12-28'],
    ['yesterday', 'yesterday', '2024-03-01', '2024-02-29'],
    ['today', 'today', '2024-03-01T18:00:00Z', '2024-03-01'],
    ['a weekday', 'on Monday', '2024-03-01', '2024-02-26'],
  ])('%s', (_, when, publishedAt, day) =>
    expect(windows(down(when), { publishedAt })).toEqual([`${day}T10:00:00Z ${day}T11:00:00Z`]),
  );

  test('a full date near it gives the year', () => {
    const text = `Report of 2 January 2022.\n\n${down('on 30 December')}`;
    expect(windows(text)).toEqual(['2021-12-30T10:00:00Z 2021-12-30T11:00:00Z']);
  });

  test('a year that the text looks forward to is the year after', () => {
    const text = `${down('on December 22')} More capacity is planned for 2011.`;
    expect(windows(text)).toEqual(['2010-12-22T10:00:00Z 2010-12-22T11:00:00Z']);
  });

  test('the date stands in the sentence before', () => {
    const text =
      'We had trouble with sign-in on June 3, 2024. Between 8:19 AM and 9:43 AM KST, users experienced errors.';
    expect(windows(text)).toEqual(['2024-06-02T23:19:00Z 2024-06-03T00:43:00Z']);
  });

  test('03/04/2024 is refused unless the text tells which is the month', () => {
    const text = 'Fernbox was down 03/04/2024 10:00 UTC - 03/04/2024 11:00 UTC.';
    expect(read({ text })).toMatchObject({ windows: [], issues: [{ field: 'date' }] });
    expect(windows(`${text} It happened on April 3.`)).toEqual([
      '2024-04-03T10:00:00Z 2024-04-03T11:00:00Z',
    ]);
  });

  test('without a publication date a year is not invented', () => {
    const text = down('on Tuesday, Sept. 25,');
    expect(read({ text })).toMatchObject({ windows: [], issues: [{ field: 'year' }] });
  });
});

describe('precision', () => {
  test('"approximately" is fifteen minutes to each side', () => {
    const text = 'Fernbox was down on 3 June 2024 from approximately 12:30 to 14:15 UTC.';
    expect(first(text)).toMatchObject({
      precision: 'approximate',
      startBounds: ['2024-06-03T12:15:00Z', '2024-06-03T12:45:00Z'],
      endBounds: ['2024-06-03T14:00:00Z', '2024-06-03T14:30:00Z'],
    });
  });

  test('an exact time has no bounds', () => {
    const window = first('Fernbox was down on 3 June 2024 from 12:30 to 14:15 UTC.');
    expect(window.precision).toBe('exact');
    expect(window).not.toHaveProperty('startBounds');
  });

  test('an outage told with its day only', () => {
    const window = first('On June 3rd, 2024, our customers experienced a major service outage.');
    expect(window).toMatchObject({ start: '2024-06-03T00:00:00Z', end: null, precision: 'day' });
  });

  test('a time that the clocks skipped is refused', () => {
    const text = 'On March 10, 2019 the outage started at 2:30 a.m. ET.';
    expect(read({ text })).toMatchObject({ windows: [], issues: [{ field: 'time' }] });
  });

  test('a time that came twice keeps both instants', () => {
    const window = first('The outage began at 1:30 a.m. ET on November 3, 2024.');
    expect(window.startBounds).toEqual(['2024-11-03T05:30:00Z', '2024-11-03T06:30:00Z']);
  });
});

describe('starts, ends and durations', () => {
  test.each([
    [
      'still open',
      'The outage began on Tuesday, Sept. 25, at 9:22 p.m. ET and stretches into its third day.',
      '2018-09-26T01:22:00Z open',
    ],
    [
      'began … restored',
      'The outage began at 14:05 UTC on 3 June 2018. Engineers worked on it. Service was fully restored at 15:20 UTC.',
      '2018-06-03T14:05:00Z 2018-06-03T15:20:00Z',
    ],
    [
      'at …, went down',
      'At 14:05 UTC on 3 June 2018 the portal went down and was back online at 15:20.',
      '2018-06-03T14:05:00Z 2018-06-03T15:20:00Z',
    ],
    [
      'restored after midnight',
      'On 3 June 2018, at 23:40 UTC, users lost access. At 00:20 UTC service was restored.',
      '2018-06-03T23:40:00Z 2018-06-04T00:20:00Z',
    ],
    [
      'for 47 minutes',
      'At 14:05 UTC on 3 June 2018 the portal went down; it was unavailable for 47 minutes.',
      '2018-06-03T14:05:00Z 2018-06-03T14:52:00Z',
    ],
    [
      'a five-hour outage',
      'The five-hour outage began at 9 a.m. EST on Jan. 4, 2018.',
      '2018-01-04T14:00:00Z 2018-01-04T19:00:00Z',
    ],
    [
      'two hours and six minutes',
      'The outage began at 00:23 UTC on June 3, 2018. GitForge was unavailable for two hours and six minutes.',
      '2018-06-03T00:23:00Z 2018-06-03T02:29:00Z',
    ],
    [
      'a record line',
      'June 3 15:45 UTC (lasting for one hour and 21 minutes)\n\nThis overloaded the primary node.',
      '2018-06-03T15:45:00Z 2018-06-03T17:06:00Z',
    ],
  ])('%s', (_, text, expected) =>
    expect(windows(text, { publishedAt: '2018-09-27' })).toEqual([expected]),
  );

  test('a partial recovery is not the end', () => {
    const text =
      'The outage began at 14:05 UTC on 3 June 2018. At 14:40 UTC some users began to recover. At 15:20 UTC all services were fully restored.';
    expect(windows(text)).toEqual(['2018-06-03T14:05:00Z 2018-06-03T15:20:00Z']);
  });
});

describe('several windows and vendors', () => {
  test('two ranges of one sentence', () => {
    const text =
      'On 2024-06-03 from 16:35 to 17:02 UTC, and again from 21:14 to 22:47 UTC, the API was severely degraded.';
    expect(windows(text)).toEqual([
      '2024-06-03T16:35:00Z 2024-06-03T17:02:00Z',
      '2024-06-03T21:14:00Z 2024-06-03T22:47:00Z',
    ]);
  });

  test('an envelope around told windows is dropped', () => {
    const text =
      'Incident began at 2024-06-03 16:00 and ended at 2024-06-03 18:18 UTC.\n\nOn 3 June 2024 from 16:00 to 16:55 and from 17:45 to 18:18 UTC, queries failed.';
    expect(windows(text)).toEqual([
      '2024-06-03T16:00:00Z 2024-06-03T16:55:00Z',
      '2024-06-03T17:45:00Z 2024-06-03T18:18:00Z',
    ]);
  });

  test('each window has its vendor', () => {
    const text =
      'On 3 June 2024 Zoom was down from 10:00 to 11:00 UTC. Slack seems to have been down from 10:30 to 12:00 UTC.';
    expect(read({ text }).windows.map(({ vendor }) => vendor)).toEqual(['Zoom', 'Slack']);
  });

  test('an unknown vendor is the subject of the sentence', () => {
    expect(first('Brightwire was down from 10:00 to 11:00 UTC on 3 June 2024.').vendor).toBe(
      'Brightwire',
    );
  });

  test('the same window told twice is one, with the quotes of both', () => {
    const text =
      'On 3 June 2024 between 12:17 and 12:30 UTC downloads failed. For about 13 minutes, between 12:17 and 12:30 UTC on 3 June 2024, users saw errors.';
    const result = read({ text });
    expect(result.windows).toHaveLength(1);
    expect(result.windows[0]?.quotes.length).toBeGreaterThan(1);
  });
});

describe('what is no outage', () => {
  test.each([
    ['a deploy', 'We deployed version 2.3 between 10:00 and 10:30 UTC on 3 June 2024.'],
    ['an alert', 'At 10:02 UTC on 3 June 2024 our on-call engineer was paged.'],
    ['lost data', 'On 3 June 2024 we lost orders that were created between 10:00 and 10:30 UTC.'],
    [
      'an attack',
      'Between 10:15 and 10:45 UTC on 3 June 2024 a volumetric SYN flood attack occurred.',
    ],
    [
      'planned repair work',
      'The contractor will start the manhole work at 8PM Eastern on June 3, 2024.',
    ],
    ['a mail header', 'From: Ann\nSent: Monday, June 3, 2024 8:41 AM\nSubject: outage'],
    ['a by-line', 'Outage at Fernbox\n\nJune 3, 2024 | 5:08 PM BST\n\nFernbox had trouble.'],
    ['a log line', '2024-06-03 10:00:00,123 ERROR service down until 2024-06-03 11:00:00'],
    [
      'capacity added',
      'Between 7 a.m. PT and 8:15 a.m. PT on June 3, 2024, Fernbox increased the capacity of its gateway.',
    ],
    ['a version number', 'The release 10.30 of 3 June 2024 fails to 11.15 in tests.'],
    [
      'a page of another language',
      'V ponedeljek, 3. junija 2024, je ob 17.00 uri odpovedal strežnik.',
    ],
  ])('%s', (_, text) => expect(windows(text, { publishedAt: '2024-06-04' })).toEqual([]));

  test('maintenance is its own kind', () => {
    const text = 'Scheduled maintenance will take place on 12 June 2024 from 22:00 to 23:30 CEST.';
    expect(first(text)).toMatchObject({ kind: 'maintenance', start: '2024-06-12T20:00:00Z' });
  });

  test('a notice without times gives statements, and no window', () => {
    const text =
      'On Monday I received an email from Fernbox stating that some customers were unable to connect. It gave the cause of the problem as an expired certificate. Today I received another email explaining the problem source, the start and end times of the interruption, and the plans Fernbox is making to avoid future interruptions.';
    const result = read({ text });
    expect(result.windows).toEqual([]);
    expect(result.statements.map(({ at, kind, channel }) => [at, kind, channel])).toEqual([
      [null, 'acknowledgement', 'email'],
      [null, 'rca', 'email'],
    ]);
    expect(result.contains).toEqual({
      cause: true,
      window: true,
      impact: true,
      apology: false,
      prevention: true,
    });
  });
});

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
      'Well… “Fernbox” had trouble on <b>3 June 2024</b>. It was down from 10:00 to 11:00 UTC.';
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

  test('a text beyond the limit is read to the limit, with an issue', () => {
    const result = read({ text: 'Fernbox works. '.repeat(140_000) });
    expect(result.issues).toMatchObject([{ field: 'text', from: 2_000_000 }]);
  }, 60_000);
});

test('any text is read without failing, and every place lies inside it', () => {
  const words = fc.constantFrom(
    ...[
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
    ],
    ...[
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
    ],
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
