import { expect, test } from 'vitest';

import { site24x7Outages } from './site24x7-outages';
import { importAll, inPieces } from './testing';

const TYPES = { down: ['1'], degraded: ['2'], maintenance: ['3'], none: ['9'] };

const outage = (more: object = {}) => ({
  outage_id: '77',
  start_time: '2026-03-08T17:30:00+0530',
  end_time: '2026-03-08T17:40:00+0530',
  duration: '10 Mins',
  type: '1',
  reason: 'Service Unavailable',
  ...more,
});

const read = (outages: readonly unknown[], types: object = TYPES) => {
  const outage_details = [{ monitor_id: '5', display_name: 'Shop', outages }];
  const text = JSON.stringify({ code: 0, message: 'success', data: { outage_details } });
  return importAll(site24x7Outages, inPieces(text), { mapping: { types } });
};

test('an outage of a type that is told is a window of its monitor', async () =>
  expect(await read([outage()])).toMatchObject({
    evidence: [
      {
        kind: 'observation',
        ref: '5|77',
        service: 'Shop',
        state: 'down',
        severity: 'type 1',
        quote: 'Service Unavailable',
        place: { path: 'data.outage_details[0].outages[0]' },
        start: { at: Date.UTC(2026, 2, 8, 12) },
        end: { at: Date.UTC(2026, 2, 8, 12, 10) },
      },
    ],
    issues: [],
  }));

test.each<[string, object, string[]]>([
  ['down', { type: 1 }, ['down']],
  ['degraded', { type: '2' }, ['degraded']],
  ['a maintenance', { type: '3' }, ['maintenance']],
  ['none', { type: '9' }, []],
])('a type may say %s', async (_, more, kinds) => {
  const { evidence, issues } = await read([outage(more)]);
  expect(evidence.map((fact) => (fact.kind === 'observation' ? fact.state : fact.kind))).toEqual(
    kinds,
  );
  expect(issues).toEqual([]);
});

test('types that nobody told are refused, each once with its count', async () => {
  const { evidence, issues } = await read([outage(), outage(), outage({ type: '8' })], {});
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([
    {
      place: { path: 'data.outage_details[0].outages[0]' },
      field: 'type',
      found: '"1" (2 ×)',
      severity: 'error',
    },
    { field: 'type', found: '"8" (1 ×)', severity: 'error' },
  ]);
});

test('an outage or a maintenance told twice counts once', async () => {
  const planned = outage({ outage_id: '78', type: '3' });
  const { evidence } = await read([outage(), outage(), planned, planned]);
  expect(evidence.map(({ ref }) => ref)).toEqual(['5|77', '5|78|2026-03-08T12:00:00.000Z']);
});

test.each([
  ['no start', { start_time: null }, 'start_time'],
  ['no end', { end_time: '' }, 'end_time'],
  ['an end before its start', { end_time: '2026-03-08T17:29:59+0530' }, 'end_time'],
  ['a time without its offset', { start_time: '2026-03-08T17:30:00' }, 'start_time'],
])('an outage with %s is refused', async (_, more, field) => {
  const { evidence, issues } = await read([outage(more)]);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ field, severity: 'error' }]);
});

test('a choice that is none is refused', async () =>
  expect((await read([outage()], { broken: ['1'] })).issues).toMatchObject([
    { field: 'mapping.types', severity: 'error' },
  ]));
