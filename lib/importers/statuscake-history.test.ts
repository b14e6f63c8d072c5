import { describe, expect, test } from 'vitest';

import { statuscakeHistory } from './statuscake-history';
import { importAll, inPieces } from './testing';

const START = Date.UTC(2026, 6, 1, 12);
const time = (minute: number) => new Date(START + minute * 60_000).toISOString();
const minute = (at: number) => (at - START) / 60_000;

type Run = readonly [minute: number, code: number | null, more?: object];

const answer = (runs: readonly Run[]) =>
  JSON.stringify({
    data: runs.map(([at, status_code, more]) => ({ created_at: time(at), status_code, ...more })),
    links: { self: 'https://api.statuscake.com/v1/uptime/1/history' },
  });

async function read(text: string, mapping?: unknown) {
  const { evidence, issues } = await importAll(statuscakeHistory, inPieces(text), { mapping });
  const facts = evidence.map((fact) => {
    if (fact.kind === 'coverage') return `watched ${minute(fact.start)}-${minute(fact.end)}`;
    if (fact.kind !== 'observation') return fact.kind;
    const { start, end } = fact;
    const until = end ? `${minute(end.earliest)}..${minute(end.latest)}` : 'open';
    return `${fact.state} ${minute(start.earliest)}..${minute(start.latest)} to ${until}`;
  });
  return { facts, evidence, issues };
}

describe('runs of a check are one series, whichever place they ran from', () => {
  test.each<[string, Run[], string[]]>([
    [
      'failures begin after the last good run and end before the next one',
      [
        [0, 200],
        [1, 503, { location: 'A' }],
        [2, 500, { location: 'B' }],
        [3, 200],
      ],
      ['down 0..1 to 2..3', 'watched 0-3'],
    ],
    [
      'newest first reads the same',
      [
        [3, 200],
        [2, 500],
        [1, 503],
        [0, 301],
      ],
      ['down 0..1 to 2..3', 'watched 0-3'],
    ],
    [
      'a code that may be the fault of the check itself says nothing',
      [
        [0, 200],
        [1, 200],
        [2, 404],
        [3, 200],
        [4, 200],
      ],
      ['watched 0-1', 'watched 3-4'],
    ],
    [
      'no answer, of which no code is documented, says nothing',
      [
        [0, 200],
        [1, 200],
        [2, 0],
        [3, null],
        [4, 200],
        [5, 200],
      ],
      ['watched 0-1', 'watched 4-5'],
    ],
  ])('%s', async (_, runs, facts) => expect((await read(answer(runs))).facts).toEqual(facts));

  test('what codes mean may be said', async () => {
    const runs: Run[] = [
      [0, 200],
      [1, 0],
      [2, 404],
      [3, 418],
      [4, 200],
    ];
    const states = { down: ['0', '4xx'], up: ['418'] };
    const { facts, issues } = await read(answer(runs), { states });
    expect(facts).toEqual(['down 0..1 to 2..3', 'watched 0-4']);
    expect(issues).toEqual([]);
  });

  test('a code that says nothing is told once, with its count and its first place', async () => {
    const runs: Run[] = [
      [0, 403],
      [1, 403],
      [2, 0],
    ];
    expect((await read(answer(runs))).issues).toMatchObject([
      { place: { path: 'data[0]' }, field: 'status_code', found: '"403" (2 ×)', severity: 'error' },
      { place: { path: 'data[2]' }, field: 'status_code', found: '"0" (1 ×)', severity: 'error' },
    ]);
  });

  test('a failure stands at its place in its page, and tells its code and where from', async () => {
    const pages = `${answer([
      [3, 200],
      [2, 200],
    ])}\n${answer([
      [1, 503, { location: 'ldn-4' }],
      [0, 200],
    ])}`;
    expect((await read(pages)).evidence[0]).toMatchObject({
      place: { path: '[1].data[0]' },
      quote: 'status code 503 seen from ldn-4',
    });
  });

  test.each<[string, object, string]>([
    ['no time', { created_at: null }, 'created_at'],
    ['a time without its offset', { created_at: '2026-07-01T12:00:00' }, 'created_at'],
    ['a code in words', { status_code: 'fine' }, 'status_code'],
  ])('a run with %s is refused', async (_, more, field) => {
    const { facts, issues } = await read(answer([[0, 500, more]]));
    expect(facts).toEqual([]);
    expect(issues).toMatchObject([{ place: { path: 'data[0]' }, field, severity: 'error' }]);
  });

  test('a choice that is none is refused before anything is read', async () =>
    expect((await read(answer([[0, 200]]), { states: { broken: ['1'] } })).issues).toMatchObject([
      { field: 'mapping.states', severity: 'error' },
    ]));
});
