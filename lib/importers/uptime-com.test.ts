import { expect, test } from 'vitest';

import { importAll, inPieces } from './testing';
import { uptimeCom } from './uptime-com';

const read = (more: object) =>
  importAll(
    uptimeCom,
    inPieces(
      JSON.stringify({
        count: 1,
        results: [
          {
            pk: 7,
            created_at: '2026-08-03T09:00:00Z',
            resolved_at: '2026-08-03T09:12:00Z',
            check_pk: 311,
            check_name: 'Invoices API',
            state_is_up: true,
            ignored: false,
            ...more,
          },
        ],
      }),
    ),
  );

test.each([
  ['has its own end', {}, { end: { at: Date.UTC(2026, 7, 3, 9, 12) }, service: 'Invoices API' }],
  ['is open while its check is down', { resolved_at: null, state_is_up: false }, { end: null }],
  [
    'is open with a time that is not set',
    { resolved_at: '0001-01-01T00:00:00Z', state_is_up: false },
    { end: null },
  ],
  ['may name its check by number', { check_name: null }, { service: '311' }],
])('an outage %s', async (_, more, expected) => {
  const { evidence, issues } = await read(more);
  expect(evidence).toMatchObject([{ ref: '7', state: 'down', ...expected }]);
  expect(issues).toEqual([]);
});

test.each([
  ['ignored there', { ignored: true }, { field: 'ignored', severity: 'note' }],
  ['without an end though its check is up', { resolved_at: null }, { field: 'resolved_at' }],
  [
    'without an end, nor a word of its check',
    { resolved_at: null, state_is_up: null },
    { field: 'resolved_at', severity: 'error' },
  ],
  [
    'with an end before its start',
    { resolved_at: '2026-08-03T08:59:59Z' },
    { field: 'resolved_at' },
  ],
  ['without a number', { pk: null }, { field: 'pk', found: 'null', severity: 'error' }],
])('an outage %s makes no window', async (_, more, issue) => {
  const { evidence, issues } = await read(more);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([issue]);
});
