import { describe, expect, test } from 'vitest';

import { statuspage } from './statuspage';
import { importAll, inPieces } from './testing';

const at = (time: string) => Date.parse(`2026-03-03T${time}:00Z`);
const iso = (time: string) => `2026-03-03T${time}:00Z`;

const incident = (id: string, more: object = {}) => ({
  id,
  name: id,
  status: 'investigating',
  impact: 'critical',
  created_at: iso('09:00'),
  incident_updates: [
    { id: `${id}-1`, status: 'investigating', body: 'x', display_at: iso('09:00') },
  ],
  ...more,
});
const poll = (time: string | null, incidents: readonly object[] | undefined, more: object = {}) =>
  JSON.stringify({
    ...(time !== null && { fetched_at: iso(time) }),
    page: { id: 'p', updated_at: iso('08:00') },
    ...(incidents && { incidents }),
    ...more,
  });

async function read(polls: readonly string[], now = '10:30') {
  const { evidence, issues } = await importAll(statuspage, inPieces(polls.join('\n')), {
    now: at(now),
  });
  const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16);
  return {
    ends: evidence.flatMap((fact) => {
      if (fact.kind !== 'observation') return [];
      const { ref, end, precision } = fact;
      const bounds = end && end.earliest < end.latest ? [end.earliest, end.latest].map(clock) : [];
      return [[ref, end ? clock(end.at) : 'open', ...bounds, precision].join(' ')];
    }),
    issues: issues.map(({ severity, field }) => `${severity} ${field}`),
    kinds: new Set(evidence.map(({ kind }) => kind)),
  };
}

describe('an incident of a summary', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['is open when the poll is recent', [poll('10:00', [incident('a')])], ['a open exact']],
    [
      'that the next poll does not show has ended between them',
      [poll('10:00', [incident('a')]), poll('10:05', [])],
      ['a 10:05 10:00 10:05 approximate'],
    ],
    [
      'that the next poll has no list for has ended between them',
      [poll('10:00', [incident('a')]), poll('10:05', undefined, { components: [] })],
      ['a 10:05 10:00 10:05 approximate'],
    ],
    [
      'ends after the last poll that shows it, not the first',
      [poll('10:00', [incident('a')]), poll('10:05', [incident('a')]), poll('10:15', [])],
      ['a 10:15 10:05 10:15 approximate'],
    ],
    [
      'that comes back had not ended',
      [poll('10:00', [incident('a')]), poll('10:05', []), poll('10:10', [incident('a')])],
      ['a open exact'],
    ],
    [
      'keeps its end in later polls',
      [poll('10:00', [incident('a')]), poll('10:05', []), poll('10:10', [])],
      ['a 10:05 10:00 10:05 approximate'],
    ],
    [
      'with an end of its own keeps that',
      [
        poll('10:00', [incident('a')]),
        poll('10:05', [incident('a', { status: 'resolved', resolved_at: iso('10:02') })]),
        poll('10:10', []),
      ],
      ['a 10:02 exact'],
    ],
    [
      'is not ended by a poll without a time',
      [
        poll('10:00', [incident('a')]),
        JSON.stringify({ incidents: [] }),
        poll('10:10', [incident('a')]),
      ],
      ['a open exact'],
    ],
    [
      'is not ended by an answer that is no summary',
      [poll('10:00', [incident('a')]), '{"error":"Bad gateway"}'],
      ['a open exact'],
    ],
    [
      'is not ended by an older poll',
      [poll('10:00', [incident('a')]), poll('09:55', [])],
      ['a open exact'],
    ],
    [
      'that began after the poll’s own time has no end before its start',
      [poll('08:00', [incident('a')]), poll('08:30', [])],
      ['a 09:00 approximate'],
    ],
  ])('%s', async (_, polls, ends) => expect((await read(polls)).ends).toEqual(ends));

  test('is known to have been open until the poll when that is old', async () => {
    const late = Date.parse('2026-03-04T10:00:00Z');
    const of = (now: number) =>
      importAll(statuspage, inPieces(poll('10:00', [incident('a')])), { now });
    expect((await of(late)).evidence[0]).toMatchObject({ end: null });
    const { evidence, issues } = await of(late + 1);
    const end = { at: at('10:00'), earliest: at('10:00'), latest: late + 1 };
    expect(evidence[0]).toMatchObject({ end, precision: 'approximate' });
    expect(issues).toMatchObject([{ field: 'resolved_at', severity: 'note' }]);
  });

  test('is known to have been open until its last message, where that is later', async () => {
    const now = Date.parse('2026-03-05T10:00:00Z');
    const messages = [
      { id: 'm', status: 'identified', body: 'x', display_at: iso('09:20') },
      { id: 'n', status: 'investigating', body: 'x', display_at: iso('09:00') },
    ];
    const said = poll('09:10', [incident('a', { incident_updates: messages })]);
    const { evidence } = await importAll(statuspage, inPieces(said), { now });
    expect(evidence[0]).toMatchObject({ end: { at: at('09:20'), latest: now } });
  });

  test('counts once, as its last poll shows it', async () => {
    const polls = [
      poll('10:00', [incident('a', { impact: 'minor' }), incident('b')]),
      poll('10:05', [incident('a', { impact: 'major' })]),
    ];
    const { evidence } = await importAll(statuspage, inPieces(polls.join('\n')), {
      now: at('10:30'),
    });
    const seen = evidence.filter(({ kind }) => kind === 'observation');
    expect(seen).toMatchObject([
      { ref: 'a', severity: 'major', place: { path: '[1].incidents[0]' } },
      { ref: 'b', severity: 'critical', place: { path: 'incidents[1]' } },
    ]);
  });

  test('of incidents one by one is open, since no poll tells when it was', async () => {
    const { ends } = await read([JSON.stringify(incident('a'))]);
    expect(ends).toEqual(['a open exact']);
  });
});

describe('components', () => {
  const component = (name: string, status: string) => ({ id: `id-${name}`, name, status });

  test.each<[string, readonly object[], readonly object[], readonly string[]]>([
    [
      'that are well are passed over',
      [component('A', 'operational'), component('B', 'under_maintenance')],
      [],
      [],
    ],
    [
      'broken without an incident are noted once',
      [component('A', 'major_outage'), component('B', 'on_fire')],
      [],
      ['note components.status'],
    ],
    [
      'broken in an incident are explained',
      [component('A', 'major_outage')],
      [incident('a', { components: [{ id: 'id-A', name: 'A' }] })],
      [],
    ],
  ])('%s', async (_, components, incidents, issues) => {
    const found = await read([poll('10:00', incidents, { components })]);
    expect(found.issues).toEqual(issues);
    expect(found.kinds.has('coverage')).toBe(false);
  });
});

test('many incidents are given while they are read, each once', async () => {
  const many = Array.from({ length: 5000 }, (_, n) =>
    incident(`i${n}`, { status: 'resolved', resolved_at: iso('10:00') }),
  );
  const { ends } = await read([poll('10:00', many)]);
  expect(new Set(ends).size).toBe(5000);
  expect(ends).toHaveLength(5000);
});
