import { describe, expect, test } from 'vitest';

import type { Availability, Commitment } from './commitment-format';
import { availability, flat, issuesOf, terms } from './golden/question';
import type { Remedy } from './remedy-format';
import { parseTerms } from './terms';

const read = (document: unknown) => issuesOf(() => parseTerms(document));

describe('remedies that have nothing to measure', () => {
  const step: Remedy = {
    kind: 'step',
    perSeconds: 60,
    rounding: 'up',
    accumulate: 'period',
    credit: { money: '1' },
  };
  const minutesTable: Remedy = {
    kind: 'tiers',
    on: 'downtime_minutes',
    rows: [{ when: { gte: '5' }, credit: { money: '1' } }],
  };
  const ratio: Partial<Availability> = { metric: { kind: 'request_ratio' } };
  const mean: Partial<Availability> = {
    metric: { kind: 'error_rate_mean', intervalSeconds: 300, emptyInterval: 'excluded' },
  };
  const repair: Commitment = {
    id: 'r',
    kind: 'restoration',
    within: { seconds: 60 },
    statistic: 'each',
  };
  test.each<[string, Commitment, string]>([
    ['steps of requests', availability({ ...ratio, remedies: [step] }), 'remedies.0.kind'],
    [
      'steps of an error rate',
      availability({ ...mean, remedies: [flat('1'), step] }),
      'remedies.1.kind',
    ],
    [
      'pro rata of requests',
      availability({ ...ratio, remedies: [{ kind: 'pro_rata' }] }),
      'remedies.0.kind',
    ],
    [
      'a multiple of requests',
      availability({ ...ratio, remedies: [{ kind: 'multiple_of_downtime_fees', factor: '10' }] }),
      'remedies.0.kind',
    ],
    [
      'a table of minutes on requests',
      availability({ ...ratio, remedies: [minutesTable] }),
      'remedies.0.on',
    ],
    [
      'a table of percent on a repair time',
      {
        ...repair,
        remedies: [{ kind: 'tiers', rows: [{ when: { lt: '99' }, credit: { money: '1' } }] }],
      },
      'remedies.0.kind',
    ],
    ['steps of a repair time', { ...repair, remedies: [step] }, 'remedies.0.kind'],
  ])('%s', (_, commitment, path) => {
    const [issue] = read(terms([commitment]));
    expect(issue).toMatch(new RegExp(`^commitments\\.0\\.${path.replaceAll('.', '\\.')}: `));
  });

  test.each<[string, Commitment, string]>([
    [
      'an unknown commitment',
      {
        id: 'c',
        kind: 'chronic',
        breaches: 1,
        withinPeriods: 2,
        commitment: 'nope',
        right: 'terminate',
      },
      'commitments.1.commitment',
    ],
    [
      'itself',
      {
        id: 'c',
        kind: 'chronic',
        breaches: 1,
        withinPeriods: 2,
        commitment: 'c',
        right: 'terminate',
      },
      'commitments.1.commitment',
    ],
    [
      'the downtime of a repair time',
      {
        id: 'c',
        kind: 'chronic',
        breaches: 1,
        withinPeriods: 2,
        commitment: 'r',
        downtimeOverSeconds: 5,
        right: 'terminate',
      },
      'commitments.1.downtimeOverSeconds',
    ],
  ])('chronic breaches of %s', (_, chronic, path) => {
    const [issue] = read(terms([repair, chronic]));
    expect(issue?.startsWith(`${path}: `)).toBe(true);
  });
});

test('more decimals than the currency has are a warning', () => {
  const document = terms(
    [availability({ remedies: [{ kind: 'flat', credit: { money: '10.5' } }] })],
    { currency: 'JPY' },
  );
  expect(parseTerms(document).warnings).toEqual([
    {
      path: 'commitments.0.remedies.0.credit.money',
      expected: 'at most 0 decimals in JPY',
      found: '10.5',
    },
  ]);
});
