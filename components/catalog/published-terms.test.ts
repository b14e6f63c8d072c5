import { expect, test } from 'vitest';

import { unmatchedServices, withoutOnlyService } from './published-terms';

const terms = (ids: readonly string[]) => ({
  schema: 'sla-terms/1',
  vendor: 'Meridian',
  title: 'Service level agreement',
  effective: { from: '2026-01-01', decidedBy: 'period_start' },
  timeZone: { id: 'UTC', basis: 'assumed' },
  period: { kind: 'calendar', unit: 'month' },
  currency: 'USD',
  ...(ids.length > 0 && { services: ids.map((id) => ({ id, name: id.toUpperCase() })) }),
  commitments: [
    {
      id: 'uptime',
      kind: 'availability',
      target: { op: 'gte', percent: '99.9' },
      metric: { kind: 'time' },
      ...(ids.length > 0 && { services: ids }),
    },
  ],
});

test('the only service is the whole contract: its name goes, and nothing else', () => {
  expect(withoutOnlyService(terms(['voice']))).toEqual(terms([]));
});

test('terms without services stay as they are', () => {
  expect(withoutOnlyService(terms([]))).toEqual(terms([]));
});

test('several services stay, since each has a promise of its own', () => {
  expect(withoutOnlyService(terms(['hot', 'cool']))).toEqual(terms(['hot', 'cool']));
});

test('what is no document of terms is nothing to begin from', () => {
  expect(withoutOnlyService({ schema: 'other' })).toBeNull();
});

test('services that the vendor lacks are named', () => {
  expect(unmatchedServices(terms(['hot', 'cool']), ['cool'])).toEqual(['HOT (hot)']);
  expect(unmatchedServices(terms(['hot']), ['hot'])).toEqual([]);
  expect(unmatchedServices(null, [])).toEqual([]);
});
