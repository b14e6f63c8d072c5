import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { statusgator } from './statusgator';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const v3 = (status: string, clock: string, more: object = {}) => ({
  type: 'StatusChange',
  recorded_at: `2026-03-02T${clock}:00Z`,
  service: { id: 'svc', name: 'Cloudletter' },
  monitor: { id: 'mon', display_name: 'Our Cloudletter' },
  status,
  ...more,
});
const v2 = (current_status: string, clock: string) => ({
  occurred_at: `2026-03-02T${clock}:00-04:00`,
  service_name: 'Cloudletter',
  slug: 'cloudletter',
  current_status,
  message: 'Delayed deliveries',
});

const read = (source: object | readonly object[]) =>
  importAll(statusgator, inPieces(JSON.stringify(source)));
const windows = async (source: object | readonly object[]) =>
  (await read(source)).evidence.map((fact) => {
    if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return fact.kind;
    const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
    const state = fact.kind === 'observation' ? fact.state : fact.kind;
    return `${state} ${clock(fact.start.at)}-${fact.end ? clock(fact.end.at) : 'open'}`;
  });

const DOWN = v3('down', '09:00', { previous_status: 'up' });

describe('a window', () => {
  test.each<[string, object | object[], string[]]>([
    ['lasts until the next event that is up', [DOWN, v3('up', '09:40')], ['down 09:00-09:40']],
    ['is read newest first too', [v3('up', '09:40'), DOWN], ['down 09:00-09:40']],
    [
      'changes with the status',
      [DOWN, v3('warn', '09:10'), v3('up', '09:40')],
      ['down 09:00-09:10', 'degraded 09:10-09:40'],
    ],
    ['is open without an event that ends it', DOWN, ['down 09:00-open']],
    [
      'is of one service alone',
      [DOWN, v3('up', '09:40', { monitor: { id: 'x' }, previous_status: 'up' })],
      ['down 09:00-open'],
    ],
    [
      'is read from v2, with its offset',
      [v2('warn', '05:00'), v2('up', '05:30')],
      ['degraded 09:00-09:30'],
    ],
    [
      'of a maintenance has both ends',
      [v3('maintenance', '09:00', { previous_status: 'up' }), v3('up', '10:00')],
      ['maintenance 09:00-10:00'],
    ],
    [
      'lasts over an event that cannot be read',
      [DOWN, v3('sideways', '09:10'), v3('up', '09:40')],
      ['down 09:00-09:40'],
    ],
    ['may come in a page', { data: [DOWN, v3('up', '09:40')] }, ['down 09:00-09:40']],
  ])('%s', async (_, source, expected) => expect(await windows(source)).toEqual(expected));

  test('names the vendor, the words and whose they are', async () => {
    expect(statusgator.party).toBe('third_party');
    const { evidence } = await read([
      v3('warn', '09:00', {
        previous_status: 'up',
        message: 'Delayed',
        details: 'Letters are late.',
      }),
      v3('up', '09:30'),
    ]);
    expect(evidence).toMatchObject([
      {
        ref: 'mon|2026-03-02T09:00:00.000Z',
        vendor: 'Cloudletter',
        service: 'Cloudletter',
        title: 'Delayed',
        quote: 'Letters are late.',
        severity: 'warn',
        basis: 'observed',
      },
    ]);
  });
});

describe('told', () => {
  test.each<[string, object | object[], object]>([
    ['an open end', DOWN, { severity: 'note', field: 'status', found: 'down' }],
    [
      'a status before the first event that was not up either',
      [v3('down', '09:00', { previous_status: 'warn' }), v3('up', '09:40')],
      { severity: 'note', field: 'previous_status', found: 'warn' },
    ],
    [
      'an early warning',
      { ...DOWN, type: 'EarlyWarningSignal' },
      { severity: 'note', field: 'type' },
    ],
    [
      'components that contradict the status',
      v3('up', '09:00', {
        previous_status: 'up',
        component_status_changes: [{ name: 'Chat', current_status: 'down' }],
      }),
      { severity: 'note', field: 'component_status_changes', found: 'Chat: down' },
    ],
  ])('%s', async (_, source, issue) => expect((await read(source)).issues).toMatchObject([issue]));
});

describe('refused', () => {
  test.each<[string, object, string]>([
    [
      'up, but since when was it down?',
      v3('up', '09:00', { previous_status: 'down' }),
      'previous_status',
    ],
    ['up, and nothing told before', v3('up', '09:00'), 'previous_status'],
    ['an unknown status', v3('sideways', '09:00'), 'status'],
    ['no status', { ...DOWN, status: null }, 'status'],
    ['an unknown event', { ...DOWN, type: 'Digest' }, 'type'],
    ['no service', { ...DOWN, service: null, monitor: null }, 'service.name'],
    ['a time without an offset', { ...DOWN, recorded_at: '2026-03-02T09:00:00' }, 'recorded_at'],
    ['no time', { ...DOWN, recorded_at: null }, 'occurred_at'],
    [
      'a maintenance without an end',
      v3('maintenance', '09:00', { previous_status: 'up' }),
      'status',
    ],
  ])('%s', async (_, source, field) => {
    const { evidence, issues } = await read(source);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });
});

describe.skipIf(!existsSync(SAMPLES))('real events', () => {
  const NONE = { importer: 'statusgator', statements: 0, maintenance: 0, coverage: 0 };
  test.each([
    ['webhook-v2.json', { ...NONE, observations: 1, errors: 0, notes: 1 }],
    // Its own words contradict each other: the service is up, two of its components went down.
    ['webhook-v3-StatusChange.json', { ...NONE, observations: 0, errors: 1, notes: 1 }],
  ])('%s', async (file, counts) =>
    expect(await sampleCounts(`statusgator/${file}`)).toEqual(counts),
  );
});
