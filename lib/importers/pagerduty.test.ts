import { describe, expect, test } from 'vitest';

import { pagerduty } from './pagerduty';
import { importAll, inPieces } from './testing';

const BASE = {
  id: 'Q1',
  type: 'incident',
  incident_number: 12,
  title: 'Login fails',
  status: 'resolved',
  urgency: 'high',
  created_at: '2026-10-01T06:00:00Z',
  resolved_at: '2026-10-01T06:42:00Z',
  service: { id: 'PS', summary: 'Login' },
  priority: { summary: 'P1' },
};
const readAll = (...items: readonly object[]) =>
  importAll(pagerduty, inPieces(items.map((item) => JSON.stringify(item)).join('\n')));
const read = (more: object) => readAll({ incidents: [{ ...BASE, ...more }] });
const errors = ({ issues }: Awaited<ReturnType<typeof read>>) =>
  issues.filter(({ severity }) => severity === 'error').map(({ field }) => field);
const end = (clock: string) => ({ end: { at: Date.parse(`2026-10-01T${clock}Z`) } });

describe('an incident of the list', () => {
  test.each([
    ['ends when it was resolved', {}, { ref: 'Q1', ...end('06:42:00') }],
    [
      'ends with its last change of status where no other time is told',
      { resolved_at: undefined, last_status_change_at: '2026-10-01T06:40:00Z' },
      end('06:40:00'),
    ],
    ['is open while triggered', { status: 'triggered', resolved_at: null }, { end: null }],
    [
      'is open while acknowledged, whenever that was',
      { status: 'acknowledged', resolved_at: null, last_status_change_at: '2026-10-01T06:03:00Z' },
      { end: null },
    ],
    ['has its priority', {}, { severity: 'P1', service: 'Login', state: 'degraded' }],
    ['has its urgency without a priority', { priority: null }, { severity: 'high' }],
  ])('%s', async (_, more, expected) => {
    const result = await read(more);
    expect(result.evidence).toMatchObject([expected]);
    expect(errors(result)).toEqual([]);
  });

  test.each([
    ['resolved without a time', { resolved_at: null }, 'resolved_at'],
    ['of an unknown status', { status: 'snoozed' }, 'status'],
    ['resolved before it began', { resolved_at: '2026-10-01T05:59:59Z' }, 'resolved_at'],
    ['without a start', { created_at: null }, 'created_at'],
  ])('%s is refused', async (_, more, field) => {
    const result = await read(more);
    expect(result.evidence).toEqual([]);
    expect(errors(result)).toEqual([field]);
  });

  test('reads the same alone', async () =>
    expect((await readAll({ incident: BASE })).evidence).toMatchObject([{ ref: 'Q1' }]));

  test('is the time of an alert, which is said once a file', async () =>
    expect((await readAll({ incidents: [BASE, { ...BASE, id: 'Q2' }] })).issues).toMatchObject([
      { field: 'created_at', severity: 'note', place: { path: 'incidents[0]' } },
    ]));
});

describe('webhooks', () => {
  const event = (type: string, at: string, data: object) => ({
    event: {
      event_type: type,
      occurred_at: `2026-10-01T${at}Z`,
      data: { ...BASE, resolved_at: undefined, ...data },
    },
  });
  const triggered = event('incident.triggered', '06:00:01', { status: 'triggered' });
  const resolved = event('incident.resolved', '06:42:10', {});

  test.each([
    ['a resolution ends the incident', [triggered, resolved], end('06:42:10')],
    ['in whichever order they came', [resolved, triggered], end('06:42:10')],
    ['without one it is open', [triggered, triggered], { end: null }],
    [
      'what is told of it later does not move its end',
      [resolved, event('incident.priority_updated', '09:00:00', {})],
      end('06:42:10'),
    ],
  ])('%s', async (_, events, expected) => {
    const result = await readAll(...events);
    expect(result.evidence).toMatchObject([expected]);
    expect(errors(result)).toEqual([]);
  });

  test.each([
    ['a note', event('incident.annotated', '06:10:00', { type: 'incident_note' })],
    ['a service', event('service.updated', '06:10:00', { type: 'service' })],
  ])('%s holds no window, and is told', async (_, item) => {
    const { evidence, issues } = await readAll(item);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'event.event_type', severity: 'note' }]);
  });

  test('an event without its incident is refused', async () =>
    expect(errors(await readAll({ event: { event_type: 'incident.resolved' } }))).toEqual([
      'event.data',
    ]));
});
