import { expect, test } from 'vitest';

import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';

import { amountText, stateOfPeriod } from './figure-words';

const met: Figure = {
  assessmentId: '00000000-0000-7000-8000-000000000001',
  status: 'met',
  breaks: false,
  watched: true,
  percent: '100.000000',
  bounds: null,
  downtimeMinutes: '0',
  unknownMinutes: null,
  headroomMinutes: '43.2',
  creditMinor: 0,
  creditPercent: null,
  reasons: [],
};
const unseen: Figure = { ...met, reasons: ['tier_depends_on_evidence'] };
const absent: Figure = { ...met, watched: false };

type Figures = AssessedPeriod['figures'];
const period = (figures: Figures): AssessedPeriod => ({
  contractId: '00000000-0000-7000-8000-000000000001',
  period: '2026-09',
  start: '2026-09-01T00:00:00Z',
  end: '2026-10-01T00:00:00Z',
  timeZone: 'UTC',
  minutes: '43200',
  complete: true,
  target: '99.9',
  currency: 'USD',
  claimBy: null,
  figures,
  asOf: '2026-11-24T00:00:00Z',
});

test.each<[string, Figures, string]>([
  ['all that is known keeps it', { admitted: met, observed: met, agreed: met }, 'met'],
  [
    'only we watched, and too little of it',
    { admitted: absent, observed: unseen, agreed: met },
    'risk',
  ],
  [
    'we watched too little, and the vendor gave its account',
    { admitted: met, observed: unseen, agreed: met },
    'met',
  ],
  ['nobody watched', { admitted: absent, observed: absent, agreed: absent }, 'unknown'],
])('a promise as agreed, where %s', (_, figures, state) =>
  expect(stateOfPeriod(period(figures), 'agreed')).toBe(state),
);

test('a promise as observed is not kept by minutes that nobody saw', () =>
  expect(stateOfPeriod(period({ admitted: met, observed: unseen, agreed: met }), 'observed')).toBe(
    'risk',
  ));

test.each([
  ['somebody watched', met, 'USD\u00a00.00'],
  ['nobody did', absent, 'no data'],
  ['there is no figure', null, 'no data'],
])('the credit of a period, where %s', (_, figure, text) =>
  expect(amountText(figure, 'USD')).toBe(text),
);
