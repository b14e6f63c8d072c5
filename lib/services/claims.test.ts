import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';
import { AppError } from '@/lib/errors';

import { recordOutcome } from './claim-progress';
import { exportClaim, submitClaim } from './claim-submission';
import { changeClaim, createClaim, getClaim } from './claims';
import { createContract } from './contracts';
import { importFile, newActor, usualTerms } from './testing';
import { createVendor, listVendors } from './vendors';

/*
 * September 2026 in UTC has 43 200 minutes. Of the terms is Voice, not Billing.
 *   Voice     31 Aug 23:00–1 Sep 01:00   60 min of September
 *   Voice     12 Sep 10:00–11:00         60 min, of it 30 twice
 *   Billing   15 Sep 10:00–12:00         not of the contract
 * 120 min down: 99.722222 %. uptime (99.9 %) pays 10 % of 1 000.00 = 100.00, strict (99.99 %) a flat
 * 50.00; the contract adds them up: 150.00.
 */
const MONITOR = `start,end,state,service,reference
2026-08-31T23:00:00Z,2026-09-01T01:00:00Z,down,Voice,check-1
2026-09-12T10:00:00Z,2026-09-12T11:00:00Z,down,Voice,check-2
2026-09-12T10:30:00Z,2026-09-12T11:00:00Z,down,Voice,check-3
2026-09-15T10:00:00Z,2026-09-15T12:00:00Z,down,Billing,check-4
`;
const update = (id: string, status: string, at: string) => ({
  id,
  status,
  body: `Maintenance ${status}.`,
  created_at: at,
  display_at: at,
  affected_components: null,
});
const MAINTENANCE = JSON.stringify({
  page: { id: 'p', name: 'Meridian', url: 'https://status.example', time_zone: 'UTC' },
  scheduled_maintenances: [
    {
      id: 'm1',
      name: 'Switch replaced',
      status: 'completed',
      impact: 'maintenance',
      created_at: '2026-08-10T10:00:00Z',
      scheduled_for: '2026-09-20T02:00:00Z',
      scheduled_until: '2026-09-20T03:00:00Z',
      resolved_at: '2026-09-20T03:00:00Z',
      components: [],
      incident_updates: [
        update('u2', 'completed', '2026-09-20T03:00:00Z'),
        update('u1', 'scheduled', '2026-08-10T10:00:00Z'),
      ],
    },
  ],
});

let actor: Actor;
let vendorId: string;
let contractId: string;

beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
  ({ id: vendorId } = await createVendor(actor, {
    name: 'Meridian Voice',
    services: ['Voice', 'Billing'],
  }));
  const [vendor] = await listVendors(actor);
  const voice = vendor?.services.find(({ name }) => name === 'Voice');
  const terms = usualTerms();
  const strict = {
    id: 'strict',
    kind: 'availability',
    target: { op: 'gte', percent: '99.99' },
    metric: { kind: 'time' },
    maintenance: 'counts_as_up',
    remedies: [{ kind: 'flat', credit: { money: '50' } }],
  };
  ({ id: contractId } = await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-08-01',
    terms: {
      ...terms,
      services: [{ id: voice?.key ?? '', name: 'Voice' }],
      commitments: [strict, ...terms.commitments],
      stacking: 'sum',
    },
    fees: [
      {
        kind: 'recurring',
        amount: '1000.00',
        per: 'month',
        startsOn: '2026-01-01',
        service: voice?.key,
      },
    ],
  }));
  await importFile(actor, { vendorId, fileName: 'kuma.csv', text: MONITOR });
});

const drafted = () => createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
const csvOf = async (id: string) => {
  const { bytes } = await exportClaim(actor, id, 'csv');
  return new TextDecoder().decode(bytes).split('\r\n');
};

let claimId: string;

test('the table has the minutes of the period and of the services of the contract', async () => {
  ({ id: claimId } = await drafted());
  const { draft } = await getClaim(actor, claimId);
  expect(draft.claimedAmount).toEqual({ amount: '150.00', currency: 'USD' });
  expect(draft.windows.map(({ service, minutes }) => [service, minutes])).toEqual([
    ['Voice', '60'],
    ['Voice', '60'],
  ]);
  expect(draft.totals.minutes).toBe('120');
  expect(draft.adjustment).toBeNull();
});

test('a vendor of whom nothing was imported has no figure: neither 100 % nor met', async () => {
  const { draft } = await getClaim(actor, claimId);
  expect(draft.amounts.admitted).toBeNull();
  expect(draft.columns.vendorMinutes).toBeNull();
  expect(draft.amounts.observed).toMatchObject({ percent: '99.722222', status: 'breached' });
});

test('the trace is of the amount claimed: each promise that pays, and how they add up', async () => {
  const { trace } = await getClaim(actor, claimId);
  const promises = [...new Set(trace.map(({ commitment }) => commitment))];
  expect(promises).toEqual(['uptime', 'strict', undefined]);
  expect(trace.at(-1)).toMatchObject({
    name: 'Total',
    result: 'USD\u00a0150.00',
    in: { stacking: 'sum' },
    out: { amount: '150.00', currency: 'USD' },
  });
});

test('maintenance of the period is evidence, with its notice; each with its service; words have no end', async () => {
  const before = await csvOf(claimId);
  expect(before.filter((line) => line.includes(',Voice,'))).toHaveLength(3);
  expect(before.some((line) => line.includes('Billing'))).toBe(false);
  await importFile(actor, { vendorId, fileName: 'maintenance.json', text: MAINTENANCE });
  const after = await csvOf(claimId);
  expect(after.some((line) => line.includes(',maintenance,vendor,'))).toBe(true);
  const notice = after.find((line) => line.includes(',maintenance_notice,'));
  expect(notice).toContain('2026-08-10T10:00:00.000Z,2026-08-10T10:00:00.000Z');
});

test('of submits and edits at the same time one wins, the others find it submitted', async () => {
  const settled = await Promise.allSettled([
    submitClaim(actor, claimId, true),
    submitClaim(actor, claimId, true),
    submitClaim(actor, claimId, true),
  ]);
  const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refused).toHaveLength(2);
  for (const reason of refused) {
    expect(reason).toBeInstanceOf(AppError);
    expect(reason).toMatchObject({ code: 'conflict' });
  }
  const frozen = await getClaim(actor, claimId);
  expect(frozen.documents).toHaveLength(4);
  expect(frozen.trace.at(-1)).toMatchObject({ name: 'Total' });
  await expect(changeClaim(actor, claimId, { view: 'admitted' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('an edit does not race a submit: what was frozen is what is shown', async () => {
  const { id } = await createClaim(actor, { contractId, period: '2026-08', view: 'observed' });
  const [edited, submitted] = await Promise.allSettled([
    changeClaim(actor, id, { opening: ['Changed.'] }),
    submitClaim(actor, id, true),
  ]);
  expect(submitted.status).toBe('fulfilled');
  const { draft } = await getClaim(actor, id);
  expect(draft.opening.includes('Changed.')).toBe(edited.status === 'fulfilled');
  const { bytes } = await exportClaim(actor, id, 'json');
  expect(new TextDecoder().decode(bytes).includes('"Changed."')).toBe(
    edited.status === 'fulfilled',
  );
});

test.each([
  ['accepted', '150.01', 'More came back'],
  ['accepted', '100.00', 'That is paid in part.'],
  ['partly_accepted', '150.00', 'paid in full'],
  ['partly_accepted', '0', 'declined'],
  ['partly_accepted', '200', 'More came back'],
  ['declined', '0.01', 'pays nothing'],
] as const)(
  'an answer that does not fit is refused: %s with %s',
  async (status, recovered, said) => {
    await expect(recordOutcome(actor, claimId, { status, recovered })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(said),
      faults: [{ path: 'recovered' }],
    });
  },
);

test.each([
  ['declined', '0'],
  ['partly_accepted', '149.99'],
  ['accepted', '150'],
] as const)('an answer that fits is kept: %s with %s', async (status, recovered) => {
  await recordOutcome(actor, claimId, { status, recovered });
  expect((await getClaim(actor, claimId)).claim).toMatchObject({ status });
});
