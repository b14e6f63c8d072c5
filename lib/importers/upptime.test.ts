import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';
import { upptime } from './upptime';

const read = (source: object | string) =>
  importAll(upptime, inPieces(typeof source === 'string' ? source : JSON.stringify(source), 53));
type Imported = Awaited<ReturnType<typeof read>>;

const windows = ({ evidence }: Imported) =>
  evidence.map((fact) => {
    if (fact.kind !== 'observation') return fact.kind;
    const [start, end] = [fact.start.at, fact.end?.at].map((at) =>
      at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16),
    );
    return `${fact.service} ${fact.state} ${start} ${end}`;
  });

describe('issues', () => {
  const ISSUE = {
    number: 8,
    title: '🛑 Shop is down',
    state: 'closed',
    labels: [{ name: 'status' }, { name: 'shop' }],
    created_at: '2026-03-05T10:07:00Z',
    closed_at: '2026-03-05T10:25:00Z',
    body: '',
  };
  const comment = (text: string) => ({
    title: 'Work',
    labels: ['maintenance'],
    body: `<!--\n${text}\n-->\nWords.`,
  });

  test.each<[string, object, string[]]>([
    ['down', {}, ['Shop down 10:07 10:25']],
    ['degraded', { title: '⚠️ Shop has degraded performance' }, ['Shop degraded 10:07 10:25']],
    [
      'a name with "is down" in it',
      { title: '🛑 What is down is down' },
      ['What is down down 10:07 10:25'],
    ],
    ['open', { state: 'open', closed_at: null }, ['Shop down 10:07 open']],
    [
      'of the command line',
      {
        created_at: undefined,
        closed_at: undefined,
        createdAt: ISSUE.created_at,
        closedAt: ISSUE.closed_at,
        state: 'CLOSED',
      },
      ['Shop down 10:07 10:25'],
    ],
    ['labels as words', { labels: ['status', 'shop'] }, ['Shop down 10:07 10:25']],
    ['closed without a time', { closed_at: null }, []],
    ['no label of Upptime', { labels: [{ name: 'bug' }] }, []],
    ['another title', { title: 'Shop was down' }, []],
    ['an end before the start', { closed_at: '2026-03-05T10:06:59Z' }, []],
  ])('%s', async (_, more, expected) => {
    const imported = await read([{ ...ISSUE, ...more }]);
    expect(windows(imported)).toEqual(expected);
    expect(imported.issues).toHaveLength(expected.length === 0 ? 1 : 0);
  });

  test('a maintenance is one fact for each site that it expects to be down or degraded', async () => {
    const text =
      'start: 2026-03-04T01:00:00Z\nend: 2026-03-04T03:00:00Z\nexpectedDown: shop, mail\nexpectedDegraded: shop';
    const { evidence } = await read([{ ...ISSUE, ...comment(text) }]);
    expect(evidence).toMatchObject([
      {
        kind: 'maintenance',
        ref: '8:shop',
        service: 'shop',
        noticeAt: Date.parse(ISSUE.created_at),
      },
      { kind: 'maintenance', ref: '8:mail', end: { at: Date.parse('2026-03-04T03:00:00Z') } },
    ]);
  });

  describe('the service of a maintenance', () => {
    const work = (slug: string) => ({
      ...ISSUE,
      number: 9,
      ...comment(`start: 2026-03-04T01:00:00Z\nend: 2026-03-04T03:00:00Z\nexpectedDown: ${slug}`),
    });
    const outage = (number: number, name: string, ...labels: string[]) => ({
      ...ISSUE,
      number,
      title: `🛑 ${name} is down`,
      labels: ['status', ...labels],
    });

    test.each<[string, object[], string]>([
      [
        'is that of the outages with its slug',
        [outage(1, 'Our Shop', 'shop'), work('shop')],
        'Our Shop',
      ],
      [
        'is that of outages that come after it',
        [work('shop'), outage(1, 'Our Shop', 'shop')],
        'Our Shop',
      ],
      [
        'is that of the one whose slug it is, where others have it for a tag',
        [outage(1, 'Mail', 'mail', 'shop'), outage(2, 'Shop!', 'shop'), work('shop')],
        'Shop!',
      ],
      [
        'is its slug where several sites have it for a tag',
        [outage(1, 'Mail', 'mail', 'eu'), outage(2, 'Shop', 'shop', 'eu'), work('eu')],
        'eu',
      ],
      [
        'is its slug where no outage tells the name',
        [outage(1, 'Mail', 'mail'), work('shop')],
        'shop',
      ],
    ])('%s', async (_, issues, service) => {
      const { evidence } = await read(issues);
      expect(evidence.filter(({ kind }) => kind === 'maintenance')).toMatchObject([
        { ref: `9:${service === 'eu' ? 'eu' : 'shop'}`, service },
      ]);
    });
  });

  test('an issue listed open and again closed is closed', async () => {
    const open = { ...ISSUE, state: 'open', closed_at: null };
    const { evidence } = await read([open, ISSUE]);
    expect(evidence).toMatchObject([{ ref: '8', end: { at: Date.parse(ISSUE.closed_at) } }]);
  });

  test('a maintenance listed twice counts once', async () => {
    const work = {
      ...ISSUE,
      ...comment('start: 2026-03-04T01:00:00Z\nend: 2026-03-04T03:00:00Z'),
    };
    const { evidence, issues } = await read([work, work]);
    expect(evidence).toMatchObject([{ ref: '8' }]);
    expect(issues).toMatchObject([{ field: 'number', severity: 'note' }]);
  });

  test('a maintenance of which the notice cannot be read is kept out', async () => {
    const text = 'start: 2026-03-04T01:00:00Z\nend: 2026-03-04T03:00:00Z';
    const { evidence, issues } = await read([{ ...ISSUE, ...comment(text), created_at: 'soon' }]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'created_at', severity: 'error' }]);
  });

  test.each([
    ['no end', 'start: 2026-03-04T01:00:00Z', 'body.end'],
    ['no start', 'end: 2026-03-04T01:00:00Z', 'body.start'],
    ['no zone', 'start: 2026-03-04T01:00:00\nend: 2026-03-04T03:00:00Z', 'body.start'],
    ['nothing', '', 'body.start'],
  ])('a maintenance with %s is kept out', async (_, text, field) => {
    const { evidence, issues } = await read([{ ...ISSUE, ...comment(text) }]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });
});

describe('commits', () => {
  const line = (clock: string, subject: string) => `a1b2c3d\t2026-03-05T${clock}:00Z\t${subject}`;
  const status = (clock: string, word: string, mark = '🟩 ') =>
    line(clock, `${mark}Shop is ${word} (200 in 9 ms) [skip ci] [upptime]`);

  test.each<[string, string[], string[]]>([
    [
      'up again',
      [status('10:00', 'up'), status('10:10', 'down'), status('10:20', 'up')],
      ['Shop down 10:10 10:20'],
    ],
    [
      'newest first',
      [status('10:20', 'up'), status('10:10', 'down'), status('10:00', 'up')],
      ['Shop down 10:10 10:20'],
    ],
    [
      'told again once a day',
      [status('10:00', 'up'), status('10:10', 'down'), status('10:20', 'down')],
      ['Shop down 10:10 open'],
    ],
    [
      'worse',
      [status('10:00', 'up'), status('10:10', 'degraded'), status('10:20', 'down')],
      ['Shop degraded 10:10 10:20', 'Shop down 10:20 open'],
    ],
    [
      'without a mark',
      [status('10:00', 'up', ''), status('10:10', 'down', ''), status('10:20', 'up', '')],
      ['Shop down 10:10 10:20'],
    ],
    [
      'with a mark of its own',
      [status('10:00', 'up', '✅ '), status('10:10', 'down', '🚨 ')],
      ['Shop down 10:10 open'],
    ],
    [
      'commits of people',
      [status('10:00', 'up'), line('10:10', 'The site is down'), status('10:20', 'up')],
      [],
    ],
    [
      'two of one second, oldest first',
      [status('09:00', 'up'), status('10:00', 'down'), status('10:00', 'up')],
      ['Shop down 10:00 10:00'],
    ],
  ])('%s', async (_, lines, expected) => {
    const imported = await read(`${lines.join('\n')}\n`);
    expect(windows(imported)).toEqual(expected);
    expect(imported.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([',', '|', ' ', ' | ', '","'])('columns between "%s"', async (mark) => {
    const lines = [status('10:00', 'up'), status('10:10', 'down')]
      .join('\n')
      .replaceAll('\t', mark);
    expect(windows(await read(lines))).toEqual(['Shop down 10:10 open']);
  });

  test('a log that begins with a failure says that it may have begun earlier', async () => {
    const { issues } = await read(status('10:00', 'down'));
    expect(issues).toMatchObject([{ severity: 'note' }, { severity: 'note' }]);
    expect(issues[0]?.expected).toMatch(/may have begun before/);
  });

  test('that Upptime kept looking is not claimed', async () => {
    const { evidence, issues } = await read(`${status('10:00', 'up')}\n${status('10:05', 'up')}`);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ found: '2 commits of status: Shop', severity: 'note' }]);
  });

  test('a log put together of two counts each commit once', async () => {
    const lines = [status('10:00', 'up'), status('10:10', 'down'), status('10:10', 'up')];
    expect(windows(await read([...lines, ...lines].join('\n')))).toEqual(['Shop down 10:10 10:10']);
  });

  test('git’s own dates keep their offset', async () => {
    const block = (date: string, word: string) =>
      `commit a1b2c3d4\nAuthor: Bot <b@example.com>\nDate:   ${date}\n\n    🟩 Shop is ${word} (1 in 1 ms)\n`;
    const text = [
      block('Thu Mar 5 09:10:00 2026 +0530', 'down'),
      block('2026-03-05 03:30:00 +0000', 'up'),
    ].join('\n');
    expect(windows(await read(text))).toEqual(['Shop down 03:40 open']);
  });
});

describe('what has no times makes no window', () => {
  const state = (word: string) =>
    `url: https://shop.example\nstatus: ${word}\nlastUpdated: 2026-03-05T10:00:00.000Z\ngenerator: Upptime <x>\n`;

  test('a last status of down is the moment it was seen', async () =>
    expect(windows(await read(state('down')))).toEqual(['https://shop.example down 10:00 10:00']));

  test('a last status of up is no evidence, and its limit is told', async () => {
    const { evidence, issues } = await read(state('up'));
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ place: { line: 2 }, field: 'status', severity: 'note' }]);
  });

  test('a setting told twice is refused', async () => {
    const { issues } = await read(`${state('up')}status: down\n`);
    expect(issues).toMatchObject([{ place: { line: 5 }, severity: 'error' }, { severity: 'note' }]);
  });

  test('minutes of a day are told as missing; a day of none is not', async () => {
    const { evidence, issues } = await read([
      {
        name: 'Shop',
        status: 'up',
        uptime: '99%',
        dailyMinutesDown: { '2026-03-05': 1, '2026-03-06': 0 },
      },
    ]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([
      { field: 'dailyMinutesDown.2026-03-05', found: 'Shop: 1 minutes down', severity: 'error' },
      { field: 'uptime', severity: 'note' },
    ]);
  });

  test('an empty file is one issue', async () =>
    expect((await read('')).issues).toMatchObject([{ found: 'The file is empty' }]));
});

describe.skipIf(!existsSync(SAMPLES))('real repositories', () => {
  const none = {
    importer: 'upptime',
    observations: 0,
    statements: 0,
    maintenance: 0,
    coverage: 0,
    errors: 0,
  };
  test.each([
    ['bandlab__bandlab-upptime/git-log.tsv', 1],
    ['bandlab__bandlab-upptime/history/bandlab-user-page.yml', 1],
    ['bandlab__bandlab-upptime/history/bandlab.yml', 1],
    ['bandlab__bandlab-upptime/history/summary.json', 2],
    ['compliward__status/git-log.tsv', 1],
    ['compliward__status/history/alerts-worker.yml', 1],
    ['compliward__status/history/compliward-app.yml', 1],
    ['compliward__status/history/document-extraction-worker.yml', 1],
    ['compliward__status/history/summary.json', 3],
  ])('%s tells of no outage', async (file, notes) =>
    expect(await sampleCounts(`upptime/${file}`)).toEqual({ ...none, notes }),
  );
});
