import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { googleIncidents } from './google-incidents';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const BASE = {
  id: 'inc1',
  begin: '2026-03-03T17:00:00+00:00',
  created: '2026-03-03T18:00:00+00:00',
  end: '2026-03-03T20:00:00+00:00',
  external_desc: 'It fails.',
  status_impact: 'SERVICE_OUTAGE',
  severity: 'high',
  service_key: 'all',
  service_name: 'Multiple Products',
  updates: [],
};
const update = (status: string | undefined, time: string, text = 'We work on it.') => ({
  created: `2026-03-03T${time}:00+00:00`,
  when: `2026-03-03T${time}:00+00:00`,
  status,
  text,
});

const read = (incident: object) =>
  importAll(googleIncidents, inPieces(JSON.stringify([{ ...BASE, ...incident }]), 64));

const clock = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16);

async function windows(incident: object) {
  const { evidence } = await read(incident);
  return evidence.flatMap((fact) =>
    fact.kind === 'observation'
      ? [
          [
            fact.ref,
            fact.service ?? '-',
            fact.state,
            clock(fact.start.at),
            clock(fact.end?.at),
          ].join(' '),
        ]
      : [],
  );
}

async function said(incident: object) {
  const { evidence } = await read(incident);
  return evidence.flatMap((fact) =>
    fact.kind === 'statement' ? [`${fact.statement} ${clock(fact.at?.at)}`] : [],
  );
}

describe('what is affected', () => {
  test.each<[string, object, string[]]>([
    [
      'each listed product, and never "Multiple Products"',
      { affected_products: [{ title: 'Ledger', id: 'a' }, { title: 'Queue' }] },
      ['inc1:a Ledger down 17:00 20:00', 'inc1:Queue Queue down 17:00 20:00'],
    ],
    [
      'a product that is listed twice, once',
      {
        affected_products: [
          { title: 'Ledger', id: 'a' },
          { title: 'Ledger', id: 'a' },
        ],
      },
      ['inc1:a Ledger down 17:00 20:00'],
    ],
    [
      'the service, where no product is listed',
      { service_key: 'k', service_name: 'Ledger' },
      ['inc1:k Ledger down 17:00 20:00'],
    ],
    ['nothing by name', {}, ['inc1 - down 17:00 20:00']],
  ])('%s', async (_, incident, expected) => expect(await windows(incident)).toEqual(expected));

  test('its locations and its impact stand in the quote', async () => {
    const { evidence } = await read({
      currently_affected_locations: [{ title: 'Oregon (us-west1)', id: 'us-west1' }],
      previously_affected_locations: [{ title: 'Oregon (us-west1)' }, { id: 'global' }],
    });
    expect(evidence[0]).toMatchObject({ quote: 'SERVICE_OUTAGE; Oregon (us-west1), global' });
  });
});

describe('how bad it is', () => {
  test.each([
    ['SERVICE_OUTAGE', 'low', 'down'],
    ['SERVICE_DISRUPTION', 'high', 'degraded'],
    ['SERVICE_INFORMATION', 'low', 'degraded'],
    [undefined, 'high', 'down'],
    [undefined, 'medium', 'degraded'],
    ['', 'low', 'degraded'],
  ])('impact %s and severity %s: %s', async (impact, severity, state) => {
    const { evidence } = await read({ status_impact: impact, severity });
    expect(evidence).toMatchObject([{ state, severity }]);
  });

  test('what is only told is noted', async () => {
    const { issues } = await read({ status_impact: 'SERVICE_INFORMATION' });
    expect(issues).toMatchObject([{ field: 'status_impact', severity: 'note' }]);
    expect((await read({ status_impact: 'SERVICE_DISRUPTION' })).issues).toEqual([]);
  });

  test.each([
    ['an unknown impact', { status_impact: 'AVAILABLE' }, 'status_impact'],
    ['an unknown severity', { status_impact: undefined, severity: 'huge' }, 'severity'],
    ['neither', { status_impact: undefined, severity: undefined }, 'severity'],
    ['a word that every object has', { status_impact: 'constructor' }, 'status_impact'],
  ])('%s is not guessed', async (_, incident, field) => {
    const { evidence, issues } = await read(incident);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ place: { path: '[0]' }, field, severity: 'error' }]);
  });
});

describe('the window', () => {
  test.each<[string, object, string[]]>([
    ['open without an end', { end: undefined }, ['inc1 - down 17:00 open']],
    ['open with an empty end', { end: '' }, ['inc1 - down 17:00 open']],
    [
      'over when the last update says so',
      { end: undefined, updates: [update('AVAILABLE', '19:30')] },
      ['inc1 - down 17:00 19:30'],
    ],
    [
      'open when it was taken up again',
      {
        end: undefined,
        updates: [update('SERVICE_OUTAGE', '19:40'), update('AVAILABLE', '19:30')],
      },
      ['inc1 - down 17:00 open'],
    ],
    ['from its creation, without a begin', { begin: undefined }, ['inc1 - down 18:00 20:00']],
    [
      'from its first update, without either',
      { begin: null, created: null, updates: [update('SERVICE_OUTAGE', '18:10')] },
      ['inc1 - down 18:10 20:00'],
    ],
  ])('%s', async (_, incident, expected) => expect(await windows(incident)).toEqual(expected));
});

describe('what was said', () => {
  const REPORT = '# ISSUE SUMMARY\n\nA certificate had expired.';
  const MINI = 'Mini Incident Report while full Incident Report is prepared';
  test.each<[string, object, string[]]>([
    [
      'the oldest update acknowledges, at its own time and not at the begin',
      {
        updates: [
          update('AVAILABLE', '20:05'),
          update('SERVICE_DISRUPTION', '19:00'),
          update('SERVICE_OUTAGE', '18:00'),
        ],
      },
      ['acknowledgement 18:00', 'update 19:00', 'restored 20:05'],
    ],
    [
      'available in between is an update',
      {
        updates: [
          update('AVAILABLE', '20:05'),
          update('SERVICE_OUTAGE', '19:30'),
          update('AVAILABLE', '19:00'),
          update('SERVICE_OUTAGE', '18:00'),
        ],
      },
      ['acknowledgement 18:00', 'update 19:00', 'update 19:30', 'restored 20:05'],
    ],
    [
      'reports come after what restores',
      {
        updates: [
          update('AVAILABLE', '23:00', REPORT),
          update('AVAILABLE', '21:00', MINI),
          update('AVAILABLE', '20:05'),
          update('SERVICE_OUTAGE', '18:00'),
        ],
      },
      ['acknowledgement 18:00', 'restored 20:05', 'update 21:00', 'rca 23:00'],
    ],
    [
      'a preliminary report restores where nothing else does',
      {
        updates: [update('AVAILABLE', '23:00', REPORT), update('AVAILABLE', '21:00', MINI)],
      },
      ['restored 21:00', 'rca 23:00'],
    ],
    [
      'what was shown from its end on restores, whatever its status says',
      { updates: [update('SERVICE_OUTAGE', '20:00'), update('SERVICE_OUTAGE', '19:59')] },
      ['acknowledgement 19:59', 'restored 20:00'],
    ],
    [
      'updates without a status',
      { updates: [update(undefined, '20:01'), update(undefined, '18:00')] },
      ['acknowledgement 18:00', 'restored 20:01'],
    ],
    [
      'when it was shown goes before when it was entered',
      { updates: [{ ...update('SERVICE_OUTAGE', '18:00'), when: '2026-03-03T18:30:00+00:00' }] },
      ['acknowledgement 18:30'],
    ],
  ])('%s', async (_, incident, expected) => expect(await said(incident)).toEqual(expected));

  test('two updates of one second have references of their own', async () => {
    const { evidence } = await read({
      updates: [update('SERVICE_OUTAGE', '18:00'), update('SERVICE_OUTAGE', '18:00')],
    });
    expect(evidence.flatMap(({ kind, ref }) => (kind === 'statement' ? ref : []))).toEqual([
      'inc1:2026-03-03T18:00:00+00:00',
      'inc1:2026-03-03T18:00:00+00:00:2',
    ]);
  });
});

describe('the window that the last words state', () => {
  const LABELS = [
    '(All Times US/Pacific)',
    '**Incident Start:** 3 March 2026 08:52',
    '**Incident End:** 3 March 2026 11:45',
    '**Duration:** 2 hours, 53 minutes',
  ].join('\n');
  const stated = async (text: string, status = 'AVAILABLE', time = '20:30') =>
    (await windows({ updates: [update(status, time, text)] })).filter((line) =>
      line.includes('stated'),
    );

  test.each([
    ['labels, in days and months', LABELS],
    ['labels with their own zone', LABELS.replaceAll(/(:\d\d)$/gm, '$1 PST').replace(/^.*\n/, '')],
    ['labels, in digits', LABELS.replaceAll('3 March 2026', '2026-03-03').replaceAll('**', '')],
    ['labels without a duration', LABELS.replace(/\n.*Duration.*$/, '')],
    [
      'a sentence',
      'On Tuesday, 3 March 2026 from 08:52 to 11:45 US/Pacific, the service was down.',
    ],
  ])('%s', async (_, text) =>
    expect(await stated(text)).toEqual(['inc1:stated - down 16:52 19:45']),
  );

  test.each([
    ['a duration that disagrees', LABELS.replace('53', '35')],
    ['no zone', LABELS.replace(/^.*\n/, '')],
    ['two starts', `${LABELS}\n**Incident Start:** 3 March 2026 08:00`],
    ['an end that is the start', LABELS.replace('11:45', '08:52').replace(/\n.*Duration.*$/, '')],
    ['an end before the start', LABELS.replace('11:45', '08:45').replace(/\n.*Duration.*$/, '')],
    ['a time that the clocks skipped', LABELS.replaceAll('3 March', '8 March').replace('08', '02')],
    ['an end that is still to come', LABELS.replace('11:45', '13:45').replace('2 h', '4 h')],
    [
      'windows of its own for each product',
      'Ledger\n- Start: 3 March 2026 08:52\nQueue\n- Start: 3 March 2026 09:00\nOn 3 March 2026 from 08:52 to 11:45 US/Pacific, the service was down.',
    ],
  ])('not with %s', async (_, text) => expect(await stated(text)).toEqual([]));

  test('not in a message amid the incident', async () =>
    expect(await stated(LABELS, 'SERVICE_OUTAGE', '19:50')).toEqual([]));
});

test.each([
  ['no id', { id: undefined, number: undefined }, 'id'],
  ['a begin without a zone', { begin: '2026-03-03T17:00:00' }, 'begin'],
  ['an end before its begin', { end: '2026-03-03T16:00:00Z' }, 'end'],
  ['updates that are none', { updates: 'none' }, 'updates'],
])('%s is an issue', async (_, incident, field) => {
  const { evidence, issues } = await read(incident);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ place: { path: '[0]' }, field, severity: 'error' }]);
});

test('a broken update leaves the others and the window', async () => {
  const broken = { ...update('SERVICE_OUTAGE', '18:10'), when: 'soon' };
  const { evidence, issues } = await read({ updates: [broken, update('SERVICE_OUTAGE', '18:00')] });
  expect(evidence.map(({ kind }) => kind)).toEqual(['observation', 'statement']);
  expect(issues).toMatchObject([{ place: { path: '[0].updates[0]' }, field: 'when' }]);
});

describe.skipIf(!existsSync(SAMPLES))('real files', () => {
  test.each([
    ['2021-04', { observations: 137, statements: 465, errors: 0, notes: 0 }],
    ['2021-05', { observations: 154, statements: 531, errors: 0, notes: 0 }],
    ['2026-08-20', { observations: 43, statements: 42, errors: 0, notes: 1 }],
  ])('%s', async (file, expected) =>
    expect(await sampleCounts(`google-cloud/${file}.json`)).toMatchObject({
      importer: 'google-incidents',
      maintenance: 0,
      coverage: 0,
      ...expected,
    }),
  );
});
