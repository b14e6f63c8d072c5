import { expect, test } from 'vitest';

import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';

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
const days = {
  down: [
    { date: '2026-03-09', ms: 1_800_000 },
    { date: '2026-04-01', ms: 1 },
  ],
  unseen: ['2026-02-28', '2026-03-31'],
  maintenance: ['2026-03-08'],
};
const asOf = '2026-04-01T03:59:00Z';

test('a month has its own days', () => {
  expect(dayMonths({ periods: [march], days, view: 'agreed', asOf })).toEqual([
    {
      month: '2026-03',
      outages: [{ day: 9, downMs: 1_800_000 }],
      unseenDays: [31],
      maintenanceDays: [8],
      downMs: 90 * 60_000,
      breached: false,
    },
  ]);
});

test('a month that runs goes up to today in the contract’s zone; a view without data has no sum', () => {
  const running = { ...march, complete: false };
  const [month] = dayMonths({ periods: [running], days, view: 'admitted', asOf });
  expect(month).toMatchObject({ through: 31, note: 'so far', downMs: null });
});
