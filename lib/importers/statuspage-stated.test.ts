import { expect, test } from 'vitest';

import { statuspage } from './statuspage';
import { importAll, inPieces } from './testing';

/** An incident announced from 10:00 to 12:00 on 1 February 2026, UTC, whose last message is `body`. */
async function stated(body: string, components: readonly string[] = [], status = 'resolved') {
  const incident = {
    id: 'inc1',
    name: 'Outage',
    status: 'resolved',
    impact: 'critical',
    created_at: '2026-02-01T10:00:00Z',
    resolved_at: '2026-02-01T12:00:00Z',
    components: components.map((name) => ({ name })),
    incident_updates: [
      { id: 'u2', status, body, display_at: '2026-02-01T12:00:00Z' },
      {
        id: 'u1',
        status: 'investigating',
        body: 'We look into it.',
        display_at: '2026-02-01T10:00:00Z',
      },
    ],
  };
  const { evidence } = await importAll(
    statuspage,
    inPieces(JSON.stringify({ incidents: [incident] })),
  );
  return evidence.flatMap((fact) =>
    fact.kind === 'observation' && fact.basis === 'stated'
      ? `${fact.ref} ${fact.state} ${[fact.start, fact.end].map((edge) => new Date(edge?.at ?? 0).toISOString().slice(11, 16)).join('-')}`
      : [],
  );
}

const SENTENCE = 'On February 1, 2026 between 09:10 UTC and 11:40 UTC the API was down.';

test('one certain window is admitted beside the page’s own', async () => {
  expect(await stated(SENTENCE)).toEqual(['inc1:stated down 09:10-11:40']);
  expect(await stated(SENTENCE, ['API', 'Web'])).toEqual([
    'inc1:stated:API down 09:10-11:40',
    'inc1:stated:Web down 09:10-11:40',
  ]);
});

test.each([
  ['no window', 'All is well.'],
  ['an approximate one', SENTENCE.replace('between', 'between approximately')],
  ['no zone', SENTENCE.replaceAll(' UTC', '')],
  ['no end', 'On February 1, 2026 the API was down from 09:10 UTC.'],
  ['two of them', `${SENTENCE} ${SENTENCE.replace('09:10', '07:10').replace('11:40', '08:00')}`],
  ['another day’s', SENTENCE.replace('February 1', 'January 14')],
  ['one that is still to end', SENTENCE.replace('11:40', '12:30')],
  [
    'a maintenance',
    'On February 1, 2026 between 09:10 UTC and 11:40 UTC we will perform scheduled maintenance.',
  ],
])('%s is not', async (_, body) => expect(await stated(body)).toEqual([]));

test('a guess amid the incident is not the last word', async () =>
  expect(await stated(SENTENCE, [], 'monitoring')).toEqual([]));
