import { describe, expect, test } from 'vitest';

import { importAll, inPieces } from './testing';
import { zabbix } from './zabbix';

const START = 1_772_323_200;
const problem = (more: object = {}) => ({
  eventid: '1',
  source: '0',
  object: '0',
  clock: String(START),
  ns: '0',
  value: '1',
  name: 'Shop does not answer',
  severity: '5',
  r_eventid: '2',
  ...more,
});
const recovery = (more: object = {}) =>
  problem({ eventid: '2', value: '0', clock: String(START + 600), r_eventid: '0', ...more });

const read = (events: readonly object[], mapping?: object) =>
  importAll(
    zabbix,
    inPieces(JSON.stringify({ jsonrpc: '2.0', result: events }), 50),
    mapping ? { mapping } : {},
  );

describe('a problem ends with its recovery', () => {
  const ENDED = { start: { at: START * 1000 }, end: { at: (START + 600) * 1000 } };
  test.each<[string, object[]]>([
    ['which comes later', [problem(), recovery()]],
    ['which came before it', [recovery(), problem()]],
    ['which it carries itself', [problem({ r_clock: String(START + 600), r_ns: '0' })]],
    ['as a number too', [problem({ clock: START, r_clock: START + 600, severity: 5 })]],
  ])('%s', async (_, events) => {
    const { evidence, issues } = await read(events);
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([{ ref: '1', state: 'down', severity: 'Disaster', ...ENDED }]);
  });

  test('one recovery may end several problems', async () => {
    const { evidence } = await read([problem(), problem({ eventid: '3' }), recovery()]);
    expect(evidence).toMatchObject([
      { ref: '1', ...ENDED },
      { ref: '3', ...ENDED },
    ]);
  });

  test('without one it is open', async () =>
    expect((await read([problem({ r_eventid: '0' })])).evidence).toMatchObject([{ end: null }]));

  test('one that the file does not hold is told, and nothing is guessed', async () => {
    const { evidence, issues } = await read([problem({ r_eventid: '9' }), recovery()]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'r_eventid', severity: 'error' }]);
  });

  test('nanoseconds are cut off below the millisecond', async () => {
    const { evidence } = await read([problem({ ns: '999999999', r_eventid: '0' })]);
    expect(evidence).toMatchObject([{ start: { at: START * 1000 + 999 } }]);
  });

  test('few nanoseconds are not many', async () => {
    const { evidence } = await read([problem({ ns: '5000000', r_eventid: '0' })]);
    expect(evidence).toMatchObject([{ start: { at: START * 1000 + 5 } }]);
  });
});

describe('severity', () => {
  test.each([
    ['5', undefined, 'down'],
    ['4', undefined, 'degraded'],
    ['2', undefined, 'degraded'],
    ['1', undefined, undefined],
    ['0', undefined, undefined],
    ['6', undefined, undefined],
    ['4', { downFrom: 4 }, 'down'],
    ['3', { downFrom: 4 }, 'degraded'],
    ['1', { degradedFrom: 1 }, 'degraded'],
    ['5', { downFrom: 6 }, 'degraded'],
    [null, undefined, undefined],
  ])('%s with %o is %s', async (severity, mapping, state) => {
    const { evidence, issues } = await read([problem({ severity, r_eventid: '0' })], mapping);
    expect(evidence.map((fact) => (fact.kind === 'observation' ? fact.state : ''))).toEqual(
      state ? [state] : [],
    );
    expect(issues).toHaveLength(state ? 0 : 1);
  });
});

test.each([
  ['suppressed', { suppressed: '1' }],
  ['userid', { userid: '7' }],
])('what is %s is kept and noted', async (field, more) => {
  const { evidence, issues } = await read([problem({ ...more, r_eventid: '0' })]);
  expect(evidence).toHaveLength(1);
  expect(issues).toMatchObject([{ field, severity: 'note' }]);
});

test.each([
  ['0', 1],
  ['4', 1],
  ['3', 0],
])('events of source %s make %i outages', async (source, count) =>
  expect((await read([problem({ source, r_eventid: '0' })])).evidence).toHaveLength(count),
);

test('the service is the hosts, where the file names them', async () => {
  const hosts = [{ name: 'Shop', host: 'shop01' }, { host: 'shop02' }];
  const { evidence } = await read([problem({ hosts, opdata: 'HTTP 503', r_eventid: '0' })]);
  expect(evidence).toMatchObject([{ service: 'Shop, shop02', quote: 'HTTP 503' }]);
});

describe('the service by a tag', () => {
  const mapping = { serviceTag: 'service' };
  const tags = [
    { tag: 'scope', value: 'availability' },
    { tag: 'service', value: 'mail' },
  ];

  test('is the value of the chosen one, whatever the hosts', async () => {
    const event = problem({ tags, hosts: [{ name: 'Shop' }], r_eventid: '0' });
    expect((await read([event], mapping)).evidence).toMatchObject([{ service: 'mail' }]);
    expect((await read([event])).evidence).toMatchObject([{ service: 'Shop' }]);
  });

  test.each([[tags.slice(0, 1)], [[{ tag: 'service', value: '' }]], [undefined]])(
    'a problem with the tags %o stays out: it is not the whole vendor',
    async (other) => {
      const { evidence, issues } = await read([problem({ tags: other, r_eventid: '0' })], mapping);
      expect(evidence).toEqual([]);
      expect(issues).toMatchObject([{ field: 'tags', severity: 'error' }]);
    },
  );
});
