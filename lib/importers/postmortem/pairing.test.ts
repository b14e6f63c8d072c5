import { describe, expect, test } from 'vitest';

import { read } from './read';
import { first, windows } from './testing';

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

  test('an explicit end is taken before a rough duration', () => {
    const text =
      'On 3 June 2018, at 03:18 UTC, we experienced an interruption that lasted around 20 minutes. At 04:40 UTC the platform was fully restored.';
    expect(windows(text)).toEqual(['2018-06-03T03:18:00Z 2018-06-03T04:40:00Z']);
  });

  test('an exact duration is taken before a later end of the repair', () => {
    const text =
      'At 10:15 UTC on 4 May 2018 the API was unavailable for 47 minutes. At 14:00 UTC the repair was completed and all was resolved.';
    expect(windows(text)).toEqual(['2018-05-04T10:15:00Z 2018-05-04T11:02:00Z']);
  });

  test('what begins to recover later was not restored before', () => {
    const text =
      'On October 4, 2018 at 15:39 UTC the site became unavailable. Routing was restored at 20:50 UTC, and names began to be resolved again at 21:05 UTC, with the outage lasting over seven hours.';
    expect(windows(text)).toEqual(['2018-10-04T15:39:00Z 2018-10-04T22:39:00Z']);
  });

  test('a status that was not set until then is no end', () => {
    const text =
      'The outage began at 00:23 UTC on June 3, 2018. The status page was not set to red until 00:32 UTC. Service was restored at 02:29 UTC.';
    expect(windows(text)).toEqual(['2018-06-03T00:23:00Z 2018-06-03T02:29:00Z']);
  });

  test('the change that caused it is the start only where an end is told', () => {
    const cause = 'At 09:37 UTC on 3 June 2018, an engineer executed a wrong command.';
    expect(windows(cause)).toEqual([]);
    expect(first(`${cause} At 13:54 UTC the service was fully restored.`)).toMatchObject({
      start: '2018-06-03T09:37:00Z',
      end: '2018-06-03T13:54:00Z',
      precision: 'approximate',
    });
  });

  test('what got worse is a second window', () => {
    const text =
      'The trouble began about 9 a.m. EST on Jan. 4, 2018, with customers seeing occasional errors. By 10 a.m., the service was unusable for all subscribers.';
    expect(windows(text)).toEqual(['2018-01-04T14:00:00Z open', '2018-01-04T15:00:00Z open']);
  });

  test('an end that is not told is an issue, unless the text says that it goes on', () => {
    const text = 'The outage began at 10:00 UTC on 3 June 2018.';
    expect(read({ text })).toMatchObject({ windows: [{ end: null }], issues: [{ field: 'end' }] });
    expect(read({ text: `${text} It stretches into its third day.` }).issues).toEqual([]);
  });

  test('a partial recovery is not the end', () => {
    const text =
      'The outage began at 14:05 UTC on 3 June 2018. At 14:40 UTC some users began to recover. At 15:20 UTC all services were fully restored.';
    expect(windows(text)).toEqual(['2018-06-03T14:05:00Z 2018-06-03T15:20:00Z']);
  });
});
