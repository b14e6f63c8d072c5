import { describe, expect, test } from 'vitest';

import { statusIo } from './status-io';
import { byTheClock, importAll, inPieces } from './testing';

const NOW = Date.UTC(2026, 5, 4, 20);
const message = (clock: string, state: number | string, status: number | string) => ({
  details: `at ${clock}`,
  datetime: `2026-06-04T${clock}:00.000Z`,
  state,
  status,
});
const GIT = { _id: 'c1', name: 'Git' };
const incident = (messages: readonly unknown[], more: object = {}) => ({
  _id: 'i1',
  name: 'Trouble',
  datetime_open: '2026-06-04T12:00:00.000Z',
  messages,
  components_affected: [GIT],
  ...more,
});
const page = (
  incidents: readonly unknown[],
  updated = '2026-06-04T19:00:00Z',
  more: object = {},
) => ({
  result: {
    status_overall: { updated, status: 'x', status_code: 100 },
    incidents,
    maintenance: { active: [], upcoming: [] },
    ...more,
  },
});

async function facts(text: string) {
  const { evidence, issues } = await importAll(statusIo, inPieces(text, 31), { now: NOW });
  const found = byTheClock(evidence);
  return [...found, ...issues.map(({ severity, field }) => `${severity} ${field}`)];
}
const ofPage = (...given: Parameters<typeof page>) => facts(JSON.stringify(page(...given)));

describe('an incident', () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    [
      'is as bad as each message says until the next',
      [message('12:05', 100, 300), message('12:30', 200, 500), message('13:00', 400, 100)],
      [
        'Git degraded 12:00 12:30',
        'Git down 12:30 13:00',
        'acknowledgement 12:05',
        'update 12:30',
        'restored 13:00',
      ],
    ],
    [
      'is read newest first too',
      [message('13:00', 400, 100), message('12:05', 100, 500)],
      ['Git down 12:00 13:00', 'acknowledgement 12:05', 'restored 13:00'],
    ],
    [
      'in codes that are texts',
      [message('12:05', '100', '400'), message('13:00', '400', '100')],
      ['Git degraded 12:00 13:00', 'acknowledgement 12:05', 'restored 13:00'],
    ],
    [
      'that works again while it is watched is not broken until it is closed',
      [message('12:05', 100, 500), message('12:30', 300, 100), message('13:00', 400, 100)],
      ['Git down 12:00 12:30', 'acknowledgement 12:05', 'update 12:30', 'restored 13:00'],
    ],
    [
      'that is open on a page of today is open',
      [message('12:05', 100, 300)],
      ['Git degraded 12:00 open', 'acknowledgement 12:05'],
    ],
    ['of security alone tells no outage', [message('12:05', 100, 600)], ['error status']],
    ['of no message is refused', [], ['error status']],
    [
      'with a message of an unknown state keeps the others',
      [message('12:05', 100, 300), message('12:10', 900, 500), message('13:00', 400, 100)],
      ['Git degraded 12:00 13:00', 'acknowledgement 12:05', 'restored 13:00', 'error state'],
    ],
    [
      'with a message of an unknown status keeps the others',
      [message('12:05', 100, 300), message('12:10', 200, 550), message('13:00', 400, 100)],
      ['Git degraded 12:00 13:00', 'acknowledgement 12:05', 'restored 13:00', 'error status'],
    ],
  ])('%s', async (_, messages, expected) =>
    expect(await ofPage([incident(messages)])).toEqual(expected),
  );

  test.each<[string, object, string]>([
    ['without an id', { _id: undefined }, 'error _id'],
    [
      'at a time without an offset',
      { datetime_open: '2026-06-04T12:00:00' },
      'error datetime_open',
    ],
  ])('%s is refused', async (_, more, issue) =>
    expect(await ofPage([incident([message('12:05', 400, 300)], more)])).toEqual([issue]),
  );

  test('that an old page shows as open is counted up to when the page last changed', async () => {
    const open = incident([message('12:05', 100, 300)]);
    const text = JSON.stringify(page([open], '2026-06-04T12:40:00Z'));
    const later = await importAll(statusIo, inPieces(text), { now: Date.UTC(2026, 5, 9) });
    expect(later.evidence[0]).toMatchObject({
      end: { at: Date.parse('2026-06-04T12:40Z'), latest: Date.UTC(2026, 5, 9) },
    });
  });

  test('of no component is one fact, as bad as the worst', async () => {
    const messages = [message('12:05', 100, 500), message('13:00', 400, 300)];
    expect(await ofPage([incident(messages, { components_affected: [] })])).toContain(
      '- down 12:00 13:00',
    );
  });
});

describe('a maintenance', () => {
  const work = {
    _id: 'm1',
    name: 'Upgrade',
    datetime_open: '2026-06-04T08:00:00Z',
    datetime_planned_start: '2026-06-04T22:00:00Z',
    datetime_planned_end: '2026-06-04T23:00:00Z',
    messages: [message('08:00', 100, 200)],
    components_affected: [GIT],
  };
  test.each<[string, object, readonly string[]]>([
    ['lasts as planned', {}, ['Git maintenance 22:00 23:00', 'maintenance_notice 08:00']],
    [
      'without an end is refused',
      { datetime_planned_end: null },
      ['maintenance_notice 08:00', 'error scheduled_until'],
    ],
    [
      'that ends before it starts is refused',
      { datetime_planned_end: '2026-06-04T21:59:59Z' },
      ['maintenance_notice 08:00', 'error scheduled_until'],
    ],
  ])('%s', async (_, more, expected) => {
    const maintenance = { active: [], upcoming: [{ ...work, ...more }] };
    expect(await ofPage([], undefined, { maintenance })).toEqual(expected);
    const list = { result: { upcoming_maintenances: [{ ...work, ...more }] } };
    expect(await facts(JSON.stringify(list))).toEqual(expected);
  });
});

describe('webhooks', () => {
  const hook = (id: string, clock: string, more: object = {}) => ({
    id: 'i1',
    message_id: id,
    title: 'Trouble',
    datetime: `2026-06-04T${clock}:00Z`,
    datetime_start: '2026-06-04T12:00:00+00:00',
    datetime_resolve: '',
    current_status: 'Degraded Performance',
    current_state: 'Investigating',
    previous_state: '',
    components: [GIT],
    details: id,
    status_page_url: 'https://status.io/pages/p',
    ...more,
  });
  const BEGAN = hook('a', '12:05');
  const OVER = hook('c', '13:10', {
    datetime_resolve: '2026-06-04T13:00:00+00:00',
    current_status: 'Operational',
    current_state: 'Resolved',
    previous_state: 'Investigating',
  });
  const lines = (...hooks: readonly object[]) =>
    hooks.map((each) => JSON.stringify(each)).join('\n');

  test.each<[string, readonly object[], readonly string[]]>([
    [
      'of one incident make its course, in any order',
      [
        OVER,
        hook('b', '12:30', { current_status: 'Service Disruption', previous_state: 'x' }),
        BEGAN,
      ],
      [
        'Git degraded 12:00 12:30',
        'Git down 12:30 13:00',
        'acknowledgement 12:05',
        'update 12:30',
        'restored 13:10',
      ],
    ],
    [
      'delivered twice count once',
      [BEGAN, BEGAN, OVER],
      ['Git degraded 12:00 13:00', 'acknowledgement 12:05', 'restored 13:10'],
    ],
    ['without the last are open', [BEGAN], ['Git degraded 12:00 open', 'acknowledgement 12:05']],
    [
      'without the first acknowledge nothing',
      [hook('b', '12:30', { previous_state: 'Investigating', current_state: 'Identified' })],
      ['Git degraded 12:00 open', 'update 12:30'],
    ],
    [
      'of an unknown status are refused',
      [hook('a', '12:05', { current_status: 'Odd' })],
      ['error current_status'],
    ],
    [
      'of an unknown state are refused',
      [hook('a', '12:05', { current_state: 'Odd' })],
      ['error current_state'],
    ],
    ['that tell no disturbance make no outage', [OVER], ['error current_status']],
    [
      'of a maintenance announce it',
      [
        hook('m', '08:00', {
          current_status: 'Planned Maintenance',
          current_state: undefined,
          datetime_end: '2026-06-04T12:45:00+00:00',
          maintenance_url: 'https://status.io/pages/maintenance/p/m',
        }),
      ],
      ['Git maintenance 12:00 12:45', 'maintenance_notice 08:00'],
    ],
  ])('%s', async (_, hooks, expected) => expect(await facts(lines(...hooks))).toEqual(expected));
});
