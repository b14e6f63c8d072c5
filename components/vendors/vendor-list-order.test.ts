import { describe, expect, test } from 'vitest';

import type { VendorRow } from '@/lib/api/wire/vendors';

import { byConsequence, stateOf, summaryOf } from './vendor-list-order';

type Status = 'met' | 'breached' | 'review' | 'open';
const vendor = (
  name: string,
  status: Status | null,
  creditMinor = 0,
  watched = true,
): VendorRow => ({
  id: name,
  name,
  category: null,
  provenance: null,
  services: [],
  contracts: 1,
  latest: {
    contractId: 'contract',
    period: '2026-10',
    start: '2026-10-01T04:00:00Z',
    end: '2026-11-01T04:00:00Z',
    timeZone: 'America/New_York',
    minutes: '44640',
    complete: true,
    target: '99.9',
    currency: 'USD',
    claimBy: null,
    figures: {
      admitted: null,
      observed: null,
      agreed: status && {
        assessmentId: name,
        status,
        watched,
        percent: '99.9',
        bounds: null,
        downtimeMinutes: '0',
        unknownMinutes: null,
        headroomMinutes: null,
        creditMinor,
        creditPercent: null,
        breaks: status === 'breached',
        reasons: [],
      },
    },
    asOf: '2026-11-22T14:40:00Z',
  },
});
const uncontracted: VendorRow = { ...vendor('Nobody', null), contracts: 0, latest: null };

test('breached first by money, then decisions, unknown, met, and the uncontracted last', () => {
  const rows = [
    uncontracted,
    vendor('Larkspur', 'met'),
    vendor('Corvid', 'breached', 227_500),
    vendor('Pelican', null),
    vendor('Halden', 'review'),
    vendor('Meridian', 'breached', 1_205_000),
    vendor('Arbor', 'met'),
  ];
  expect(byConsequence(rows).map(({ name }) => name)).toEqual([
    'Meridian',
    'Corvid',
    'Halden',
    'Pelican',
    'Arbor',
    'Larkspur',
    'Nobody',
  ]);
});

describe('the state of a vendor', () => {
  test('is unknown where nobody watched, whatever the figure says', () => {
    expect(stateOf(vendor('Pelican', 'met', 0, false))).toBe('unknown');
  });
  test('is none where nothing is contracted', () => {
    expect(stateOf(uncontracted)).toBe('none');
  });
});

test('the summary tells apart what was measured, what was not, and what was never promised', () => {
  expect(
    summaryOf([vendor('a', 'met'), vendor('b', 'breached'), vendor('c', null), uncontracted]),
  ).toBe(
    'In the newest complete period 1 kept what they promised, 1 broke it, 1 cannot be told yet. 1 has no contract here.',
  );
  expect(summaryOf([uncontracted])).toBe(
    'No vendor has a contract here yet, so nothing was promised.',
  );
});
