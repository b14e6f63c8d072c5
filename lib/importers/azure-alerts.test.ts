import { describe, expect, test } from 'vitest';

import { azureHealth } from './azure-health';
import { importAll, inPieces } from './testing';

describe('alerts', () => {
  const alert = (properties: object, eventTimestamp: string | null = '2026-05-06T08:20:00Z') => ({
    data: {
      context: {
        activityLog: {
          level: 'Warning',
          eventTimestamp,
          properties: {
            trackingId: 'QRST-9A0',
            incidentType: 'Incident',
            stage: 'Active',
            communicationId: String(eventTimestamp),
            communication: 'Text.',
            impactStartTime: '2026-05-06T08:00:00Z',
            impactedServices:
              '[{"ServiceName":"SQL","ImpactedRegions":[{"RegionName":"UK South"}]}]',
            ...properties,
          },
        },
      },
    },
  });
  const told = (...alerts: object[]) =>
    importAll(azureHealth, inPieces(alerts.map((one) => JSON.stringify(one)).join('\n'), 64));
  const windows = async (...alerts: object[]) =>
    (await told(...alerts)).evidence.filter(({ kind }) => kind !== 'statement');
  const RESOLVED = { stage: 'Resolved', impactMitigationTime: '2026-05-06T09:40:00Z' };

  test('of one event: the last counts, in whatever order they stand', async () => {
    const [open, over] = [alert({}), alert(RESOLVED, '2026-05-06T10:00:00Z')];
    const expected = [
      { ref: 'QRST-9A0:SQL - UK South', end: { at: Date.parse('2026-05-06T09:40Z') } },
    ];
    expect(await windows(open, over)).toMatchObject(expected);
    expect(await windows(over, open)).toMatchObject(expected);
  });

  test('a resolved one without its mitigation ended when it was sent', async () =>
    expect(
      await windows(alert({}), alert({ stage: 'Resolved' }, '2026-05-06T10:00:00Z')),
    ).toMatchObject([{ end: { at: Date.parse('2026-05-06T10:00Z') } }]));

  test('one that cannot be read leaves the earlier one', async () => {
    const later = alert({ ...RESOLVED, impactStartTime: 'soon' }, '2026-05-06T10:00:00Z');
    expect(await windows(alert({}), later)).toMatchObject([{ end: null }]);
  });

  test.each([
    ['Active', 'update'],
    ['Resolved', 'restored'],
    ['RCA', 'rca'],
  ])('stage %s says %s', async (stage, statement) => {
    const { evidence } = await told(alert({ ...RESOLVED, stage }));
    expect(evidence[0]).toMatchObject({ kind: 'statement', statement });
  });

  test('a maintenance keeps the notice of its first alert, and its last plan', async () => {
    const plan = { incidentType: 'Maintenance', impactStartTime: '5/16/2026 10:00:00 PM' };
    const planned = alert(
      { ...plan, stage: 'Planned', impactMitigationTime: '5/17/2026 2:00:00 AM' },
      '2026-05-01T09:00:00Z',
    );
    const begun = alert(
      { ...plan, stage: 'InProgress', impactMitigationTime: '5/17/2026 3:00:00 AM' },
      '2026-05-16T22:00:00Z',
    );
    expect(await windows(planned, begun)).toMatchObject([
      {
        kind: 'maintenance',
        noticeAt: Date.parse('2026-05-01T09:00Z'),
        start: { at: Date.parse('2026-05-16T22:00Z') },
        end: { at: Date.parse('2026-05-17T03:00Z') },
        zone: { id: 'UTC', basis: 'inferred' },
      },
    ]);
    expect(await windows(begun)).toMatchObject([{ noticeAt: null }]);
  });

  test('a cancelled maintenance excuses nothing, though it was announced', async () => {
    const plan = { incidentType: 'Maintenance', impactMitigationTime: '2026-05-06T12:00:00Z' };
    const cancelled = alert({ ...plan, stage: 'Canceled' }, '2026-05-06T09:00:00Z');
    expect(await windows(alert({ ...plan, stage: 'Planned' }), cancelled)).toEqual([]);
  });

  test.each([
    ['a list', [{ ServiceName: 'SQL', ImpactedRegions: [] }], 'SQL'],
    ['what only looks like JSON', '[{...}]', 'App Service - West Europe'],
    ['nothing', undefined, 'App Service - West Europe'],
  ])('services: %s', async (_, impactedServices, service) =>
    expect(
      await windows(alert({ impactedServices, service: 'App Service', region: 'West Europe' })),
    ).toMatchObject([{ service }]),
  );

  test('a new stage is an issue and no statement', async () => {
    const { evidence, issues } = await told(alert({ stage: 'Twilight' }));
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'stage', found: 'Twilight', severity: 'error' }]);
  });
});
