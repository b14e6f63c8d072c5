import { describe, expect, test } from 'vitest';

import { read } from './read';
import { first, windows } from './testing';

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
      'half an hour after midnight',
      'The site was offline on 3 June 2024 from 12:30 a.m. to 1:10 a.m. UTC.',
      '2024-06-03T00:30:00Z 2024-06-03T01:10:00Z',
    ],
    [
      'a labelled line of a report',
      'Outage report\n\nDate: 3 June 2024, 14:05 - 15:20 UTC\nVendor: Fernbox',
      '2024-06-03T14:05:00Z 2024-06-03T15:20:00Z',
    ],
    [
      'noon and midnight',
      'The site was offline on 3 June 2024 from noon to midnight UTC.',
      '2024-06-03T12:00:00Z 2024-06-04T00:00:00Z',
    ],
  ])('%s', (_, text, expected) => expect(windows(text)).toEqual([expected]));
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

  test('a full date of another year tells nothing', () => {
    const text = `Fernbox was founded on 1 June 2009.\n\n${down('on 30 December')}`;
    expect(windows(text, { publishedAt: '2024-01-02' })).toEqual([
      '2023-12-30T10:00:00Z 2023-12-30T11:00:00Z',
    ]);
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

  test('a far day that is told in passing does not date what follows', () => {
    const text =
      'We had an outage on June 3, 2024. On March 12th, 2024 we tested the generators. Between 10:00 and 11:00 UTC customers saw errors.';
    expect(windows(text)).toEqual(['2024-06-03T10:00:00Z 2024-06-03T11:00:00Z']);
  });

  test('a deadline does not date what follows', () => {
    const text =
      'We had an outage on June 3, 2024. We will have completed the fix of this issue by Friday 21 June 2024. Between 10:00 and 11:00 UTC customers saw errors.';
    expect(windows(text)).toEqual(['2024-06-03T10:00:00Z 2024-06-03T11:00:00Z']);
  });

  test('a day that stands once, after two ranges, is of both', () => {
    const text =
      'Between 02:20 UTC to 03:30 UTC and 04:07 UTC to 04:52 UTC on 14 Aug 2024, customers saw errors.';
    expect(windows(text)).toEqual([
      '2024-08-14T02:20:00Z 2024-08-14T03:30:00Z',
      '2024-08-14T04:07:00Z 2024-08-14T04:52:00Z',
    ]);
  });

  test('the one day that the text has left dates a time without any', () => {
    const text =
      'Between 2:26 PM and 3:04 PM PDT we saw packet loss and errors.\n\nOn September 27, 2023, between 8:45 AM and 2:09 PM PDT, checks failed.\n\nAs in the November 3, 2023 incident, you may restart.';
    expect(windows(text)).toEqual([
      '2023-09-27T15:45:00Z 2023-09-27T21:09:00Z',
      '2023-11-03T21:26:00Z 2023-11-03T22:04:00Z',
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

  test.each([
    ['a detection', 'we detected an issue affecting logins.'],
    ['an alarm, where nothing else is told', 'we received alerts about failing sign-ins.'],
  ])('%s leaves the start open to the earlier side', (_, told) => {
    const window = first(
      `At 12:30 UTC on 3 June 2024 ${told} At 13:10 UTC service was fully restored.`,
    );
    expect(window).toMatchObject({
      start: '2024-06-03T12:30:00Z',
      startBounds: ['2024-06-03T12:15:00Z', '2024-06-03T12:30:00Z'],
      end: '2024-06-03T13:10:00Z',
      precision: 'approximate',
    });
  });
});
