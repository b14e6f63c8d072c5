import { describe, expect, test } from 'vitest';

import { statuspage } from './statuspage';
import { at, BASE, read, update } from './statuspage-testing';
import { importAll, inPieces } from './testing';

const component = (name: string, status: string) => ({
  code: `code-${name}`,
  name,
  new_status: status,
});

async function stretches(incident: object) {
  const { evidence } = await read(incident);
  return evidence
    .filter((fact) => fact.kind === 'observation')
    .map(({ ref, service, state, start, end }) =>
      [
        ref,
        service ?? '-',
        state,
        ...[start.at, end?.at].map((edge) =>
          edge === undefined ? 'open' : new Date(edge).toISOString().slice(11, 16),
        ),
      ].join(' '),
    );
}

describe('state', () => {
  test.each([
    ['critical', 'down'],
    ['major', 'degraded'],
    ['minor', 'degraded'],
    ['none', 'degraded'],
  ])('impact %s without components is %s', async (impact, state) =>
    expect(await stretches({ impact })).toEqual([`inc1 - ${state} 10:00 12:00`]),
  );

  test.each(['catastrophic', null, undefined])('impact %s is not guessed', async (impact) => {
    const { evidence, issues } = await read({ impact });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([
      { place: { path: 'incidents[0]' }, field: 'impact', severity: 'error' },
    ]);
  });

  test('listed components share the impact when no update says more', async () =>
    expect(
      await stretches({
        components: [
          { id: 'a', name: 'API' },
          { id: 'b', name: 'Web' },
        ],
      }),
    ).toEqual(['inc1:a API degraded 10:00 12:00', 'inc1:b Web degraded 10:00 12:00']));

  test('components follow their own course', async () =>
    expect(
      await stretches({
        incident_updates: [
          update('resolved', '12:00', { affected_components: [component('API', 'operational')] }),
          update('monitoring', '11:00', {
            affected_components: [
              component('API', 'degraded_performance'),
              component('Web', 'operational'),
            ],
          }),
          update('identified', '10:30', { affected_components: null }),
          update('investigating', '10:05', {
            affected_components: [
              component('API', 'major_outage'),
              component('Web', 'partial_outage'),
              component('Docs', 'operational'),
            ],
          }),
        ],
      }),
    ).toEqual([
      'inc1:code-API API down 10:00 11:00',
      'inc1:code-API:2 API degraded 11:00 12:00',
      'inc1:code-Web Web degraded 10:00 11:00',
    ]));

  test('what was shown before the start holds from the start, and only the last of it', async () => {
    const course = [
      update('identified', '10:20', { affected_components: [component('API', 'partial_outage')] }),
      update('investigating', '10:05', { affected_components: [component('API', 'major_outage')] }),
    ];
    expect(
      await stretches({ started_at: '2026-02-01T10:30:00Z', incident_updates: course }),
    ).toEqual(['inc1:code-API API degraded 10:30 12:00']);
  });

  test('components that were never called broken share the impact', async () =>
    expect(
      await stretches({
        impact: 'critical',
        incident_updates: [
          update('investigating', '10:05', {
            affected_components: [component('API', 'operational')],
          }),
        ],
      }),
    ).toEqual(['inc1:code-API API down 10:00 12:00']));

  test('an unknown component status is an issue with its update', async () => {
    const { issues } = await read({
      incident_updates: [
        update('investigating', '10:05', { affected_components: [component('API', 'on_fire')] }),
      ],
    });
    expect(issues).toMatchObject([
      { place: { path: 'incidents[0].incident_updates[0]' }, found: 'on_fire', severity: 'error' },
    ]);
  });
});

describe('window', () => {
  test.each([
    ['a back-dated start', { started_at: '2026-02-01T09:00:00Z' }, ['09:00 12:00']],
    ['an offset of the page', { created_at: '2026-02-01T04:00:00.500-06:00' }, ['10:00 12:00']],
    ['an end though the status forgot it', { status: 'monitoring' }, ['10:00 12:00']],
    ['open', { status: 'monitoring', resolved_at: null }, ['10:00 open']],
    [
      'no resolved_at, but a message',
      { resolved_at: undefined, incident_updates: [update('resolved', '11:30')] },
      ['10:00 11:30'],
    ],
    [
      'reopened',
      {
        status: 'identified',
        resolved_at: null,
        incident_updates: [update('identified', '11:40'), update('resolved', '11:30')],
      },
      ['10:00 open'],
    ],
    [
      'an analysis after the end',
      {
        status: 'postmortem',
        resolved_at: null,
        incident_updates: [update('postmortem', '18:00'), update('resolved', '11:30')],
      },
      ['10:00 11:30'],
    ],
  ])('%s', async (_, incident, expected) =>
    expect(await stretches(incident)).toEqual(
      expected.map((window) => `inc1 - degraded ${window}`),
    ),
  );

  test.each([
    ['an end before the start', { resolved_at: '2026-02-01T09:00:00Z' }, 'resolved_at'],
    ['no end of a resolved one', { resolved_at: null }, 'resolved_at'],
    ['no start', { created_at: null }, 'started_at'],
    ['an unknown status', { status: 'surprise', resolved_at: null }, 'status'],
    ['a time without an offset', { created_at: '2026-02-01T10:00:00' }, 'created_at'],
    ['a time that is none', { resolved_at: 'yesterday' }, 'resolved_at'],
    ['no id', { id: undefined }, 'id'],
    ['updates that are none', { incident_updates: 'none' }, 'incident_updates'],
  ])('%s is an issue', async (_, incident, field) => {
    const { evidence, issues } = await read(incident);
    expect(evidence).toEqual([]);
    expect(issues[0]).toMatchObject({ field, severity: 'error' });
  });
});

describe('statements', () => {
  test('each update is one, at the time it was shown', async () => {
    const { evidence } = await read({
      incident_updates: [
        update('postmortem', '18:00'),
        update('resolved', '12:00'),
        update('monitoring', '11:00'),
        update('identified', '10:30', {
          display_at: '2026-02-01T10:20:00Z',
          body: 'Next update in 20 minutes',
        }),
        update('investigating', '10:05'),
      ],
    });
    const said = evidence.filter((fact) => fact.kind === 'statement');
    expect(said.map(({ statement, at: edge }) => [statement, edge?.at])).toEqual([
      ['acknowledgement', at('10:05')],
      ['update', at('10:20')],
      ['update', at('11:00')],
      ['restored', at('12:00')],
      ['rca', at('18:00')],
    ]);
    expect(said[1]?.nextUpdateBy).toBe(at('10:40'));
    expect(new Set(said.map(({ about }) => about))).toEqual(new Set(['inc1']));
  });

  test('a backfilled incident has no acknowledgement', async () => {
    const { evidence } = await read({ incident_updates: [update('resolved', '12:00')] });
    expect(
      evidence.map((fact) => (fact.kind === 'statement' ? fact.statement : fact.kind)),
    ).toEqual(['observation', 'restored']);
  });

  test('one broken update leaves the others', async () => {
    const { evidence, issues } = await read({ incident_updates: [7, update('resolved', '12:00')] });
    expect(evidence.filter((fact) => fact.kind === 'statement')).toHaveLength(1);
    expect(issues).toMatchObject([{ place: { path: 'incidents[0].incident_updates[0]' } }]);
  });

  test('an update without an id gets one that stays', async () => {
    const { evidence } = await read({
      incident_updates: [{ ...update('resolved', '12:00'), id: undefined }],
    });
    expect(evidence.at(-1)?.ref).toBe('inc1:2026-02-01T12:00:00Z:resolved');
  });
});

test('a webhook’s incident is read as the feed’s', async () => {
  const body = JSON.stringify({ meta: {}, page: { id: 'x' }, incident: BASE });
  const { evidence, issues } = await importAll(statuspage, inPieces(body));
  expect(issues).toEqual([]);
  expect(evidence).toMatchObject([{ ref: 'inc1', place: { path: '[0]' } }]);
});
