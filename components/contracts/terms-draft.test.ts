import { describe, expect, test } from 'vitest';

import { withCommitments } from './terms-draft';

const READ = { commitments: [{ id: 'api' }], services: [], period: null, timeZone: null };
const written = (json: string, read: object = {}): unknown =>
  JSON.parse(withCommitments(json, { ...READ, ...read }));

describe('commitments read from elsewhere take the place of those in the document', () => {
  test('and the rest of it stays', () =>
    expect(
      written('{"schema":"sla-terms/1","vendor":"M","currency":"EUR","commitments":[{"id":"x"}]}'),
    ).toEqual({
      schema: 'sla-terms/1',
      vendor: 'M',
      currency: 'EUR',
      commitments: [{ id: 'api' }],
    }));

  test('with services, period and zone only where they were told', () =>
    expect(
      written('{"period":{"kind":"calendar_month"}}', {
        services: [{ id: 'a', name: 'A' }],
        timeZone: 'Europe/Berlin',
      }),
    ).toMatchObject({
      period: { kind: 'calendar_month' },
      services: [{ id: 'a', name: 'A' }],
      timeZone: { id: 'Europe/Berlin', basis: 'stated' },
    }));

  test.each(['', '{"vendor":', '[1]', '"text"'])('%j has nothing to keep', (json) =>
    expect(written(json)).toEqual({ schema: 'sla-terms/1', commitments: [{ id: 'api' }] }),
  );
});
