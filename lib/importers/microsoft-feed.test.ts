import { describe, expect, test } from 'vitest';

import { azureRss } from './azure-rss';
import { m365Feed } from './m365-feed';
import { importAll, inPieces } from './testing';

type Item = Readonly<
  Partial<Record<'guid' | 'title' | 'description' | 'pubDate' | 'status', string>>
>;

const feed = (title: string, items: readonly Item[]) => {
  const elements = items.map((item) => {
    const fields = Object.entries(item).map(([name, text]) => `<${name}>${text}</${name}>`);
    return `<item>${fields.join('')}</item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${elements.join('\n')}</channel></rss>`;
};
const SINCE = 'Starting at 07:30 UTC on 20 January 2026, customers are unable to connect.';
const ITEM = {
  guid: 'g1',
  title: 'SQL - UK',
  description: SINCE,
  pubDate: 'Tue, 20 Jan 2026 08:30:00 Z',
};

describe('Azure', () => {
  const read = (item: Item) =>
    importAll(azureRss, inPieces(feed('Azure Status', [{ ...ITEM, ...item }]), 64));

  test.each([
    [
      'is open since its text says',
      {},
      { ref: 'g1', state: 'down', precision: 'exact', end: null },
    ],
    [
      'about a time has bounds',
      { description: SINCE.replace('at 07:30', 'at approximately 07:30') },
      { precision: 'approximate', start: { earliest: Date.parse('2026-01-20T07:15Z') } },
    ],
    [
      'that is over has its end',
      {
        title: 'SQL - UK - Resolved',
        description: SINCE.replace('Starting at 07:30 UTC', 'Between 07:30 UTC and 08:05 UTC'),
      },
      { end: { at: Date.parse('2026-01-20T08:05Z') } },
    ],
    [
      'is known by its tracking ID',
      { description: `${SINCE} (Tracking ID: WXYZ-1B0)` },
      { ref: 'WXYZ-1B0' },
    ],
    [
      'without any id is known by title and start',
      { guid: '' },
      { ref: 'SQL - UK|2026-01-20T07:30:00.000Z' },
    ],
  ])('an item %s', async (_, item, expected) => {
    const { evidence, issues } = await read(item);
    expect(issues).toEqual([]);
    expect(evidence[0]).toMatchObject({ kind: 'observation', basis: 'stated', ...expected });
    expect(evidence[1]).toMatchObject({ kind: 'statement', about: evidence[0]?.ref });
  });

  test.each([
    ['that does not tell since when', { description: 'We look into errors.' }, 'description'],
    [
      'of several times',
      {
        description:
          'Between 05:00 UTC and 05:30 UTC on 20 January 2026, storage was unavailable. ' +
          'Between 07:00 UTC and 07:30 UTC on 20 January 2026, SQL was unavailable.',
      },
      'description',
    ],
    ['without a zone', { description: SINCE.replace(' UTC', '') }, 'description'],
    ['of a time to come', { description: SINCE.replace('07:30', '08:31') }, 'description'],
    ['that is over and has no end', { title: 'SQL - UK - Mitigated' }, 'description'],
    ['that says so first', { title: '[RESOLVED] SQL' }, 'description'],
    ['without a date', { pubDate: 'this morning' }, 'pubDate'],
    [
      'of a maintenance',
      {
        description:
          'On 20 January 2026 between 07:30 UTC and 08:00 UTC we perform scheduled maintenance.',
      },
      'description',
    ],
  ])('an item %s is the vendor’s word alone', async (_, item, field) => {
    const { evidence, issues } = await read(item);
    expect(evidence.map(({ kind }) => kind)).toEqual(['statement']);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });

  test.each(['SQL - Unresolved errors', 'SQL - Resolved in UK, impact continues in Norway'])(
    '%s is not over',
    async (title) => expect((await read({ title })).evidence[0]).toMatchObject({ end: null }),
  );

  test('an empty channel says nothing: a note, no evidence', async () => {
    const { evidence, issues } = await importAll(azureRss, inPieces(feed('Azure Status', [])));
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ severity: 'note' }]);
  });
});

describe('Microsoft 365', () => {
  const read = (item: Item) => {
    const admin = {
      ...ITEM,
      guid: 'same',
      title: 'Microsoft Admin Center',
      status: 'ServiceDegradation',
    };
    return importAll(
      m365Feed,
      inPieces(feed('Microsoft Admin Center Status', [{ ...admin, ...item }]), 64),
    );
  };

  test.each([
    ['ServiceDegradation', 'degraded'],
    ['Service degradation', 'degraded'],
    ['ServiceInterruption', 'down'],
  ])('%s is %s, whatever the text sounds like', async (status, state) =>
    expect((await read({ status })).evidence[0]).toMatchObject({ state, severity: status }),
  );

  test('two incidents of the same item are two', async () => {
    const first = await read({});
    const second = await read({ description: SINCE.replace('20 January', '19 January') });
    expect(first.evidence[0]?.ref).not.toBe(second.evidence[0]?.ref);
  });

  test.each(['Available', 'Operational'])('%s is no evidence of anything', async (status) => {
    const { evidence, issues } = await read({ status });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'status', severity: 'note' }]);
  });

  test.each(['Quantum', ''])('the status %j is refused', async (status) => {
    const { evidence, issues } = await read({ status });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'status', severity: 'error' }]);
  });

  test('restored, without an end, is a word and no window', async () => {
    const { evidence, issues } = await read({ status: 'ServiceRestored' });
    expect(evidence).toMatchObject([{ kind: 'statement', statement: 'restored' }]);
    expect(issues).toMatchObject([{ severity: 'error' }]);
  });
});
