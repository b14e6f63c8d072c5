import { describe, expect, test } from 'vitest';

import { statuspal } from './statuspal';
import { byTheClock, importAll, inPieces } from './testing';

const update = (id: number, type: string, clock: string, more: object = {}) => ({
  id,
  type,
  description: type,
  posted_at: `2026-05-12T${clock}:00`,
  inserted_at: `2026-05-12T${clock}:30`,
  ...more,
});
const incident = (more: object = {}) => ({
  id: 7,
  type: 'minor',
  title: 'Trouble',
  starts_at: '2026-05-12T08:00:00',
  ends_at: '2026-05-12T09:00:00',
  service_ids: [1],
  updates: [update(2, 'resolved', '09:00'), update(1, 'issue', '08:05')],
  ...more,
});
const services = [{ id: 1, name: 'API', children: [] }];
const page = (incidents: readonly unknown[], more: object = {}) => ({
  status_page: { current_incident_type: null },
  incidents,
  services,
  ...more,
});

const read = (value: unknown) => importAll(statuspal, inPieces(JSON.stringify(value), 29));
async function facts(value: unknown) {
  const { evidence, issues } = await read(value);
  const found = byTheClock(evidence);
  const told = issues.filter(
    ({ field, severity }) => field !== 'starts_at' || severity === 'error',
  );
  return [...found, ...told.map(({ severity, field }) => `${severity} ${field}`)];
}

describe('an incident', () => {
  const WORDS = ['acknowledgement 08:05', 'restored 09:00'];
  test.each<[string, object, readonly string[]]>([
    ['minor is degraded', {}, ['API degraded 08:00 09:00', ...WORDS]],
    ['major is down', { type: 'major' }, ['API down 08:00 09:00', ...WORDS]],
    ['of performance is degraded', { type: 'performance' }, ['API degraded 08:00 09:00', ...WORDS]],
    [
      'of info is degraded, and that is noted',
      { type: 'info' },
      ['API degraded 08:00 09:00', ...WORDS, 'note type'],
    ],
    [
      'without an end is over with the update that resolves it',
      { ends_at: null },
      ['API degraded 08:00 09:00', ...WORDS],
    ],
    [
      'without either is open',
      { ends_at: null, updates: [update(1, 'issue', '08:05')] },
      ['API degraded 08:00 open', 'acknowledgement 08:05'],
    ],
    [
      'that was de-escalated was major before',
      {
        updates: [
          update(3, 'resolved', '09:00'),
          update(2, 'deescalate', '08:30'),
          update(1, 'issue', '08:05'),
        ],
      },
      [
        'API down 08:00 08:30',
        'API degraded 08:30 09:00',
        WORDS[0] ?? '',
        'update 08:30',
        'restored 09:00',
      ],
    ],
    [
      'that was escalated was minor before',
      {
        type: 'major',
        updates: [
          update(3, 'resolved', '09:00'),
          update(2, 'escalate', '08:30'),
          update(1, 'issue', '08:05'),
        ],
      },
      [
        'API degraded 08:00 08:30',
        'API down 08:30 09:00',
        WORDS[0] ?? '',
        'update 08:30',
        'restored 09:00',
      ],
    ],
    ['of no service is one fact', { service_ids: [] }, ['- degraded 08:00 09:00', ...WORDS]],
    [
      'of a service that the file does not name goes by its number',
      { service_ids: [99] },
      ['99 degraded 08:00 09:00', ...WORDS],
    ],
    [
      'with an update of an unknown type keeps its words',
      { updates: [update(1, 'wave', '08:05')] },
      ['API degraded 08:00 09:00', 'acknowledgement 08:05', 'note type'],
    ],
    ['of an unknown type is refused', { type: 'odd' }, ['error type']],
    [
      'that ends before it starts is refused',
      { ends_at: '2026-05-12T07:59:59', updates: [] },
      ['error resolved_at'],
    ],
    ['without a start is refused', { starts_at: null, updates: [] }, ['error started_at']],
    ['without an id is refused', { id: undefined }, ['error id']],
  ])('%s', async (_, more, expected) =>
    expect(await facts(page([incident(more)]))).toEqual(expected),
  );

  test('that ends the moment it starts is a moment', async () => {
    const moment = incident({ ends_at: '2026-05-12T08:00:00', updates: [] });
    expect(await facts(page([moment]))).toEqual(['API degraded 08:00 08:00']);
  });

  test('by itself, and one of a list without a page, are read too', async () => {
    expect(await facts({ incident: incident() })).toContain('1 degraded 08:00 09:00');
    expect(await facts([incident()])).toContain('1 degraded 08:00 09:00');
  });

  test('twice alike counts once; told otherwise the second time is refused', async () => {
    const twice = await facts(page([incident(), incident()]));
    expect(twice).toEqual(['API degraded 08:00 09:00', ...WORDS, 'note id']);
    const otherwise = await facts(page([incident(), incident({ ends_at: null })]));
    expect(otherwise).toEqual(['API degraded 08:00 09:00', ...WORDS, 'error id']);
  });

  test('names the services that a service belongs to, wherever the file names them', async () => {
    const tree = [{ id: 9, name: 'North', children: [{ id: 1, name: 'API', children: [] }] }];
    const after = page([incident()], { services: tree });
    const before = { services: tree, incidents: [incident()] };
    expect(await facts(before)).toContain('North / API degraded 08:00 09:00');
    expect(await facts(after)).toContain('North / API degraded 08:00 09:00');
  });
});

describe('times', () => {
  test.each([
    ['2026-05-12T08:00:00', '2026-05-12T08:00:00.000Z'],
    ['2026-05-12T08:00:00.250', '2026-05-12T08:00:00.250Z'],
    ['2026-05-12T08:00:00Z', '2026-05-12T08:00:00.000Z'],
    ['2026-05-12T10:00:00+02:00', '2026-05-12T08:00:00.000Z'],
  ])('%s is %s', async (starts_at, expected) => {
    const { evidence } = await read(page([incident({ starts_at, updates: [] })]));
    expect(evidence[0]).toMatchObject({ start: { at: Date.parse(expected) } });
  });

  test('are told once to be UTC for want of an offset', async () => {
    const { issues } = await read(page([incident(), incident({ id: 8 })]));
    expect(issues).toMatchObject([{ field: 'starts_at', severity: 'note' }]);
  });
});

describe('a maintenance', () => {
  const work = (more: object = {}) =>
    incident({
      type: 'scheduled',
      updates: [update(2, 'resolved', '08:50'), update(1, 'scheduled', '07:00')],
      ...more,
    });
  test.each<[string, object, readonly string[]]>([
    [
      'lasts as planned and is announced before it begins',
      {},
      ['API maintenance 08:00 09:00', 'maintenance_notice 07:00', 'update 08:50'],
    ],
    [
      'without an end is refused',
      { ends_at: null },
      ['maintenance_notice 07:00', 'update 08:50', 'error scheduled_until'],
    ],
  ])('%s', async (_, more, expected) =>
    expect(await facts(page([], { upcoming_maintenances: [work(more)] }))).toEqual(expected),
  );

  test.each([
    ['scheduled', false],
    ['emergency-maintenance', true],
  ])('%s: an emergency is %s', async (type, emergency) => {
    const { evidence } = await read(page([work({ type })]));
    expect(evidence[0]).toMatchObject({ kind: 'maintenance', emergency });
  });
});

test('a webhook is refused, since it tells no type', async () => {
  const hook = {
    event: 'incident.updated',
    data: { object: { type: 'incident', starts_at: '2026-05-12T08:00:00', ends_at: null, id: 7 } },
  };
  expect(await facts(hook)).toContain('error event');
});

test('a page where nothing is wrong says nothing', async () => {
  const { evidence, issues } = await read(page([]));
  expect([evidence, issues]).toEqual([[], []]);
});
