import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { salesforceTrust } from './salesforce-trust';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const IMPACT = {
  id: 1,
  startTime: '2026-04-02T09:00:00.000Z',
  endTime: '2026-04-02T10:00:00.000Z',
  type: 'serviceDisruption',
  severity: 'major',
};
const BASE = {
  id: '30',
  status: 'Resolved',
  createdAt: '2026-04-02T09:30:00.000Z',
  serviceKeys: ['coreService'],
  instanceKeys: ['EU9'],
  IncidentImpacts: [IMPACT],
  IncidentEvents: [],
};
const importOf = (value: unknown) =>
  importAll(salesforceTrust, inPieces(JSON.stringify(value), 64));
const read = (incident: object) => importOf([{ ...BASE, ...incident }]);
const impact = (more: object) => read({ IncidentImpacts: [{ ...IMPACT, ...more }] });

describe('an impact', () => {
  test.each([
    ['serviceDisruption', 'down'],
    ['featureDisruption', 'degraded'],
    ['perfDegradation', 'degraded'],
    ['featurePerfDegradation', 'degraded'],
  ])('%s is %s', async (type, state) =>
    expect((await impact({ type })).evidence).toMatchObject([
      { state, severity: `${type} major`, basis: 'announced' },
    ]),
  );

  test('is a window of its own: between two of them the service was well', async () => {
    const { evidence } = await read({
      IncidentImpacts: [
        IMPACT,
        {
          ...IMPACT,
          id: 2,
          startTime: '2026-04-02T14:00:00.000Z',
          endTime: '2026-04-02T14:30:00.000Z',
        },
      ],
    });
    expect(evidence).toMatchObject([
      { ref: '30:1:EU9', end: { at: Date.parse('2026-04-02T10:00Z') } },
      { ref: '30:2:EU9', start: { at: Date.parse('2026-04-02T14:00Z') } },
    ]);
  });

  test.each([
    ['', 'Active'],
    [null, 'Active'],
    [undefined, 'In Progress'],
  ])('with the end %j while %s is open', async (endTime, status) => {
    const { evidence, issues } = await read({ status, IncidentImpacts: [{ ...IMPACT, endTime }] });
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([{ end: null }]);
  });

  test.each([
    ['without an end of what is resolved', { endTime: '' }, 'endTime'],
    ['that ends before it starts', { endTime: '2026-04-02T08:59:59.999Z' }, 'endTime'],
    ['without a start', { startTime: null }, 'startTime'],
    ['of a new type', { type: 'solarFlare' }, 'type'],
    ['of no type', { type: null }, 'type'],
    ['of a time without a zone', { startTime: '2026-04-02T09:00:00' }, 'startTime'],
  ])('%s is an issue and no window', async (_, more, field) => {
    const { evidence, issues } = await impact(more);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([
      { place: { path: '[0].IncidentImpacts[0]' }, field, severity: 'error' },
    ]);
  });
});

test.each([
  ['instances', {}, ['EU9']],
  ['several instances', { instanceKeys: ['EU9', 'EU10', 'EU9'] }, ['EU9', 'EU10']],
  ['services where it names no instance', { instanceKeys: [] }, ['coreService']],
  ['nothing where it names neither', { instanceKeys: null, serviceKeys: null }, [undefined]],
])('an incident is of its %s', async (_, incident, expected) => {
  const { evidence } = await read(incident);
  expect(evidence.map(({ service }) => service)).toEqual(expected);
});

test('events are statements, oldest first; one of a new type is kept and noted', async () => {
  const { evidence, issues } = await read({
    IncidentImpacts: [],
    message: { rootCause: 'A certificate.', actionPlan: 'We renew them.' },
    IncidentEvents: [
      { id: 3, type: 'resolved', message: 'Over.', createdAt: '2026-04-02T10:00:00Z' },
      { id: 2, type: 'hint', message: 'Soon.', createdAt: '2026-04-02T09:40:00Z' },
      { id: 1, type: 'update', message: '<p>Down.</p>', createdAt: '2026-04-02T09:30:00Z' },
    ],
  });
  expect(
    evidence.map((fact) =>
      fact.kind === 'statement' ? [fact.ref, fact.statement, fact.text] : [],
    ),
  ).toEqual([
    ['30:1', 'acknowledgement', 'Down.'],
    ['30:2', 'update', 'Soon.'],
    ['30:3', 'restored', 'Over.'],
    ['30:rootCause', 'rca', 'A certificate.\n\nWe renew them.'],
  ]);
  expect(issues).toMatchObject([{ field: 'type', found: 'hint', severity: 'note' }]);
});

describe('a maintenance', () => {
  const PLAN = {
    id: 50,
    name: 'Site switch',
    plannedStartTime: '2026-06-06T22:00:00.000Z',
    plannedEndTime: '2026-06-07T02:00:00.000Z',
    createdAt: '2026-05-20T10:00:00.000Z',
    instanceKeys: ['EU9'],
    MaintenanceImpacts: [],
    MaintenanceEvents: [],
  };

  test('is as planned, and was announced when it was created', async () =>
    expect((await importOf([PLAN])).evidence).toMatchObject([
      {
        kind: 'maintenance',
        ref: '50:EU9',
        start: { at: Date.parse('2026-06-06T22:00Z') },
        end: { at: Date.parse('2026-06-07T02:00Z') },
        noticeAt: Date.parse('2026-05-20T10:00Z'),
        emergency: false,
      },
    ]));

  test.each([
    ['without an end', { plannedEndTime: null }, 'error'],
    ['that ends before it starts', { plannedEndTime: '2026-06-06T21:59:59.000Z' }, 'error'],
    ['that was cancelled', { message: { eventStatus: 'Cancelled' } }, 'note'],
  ])('%s excuses nothing', async (_, more, severity) => {
    const { evidence, issues } = await importOf([{ ...PLAN, ...more }]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ severity }]);
  });

  test('of an instance’s status is of that instance', async () => {
    const { instanceKeys, ...unnamed } = PLAN;
    expect(instanceKeys).toEqual(['EU9']);
    const status = [
      { key: 'NA1', Incidents: [], Maintenances: [unnamed] },
      { key: 'NA2', Incidents: [], Maintenances: [unnamed] },
    ];
    const { evidence } = await importOf(status);
    expect(evidence.map(({ ref, place }) => [ref, place])).toEqual([
      ['50:NA1', { path: '[0].Maintenances[0]' }],
      ['50:NA2', { path: '[1].Maintenances[0]' }],
    ]);
  });
});

test('what two instances tell of one incident is said once', async () => {
  const event = { id: 1, type: 'update', message: 'Down.', createdAt: '2026-04-02T09:30:00Z' };
  const incident = { ...BASE, IncidentEvents: [event] };
  const { evidence } = await importOf([
    { key: 'NA1', Incidents: [incident], Maintenances: [] },
    { key: 'NA2', Incidents: [incident], Maintenances: [] },
  ]);
  expect(evidence.map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
    'observation 30:1:NA1',
    'statement 30:1',
    'observation 30:1:NA2',
  ]);
});

test.each([[{}], [7], [{ id: '1' }], [null]])('%j is no incident', async (value) => {
  const { evidence, issues } = await importOf([value]);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ severity: 'error' }]);
});

test.skipIf(!existsSync(SAMPLES))('real file: incidents.json', async () =>
  expect(await sampleCounts('salesforce-trust/incidents.json')).toEqual({
    importer: 'salesforce-trust',
    observations: 2,
    statements: 2,
    maintenance: 0,
    coverage: 0,
    errors: 0,
    notes: 0,
  }),
);
