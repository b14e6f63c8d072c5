import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { awsStatus } from './aws-status';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const post = (stamp: string, text = 'It fails.') =>
  `<div><span class="yellowfg"> ${stamp}</span>&nbsp;${text}</div>`;
const seconds = (time: string) => String(Date.parse(time) / 1000);
const BASE = {
  service_name: 'Queue (Ohio)',
  summary: '[RESOLVED] Errors',
  date: seconds('2022-08-08T04:50:12Z'),
  status: '2',
  details: '',
  description: post('9:50 PM PDT') + post('11:10 PM PDT'),
  service: 'queue-us-east-2',
};

const read = (item: object, list = 'archive') =>
  importAll(awsStatus, inPieces(JSON.stringify({ [list]: [{ ...BASE, ...item }] }), 64));
const iso = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().replace('.000Z', 'Z');

async function times(item: object) {
  const { evidence } = await read(item);
  return evidence.flatMap((fact) => (fact.kind === 'statement' ? [iso(fact.at?.at)] : []));
}

describe('posts roll over midnight', () => {
  test.each([
    [
      'forward, and the first keeps its second',
      post('9:50 PM PDT') + post('11:59 PM PDT') + post('12:01 AM PDT') + post('12:01 AM PDT'),
      [
        '2022-08-08T04:50:12Z',
        '2022-08-08T06:59:00Z',
        '2022-08-08T07:01:00Z',
        '2022-08-08T07:01:00Z',
      ],
    ],
    [
      'by the date, where it is written',
      post('9:50 PM PDT') + post('Aug 9,  6:05 AM PDT'),
      ['2022-08-08T04:50:12Z', '2022-08-09T13:05:00Z'],
    ],
    [
      'and the first that shows another minute comes after the date',
      post('10:00 PM PDT'),
      ['2022-08-08T05:00:00Z'],
    ],
  ])('%s', async (_, description, expected) =>
    expect(await times({ description })).toEqual(expected),
  );

  test('and New Year', async () =>
    expect(
      await times({
        date: seconds('2022-12-31T23:45:00Z'),
        description: post('3:45 PM PST') + post('Jan 1, 1:05 AM PST'),
      }),
    ).toEqual(['2022-12-31T23:45:00Z', '2023-01-01T09:05:00Z']));

  test('and the hour that comes twice', async () =>
    expect(
      await times({
        date: seconds('2022-11-06T08:30:00Z'),
        description: post('1:30 AM PDT') + post('1:10 AM PST'),
      }),
    ).toEqual(['2022-11-06T08:30:00Z', '2022-11-06T09:10:00Z']));

  test('two in one minute have references of their own', async () => {
    const { evidence } = await read({ description: post('9:50 PM PDT').repeat(2) });
    expect(evidence.flatMap(({ kind, ref }) => (kind === 'statement' ? ref : []))).toEqual([
      'queue-us-east-2:1659934212:1659934212',
      'queue-us-east-2:1659934212:1659934212:2',
    ]);
  });
});

describe('the window', () => {
  const window = async (item: object, list?: string) =>
    (await read(item, list)).evidence.flatMap((fact) =>
      fact.kind === 'observation' ? [`${fact.state} ${fact.precision} ${iso(fact.end?.at)}`] : [],
    );

  test.each<[string, object, string, string[]]>([
    ['ends with the last post', {}, 'archive', ['degraded exact 2022-08-08T06:10:00Z']],
    ['status as a number', { status: 3 }, 'archive', ['down exact 2022-08-08T06:10:00Z']],
    ['resolved among the current', {}, 'current', ['degraded exact 2022-08-08T06:10:00Z']],
    ['open among the current', { summary: 'Errors' }, 'current', ['degraded exact open']],
    [
      'archived without a word that it is resolved',
      { summary: 'Errors' },
      'archive',
      ['degraded approximate 2022-08-08T06:10:00Z'],
    ],
    ['one post and no window in it', { description: post('9:50 PM PDT') }, 'archive', []],
  ])('%s', async (_, item, list, expected) => expect(await window(item, list)).toEqual(expected));

  test.each([
    ['until the minute of the last post', '[RESOLVED] Errors', ['04:12-06:10']],
    ['of an event that no word ends', 'Errors', []],
  ])('stated, %s', async (_, summary, expected) => {
    const text = 'Between 9:12 PM and 11:10 PM PDT, we saw errors.';
    const { evidence } = await read({
      summary,
      description: post('9:50 PM PDT') + post('11:10 PM PDT', text),
    });
    const stated = evidence.flatMap((fact) =>
      fact.kind === 'observation' && fact.basis === 'stated'
        ? [`${iso(fact.start.at).slice(11, 16)}-${iso(fact.end?.at).slice(11, 16)}`]
        : [],
    );
    expect(stated).toEqual(expected);
  });

  test('a clock time is told to the minute', async () => {
    const { evidence } = await read({});
    const at = Date.parse('2022-08-08T06:10:00Z');
    expect(evidence[0]).toMatchObject({ end: { at, earliest: at, latest: at + 59_999 } });
  });
});

test('the text is what the HTML shows', async () => {
  const { evidence } = await read({
    description: post(
      '9:50 PM PDT',
      'Reads &amp; writes<br>fail <a href="https://x.example/">more</a>',
    ),
  });
  expect(evidence).toMatchObject([{ text: 'Reads & writes\nfail more' }]);
});

test.each([
  ['no date', { date: undefined }, 'date'],
  ['a date that is none', { date: 'Monday' }, 'date'],
  ['no service', { service: '' }, 'service'],
  ['no status', { status: null }, 'status'],
  ['an unknown status', { status: '4' }, 'status'],
  ['no post', { description: '' }, 'description'],
  ['a time of another zone', { description: post('9:50 PM JST') }, 'description'],
  ['a time that is none', { description: post('soon') }, 'description'],
])('%s keeps the window out', async (_, item, field) => {
  const { evidence, issues } = await read(item);
  expect(evidence.filter(({ kind }) => kind === 'observation')).toEqual([]);
  expect(issues[0]).toMatchObject({ place: { path: 'archive[0]' }, field, severity: 'error' });
});

test('an event that is listed twice counts once', async () => {
  const body = JSON.stringify({ archive: [BASE], current: [BASE] });
  const { evidence, issues } = await importAll(awsStatus, inPieces(body));
  expect(evidence.filter(({ kind }) => kind === 'observation')).toHaveLength(1);
  expect(issues).toMatchObject([{ place: { path: 'current[0]' }, severity: 'note' }]);
});

describe.skipIf(!existsSync(SAMPLES))('real files', () => {
  test('2023-04', async () =>
    expect(await sampleCounts('aws-status-json/2023-04.json')).toEqual({
      importer: 'aws-status',
      observations: 125,
      statements: 270,
      maintenance: 0,
      coverage: 0,
      errors: 0,
      notes: 60,
    }));
});
