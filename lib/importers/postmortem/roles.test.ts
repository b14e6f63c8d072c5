import { describe, expect, test } from 'vitest';

import { read } from './read';
import { first, windows } from './testing';

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

  test('an envelope told in prose is dropped too', () => {
    const text =
      'On 3 June 2024 between 16:00 and 18:18 UTC queries failed, in two periods. They failed from 16:00 to 16:55 UTC and from 17:45 to 18:18 UTC.';
    expect(windows(text)).toHaveLength(2);
  });

  test('the record of the page gives way to what the prose tells', () => {
    const text =
      'Incident began at 2024-06-03 16:20 and ended at 2024-06-03 18:18 UTC.\n\nOn 3 June 2024 from 15:45 to 18:02 UTC, queries failed.';
    expect(windows(text)).toEqual(['2024-06-03T15:45:00Z 2024-06-03T18:02:00Z']);
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
