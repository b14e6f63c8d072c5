import { describe, expect, test } from 'vitest';

import { at, read, update } from './statuspage-testing';

test('a maintenance is no outage, wherever it is listed', async () => {
  const { evidence } = await read({
    impact: 'maintenance',
    status: 'in_progress',
    scheduled_until: '2026-02-01T11:00:00Z',
    resolved_at: null,
    incident_updates: [update('in_progress', '10:00')],
  });
  expect(evidence).toMatchObject([
    { kind: 'maintenance', ref: 'inc1', noticeAt: null, emergency: false },
    { kind: 'statement', statement: 'update' },
  ]);
});

describe('a maintenance ends', () => {
  const maintenance = (more: object) =>
    read({ impact: 'maintenance', status: 'completed', resolved_at: null, ...more });
  const completed = (display_at: string | null) =>
    update('completed', '11:35', { display_at, created_at: null });

  test.each([
    [
      'as scheduled, whenever it was completed',
      {
        scheduled_until: '2026-02-01T11:00:00Z',
        incident_updates: [completed('2026-02-01T11:30:00Z')],
      },
      '11:00',
    ],
    [
      'with the update that completes it, at the time shown',
      { scheduled_until: null, incident_updates: [completed('2026-02-01T11:30:00Z')] },
      '11:30',
    ],
    [
      'with the last such update',
      {
        scheduled_until: null,
        incident_updates: [update('completed', '11:50'), update('completed', '11:10')],
      },
      '11:50',
    ],
    [
      'where the page says it was resolved',
      { scheduled_until: null, resolved_at: '2026-02-01T12:00:00Z' },
      '12:00',
    ],
  ])('%s', async (_, more, end) => {
    const { evidence, issues } = await maintenance(more);
    expect(issues).toEqual([]);
    expect(evidence[0]).toMatchObject({ kind: 'maintenance', end: { at: at(end) } });
  });

  test.each([
    ['with nothing', { status: 'in_progress', incident_updates: [update('in_progress', '10:00')] }],
    ['with an update of no time', { incident_updates: [completed(null)] }],
  ])('%s, so it is kept out', async (_, more) => {
    const { evidence, issues } = await maintenance({ scheduled_until: null, ...more });
    expect(evidence.map(({ kind }) => kind)).toEqual(['statement']);
    expect(issues).toEqual([
      {
        place: { path: 'incidents[0]' },
        field: 'scheduled_until',
        found: 'none',
        expected: 'an end, or a completed update',
        severity: 'error',
      },
    ]);
  });
});

test('a message during a maintenance acknowledges no outage', async () => {
  const { evidence } = await read({
    impact: 'maintenance',
    incident_updates: [update('monitoring', '10:30')],
  });
  expect(evidence.at(-1)).toMatchObject({ kind: 'statement', statement: 'update' });
});
