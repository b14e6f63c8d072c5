import { expect, test } from 'vitest';

import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';
import type { OutageRow } from '@/lib/api/wire/outages';

import { dayMonths } from './day-marks';

const figure: Figure = {
  assessmentId: '00000000-0000-7000-8000-000000000001',
  status: 'met',
  watched: true,
  percent: '99.9',
  bounds: null,
  downtimeMinutes: '90',
  unknownMinutes: null,
  headroomMinutes: null,
  creditMinor: 0,
  creditPercent: null,
  breaks: false,
  reasons: [],
};
const march: AssessedPeriod = {
  contractId: '00000000-0000-7000-8000-000000000002',
  period: '2026-03',
  start: '2026-03-01T05:00:00Z',
  end: '2026-04-01T04:00:00Z',
  timeZone: 'America/New_York',
  minutes: '44580',
  complete: true,
  target: '99.9',
  currency: 'USD',
  claimBy: null,
  figures: { admitted: null, observed: null, agreed: figure },
  asOf: '2026-04-02T00:00:00Z',
};
const outage: OutageRow = {
  id: '00000000-0000-7000-8000-000000000003',
  vendor: { id: '00000000-0000-7000-8000-000000000004', name: 'Meridian' },
  service: null,
  title: null,
  state: 'down',
  start: '2026-03-10T03:30:00Z',
  end: '2026-03-10T05:00:00Z',
  approximate: false,
  ms: { admitted: null, observed: null, agreed: 5_400_000 },
  disputedMs: 0,
  silent: false,
  firstNoticeMs: null,
  longestSilenceMs: null,
  conflicts: 0,
  sources: 1,
};
const asOf = '2026-04-02T00:00:00Z';

test('an outage over midnight is cut at the midnight of the contract’s zone', () => {
  // 23:30–24:00 EDT on the 9th, 00:00–01:00 EDT on the 10th
  const [month] = dayMonths({ periods: [march], outages: [outage], view: 'agreed', asOf });
  expect(month?.outages).toEqual([
    { day: 9, downMs: 1_800_000 },
    { day: 10, downMs: 3_600_000 },
  ]);
  expect(month?.downMs).toBe(90 * 60_000);
});

test('an outage that the view does not hold is not drawn', () => {
  const [month] = dayMonths({ periods: [march], outages: [outage], view: 'admitted', asOf });
  expect(month).toMatchObject({ outages: [], downMs: null });
});
