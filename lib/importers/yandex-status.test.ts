import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';
import { yandexStatus } from './yandex-status';

const comment = (type: string, time: string) => ({
  id: `${type}${time}`,
  type,
  content: `<p>${type}</p>`,
  createdAt: `2026-02-03T${time}:00.000Z`,
});
const BASE = {
  id: 7,
  title: 'Network',
  status: 'resolved',
  startDate: '2026-02-03T09:00:00.000Z',
  endDate: '2026-02-03T10:00:00.000Z',
  levelId: 2,
  level: { label: 'Unavailable' },
  services: [{ name: 'Compute' }],
  comments: [],
};
const read = (incident: object) =>
  importAll(yandexStatus, inPieces(JSON.stringify({ items: [{ ...BASE, ...incident }] }), 64));

describe('the window', () => {
  test.each([
    ['is down on level 2', {}, { state: 'down', severity: 'Unavailable' }],
    ['is degraded on level 1', { levelId: 1 }, { state: 'degraded' }],
    ['has the number of its level where that has no name', { level: null }, { severity: '2' }],
    ['is open while it is', { status: 'open', endDate: null }, { end: null }],
    ['of no service stands for itself', { services: [] }, { ref: '7' }],
    [
      'names its zones, each once',
      { zones: [{ id: 'a' }], installations: [{ zones: [{ id: 'a' }, { id: 'b' }] }] },
      { title: 'Network (a, b)' },
    ],
  ])('%s', async (_, incident, expected) => {
    const { evidence, issues } = await read(incident);
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([{ kind: 'observation', basis: 'announced', ...expected }]);
  });

  test('ends with its endDate though it is called open', async () => {
    const { evidence, issues } = await read({ status: 'open' });
    expect(evidence).toMatchObject([{ end: { at: Date.parse('2026-02-03T10:00Z') } }]);
    expect(issues).toMatchObject([{ field: 'status', found: 'open', severity: 'note' }]);
  });

  test.each([
    ['no end of a resolved one', { endDate: null }, 'endDate'],
    ['an end before the start', { endDate: '2026-02-03T08:59:59.999Z' }, 'endDate'],
    ['a time without a zone', { startDate: '2026-02-03T09:00:00' }, 'startDate'],
    ['no start', { startDate: null }, 'startDate'],
    ['a new level', { levelId: 3 }, 'levelId'],
    ['no level', { levelId: null }, 'levelId'],
    ['a new status', { status: 'asleep' }, 'status'],
    ['no id', { id: undefined }, 'id'],
  ])('%s is an issue and no window', async (_, incident, field) => {
    const { evidence, issues } = await read(incident);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });
});

test('comments are statements, the report an analysis', async () => {
  const { evidence } = await read({
    comments: [
      comment('resolved', '10:05'),
      comment('update', '09:30'),
      comment('investigation', '09:10'),
    ],
    report: '<p>Why.</p>',
    reportPublishedTime: '2026-02-04T09:00:00.000Z',
  });
  const said = evidence.filter((fact) => fact.kind === 'statement');
  expect(said.map(({ ref, statement, text }) => [ref, statement, text])).toEqual([
    ['7:investigation09:10', 'acknowledgement', 'investigation'],
    ['7:update09:30', 'update', 'update'],
    ['7:resolved10:05', 'restored', 'resolved'],
    ['7:report', 'rca', 'Why.'],
  ]);
});

test('a backfilled incident has no acknowledgement', async () => {
  const { evidence } = await read({ comments: [comment('resolved', '10:05')] });
  expect(evidence[1]).toMatchObject({ statement: 'restored' });
});

test('a comment of a new type is left out, and the others stay', async () => {
  const { evidence, issues } = await read({
    comments: [comment('song', '09:20'), comment('update', '09:30')],
  });
  expect(evidence).toHaveLength(2);
  expect(issues).toMatchObject([{ place: { path: 'items[0].comments[0]' }, field: 'type' }]);
});

test('one incident alone is read as in a list', async () => {
  const { evidence } = await importAll(yandexStatus, inPieces(JSON.stringify(BASE)));
  expect(evidence).toMatchObject([{ ref: '7:Compute', place: { path: '[0]' } }]);
});

describe.skipIf(!existsSync(SAMPLES))('real files', () => {
  test.each([
    ['incidents.json', { observations: 169, statements: 67, errors: 0, notes: 1 }],
    ['incident.json', { observations: 37, statements: 6, errors: 0, notes: 0 }],
  ])('%s', async (name, expected) =>
    expect(await sampleCounts(`yandex-cloud-status/${name}`)).toMatchObject({
      importer: 'yandex-status',
      maintenance: 0,
      ...expected,
    }),
  );
});
