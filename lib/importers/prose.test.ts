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
    const { evidence } = await read(text);
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

  test('what somebody else wrote is observed, not stated', async () => {
    const { evidence } = await read(DOWN, { party: 'third_party' });
    expect(evidence).toMatchObject([{ basis: 'observed' }]);
  });

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
    const { issues } = await read(DOWN, { zone: 'Mars/Base' });
    expect(issues).toMatchObject([{ severity: 'error', found: expect.anything() }]);
  });

  test('a text beyond two million characters', async () => {
    const long = `${DOWN}\n${'word '.repeat(500_000)}`;
    const { issues } = await importAll(prose, inPieces(long, 65_536));
    expect(issues.some(({ field }) => field === 'text')).toBe(true);
  });
});
