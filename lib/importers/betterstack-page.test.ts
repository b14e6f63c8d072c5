import { describe, expect, test } from 'vitest';

import { betterStackPage } from './betterstack-page';
import { byTheClock, importAll, inPieces } from './testing';

const NOW = Date.UTC(2026, 4, 3, 12);
const report = (attributes: object, more: object = {}) => ({
  id: '1',
  type: 'status_report',
  attributes: {
    title: 'Outage',
    report_type: 'manual',
    starts_at: '2026-05-03T08:00:00Z',
    ends_at: null,
    ...attributes,
  },
  ...more,
});
const affected = (...states: string[]) =>
  states.map((status, index) => ({ status_page_resource_id: String(index + 1), status }));
const update = (id: string, time: string, states: string[] = [], more: object = {}) => ({
  id,
  type: 'status_update',
  attributes: {
    message: id,
    published_at: `2026-05-03T${time}:00Z`,
    status_report_id: 1,
    affected_resources: affected(...states),
    ...more,
  },
});
const resource = (id: string, public_name: string) => ({
  id,
  type: 'status_page_resource',
  attributes: { public_name },
});
const page = (included: readonly object[], updated_at = '2026-05-03T11:00:00Z') => ({
  data: { id: 'p', type: 'status_page', attributes: { updated_at } },
  included,
});

async function facts(value: object) {
  const { evidence, issues } = await importAll(
    betterStackPage,
    inPieces(JSON.stringify(value), 33),
    { now: NOW },
  );
  const found = byTheClock(evidence);
  return [...found, ...issues.map(({ severity, field }) => `${severity} ${field}`)];
}

describe('a report', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    [
      'goes by its messages, in whatever order they come',
      [
        update('c', '09:00', ['resolved']),
        report({ ends_at: '2026-05-03T09:00:00Z' }),
        update('b', '08:30', ['degraded']),
        update('a', '08:05', ['downtime']),
        resource('1', 'API'),
      ],
      [
        'API down 08:00 08:30',
        'API degraded 08:30 09:00',
        'acknowledgement 08:05',
        'update 08:30',
        'restored 09:00',
      ],
    ],
    [
      'ends with the message that resolves all, where it has no end',
      [report({}), update('a', '08:05', ['downtime']), update('b', '09:00', ['resolved'])],
      ['1 down 08:00 09:00', 'acknowledgement 08:05', 'restored 09:00'],
    ],
    [
      'does not end while one is broken',
      [
        report({}),
        update('a', '08:05', ['downtime', 'downtime']),
        update('b', '09:00', ['resolved', 'degraded']),
      ],
      [
        '1 down 08:00 09:00',
        '2 down 08:00 09:00',
        '2 degraded 09:00 open',
        'acknowledgement 08:05',
        'update 09:00',
      ],
    ],
    [
      'that is broken again is open',
      [
        report({}),
        update('a', '08:05', ['downtime']),
        update('b', '09:00', ['resolved']),
        update('c', '09:30', ['downtime']),
      ],
      [
        '1 down 08:00 09:00',
        '1 down 09:30 open',
        'acknowledgement 08:05',
        'restored 09:00',
        'update 09:30',
      ],
    ],
    [
      'without messages goes by what it shows now',
      [report({ affected_resources: affected('downtime') })],
      ['1 down 08:00 open'],
    ],
    [
      'is not resolved by a message that names no resource',
      [report({}), update('a', '08:05', ['degraded']), update('b', '09:00')],
      ['1 degraded 08:00 open', 'acknowledgement 08:05', 'update 09:00'],
    ],
    [
      'of several without messages is as bad as the worst',
      [report({ affected_resources: affected('resolved', 'degraded') })],
      ['1 degraded 08:00 open', '2 degraded 08:00 open'],
    ],
    [
      'that tells no status is degraded, and that is noted',
      [report({ ends_at: '2026-05-03T09:00:00Z', affected_resources: affected('resolved') })],
      ['1 degraded 08:00 09:00', 'note affected_resources'],
    ],
    [
      'names its messages, where they do not name it',
      [
        report(
          { ends_at: '2026-05-03T09:00:00Z' },
          { relationships: { status_updates: { data: [{ id: 'a', type: 'status_update' }] } } },
        ),
        update('a', '08:05', ['downtime'], { status_report_id: undefined }),
      ],
      ['1 down 08:00 09:00', 'acknowledgement 08:05'],
    ],
    [
      'of a maintenance',
      [
        report({
          report_type: 'maintenance',
          ends_at: '2026-05-03T09:00:00Z',
          affected_resources: affected('maintenance'),
        }),
        update('a', '07:00', ['maintenance']),
        update('b', '08:30', ['maintenance']),
      ],
      ['1 maintenance 08:00 09:00', 'maintenance_notice 07:00', 'update 08:30'],
    ],
    [
      'of a maintenance without an end is refused',
      [report({ report_type: 'maintenance' })],
      ['error scheduled_until'],
    ],
    ['of an unknown type is refused', [report({ report_type: 'odd' })], ['error report_type']],
    [
      'that ends before it starts is refused',
      [report({ ends_at: '2026-05-03T07:00:00Z', affected_resources: affected('downtime') })],
      ['error resolved_at'],
    ],
    [
      'without a start is refused',
      [report({ starts_at: null, affected_resources: affected('downtime') })],
      ['error started_at'],
    ],
    ['that is missing', [update('a', '08:05', ['downtime'])], ['error status_report_id']],
  ])('%s', async (_, included, expected) => expect(await facts(page(included))).toEqual(expected));
});

test('of a page that was read long ago is open until then', async () => {
  const open = report({
    starts_at: '2026-05-01T08:00:00Z',
    affected_resources: affected('downtime'),
  });
  expect(await facts(page([open], '2026-05-02T12:00:00Z'))).toEqual(['1 down 08:00 open']);
  expect(await facts(page([open], '2026-05-02T11:59:00Z'))).toEqual([
    '1 down 08:00 11:59',
    'note resolved_at',
  ]);
});

test('the API’s lists are read as the page is', async () =>
  expect(
    await facts({ data: [report({ affected_resources: affected('downtime') })], pagination: {} }),
  ).toEqual(['1 down 08:00 open']));
