import { describe, expect, test } from 'vitest';

import { datadogEvents } from './datadog-events';
import { importAll, inPieces } from './testing';

const START = Date.UTC(2026, 2, 8, 12);
const minute = (at: number) => (at - START) / 60_000;

type Told = Readonly<{ groups?: string[]; type?: string; inner?: object; outer?: object }>;

function event(at: number, source: string, destination: string, more: Told = {}) {
  const { groups = [], type = 'metric alert', inner, outer } = more;
  const transition = { source_state: source, destination_state: destination };
  const monitor = { id: 7, name: 'Checkout', type, groups, transition };
  const timestamp = START + at * 60_000;
  return {
    id: `e${at}`,
    type: 'event',
    attributes: {
      timestamp: new Date(timestamp).toISOString(),
      attributes: { timestamp, title: `[${destination}] Checkout`, monitor, ...inner },
      ...outer,
    },
  };
}

async function read(data: readonly object[], mapping?: unknown) {
  const text = JSON.stringify({ data, meta: { page: { after: 'x' } } });
  const { evidence, issues } = await importAll(datadogEvents, inPieces(text), { mapping });
  const facts = evidence.map((fact) => {
    if (fact.kind !== 'observation') return fact.kind;
    const { service, state, start, end } = fact;
    return `${service} ${state} ${minute(start.at)}-${end ? minute(end.at) : 'open'}`;
  });
  const errors = issues.filter(({ severity }) => severity === 'error');
  return { facts, evidence, issues, errors };
}

describe('transitions are windows', () => {
  test.each<[string, object[], string[]]>([
    [
      'from Alert until OK, in any order',
      [event(9, 'Alert', 'OK'), event(0, 'OK', 'Alert')],
      ['Checkout degraded 0-9'],
    ],
    [
      'down of a synthetic test',
      [
        event(0, 'OK', 'Alert', { type: 'synthetics alert' }),
        event(9, 'Alert', 'OK', { type: 'synthetics alert' }),
      ],
      ['Checkout down 0-9'],
    ],
    [
      'of each group by itself',
      [
        event(0, 'OK', 'Alert', { groups: ['host:a', 'disk:1'] }),
        event(1, 'OK', 'Warn', { groups: ['host:b'] }),
        event(5, 'Warn', 'OK', { groups: ['host:b'] }),
        event(9, 'Alert', 'OK', { groups: ['host:a', 'disk:1'] }),
      ],
      ['Checkout (host:a,disk:1) degraded 0-9', 'Checkout (host:b) degraded 1-5'],
    ],
    [
      'through a reminder that nothing changed',
      [event(0, 'OK', 'Alert'), event(4, 'Alert', 'Alert'), event(9, 'Alert', 'OK')],
      ['Checkout degraded 0-9'],
    ],
    [
      'until no data comes',
      [event(0, 'OK', 'Alert'), event(4, 'Alert', 'No Data'), event(9, 'No Data', 'OK')],
      ['Checkout degraded 0-4'],
    ],
    [
      'by the time around the event where it has none within',
      [event(0, 'OK', 'Alert', { inner: { timestamp: undefined } }), event(9, 'Alert', 'OK')],
      ['Checkout degraded 0-9'],
    ],
    [
      'by the time within where the one around it is another',
      [
        event(0, 'OK', 'Alert', { outer: { timestamp: '2026-03-08T12:07:00Z' } }),
        event(9, 'Alert', 'OK'),
      ],
      ['Checkout degraded 0-9'],
    ],
    ['that are open without a later one', [event(0, 'OK', 'Alert')], ['Checkout degraded 0-open']],
  ])('%s', async (_, data, facts) => {
    const result = await read(data);
    expect(result.facts).toEqual(facts);
    expect(result.errors).toEqual([]);
  });

  test('what Alert and Warn say may be chosen', async () => {
    const data = [event(0, 'OK', 'Warn'), event(4, 'Warn', 'Alert'), event(9, 'Alert', 'OK')];
    expect((await read(data, { alert: 'down' })).facts).toEqual([
      'Checkout degraded 0-4',
      'Checkout down 4-9',
    ]);
    expect((await read(data, { alert: 'down', warn: 'down' })).facts).toEqual([
      'Checkout down 0-9',
    ]);
    expect((await read(data, { alert: 'fine' })).errors).toMatchObject([
      { field: 'mapping.alert' },
    ]);
  });

  test('the title of the event is quoted, at its place', async () =>
    expect((await read([event(9, 'Alert', 'OK'), event(0, 'OK', 'Alert')])).evidence).toMatchObject(
      [
        {
          ref: '7|2026-03-08T12:00:00.000Z',
          place: { path: 'data[1]' },
          quote: '[Alert] Checkout',
        },
      ],
    ));

  test('whose times are those of alerts, and what an alert says, is told once a file', async () => {
    const { issues } = await read([
      event(0, 'OK', 'Alert'),
      event(4, 'Alert', 'OK'),
      event(5, 'OK', 'Alert'),
      event(9, 'Alert', 'OK'),
    ]);
    expect(issues.map(({ field, severity }) => `${severity} ${field}`)).toEqual([
      'note timestamp',
      'note monitor.type',
    ]);
  });

  test('between which some are missing end somewhere between', async () => {
    const { evidence, errors } = await read([event(0, 'OK', 'Alert'), event(60, 'OK', 'Alert')]);
    expect(evidence[0]).toMatchObject({ end: { earliest: START, latest: START + 3_600_000 } });
    expect(errors).toMatchObject([{ place: { path: 'data[1]' }, field: 'source_state' }]);
  });

  test('from a failure whose beginning is cut off are none', async () => {
    const { facts, errors } = await read([event(9, 'Alert', 'OK')]);
    expect(facts).toEqual([]);
    expect(errors).toMatchObject([{ place: { path: 'data[0]' }, field: 'source_state' }]);
  });
});

describe('an event', () => {
  test('that was asked for by its id reads as one of a list', async () => {
    const text = JSON.stringify({ data: event(0, 'OK', 'Alert') });
    const { evidence } = await importAll(datadogEvents, inPieces(text));
    expect(evidence).toMatchObject([{ ref: '7|2026-03-08T12:00:00.000Z', place: { path: '[0]' } }]);
  });

  test.each<[string, object, string]>([
    ['of an unknown state', event(0, 'OK', 'Burning'), 'destination_state'],
    [
      'without a time',
      event(0, 'OK', 'Alert', { inner: { timestamp: null }, outer: { timestamp: null } }),
      'timestamp',
    ],
    [
      'without its transition',
      event(0, 'OK', 'Alert', { inner: { monitor: { id: 7, name: 'Checkout' } } }),
      'attributes.attributes.monitor.transition',
    ],
    [
      'of API v1, which holds none,',
      { id: 1, date_happened: 1_772_971_200, alert_type: 'error', monitor_id: 7, title: 'x' },
      'transition',
    ],
  ])('%s is refused', async (_, item, field) => {
    const { facts, errors } = await read([item]);
    expect(facts).toEqual([]);
    expect(errors).toMatchObject([{ place: { path: 'data[0]' }, field }]);
  });

  test('of another source makes no window, which is noted with its count', async () => {
    const deploy = { id: 'd', attributes: { attributes: { sourcecategory: 'deploy' } } };
    const { facts, issues } = await read([deploy, deploy]);
    expect(facts).toEqual([]);
    expect(issues).toMatchObject([
      { place: { path: 'data[0]' }, found: '"deploy" (2 ×)', severity: 'note' },
    ]);
  });
});
