import { describe, expect, test } from 'vitest';

import { gatus } from './gatus';
import { importAll, inPieces, inWords } from './testing';

const clock = (minutes: number) => new Date(Date.UTC(2026, 2, 4, 10, minutes)).toISOString();
/** One letter a minute: u(p), d(own), a dot for no check. */
const results = (letters: string, from = 0) =>
  letters.split('').flatMap((letter, index) =>
    letter === '.'
      ? []
      : [
          {
            success: letter === 'u',
            timestamp: clock(from + index),
            conditionResults: [],
            ...(letter === 'd' && { errors: ['timeout', 'no route'] }),
          },
        ],
  );
/** "U5 H7": unhealthy at minute 5, healthy at 7, S for the start. */
const TYPES: Readonly<Record<string, string>> = { U: 'UNHEALTHY', H: 'HEALTHY', S: 'START' };
const events = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ type: TYPES[one.slice(0, 1)], timestamp: clock(Number(one.slice(1))) }));

const read = (endpoints: readonly object[], now = Date.UTC(2026, 3, 1)) =>
  importAll(gatus, inPieces(JSON.stringify(endpoints), 40), { now });
const endpoint = (letters: string, changes = '', from = 0) => ({
  name: 'shop',
  group: 'vendors',
  key: 'vendors_shop',
  results: results(letters, from),
  events: events(changes),
});

async function windows(endpoints: readonly object[], now?: number) {
  const { evidence } = await read(endpoints, now);
  return evidence.map((fact) =>
    inWords(fact, ({ at }) => (at - Date.UTC(2026, 2, 4, 10)) / 60_000),
  );
}

describe('checks and events tell each outage once', () => {
  test.each([
    ['checks alone', 'uddu', '', ['down 1-3', 'watched 0-3']],
    ['what the checks hold whole, they tell', 'uddu', 'U1 H3', ['down 1-3', 'watched 0-3']],
    ['an older outage is told by events', 'uu', 'U-30 H-20', ['down -30--20', 'watched 0-1']],
    ['one that began before the checks', 'dduu', 'U-9 H2', ['down -9-2', 'watched 2-3']],
    ['one that began before and lasts', 'ddd', 'U-9', ['down -9-open']],
    ['a recovery whose event is missing', 'dduu', 'U-9', ['down -9-2', 'watched 2-3']],
    ['one that ended between two pages', 'ud...uu', 'U1 H3', ['down 1-3', 'watched 5-6']],
    ['the start of the watch is no change', 'uu', 'S-9 H-9', ['watched 0-1']],
    ['a second UNHEALTHY changes nothing', 'uu', 'U-9 U-8 H-7', ['down -9--7', 'watched 0-1']],
    ['events in any order', 'uu', 'H-7 U-9', ['down -9--7', 'watched 0-1']],
  ])('%s', async (_, letters, changes, expected) => {
    const found = await windows([endpoint(letters, changes)]);
    expect(found.filter((one) => one !== 'watched 0-0')).toEqual(expected);
  });

  test('a failure that lasts when the file is read is open', async () =>
    expect(await windows([endpoint('udd', 'U1')], Date.parse(clock(3)))).toEqual([
      'down 1-open',
      'watched 0-2',
    ]));
});

test('a recovery without its beginning is told', async () => {
  const { evidence, issues } = await read([endpoint('uu', 'H-20')]);
  expect(evidence.map(({ kind }) => kind)).toEqual(['coverage']);
  expect(issues).toMatchObject([{ place: { path: '[0].events[0]' }, severity: 'error' }]);
});

test('pages of one endpoint are one series', async () => {
  const pages = [endpoint('uu', '', 3), endpoint('ud', '', 0), endpoint('uu', '', 2)];
  expect(await windows(pages)).toEqual(['down 1-2', 'watched 0-4']);
});

test('a failure says what the check found', async () => {
  const { evidence } = await read([endpoint('udu')]);
  expect(evidence[0]).toMatchObject({
    ref: 'vendors_shop|2026-03-04T10:01:00.000Z',
    service: 'vendors/shop',
    quote: 'timeout; no route',
    place: { path: '[0].results[1]' },
  });
});

test('a single endpoint is read as a list of one', async () => {
  const { evidence } = await importAll(gatus, inPieces(JSON.stringify(endpoint('uu'))));
  expect(evidence).toMatchObject([{ kind: 'coverage', place: { path: '[0].results[0]' } }]);
});
