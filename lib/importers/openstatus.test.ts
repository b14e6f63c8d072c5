import { describe, expect, test } from 'vitest';

import { openstatus } from './openstatus';
import { importAll, inPieces } from './testing';

const INCIDENT = {
  id: 1,
  monitorId: 7,
  startedAt: '2026-03-05T10:00:00Z',
  resolvedAt: '2026-03-05T10:20:00Z',
  resolvedBy: null,
};
const update = (id: number, status: string, clock: string, report = 5) => ({
  id,
  status,
  date: `2026-03-05T${clock}:00Z`,
  message: status,
  statusReportId: report,
});
const read = (...items: readonly object[]) =>
  importAll(openstatus, inPieces(JSON.stringify(items), 50));

describe('an incident', () => {
  test.each([
    ['resolved', INCIDENT.resolvedAt, Date.parse(INCIDENT.resolvedAt)],
    ['not resolved is open', null, undefined],
  ])('%s', async (_, resolvedAt, end) => {
    const { evidence } = await read({ ...INCIDENT, resolvedAt });
    expect(evidence).toMatchObject([{ ref: 'incident:1', service: 'monitor 7', state: 'down' }]);
    expect(evidence[0]?.kind === 'observation' && evidence[0].end?.at).toBe(end);
  });

  test('an end that is no text is not open', async () => {
    const { evidence, issues } = await read({ ...INCIDENT, resolvedAt: '' });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'resolvedAt', severity: 'error' }]);
  });
});

test('updates are statements in order of time; each report is acknowledged once', async () => {
  const { evidence } = await read(
    update(3, 'resolved', '10:30'),
    update(2, 'monitoring', '10:10'),
    update(1, 'investigating', '10:05'),
    update(4, 'identified', '10:07', 6),
    update(5, 'resolved', '09:00', 7),
    update(6, 'investigating', '09:30', 7),
  );
  expect(
    evidence.map((fact) => fact.kind === 'statement' && `${fact.about} ${fact.statement}`),
  ).toEqual([
    'report:7 restored',
    'report:7 acknowledgement',
    'report:5 acknowledgement',
    'report:6 acknowledgement',
    'report:5 update',
    'report:5 restored',
  ]);
});

test('a maintenance without monitors is one fact', async () => {
  const { evidence } = await read({
    id: 3,
    title: 'Emergency upgrade',
    from: '2026-03-08T01:00:00Z',
    to: '2026-03-08T02:00:00Z',
    monitorIds: [],
    pageId: 1,
  });
  expect(evidence).toMatchObject([{ ref: 'maintenance:3', emergency: true }]);
});

test('what a file tells twice counts once, and that is told', async () => {
  const maintenance = {
    id: 3,
    from: '2026-03-08T01:00:00Z',
    to: '2026-03-08T02:00:00Z',
    monitorIds: [7],
    pageId: 1,
  };
  const said = update(1, 'investigating', '10:05');
  const { evidence, issues } = await read(
    { ...INCIDENT, resolvedAt: null },
    INCIDENT,
    maintenance,
    maintenance,
    said,
    { ...said, message: 'edited' },
  );
  expect(evidence.map(({ ref }) => ref)).toEqual(['incident:1', 'maintenance:3:7', 'update:1']);
  expect(evidence[0]).toMatchObject({ end: { at: Date.parse(INCIDENT.resolvedAt) } });
  expect(evidence[2]).toMatchObject({ text: 'edited' });
  expect(issues).toMatchObject([{ field: 'id' }, { field: 'id' }]);
});
