import { expect, test } from 'vitest';

import { statuspage } from './statuspage';
import { importAll, inPieces } from './testing';

const iso = (time: string) => `2026-02-01T${time}:00Z`;
const update = (time: string, components: Readonly<Record<string, string>> | null) => ({
  id: time,
  status: 'identified',
  body: 'x',
  display_at: iso(time),
  affected_components:
    components &&
    Object.entries(components).map(([name, new_status]) => ({ code: name, name, new_status })),
});

async function stretches(updates: readonly object[]) {
  const incident = {
    id: 'i',
    status: 'resolved',
    impact: 'major',
    created_at: iso('10:00'),
    resolved_at: iso('12:00'),
    incident_updates: updates,
  };
  const { evidence } = await importAll(statuspage, inPieces(JSON.stringify([incident])));
  return evidence.flatMap((fact) =>
    fact.kind === 'observation'
      ? `${fact.service} ${fact.state} ${new Date(fact.start.at).toISOString().slice(11, 16)}`
      : [],
  );
}

test.each([
  [
    'named first is broken from the start of the incident',
    [update('10:05', { API: 'major_outage' })],
    ['API down 10:00'],
  ],
  [
    'named first, after messages without any, is too',
    [update('10:05', null), update('10:30', { API: 'major_outage' })],
    ['API down 10:00'],
  ],
  [
    'named after others is broken from then on',
    [
      update('10:05', { API: 'major_outage' }),
      update('10:40', { API: 'major_outage', Web: 'partial_outage' }),
    ],
    ['API down 10:00', 'Web degraded 10:40'],
  ],
  [
    'named as well at first is broken when it is called so',
    [update('10:05', { API: 'operational' }), update('10:40', { API: 'major_outage' })],
    ['API down 10:40'],
  ],
])('a component %s', async (_, updates, expected) =>
  expect(await stretches(updates)).toEqual(expected),
);
