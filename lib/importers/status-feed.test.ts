import { describe, expect, test } from 'vitest';

import { escaped, iso, item, type Message, NOW, read, rss, windows } from './status-feed-testing';

describe('a window', () => {
  const DATE = 'Wed, 15 Jul 2026 10:30:12 +0000';

  test.each<[string, readonly Message[], readonly string[]]>([
    [
      'is open while its last status is',
      [
        ['Jan 1, 23:00 UTC', 'Update'],
        ['Jan 1, 22:00 UTC', 'Monitoring'],
        ['Jan 1, 21:00 UTC', 'Investigating'],
      ],
      ['2027-01-01T21:00 open UTC stated'],
    ],
    [
      'stays closed when more is said after its end',
      [
        ['Jul 15, 10:30 UTC', 'Update'],
        ['Jul 15, 10:00 UTC', 'Resolved'],
        ['Jul 15, 09:00 UTC', 'Investigating'],
      ],
      ['2026-07-15T09:00 2026-07-15T10:00 UTC stated'],
    ],
    [
      'is not open because the message of its end cannot be read',
      [
        ['soon', 'Resolved'],
        ['Jul 15, 09:00 UTC', 'Investigating'],
      ],
      ['error time', 'error resolved_at'],
    ],
    [
      'is not taken where the message of its start cannot be read',
      [
        ['Jul 15, 10:30 UTC', 'Resolved'],
        ['Jul 15, 10:00 UTC', 'Identified'],
        ['soon', 'Investigating'],
      ],
      ['error time', 'error start'],
    ],
    [
      'is refused with an unknown last status',
      [
        ['Jul 15, 10:30 UTC', 'Gone'],
        ['Jul 15, 09:00 UTC', 'Investigating'],
      ],
      ['error status', 'error status'],
    ],
    [
      'of a maintenance is from its begin to its completion',
      [
        ['Jul 15, 10:30 UTC', 'Completed'],
        ['Jul 15, 09:00 UTC', 'In progress'],
        ['Jul  1, 09:00 UTC', 'Scheduled'],
      ],
      ['2026-07-15T09:00 2026-07-15T10:30 UTC stated'],
    ],
    [
      'of a maintenance without an end is refused',
      [
        ['Jul 15, 09:00 UTC', 'In progress'],
        ['Jul  1, 09:00 UTC', 'Scheduled'],
      ],
      ['error scheduled_until'],
    ],
  ])('%s', async (_, messages, expected) =>
    expect(
      await windows(
        messages,
        messages[0]?.[0].startsWith('Jan') ? 'Fri, 01 Jan 2027 23:00:00 GMT' : DATE,
      ),
    ).toEqual(expected),
  );

  test('has room to the end of the minute, and none where seconds are told', async () => {
    const of = async (seconds: string) => {
      const xml = rss(
        item(
          [
            [`Jul 15, 10:30${seconds} UTC`, 'Resolved'],
            [`Jul 15, 09:00${seconds} UTC`, 'Investigating'],
          ],
          DATE,
        ),
      );
      const { evidence } = await read(xml);
      return evidence.flatMap((fact) =>
        fact.kind === 'observation'
          ? [fact.start.latest - fact.start.at, fact.start.at - fact.start.earliest]
          : [],
      );
    };
    expect(await of('')).toEqual([59_999, 0]);
    expect(await of(':07')).toEqual([0, 0]);
  });

  test('of a page that was read long ago is known to have been open until then', async () => {
    const xml = rss(
      item([['Jul 15, 09:00 UTC', 'Investigating']], DATE),
      'Thu, 16 Jul 2026 00:00:00 GMT',
    );
    const { evidence, issues } = await read(xml);
    const until = Date.UTC(2026, 6, 16);
    expect(evidence[0]).toMatchObject({
      end: { at: until, earliest: until, latest: NOW },
      precision: 'approximate',
    });
    expect(issues[0]).toMatchObject({ field: 'resolved_at', severity: 'note' });
  });
});

describe('a scheduled event', () => {
  const announced: readonly Message[] = [['Dec  8, 11:20 EST', 'Scheduled']];
  const above = (range: string) => `<p><strong>THIS IS A SCHEDULED EVENT ${range}</strong></p>`;
  test.each<[string, string, string, readonly string[]]>([
    [
      'within a day',
      'Dec 16, 12:00 - 16:00 EST',
      'Tue, 16 Dec 2025 12:00:00 -0500',
      ['2025-12-16T17:00 2025-12-16T21:00'],
    ],
    [
      'across New Year',
      'Dec 31, 22:00 - Jan 1, 02:00 EST',
      'Wed, 31 Dec 2025 22:00:00 -0500',
      ['2026-01-01T03:00 2026-01-01T07:00'],
    ],
    [
      'in the next year',
      'Jan 10, 22:00 - Jan 11, 02:00 EST',
      'Sat, 10 Jan 2026 22:00:00 -0500',
      ['2026-01-11T03:00 2026-01-11T07:00'],
    ],
    [
      'far ahead',
      'Sep 10, 22:00 - Sep 11, 02:00 EDT',
      'Thu, 10 Sep 2026 22:00:00 -0400',
      ['2026-09-11T02:00 2026-09-11T06:00'],
    ],
    ['that cannot be read', 'some day', 'Thu, 10 Sep 2026 22:00:00 -0400', []],
  ])('%s', async (_, range, pubDate, expected) => {
    const { evidence, issues } = await read(rss(item(announced, pubDate, above(range))));
    const found = evidence.flatMap((fact) =>
      fact.kind === 'maintenance' ? [`${iso(fact.start.at)} ${iso(fact.end?.at)}`] : [],
    );
    expect(found).toEqual(expected);
    expect(evidence.at(-1)).toMatchObject({
      statement: 'maintenance_notice',
      at: { at: Date.UTC(2025, 11, 8, 16, 20) },
    });
    expect(issues.some(({ severity }) => severity === 'error')).toBe(expected.length === 0);
  });
});

test('a last message alone acknowledges nothing, and no window is made of it', async () => {
  const html =
    '<b>Status: Investigating</b><br/>Looking.<br/><b>Affected components</b><ul><li>A (B) (Degraded performance)</li></ul>';
  const { evidence, issues } = await read(
    rss(
      `<item><title>x</title><description><![CDATA[${html}]]></description><pubDate>Wed, 15 Jul 2026 10:30:12 GMT</pubDate><guid>https://s.test//incidents/01AB</guid></item>`,
    ),
  );
  expect(evidence).toMatchObject([
    { kind: 'statement', statement: 'update', about: '01AB', text: 'Looking.' },
  ]);
  expect(issues).toMatchObject([{ field: 'start', severity: 'note' }]);
});

describe('Status.io', () => {
  const PAGE = 'a'.repeat(24);
  const entry = (
    kind: string,
    id: string,
    blocks: readonly (readonly [string, string])[],
    at: string,
  ) =>
    `<item><title>Trouble</title><link>https://s.x.test/pages/${kind}/${PAGE}/${id.repeat(24)}</link>` +
    `<pubDate>${at}</pubDate><description><![CDATA[${blocks
      .map(([when, status]) => `<small>${when}</small><br /><b>${status}</b> - x<br /><br />`)
      .join('')}]]></description></item>`;
  const told = async (items: string) => {
    const { evidence, issues } = await read(rss(items));
    const found = evidence.flatMap((fact) =>
      fact.kind === 'observation' || fact.kind === 'maintenance'
        ? [`${fact.kind} ${fact.ref[0]} ${iso(fact.start.at)} ${iso(fact.end?.at)} ${fact.zone.id}`]
        : [],
    );
    const errors = issues.filter(({ severity }) => severity === 'error');
    return [...found, ...errors.map(({ field }) => `error ${field}`)];
  };

  test('has the oldest message first, days apart, and each incident under its own code', async () =>
    expect(
      await told(
        entry(
          'incident',
          'b',
          [
            ['June 4, 2026 05:15 PDT', 'Investigating'],
            ['June 8, 2026 06:43 PDT', 'Resolved'],
          ],
          'Mon, 08 Jun 2026 13:43:08 GMT',
        ) +
          entry(
            'incident',
            'c',
            [['June 9, 2026 05:15 PDT', 'Resolved']],
            'Tue, 09 Jun 2026 12:15:08 GMT',
          ),
      ),
    ).toEqual([
      'observation b 2026-06-04T12:15 2026-06-08T13:43 America/Los_Angeles',
      'observation c 2026-06-09T12:15 2026-06-09T12:15 America/Los_Angeles',
    ]));

  test('proves the offset of its abbreviation by its last message, not by its first', async () =>
    expect(
      await told(
        entry(
          'incident',
          'b',
          [
            ['November 20, 2026 15:30 CST', 'Investigating'],
            ['November 20, 2026 16:45 CST', 'Resolved'],
          ],
          'Fri, 20 Nov 2026 08:45:19 GMT',
        ),
      ),
    ).toEqual(['observation b 2026-11-20T07:30 2026-11-20T08:45 +08:00']));

  test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'lasts from its beginning to its end',
      [
        ['May 28, 2026 07:00 UTC', 'Active'],
        ['May 28, 2026 09:00 UTC', 'Completed'],
      ],
      ['maintenance d 2026-05-28T07:00 2026-05-28T09:00 UTC'],
    ],
    [
      'that is only announced tells no times',
      [['May 28, 2026 07:00 UTC', 'Scheduled']],
      ['error scheduled_for'],
    ],
  ])('a maintenance %s', async (_, blocks, expected) =>
    expect(await told(entry('maintenance', 'd', blocks, 'Thu, 28 May 2026 09:00:05 GMT'))).toEqual(
      expected,
    ),
  );
});

test('Statuspal files a maintenance under its start and its end', async () => {
  const description = escaped(
    '<strong>Scheduled maintenance</strong> - North <p><small>May 20, 01:02 UTC</small><br><strong>Started</strong> - x</p>',
  );
  const { evidence } = await read(
    rss(
      `<item><title>Work</title><description>${description}</description>` +
        `<category domain="event:start">2026-05-20T01:00:00Z</category>` +
        `<category domain="event:end">2026-05-20T02:30:00Z</category>` +
        `<pubDate>Wed, 20 May 2026 01:02:10 +0000</pubDate><link>https://s.x.test/incidents/7</link></item>`,
    ),
  );
  expect(evidence[0]).toMatchObject({
    kind: 'maintenance',
    ref: '7',
    start: { at: Date.parse('2026-05-20T01:00Z') },
    end: { at: Date.parse('2026-05-20T02:30Z') },
  });
});
