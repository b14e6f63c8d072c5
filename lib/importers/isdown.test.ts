import { describe, expect, test } from 'vitest';

import { isdown } from './isdown';
import { importAll, inPieces } from './testing';

const incident = (more: object = {}, type = 'incidents') => ({
  id: '5',
  type,
  attributes: {
    title: 'Trouble',
    description: 'Letters are late.',
    status: 'minor',
    resolved: true,
    created_at: '2026-03-15T10:00:00.000Z',
    resolved_at: '2026-03-15T12:30:00.000Z',
    service: 'Cloudletter',
    user_generated: false,
    components: ['Delivery'],
    ...more,
  },
});
const read = (data: unknown) => importAll(isdown, inPieces(JSON.stringify({ data }), 23));
async function facts(data: unknown) {
  const { evidence, issues } = await read(data);
  const clock = (at: number | undefined) =>
    at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16);
  const found = evidence.map((fact) =>
    fact.kind === 'observation'
      ? `${fact.vendor ?? '-'} ${fact.service} ${fact.state} ${clock(fact.start.at)} ${clock(fact.end?.at)}`
      : fact.kind,
  );
  return [...found, ...issues.map(({ severity, field }) => `${severity} ${field}`)];
}

describe('an incident of a vendor', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['minor is degraded', [incident()], ['Cloudletter Delivery degraded 10:00 12:30']],
    ['major is down', [incident({ status: 'major' })], ['Cloudletter Delivery down 10:00 12:30']],
    [
      'of the older type',
      [incident({}, 'incident')],
      ['Cloudletter Delivery degraded 10:00 12:30'],
    ],
    ['by itself', incident(), ['Cloudletter Delivery degraded 10:00 12:30']],
    [
      'of several components is one fact each',
      [incident({ components: ['Delivery', 'Tracking', 'Delivery'] })],
      ['Cloudletter Delivery degraded 10:00 12:30', 'Cloudletter Tracking degraded 10:00 12:30'],
    ],
    [
      'of no component is the vendor’s',
      [incident({ components: [] })],
      ['Cloudletter Cloudletter degraded 10:00 12:30'],
    ],
    [
      'that is not over is open',
      [incident({ resolved: false, resolved_at: null })],
      ['Cloudletter Delivery degraded 10:00 open'],
    ],
    [
      'told open and again over is over',
      [incident({ resolved: false, resolved_at: null }), incident()],
      ['Cloudletter Delivery degraded 10:00 12:30'],
    ],
    [
      'that its users reported is noted as that',
      [incident({ user_generated: true })],
      ['Cloudletter Delivery degraded 10:00 12:30', 'note user_generated'],
    ],
    ['over without a time is refused', [incident({ resolved_at: null })], ['error resolved_at']],
    [
      'that ends before it starts is refused',
      [incident({ resolved_at: '2026-03-15T09:59:59.999Z' })],
      ['error resolved_at'],
    ],
    ['of another severity is refused', [incident({ status: 'ok' })], ['error status']],
    ['of no service is refused', [incident({ service: '' })], ['error attributes.service']],
    [
      'at a time without an offset is refused',
      [incident({ created_at: '2026-03-15T10:00:00' })],
      ['error created_at'],
    ],
    [
      'of a monitor that it does not name is refused',
      [incident({}, 'custom_monitor_incident')],
      ['error type'],
    ],
  ])('%s', async (_, data, expected) => expect(await facts(data)).toEqual(expected));

  test('is what a third party saw, and no word of the vendor', async () => {
    expect(isdown.party).toBe('third_party');
    const updates = [
      { status: 'resolved', created_at: '2026-03-15T12:30:00Z', description: 'Over.' },
    ];
    const { evidence } = await read([incident({ updates })]);
    expect(evidence).toMatchObject([
      { ref: '5:Delivery', basis: 'observed', severity: 'minor', quote: 'Letters are late.' },
    ]);
  });
});

describe('a monitor of one’s own', () => {
  const monitor = (...data: readonly object[]) => ({
    id: '2',
    type: 'custom_monitor',
    attributes: { name: 'Checkout', status: 'down', ongoing_incidents: { data } },
  });
  const seen = (more: object = {}) => ({
    id: '77',
    type: 'custom_monitor_incident',
    attributes: {
      description: 'Down in Europe',
      created_at: '2026-03-15T10:08:00Z',
      resolved_at: null,
      resolved: false,
      ...more,
    },
  });
  test.each<[string, unknown, readonly string[]]>([
    ['tells what it sees now', [monitor(seen())], ['- Checkout down 10:08 open']],
    ['that sees nothing says nothing', [monitor()], []],
    ['with an incident of no time', [monitor(seen({ created_at: null }))], ['error created_at']],
  ])('%s', async (_, data, expected) => expect(await facts(data)).toEqual(expected));
});
