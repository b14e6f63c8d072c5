import { describe, expect, test } from 'vitest';

import { slackFeed } from './slack-feed';
import { importAll, inPieces } from './testing';

const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const note = (clock: string, text: string) => `<p><small>${clock}</small> ${text}</p>`;

type Given = Readonly<{ title?: string; published?: string; updated?: string; body?: string }>;
const atom = ({
  title = 'Incident: Trouble',
  published = '2026-04-03T07:00:20-07:00',
  updated = '2026-04-03T10:00:40-07:00',
  body = note('7:00am PST', 'We look into it.') + note('10:00am PST', 'Over.'),
}: Given) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Slack System Status</title><entry>` +
  `<id>https://slack-status.com/2026-04/ab</id><published>${published}</published>` +
  `<updated>${updated}</updated><title>${title}</title>` +
  `<link rel="alternate" href="https://slack-status.com/2026-04/ab"/>` +
  `<content type="html">${escaped(body)}</content></entry></feed>`;
const rss = (text: string, pubDate: string) =>
  `<rss version="2.0"><channel><title>Slack System Status</title><item><title>Outage: Trouble</title>` +
  `<description>${escaped(text)}</description><pubDate>${pubDate}</pubDate>` +
  `<link>https://slack-status.com/2026-04/ab</link></item></channel></rss>`;

async function facts(xml: string) {
  const { evidence, issues } = await importAll(slackFeed, inPieces(xml, 64));
  const clock = (at: number | undefined) =>
    at === undefined ? 'no time' : new Date(at).toISOString().slice(5, 19);
  const found = evidence.flatMap((fact) => {
    if (fact.kind === 'statement') return [`${fact.statement} ${clock(fact.at?.at)}`];
    if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return [];
    const state = fact.kind === 'observation' ? `${fact.basis} ${fact.state}` : fact.kind;
    return [`${state} ${clock(fact.start.at)} ${clock(fact.end?.at)}`];
  });
  const told = issues.filter(({ field }) => field !== 'status');
  return [...found, ...told.map(({ severity, field }) => `${severity} ${field}`)];
}

describe('the messages of an issue', () => {
  test.each<[string, Given, readonly string[]]>([
    [
      'are shown from its beginning to its last change',
      {},
      ['acknowledgement 04-03T14:00:20', 'update 04-03T17:00:00'],
    ],
    [
      'newest first are read oldest first',
      { body: note('10:00am PST', 'Over.') + note('7:00am PST', 'We look into it.') },
      ['acknowledgement 04-03T14:00:20', 'update 04-03T17:00:00'],
    ],
    [
      'go over midnight',
      {
        updated: '2026-04-04T06:59:59-07:00',
        body:
          note('7:00am PST', 'One.') + note('11:30 PM PDT', 'Two.') + note('6:59am PDT', 'Three.'),
      },
      ['acknowledgement 04-03T14:00:20', 'update 04-04T06:30:00', 'update 04-04T13:59:00'],
    ],
    [
      'have no time where a day lies between them that no date tells',
      { updated: '2026-04-05T10:00:40-07:00' },
      ['acknowledgement 04-03T14:00:20', 'update no time', 'note content'],
    ],
    [
      'have no time where none is the one with which it began',
      { published: '2026-04-03T06:00:00-07:00' },
      ['update no time', 'update no time', 'note content'],
    ],
    [
      'are its last alone, where the feed has no more',
      { body: 'This is now resolved.' },
      ['update 04-03T17:00:40'],
    ],
  ])('%s', async (_, given, expected) => expect(await facts(atom(given))).toEqual(expected));

  test('told to the minute may be up to the next', async () => {
    const { evidence } = await importAll(slackFeed, inPieces(atom({})));
    expect(evidence[1]).toMatchObject({
      at: { at: Date.parse('2026-04-03T17:00Z'), latest: Date.parse('2026-04-03T17:00:59.999Z') },
    });
  });
});

describe('a window', () => {
  const DOWN = 'users were unable to send messages.';
  test.each<[string, string, string | undefined]>([
    [
      'with clock times alone',
      `From 6:41 AM to 8:55 AM PDT, ${DOWN}`,
      'stated down 04-03T13:41:00 04-03T15:55:00',
    ],
    [
      'that ends as it is told',
      `From 6:41 AM to 10:00 AM PDT, ${DOWN}`,
      'stated down 04-03T13:41:00 04-03T17:00:00',
    ],
    ['that is not over when it is told', `From 6:41 AM to 10:01 AM PDT, ${DOWN}`, undefined],
    ['without a zone', `From 6:41 AM to 8:55 AM, ${DOWN}`, undefined],
  ])('%s', async (_, text, expected) => {
    const body = note('7:00am PST', 'We look into it.') + note('10:00am PST', text);
    expect((await facts(atom({ body }))).find((fact) => fact.startsWith('stated'))).toBe(expected);
  });

  test('in RSS is that of the last words, whose time is that of the item', async () =>
    expect(
      await facts(
        rss(
          `From 6:41 AM to 8:55 AM PDT on April 3, 2026, ${DOWN}`,
          'Fri, 03 Apr 2026 10:00:00 -0700',
        ),
      ),
    ).toEqual(['stated down 04-03T13:41:00 04-03T15:55:00', 'update 04-03T17:00:00']));

  test('that the feed’s own times would make is none: it does not tell whether it is over', async () =>
    expect((await facts(atom({}))).filter((fact) => fact.startsWith('announced'))).toEqual([]));
});

describe('a maintenance', () => {
  const plan =
    'We will perform scheduled maintenance on April 11, 2026 from 10:00 PM to 11:30 PM PDT.';
  test.each<[string, string, readonly string[]]>([
    [
      'has the window of its words',
      plan,
      ['maintenance 04-12T05:00:00 04-12T06:30:00', 'maintenance_notice 04-03T17:00:40'],
    ],
    [
      'without a window is refused',
      'We plan one.',
      ['maintenance_notice 04-03T17:00:40', 'error content'],
    ],
  ])('%s', async (_, body, expected) =>
    expect(await facts(atom({ title: 'Maintenance: Search', body }))).toEqual(expected),
  );
});

test.each<[string, Given, string]>([
  ['an unknown type', { title: 'Calamity: Trouble' }, 'error title'],
  ['no type', { title: 'Trouble' }, 'error title'],
  ['a last change without a time', { updated: 'today' }, 'error updated'],
])('%s is refused', async (_, given, expected) =>
  expect(await facts(atom(given))).toEqual([expected]),
);
