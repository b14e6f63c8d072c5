import { describe, expect, test } from 'vitest';

import { betterStackFeed } from './betterstack-feed';
import { importAll, inPieces } from './testing';

const NOW = Date.UTC(2026, 4, 3, 20);
const BEGAN = ['[Investigating] Trouble', '08:30', 'We look into it.'] as const;
const OVER = ['[Resolved] Trouble', '09:15', 'It works.'] as const;
type Item = readonly [title: string, clock: string, text: string];

const feed = (items: readonly Item[], changed = '12:00', link = 'incident/1') => {
  const each = items.map(
    ([title, clock, text]) =>
      `<item><title>${title}</title><description>${text}</description>` +
      `<link>https://x.betteruptime.com/${link}</link><guid>${clock}</guid>` +
      `<pubDate>Sun, 03 May 2026 ${clock}:00 +0000</pubDate></item>`,
  );
  return (
    `<rss version="2.0"><channel><title>X</title>` +
    `<lastBuildDate>Sun, 03 May 2026 ${changed}:00 +0000</lastBuildDate>${each.join('')}</channel></rss>`
  );
};

async function facts(xml: string, now = NOW) {
  const { evidence, issues } = await importAll(betterStackFeed, inPieces(xml, 61), { now });
  const clock = (at: number | undefined) =>
    at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16);
  const found = evidence.flatMap((fact) => {
    if (fact.kind === 'statement') return [`${fact.statement} ${clock(fact.at?.at)}`];
    if (fact.kind === 'maintenance')
      return [`maintenance ${clock(fact.start.at)} ${clock(fact.end?.at)}`];
    if (fact.kind !== 'observation') return [];
    return [`${fact.basis} ${fact.state} ${clock(fact.start.at)} ${clock(fact.end?.at)}`];
  });
  return [...found, ...issues.map(({ severity, field }) => `${severity} ${field}`)];
}

describe('a report', () => {
  test.each<[string, readonly Item[], readonly string[]]>([
    [
      'lasts from its first message to the one that resolves it',
      [OVER, BEGAN],
      ['announced degraded 08:30 09:15', 'acknowledgement 08:30', 'restored 09:15', 'note impact'],
    ],
    [
      'is read oldest first too',
      [BEGAN, OVER],
      ['announced degraded 08:30 09:15', 'acknowledgement 08:30', 'restored 09:15', 'note impact'],
    ],
    [
      'with a further message after its end stays over',
      [['[Update] Trouble', '10:00', 'More.'], OVER, BEGAN],
      [
        'announced degraded 08:30 09:15',
        'acknowledgement 08:30',
        'restored 09:15',
        'update 10:00',
        'note impact',
      ],
    ],
    [
      'that is not resolved is open',
      [BEGAN],
      ['announced degraded 08:30 open', 'acknowledgement 08:30', 'note impact'],
    ],
    [
      'of which the first message is gone tells no start, and acknowledges nothing',
      [OVER, ['[Monitoring] Trouble', '09:00', 'Better.']],
      ['update 09:00', 'restored 09:15', 'note title'],
    ],
    [
      'whose titles tell no state has what its last words state',
      [
        ['Trouble', '09:15', 'Between 08:10 UTC and 09:05 UTC on 3 May 2026 the API was down.'],
        ['Trouble', '08:30', 'We look into it.'],
      ],
      ['update 08:30', 'update 09:15', 'stated down 08:10 09:05', 'note title'],
    ],
    [
      'whose titles tell no state and whose words no window has none',
      [['Trouble', '09:15', 'It works.']],
      ['update 09:15', 'note title'],
    ],
    ['of an unknown state is refused', [['[Odd] Trouble', '09:15', 'It works.']], ['error title']],
    [
      'of a maintenance has the window of its words',
      [
        [
          'Maintenance of the API',
          '08:30',
          'Maintenance is scheduled for 4 May 2026 from 22:00 UTC to 23:30 UTC.',
        ],
      ],
      ['maintenance 22:00 23:30', 'maintenance_notice 08:30'],
    ],
    [
      'of a maintenance without a window is refused',
      [['Maintenance of the API', '08:30', 'We work soon.']],
      ['maintenance_notice 08:30', 'error description'],
    ],
  ])('%s', async (_, items, expected) => expect(await facts(feed(items))).toEqual(expected));

  test('that an old feed shows as open is counted up to when the feed was made', async () => {
    const told = await facts(feed([BEGAN], '08:45'), Date.UTC(2026, 4, 9));
    expect(told[0]).toBe('announced degraded 08:30 08:45');
  });

  test('is told apart from another by its address', async () => {
    const other = feed([['[Investigating] Trouble', '10:00', 'Again.']], '12:00', 'incidents/2');
    const both = feed([OVER, BEGAN]).replace(
      '</channel>',
      `${/<item>.*<\/item>/s.exec(other)?.[0]}</channel>`,
    );
    expect((await facts(both)).filter((fact) => fact.startsWith('announced'))).toEqual([
      'announced degraded 08:30 09:15',
      'announced degraded 10:00 open',
    ]);
  });

  test.each([
    [
      'no address of a report',
      (xml: string) => xml.replace(/<link>[^<]*<\/link>/, ''),
      'error link',
    ],
    ['no time', (xml: string) => xml.replace(/<pubDate>[^<]*/, '<pubDate>soon'), 'error pubDate'],
  ])('with %s is refused', async (_, broken, expected) =>
    expect(await facts(broken(feed([OVER])))).toEqual([expected]),
  );
});
