import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { betterStack } from './better-stack';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const incident = (attributes: object, more: object = {}) => ({
  id: '92',
  type: 'incident',
  attributes: {
    name: 'Parcel tracking',
    url: 'https://tracking.example',
    cause: 'Status 503',
    status: 'Resolved',
    started_at: '2026-06-12T08:00:00.000Z',
    resolved_at: '2026-06-12T08:31:00.000Z',
    ...attributes,
  },
  ...more,
});
const readAll = (...items: readonly object[]) =>
  importAll(betterStack, inPieces(items.map((item) => JSON.stringify(item)).join('\n')));
const read = (attributes: object) => readAll({ data: [incident(attributes)] });

test('an incident is an outage of what it watches', async () =>
  expect(await read({})).toMatchObject({
    evidence: [
      {
        kind: 'observation',
        ref: '92',
        service: 'https://tracking.example',
        title: 'Parcel tracking',
        quote: 'Status 503',
        state: 'down',
        basis: 'observed',
        start: { at: Date.UTC(2026, 5, 12, 8) },
        end: { at: Date.UTC(2026, 5, 12, 8, 31) },
      },
    ],
    issues: [],
  }));

test('without an address its name is the service', async () =>
  expect((await read({ url: null })).evidence).toMatchObject([{ service: 'Parcel tracking' }]));

describe('an incident without an end', () => {
  test.each(['Started', 'acknowledged', 'Validating', undefined])('is open: %s', async (status) => {
    const { evidence, issues } = await read({ status, resolved_at: null });
    expect(evidence).toMatchObject([{ end: null }]);
    expect(issues).toEqual([]);
  });

  test.each([
    ['resolved', { status: 'Resolved', resolved_at: null }, 'resolved_at'],
    ['of an unknown status', { status: 'Sleeping', resolved_at: null }, 'status'],
    ['that says nothing', { status: undefined, resolved_at: undefined }, 'resolved_at'],
  ])('%s is refused', async (_, attributes, field) => {
    const { evidence, issues } = await read(attributes);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });
});

test('what was never confirmed is told, and is no outage', async () => {
  const { evidence, issues } = await read({ status: 'Unconfirmed', resolved_at: null });
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ field: 'status', found: 'Unconfirmed', severity: 'note' }]);
});

test.each([
  ['a start without an offset', incident({ started_at: '2026-06-12T08:00:00' }), 'started_at'],
  ['an end before the start', incident({ resolved_at: '2026-06-12T07:59:59Z' }), 'resolved_at'],
  ['no start', incident({ started_at: null }), 'started_at'],
  ['another type', incident({}, { type: 'monitor' }), 'type'],
  ['no id', incident({}, { id: undefined }), 'id'],
])('%s is refused', async (_, item, field) => {
  const { evidence, issues } = await readAll({ data: [item] });
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ field, severity: 'error', place: { path: 'data[0]' } }]);
});

test('pages, one incident alone and a bare list read alike', async () => {
  const alone = await readAll({ data: incident({}) });
  expect(alone.evidence).toMatchObject([{ ref: '92', place: { path: '[0]' } }]);
  expect((await readAll([incident({})])).evidence).toHaveLength(1);
  const pages = await readAll({ data: [incident({})] }, { data: [incident({}, { id: '93' })] });
  expect(pages.evidence.map(({ ref }) => ref)).toEqual(['92', '93']);
});

test('an incident that came open and then over is over', async () => {
  const { evidence, issues } = await readAll(
    { data: [incident({ status: 'Started', resolved_at: null })] },
    { data: [incident({})] },
  );
  expect(evidence).toMatchObject([{ end: { at: Date.UTC(2026, 5, 12, 8, 31) } }]);
  expect(issues).toEqual([]);
});

describe.skipIf(!existsSync(SAMPLES))('real answers', () => {
  test('list-incidents-example.json', async () =>
    expect(await sampleCounts('betterstack/list-incidents-example.json')).toEqual({
      importer: 'better-stack',
      observations: 1,
      statements: 0,
      maintenance: 0,
      coverage: 0,
      errors: 0,
      notes: 0,
    }));
});
