import { describe, expect, test } from 'vitest';

import type { ImportOptions } from './importer';
import { prose } from './prose';
import { importAll, inPieces } from './testing';

const read = (text: string, options: Partial<ImportOptions> = {}) =>
  importAll(prose, inPieces(text), options);
const DOWN = 'On 2026-03-09 the API was down from 09:00 UTC to 09:20 UTC.';

describe('what the reader finds becomes evidence', () => {
  test('a window keeps its words, its place and its zone', async () => {
    const text = `Dear customer,\n\n${DOWN}\n`;
    const { evidence } = await read(text, { party: 'vendor' });
    expect(evidence).toMatchObject([
      {
        kind: 'observation',
        basis: 'stated',
        state: 'down',
        precision: 'exact',
        zone: { id: 'UTC', basis: 'stated' },
        start: { at: Date.parse('2026-03-09T09:00Z') },
        end: { at: Date.parse('2026-03-09T09:20Z') },
      },
    ]);
    const [place] = evidence.map((fact) => fact.place);
    if (!place || !('from' in place)) throw new Error('no characters');
    expect(text.slice(place.from, place.to)).toContain('09:00 UTC to 09:20 UTC');
  });

  test.each([
    ['nobody says who wrote', {}, 'observed'],
    ['somebody else wrote', { party: 'third_party' }, 'observed'],
    ['the customer wrote', { party: 'customer' }, 'observed'],
    ['the vendor wrote', { party: 'vendor' }, 'stated'],
  ] as const)('what %s has its basis', async (_, options, basis) =>
    expect((await read(DOWN, options)).evidence).toMatchObject([{ basis }]),
  );

  test('the vendor is not taken for the author', () => expect(prose.party).toBe('third_party'));

  test('a chosen zone and day of publication are used', async () => {
    const text = 'On Monday the API was down from 09:00 to 09:20.';
    const { evidence } = await read(text, {
      zone: 'Europe/Berlin',
      publishedAt: Date.parse('2026-03-11T12:00Z'),
    });
    expect(evidence).toMatchObject([
      {
        start: { at: Date.parse('2026-03-09T08:00Z') },
        zone: { id: 'Europe/Berlin', basis: 'assumed' },
      },
    ]);
    expect((await read(text)).evidence).toEqual([]);
  });

  test('two windows that begin together keep a reference each', async () => {
    const { evidence } = await read(
      `${DOWN}\n\n${DOWN.replace('09:20', '10:40').replace('API', 'mail')}`,
    );
    const refs = evidence.map(({ ref }) => ref);
    expect(refs).toHaveLength(2);
    expect(new Set(refs).size).toBe(2);
  });

  test('an edit elsewhere leaves the references', async () => {
    const refs = async (text: string) => (await read(text)).evidence.map(({ ref }) => ref);
    expect(await refs(`We are sorry. Really.\n\n${DOWN}`)).toEqual(
      expect.arrayContaining(await refs(DOWN)),
    );
  });
});

describe('what it does not find is said', () => {
  test('a text without a time', async () => {
    const { issues } = await read('We had a bad day, and so had you.');
    expect(issues).toMatchObject([{ severity: 'note', found: 'no time of an outage' }]);
  });

  test('an empty text', async () =>
    expect(await read('')).toMatchObject({
      evidence: [],
      issues: [{ found: 'The file is empty' }],
    }));

  test('an unknown zone', async () => {
    const { evidence, issues } = await read(DOWN, { zone: 'Mars/Base' });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ severity: 'error', field: 'zone', found: 'Mars/Base' }]);
  });

  test.each([65_536, 10_007])('a text beyond the limit, in pieces of %i', async (size) => {
    const long = `${DOWN}\n${'word '.repeat(80_000)}\n${DOWN.replace('03-09', '03-10')}`;
    const { evidence, issues } = await importAll(prose, inPieces(long, size));
    expect(evidence).toHaveLength(1);
    expect(issues).toEqual([
      {
        place: { from: 400_000, to: 400_000 },
        field: 'text',
        found: 'more than 400 000 characters',
        expected: 'at most 400 000 characters',
        severity: 'error',
      },
    ]);
  });

  test('a text of just the limit is read whole', async () => {
    const { issues } = await importAll(prose, inPieces(DOWN.padEnd(400_000), 65_536));
    expect(issues).toEqual([]);
  });
});

describe('prose is known by three words in a row', () => {
  const known = (text: string) => prose.recognises(new TextEncoder().encode(text), 'a.txt');

  test.each([
    ['It was down', 0.6],
    ['It was down for two hours, it says.', 0.6],
    ['1 It was d2', 0.6],
    ['it was', 0],
    ['a b c', 0],
    ['status: up, since: never', 0],
    ['It  was\n\tdown', 0.6],
  ])('%s', (text, sure) => expect(known(text)).toBe(sure));

  test('a run of letters as long as what is looked at takes no second', () => {
    const from = performance.now();
    expect(known('a'.repeat(65_536))).toBe(0);
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
