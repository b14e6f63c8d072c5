import { extractText } from 'unpdf';
import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { assessedPeriods } from './assessed-periods';
import { exportClaim } from './claim-submission';
import { createClaim, getClaim } from './claims';
import { createContract } from './contracts';
import { importFile, newActor, usualTerms } from './testing';
import { getTrace } from './traces';
import { reading } from './transaction';
import { createVendor } from './vendors';

/*
 * September 2026 in UTC: an outage of one minute at the beginning of each of its first 230 hours, and one
 * of 5 min in August. 230 of 43 200 minutes down are 99.467592 %, below 99.9: 10 % of 1 000.00.
 */
const OUTAGES = 230;
const HOUR_MS = 3_600_000;
const startOf = (index: number) =>
  new Date(Date.UTC(2026, 8, 1) + index * HOUR_MS).toISOString().replace('.000', '');
const ROWS = Array.from({ length: OUTAGES }, (_, index) => {
  const start = startOf(index);
  return `${start},${start.replace(':00:00', ':01:00')},down,check-${index}`;
});
const MONITOR = [
  'start,end,state,reference',
  '2026-08-31T10:00:00Z,2026-08-31T10:05:00Z,down,before',
  ...ROWS,
  '',
].join('\n');

let actor: Actor;
let contractId: string;

beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
  const { id: vendorId } = await createVendor(actor, { name: 'Meridian Voice', services: [] });
  ({ id: contractId } = await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-08-01',
    terms: usualTerms(),
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-01-01' }],
  }));
  await importFile(actor, { vendorId, fileName: 'kuma.csv', text: MONITOR });
}, 60_000);

test('the page of a figure shows the first 200 outages of the period, and tells how many there are', async () => {
  const periods = await reading(actor, (tx) => assessedPeriods(tx));
  const september = periods.find(({ period }) => period.period === '2026-09')?.period;
  const trace = await getTrace(actor, september?.figures.observed?.assessmentId ?? '');
  expect(trace.evidenceTotal).toBe(OUTAGES);
  expect(trace.evidence).toHaveLength(200);
  expect(trace.evidence[0]).toMatchObject({ start: '2026-09-01T00:00:00.000Z' });
  expect(trace.evidence.at(-1)).toMatchObject({ start: '2026-09-09T07:00:00.000Z' });
});

test('a claim lists every outage, in the letter, the CSV, the JSON and the PDF', async () => {
  const { id } = await createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
  const { draft } = await getClaim(actor, id);
  expect(draft.windows).toHaveLength(OUTAGES);
  expect(new Set(draft.windows.map(({ startAt }) => startAt)).size).toBe(OUTAGES);
  expect(draft.totals.minutes).toBe(String(OUTAGES));
  expect(draft.claimedAmount).toEqual({ amount: '100.00', currency: 'USD' });

  const textOf = async (format: 'csv' | 'json') =>
    new TextDecoder().decode((await exportClaim(actor, id, format)).bytes);
  const csv = await textOf('csv');
  const json = await textOf('json');
  const missing = ROWS.flatMap((row) => {
    const start = new Date(row.split(',')[0] ?? '').toISOString();
    return csv.includes(start) && json.includes(start) ? [] : [start];
  });
  expect(missing).toEqual([]);

  const { bytes } = await exportClaim(actor, id, 'pdf');
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  const words = text.replaceAll(/\s+/g, ' ');
  const letter = words.slice(0, words.indexOf('Calculation'));
  expect(letter.match(/, \d\d:00/g)).toHaveLength(OUTAGES);
}, 120_000);
