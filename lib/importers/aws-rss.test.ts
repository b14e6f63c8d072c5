import { expect, test } from 'vitest';

import { awsRss } from './aws-rss';
import { importAll, inPieces } from './testing';

type Item = Readonly<{
  title: string;
  at: string;
  service?: string;
  text?: string;
  pubDate?: string;
}>;

const item = ({ title, at, service = 'queue-us-east-1', text = 'It fails.', pubDate }: Item) =>
  `<item><title><![CDATA[${title}]]></title><pubDate>${pubDate ?? shown(at)}</pubDate>` +
  `<guid isPermaLink="false">http://status.aws.amazon.com/#${service}_${Date.parse(at) / 1000}</guid>` +
  `<description><![CDATA[${text}]]></description></item>\n`;
/** In November the coast is eight hours behind. */
const shown = (at: string) =>
  new Date(Date.parse(at) - 8 * 3_600_000).toUTCString().replace('GMT', 'PST');
const feed = (items: readonly Item[]) =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>AWS</title>\n${items.map(item).join('')}</channel></rss>`;

const read = (items: readonly Item[], now = '2026-11-24T00:00:00Z') =>
  importAll(awsRss, inPieces(feed(items), 64), { now: Date.parse(now) });
const iso = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().slice(8, 16);

async function windows(items: readonly Item[], now?: string) {
  const { evidence } = await read(items, now);
  return evidence.flatMap((fact) =>
    fact.kind === 'observation'
      ? [
          `${fact.service} ${fact.state} ${fact.precision} ${iso(fact.start.at)} ${iso(fact.end?.at)}`,
        ]
      : [],
  );
}

const BAD = 'Service degradation: Errors';
const WORSE = 'Service disruption: Errors';
const OVER = 'Service is operating normally: [RESOLVED] Errors';
const NAME = 'queue-us-east-1';

test.each<[string, readonly Item[], string[]]>([
  [
    'a headline that it is resolved ends it, and the worst one counts',
    [
      { title: OVER, at: '2026-11-10T12:00:00Z' },
      { title: WORSE, at: '2026-11-10T11:00:00Z' },
      { title: BAD, at: '2026-11-10T10:00:00Z' },
    ],
    [`${NAME} down exact 10T10:00 10T12:00`],
  ],
  [
    'what follows is another event',
    [
      { title: OVER, at: '2026-11-10T15:00:00Z' },
      { title: BAD, at: '2026-11-10T14:00:00Z' },
      { title: OVER, at: '2026-11-10T12:00:00Z' },
      { title: BAD, at: '2026-11-10T10:00:00Z' },
    ],
    [`${NAME} degraded exact 10T10:00 10T12:00`, `${NAME} degraded exact 10T14:00 10T15:00`],
  ],
  [
    'a second word that it is resolved moves no end',
    [
      { title: OVER, at: '2026-11-10T15:00:00Z' },
      { title: OVER, at: '2026-11-10T12:00:00Z' },
      { title: BAD, at: '2026-11-10T10:00:00Z' },
    ],
    [`${NAME} degraded exact 10T10:00 10T12:00`],
  ],
  [
    'each service has events of its own',
    [
      { title: OVER, at: '2026-11-10T12:00:00Z', service: 'store' },
      { title: OVER, at: '2026-11-10T11:00:00Z' },
      { title: BAD, at: '2026-11-10T10:30:00Z', service: 'store' },
      { title: BAD, at: '2026-11-10T10:00:00Z' },
    ],
    ['store degraded exact 10T10:30 10T12:00', `${NAME} degraded exact 10T10:00 10T11:00`],
  ],
  [
    'a day of silence parts events, and their end is that of the last post',
    [
      { title: BAD, at: '2026-11-12T12:00:00Z' },
      { title: BAD, at: '2026-11-12T11:59:59Z' },
      { title: BAD, at: '2026-11-11T11:00:00Z' },
      { title: BAD, at: '2026-11-10T11:00:00Z' },
    ],
    [
      `${NAME} degraded approximate 10T11:00 11T11:00`,
      `${NAME} degraded approximate 12T11:59 12T12:00`,
    ],
  ],
  ['one post is no window', [{ title: BAD, at: '2026-11-10T10:00:00Z' }], []],
  [
    'unless its text holds one',
    [
      {
        title: OVER,
        at: '2026-11-10T10:00:00Z',
        text: 'Between 12:15 AM and 1:20 AM PST, we experienced increased error rates.',
      },
    ],
    [`${NAME} degraded exact 10T08:15 10T09:20`],
  ],
])('%s', async (_, items, expected) => expect(await windows(items)).toEqual(expected));

test.each([
  [
    'a day later it may still be open',
    '2026-11-11T10:00:00Z',
    [`${NAME} degraded exact 10T09:00 open`],
  ],
  [
    'a second after that it is counted up to the last post',
    '2026-11-11T10:00:01Z',
    [`${NAME} degraded approximate 10T09:00 10T10:00`],
  ],
])('%s', async (_, now, expected) =>
  expect(
    await windows(
      [
        { title: BAD, at: '2026-11-10T10:00:00Z' },
        { title: BAD, at: '2026-11-10T09:00:00Z' },
      ],
      now,
    ),
  ).toEqual(expected),
);

test('each post is a statement', async () => {
  const { evidence } = await read([
    { title: OVER, at: '2026-11-10T12:00:00Z', text: 'It <b>works</b>.' },
    { title: WORSE, at: '2026-11-10T11:00:00Z', text: 'Next update by 4:00 AM PST.' },
    { title: BAD, at: '2026-11-10T10:00:00Z' },
  ]);
  const said = evidence.filter((fact) => fact.kind === 'statement');
  expect(said).toMatchObject([
    { statement: 'acknowledgement', about: `${NAME}_1794304800` },
    { statement: 'update', nextUpdateBy: Date.parse('2026-11-10T12:00:00Z') },
    { statement: 'restored', text: 'It works.', ref: `${NAME}_1794312000` },
  ]);
});

test('the first word that it is resolved restores, and more of it is told besides', async () => {
  const { evidence, issues } = await read([
    { title: OVER, at: '2026-11-10T15:00:00Z' },
    { title: OVER, at: '2026-11-10T12:00:00Z' },
    { title: BAD, at: '2026-11-10T10:00:00Z' },
  ]);
  const said = evidence.flatMap((fact) => (fact.kind === 'statement' ? fact.statement : []));
  expect(said).toEqual(['acknowledgement', 'restored', 'update']);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each<[string, Partial<Item>, string]>([
  ['a date in a zone of no coast', { pubDate: 'Tue, 10 Nov 2026 02:00:00 CST' }, 'pubDate'],
  ['a date that is not the guid’s', { pubDate: 'Tue, 10 Nov 2026 02:00:01 PST' }, 'pubDate'],
  ['a guid without a service', { service: 'a#' }, 'guid'],
])('%s is refused', async (_, more, field) => {
  const { evidence, issues } = await read([{ title: BAD, at: '2026-11-10T10:00:00Z', ...more }]);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ place: { line: 3 }, field, severity: 'error' }]);
});

test.each(['Panic: Errors', 'Errors'])('%s is no headline that is known', async (title) => {
  const { evidence, issues } = await read([
    { title: BAD, at: '2026-11-10T12:00:00Z' },
    { title, at: '2026-11-10T10:00:00Z' },
  ]);
  expect(evidence.map(({ kind }) => kind)).toEqual(['statement', 'statement']);
  expect(issues.at(-1)).toMatchObject({ field: 'status', found: title.replace(': Errors', '') });
});
