import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { recordStep } from './claim-progress';
import { listClaims } from './claim-rows';
import { submitClaim } from './claim-submission';
import { changeClaim, createClaim, getClaim, redraftClaim } from './claims';
import { getContract } from './contract-report';
import { addFee, createContract, endFee } from './contracts';
import { decide, revokeDecision } from './decisions';
import { undoImport } from './import-commit';
import { getImport } from './import-report';
import { getOutage, listOutages } from './outages';
import { getOverview } from './overview';
import { importFile, newActor, usualTerms } from './testing';
import { getTrace } from './traces';
import { getVendorReport } from './vendor-report';
import { createVendor } from './vendors';

/*
 * September 2026 in UTC has 43 200 minutes; 99.9 % leaves 43.2 of them.
 *   monitor   10 Sep 10:00–11:00     60 min observed
 *   vendor    10 Sep 10:20–10:50     30 min admitted (inside ours)
 * admitted: 30 min → 99.930556 %, met. observed: 60 → 99.861111 %, 10 % of 1 000.00 = 100.00.
 * agreed: what the vendor admits, 30 min, until a person includes ours.
 */
const MONITOR = `start,end,state,reference
2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,check-1
2026-09-12T12:00:00Z,2026-09-12T11:00:00Z,down,reversed
`;
const STATUS_PAGE = JSON.stringify({
  page: { id: 'p', name: 'Meridian', url: 'https://status.example', time_zone: 'UTC' },
  incidents: [
    {
      id: 'abc123',
      name: 'Calls fail',
      status: 'resolved',
      created_at: '2026-09-10T10:25:00Z',
      started_at: '2026-09-10T10:20:00Z',
      resolved_at: '2026-09-10T10:50:00Z',
      impact: 'critical',
      components: [],
      incident_updates: [
        {
          id: 'u2',
          status: 'resolved',
          body: 'Resolved.',
          created_at: '2026-09-10T10:50:00Z',
          display_at: '2026-09-10T10:50:00Z',
          affected_components: null,
        },
        {
          id: 'u1',
          status: 'investigating',
          body: 'We are looking into it.',
          created_at: '2026-09-10T10:25:00Z',
          display_at: '2026-09-10T10:25:00Z',
          affected_components: null,
        },
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
  ({ id: vendorId } = await createVendor(actor, { name: 'Meridian Voice', services: [] }));
  ({ id: contractId } = await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-08-01',
    terms: usualTerms(),
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-01-01' }],
  }));
});

const september = async () => {
  const { periods } = await getVendorReport(actor, vendorId, { view: 'agreed' });
  const found = periods.find(({ period }) => period === '2026-09');
  if (!found) throw new Error('no September');
  return found;
};

test('before any evidence a period has no data, and that is not 100 %', async () => {
  expect((await september()).figures.agreed).toMatchObject({ watched: false, creditMinor: 0 });
});

test('from a file to a claim letter, with every figure as worked out above', async () => {
  const imported = await importFile(actor, { vendorId, fileName: 'kuma.csv', text: MONITOR });
  const report = await getImport(actor, imported);
  expect(report.counts).toMatchObject({ observations: 1, errors: 1 });
  expect(report.issues[0]).toMatchObject({ line: 3, field: 'end' });
  expect(report.import.added).toBe(1);

  await importFile(actor, { vendorId, fileName: 'incidents.json', text: STATUS_PAGE });
  const { figures } = await september();
  expect(figures.admitted).toMatchObject({ percent: '99.930556', status: 'met', creditMinor: 0 });
  expect(figures.observed).toMatchObject({
    percent: '99.861111',
    status: 'breached',
    creditMinor: 10_000,
  });
  expect(figures.agreed).toMatchObject({ percent: '99.930556', creditMinor: 0 });

  const { rows } = await listOutages(actor, {});
  expect(rows).toHaveLength(1);
  const [outage] = rows;
  expect(outage).toMatchObject({
    ms: { admitted: 1_800_000, observed: 3_600_000, agreed: 1_800_000 },
    disputedMs: 1_800_000,
    silent: false,
    firstNoticeMs: 25 * 60_000,
  });

  const detail = await getOutage(actor, outage?.id ?? '');
  const ours = detail.facts.find(({ party }) => party === 'customer');
  const decided = await decide(actor, {
    evidenceId: ours?.id ?? '',
    action: 'include',
    reasonKind: 'vendor_confirmed',
    reason: 'Confirmed in ticket 48213',
  });
  expect((await september()).figures.agreed).toMatchObject({
    percent: '99.861111',
    creditMinor: 10_000,
    creditPercent: '10',
  });

  const { claimable } = await listClaims(actor);
  expect(claimable).toEqual([
    expect.objectContaining({ period: '2026-09', claimBy: '2026-10-30', currency: 'USD' }),
  ]);
  const { id: claimId } = await createClaim(actor, {
    contractId,
    period: '2026-09',
    view: 'agreed',
  });
  const claim = await getClaim(actor, claimId);
  expect(claim.draft.claimedAmount).toEqual({ amount: '100.00', currency: 'USD' });
  expect(claim.draft.totals).toEqual({ minutes: '60', vendorMinutes: '30' });
  expect(claim.trace.find(({ step }) => step === 'rounding')?.result).toContain('100.00');

  const trace = await getTrace(actor, claim.assessmentId ?? '');
  expect(trace.commitments[0]?.steps.map(({ step }) => step)).toEqual([
    'version', 'period', 'clock', 'clip', 'merge', 'pauses', 'exclusions', 'minimum', 'metric',
    'comparison', 'tier', 'fee_base', 'credit', 'caps', 'rounding',
  ]); // prettier-ignore

  // A letter that was written over tells old figures once the view moves, and says so.
  await changeClaim(actor, claimId, { opening: ['60 minutes were agreed.'] });
  expect((await getClaim(actor, claimId)).outdated).toBe(false);
  await changeClaim(actor, claimId, { view: 'admitted' });
  expect(await getClaim(actor, claimId)).toMatchObject({
    outdated: true,
    draft: { windows: [{ startAt: '2026-09-10T10:20:00.000Z' }] },
  });
  await redraftClaim(actor, claimId);
  await changeClaim(actor, claimId, { view: 'agreed', answers: { affected_users: 'about 1,900' } });
  await recordStep(actor, claimId, {
    step: 'ticket',
    doneAt: '2026-09-10T10:30:00Z',
    reference: '48213',
  });
  const ready = await getClaim(actor, claimId);
  expect(ready.outdated).toBe(false);
  expect(ready.draft.reference).toContain('48213');
  expect(ready.draft.closing.join(' ')).toContain('Number of affected users: about 1,900');

  await submitClaim(actor, claimId, true);
  const frozen = await getClaim(actor, claimId);
  expect(frozen.documents.map(({ format }) => format).toSorted()).toEqual([
    'csv',
    'eml',
    'json',
    'pdf',
  ]);

  await revokeDecision(actor, decided.id);
  expect((await september()).figures.agreed).toMatchObject({ creditMinor: 0 });
  const after = await getClaim(actor, claimId);
  expect(after.draft.claimedAmount.amount).toBe('100.00');
  await expect(submitClaim(actor, claimId, true)).rejects.toThrow('submitted');
  const overview = await getOverview(actor, '2026-09');
  expect(overview.worth[0]).toMatchObject({ found: 10_000, awaiting: 10_000 });
});

test('the same file twice adds nothing', async () => {
  const again = await importFile(actor, { vendorId, fileName: 'kuma.csv', text: MONITOR });
  const report = await getImport(actor, again);
  expect(report.import.added).toBe(0);
  expect(report.counts).toMatchObject({ fresh: 0, known: 1 });
  expect(report.twin).not.toBeNull();
});

test('undoing an import takes its minutes back as a whole', async () => {
  const { rows: before } = await listOutages(actor, {});
  const { id } = await createVendor(actor, { name: 'Undone', services: [] });
  const imported = await importFile(actor, { vendorId: id, fileName: 'a.csv', text: MONITOR });
  expect((await listOutages(actor, { vendor: id })).total).toBe(1);
  await undoImport(actor, imported);
  expect((await listOutages(actor, { vendor: id })).total).toBe(0);
  expect((await listOutages(actor, {})).rows).toEqual(before);
  await expect(undoImport(actor, imported)).rejects.toThrow('undone');
});

test('a price that changes inside the period is counted by days', async () => {
  // September has 30 days: 1 000.00 for 10 of them and 1 300.00 for 20 are 333.33 + 866.67 = 1 200.00,
  // and 10 % of that is 120.00. The observed view breaches: 60 minutes of 43 200.
  const { fees } = await getContract(actor, contractId);
  const [old] = fees;
  await endFee(actor, contractId, old?.id ?? '', '2026-09-10');
  await addFee(actor, contractId, {
    kind: 'recurring',
    amount: '1300.00',
    per: 'month',
    startsOn: '2026-09-11',
  });
  expect((await september()).figures.observed).toMatchObject({ creditMinor: 12_000 });
  await expect(endFee(actor, contractId, old?.id ?? '', '2025-12-31')).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('terms that count what the evidence does not tell wait for a person, and owe nothing by guess', async () => {
  const { id } = await createVendor(actor, { name: 'Seats', services: [] });
  const [uptime] = usualTerms().commitments;
  await createContract(actor, {
    vendorId: id,
    name: 'By user',
    currency: 'USD',
    startsOn: '2026-09-01',
    terms: { ...usualTerms(), commitments: [{ ...uptime, metric: { kind: 'user_minutes' } }] },
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-01-01' }],
  });
  await importFile(actor, { vendorId: id, fileName: 'kuma.csv', text: MONITOR });
  const { periods } = await getVendorReport(actor, id, { view: 'observed' });
  expect(periods.find(({ period }) => period === '2026-09')?.figures.observed).toMatchObject({
    status: 'review',
    percent: null,
    creditMinor: 0,
  });
});
