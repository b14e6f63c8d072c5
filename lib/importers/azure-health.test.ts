import { describe, expect, test } from 'vitest';

import { azureHealth } from './azure-health';
import { importAll, inPieces } from './testing';

const ISSUE = {
  eventType: 'ServiceIssue',
  status: 'Resolved',
  title: 'Connectivity',
  eventLevel: 'Critical',
  impactStartTime: '2026-01-20T07:30:00Z',
  impactMitigationTime: '2026-01-20T10:55:00Z',
  impact: [{ impactedService: 'Storage', impactedRegions: [{ impactedRegion: 'West US' }] }],
};
const importOf = (text: string) => importAll(azureHealth, inPieces(text, 64));
const read = (properties: object) =>
  importOf(
    JSON.stringify({ value: [{ name: 'ABCD-1F0', properties: { ...ISSUE, ...properties } }] }),
  );

describe('a service issue', () => {
  test.each([
    ['Critical is down', { eventLevel: 'Critical' }, { state: 'down', severity: 'Critical' }],
    ['Error is degraded', { eventLevel: 'Error' }, { state: 'degraded', severity: 'Error' }],
    ['Informational is degraded', { eventLevel: 'Informational' }, { state: 'degraded' }],
    [
      'the level of the insight stands in',
      { eventLevel: null, level: 'Critical' },
      { state: 'down' },
    ],
    ['open while active', { status: 'Active', impactMitigationTime: null }, { end: null }],
    [
      'open with the time that is none',
      { status: 'Active', impactMitigationTime: '0001-01-01T00:00:00' },
      { end: null },
    ],
    [
      'a time without a zone is UTC',
      { impactStartTime: '2026-01-20T07:30:00' },
      { start: { at: Date.parse('2026-01-20T07:30Z') }, zone: { basis: 'inferred' } },
    ],
    ['a time with one says so', {}, { zone: { id: 'UTC', basis: 'stated' } }],
    [
      'seven decimals',
      { impactStartTime: '2026-01-20T07:30:00.1234567Z' },
      { start: { at: Date.parse('2026-01-20T07:30:00.123Z') } },
    ],
    [
      'no region is named',
      { impact: [{ impactedService: 'Storage' }] },
      { ref: 'ABCD-1F0:Storage', service: 'Storage' },
    ],
    ['no service is named', { impact: [] }, { ref: 'ABCD-1F0' }],
  ])('%s', async (_, properties, expected) => {
    const { evidence, issues } = await read(properties);
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([{ kind: 'observation', basis: 'announced', ...expected }]);
  });

  test('is of each service and region', async () => {
    const regions = [{ impactedRegion: 'West US' }, { impactedRegion: 'East US' }];
    const { evidence } = await read({
      impact: [
        { impactedService: 'Storage', impactedRegions: regions },
        { impactedService: 'SQL', impactedRegions: regions },
      ],
    });
    expect(evidence.map(({ service }) => service)).toEqual([
      'Storage - West US',
      'Storage - East US',
      'SQL - West US',
      'SQL - East US',
    ]);
  });

  test.each([
    [
      'mitigated, yet active',
      { status: 'Active' },
      'status',
      { end: { at: Date.parse('2026-01-20T10:55Z') } },
    ],
    ['without a level', { eventLevel: null }, 'level', { state: 'degraded' }],
  ])('%s is read with a note', async (_, properties, field, expected) => {
    const { evidence, issues } = await read(properties);
    expect(evidence).toMatchObject([expected]);
    expect(issues).toMatchObject([{ field, severity: 'note' }]);
  });

  test.each([
    ['no end of a resolved one', { impactMitigationTime: null }, 'impactMitigationTime'],
    [
      'an end before the start',
      { impactMitigationTime: '2026-01-20T07:29:59Z' },
      'impactMitigationTime',
    ],
    ['no start', { impactStartTime: null }, 'impactStartTime'],
    ['a time that is none', { impactStartTime: 'soon' }, 'impactStartTime'],
    ['a day for a time', { impactStartTime: '2026-01-20' }, 'impactStartTime'],
    ['a new level', { eventLevel: 'Purple' }, 'level'],
    ['a new type', { eventType: 'Eclipse' }, 'eventType'],
  ])('%s is an issue and no window', async (_, properties, field) => {
    const { evidence, issues } = await read(properties);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });

  test('that was a false alarm is none', async () => {
    const { evidence, issues } = await read({ eventTags: ['False Positive'] });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ severity: 'note' }]);
  });
});

describe('what is said', () => {
  const updates = [
    {
      summary:
        '<p>Why: between 07:12 UTC and 10:58 UTC on 20 January 2026, storage was unavailable.</p>',
      updateDateTime: '2026-01-25T10:00:00Z',
      eventTags: ['Preliminary PIR'],
    },
    { summary: 'Better.', updateDateTime: '2026-01-20T11:00:00Z' },
    { summary: 'We look into it.', updateDateTime: '2026-01-20T08:05:00Z' },
  ];
  const said = async (properties: object) =>
    (await read(properties)).evidence.flatMap((fact) =>
      fact.kind === 'statement' ? [`${fact.statement} ${fact.channel}`] : [],
    );
  const regions = [
    { impactedRegion: 'West US', updates },
    { impactedRegion: 'East US', updates },
  ];
  const impact = [{ impactedService: 'Storage', impactedRegions: regions }];

  test('the updates of all regions once, oldest first', async () =>
    expect(await said({ impact })).toEqual([
      'acknowledgement Azure Service Health',
      'update Azure Service Health',
      'rca Azure Service Health',
    ]));

  test('an update stands where it is told first', async () => {
    const { evidence } = await read({ impact });
    expect(evidence.at(-1)?.place).toEqual({
      path: 'value[0].properties.impact[0].impactedRegions[0].updates[0]',
    });
  });

  test('the review’s own window is stated beside the announced one', async () => {
    const { evidence } = await read({ impact });
    expect(evidence[2]).toMatchObject({
      ref: 'ABCD-1F0:stated:Storage - West US',
      start: { at: Date.parse('2026-01-20T07:12Z') },
      end: { at: Date.parse('2026-01-20T10:58Z') },
    });
  });

  test('the event’s own text is the last that was said, so it acknowledges nothing', async () =>
    expect(
      await said({ description: 'We look into it.', lastUpdateTime: '2026-01-20T11:00:00Z' }),
    ).toEqual(['update Azure Service Health']));

  test.each(['HealthAdvisory', 'SecurityAdvisory', 'Billing'])(
    '%s is an advice alone',
    async (eventType) => {
      const { evidence, issues } = await read({ eventType, impact });
      expect(evidence.map(({ kind }) => kind)).toEqual(['statement', 'statement', 'statement']);
      expect(evidence[0]).toMatchObject({ statement: 'update' });
      expect(issues).toMatchObject([{ field: 'eventType', severity: 'note' }]);
    },
  );

  test('an analysis alone is one, without a note', async () => {
    const { evidence, issues } = await read({ eventType: 'RCA', summary: 'Why.', impact: [] });
    expect(evidence).toMatchObject([{ kind: 'statement', statement: 'rca' }]);
    expect(issues).toEqual([]);
  });
});

describe('a planned maintenance', () => {
  const updates = [{ summary: 'We shall.', updateDateTime: '2026-01-02T09:00:00Z' }];
  const impact = [
    { impactedService: 'SQL', impactedRegions: [{ impactedRegion: 'UK South', updates }] },
  ];

  test('was announced with its first update', async () =>
    expect((await read({ eventType: 'PlannedMaintenance', impact })).evidence).toMatchObject([
      {
        kind: 'maintenance',
        ref: 'ABCD-1F0:SQL - UK South',
        noticeAt: Date.parse('2026-01-02T09:00Z'),
      },
      { kind: 'statement', statement: 'maintenance_notice' },
    ]));

  test('without updates does not tell when it was announced', async () => {
    const { evidence } = await read({
      eventType: 'PlannedMaintenance',
      summary: 'We shall.',
      lastUpdateTime: '2026-01-20T07:00:00Z',
    });
    expect(evidence[0]).toMatchObject({ kind: 'maintenance', noticeAt: null });
  });

  test('without an end excuses nothing', async () => {
    const { evidence, issues } = await read({
      eventType: 'PlannedMaintenance',
      impactMitigationTime: null,
    });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'impactMitigationTime', severity: 'error' }]);
  });
});
