import postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { recordOutcome, recordStep } from './claim-progress';
import { listClaims } from './claim-rows';
import { exportClaim, submitClaim } from './claim-submission';
import { changeClaim, createClaim, getClaim, redraftClaim } from './claims';
import { getContract, listContracts } from './contract-report';
import { addFee, addTerms, createContract, endFee } from './contracts';
import { decide, revokeDecision } from './decisions';
import { commitImport, discardImport, undoImport } from './import-commit';
import { getImportLines } from './import-lines';
import { progressOf, tellProgress } from './import-progress';
import { getImport, listImports } from './import-report';
import { changeImport } from './imports';
import { getOutage, listOutages } from './outages';
import { getOverview } from './overview';
import { createApiKey, getSettings, revokeApiKey } from './people';
import { importFile, newActor, usualTerms } from './testing';
import { getTrace } from './traces';
import { getVendorReport } from './vendor-report';
import { addService, createVendor, listVendors } from './vendors';

const CSV = 'start,end,state,reference\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,check-1\n';

let owner: Actor;
let stranger: Actor;
let urls: Awaited<ReturnType<typeof testDatabase>>;
const ids = {
  vendor: '',
  contract: '',
  import: '',
  outage: '',
  evidence: '',
  decision: '',
  claim: '',
  assessment: '',
  key: '',
};

beforeAll(async () => {
  urls = await testDatabase();
  owner = await newActor('Owner Ltd');
  stranger = await newActor('Stranger Ltd');
  ids.vendor = (await createVendor(owner, { name: 'Meridian', services: [] })).id;
  ids.contract = (
    await createContract(owner, {
      vendorId: ids.vendor,
      name: 'Voice',
      currency: 'USD',
      startsOn: '2026-09-01',
      terms: usualTerms(),
      fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-01-01' }],
    })
  ).id;
  ids.import = await importFile(owner, { vendorId: ids.vendor, fileName: 'a.csv', text: CSV });
  ids.outage = (await listOutages(owner, {})).rows[0]?.id ?? '';
  ids.evidence = (await getOutage(owner, ids.outage)).facts[0]?.id ?? '';
  ids.decision = (
    await decide(owner, {
      evidenceId: ids.evidence,
      action: 'include',
      reasonKind: 'vendor_confirmed',
      reason: 'said so',
    })
  ).id;
  ids.claim = (
    await createClaim(owner, { contractId: ids.contract, period: '2026-09', view: 'agreed' })
  ).id;
  ids.assessment = (await getClaim(owner, ids.claim)).assessmentId ?? '';
  ids.key = (await createApiKey(owner, { name: 'cron', role: 'analyst' })).id;
  expect(Object.values(ids)).not.toContain('');
}, 60_000);

describe('a stranger with the id', () => {
  test.each<[string, (actor: Actor) => Promise<unknown>]>([
    ['reads no vendor', (actor) => getVendorReport(actor, ids.vendor, { view: 'agreed' })],
    ['adds no service', (actor) => addService(actor, ids.vendor, 'x')],
    ['reads no contract', (actor) => getContract(actor, ids.contract)],
    ['adds no terms', (actor) => addTerms(actor, ids.contract, { terms: usualTerms() })],
    [
      'adds no fee',
      (actor) =>
        addFee(actor, ids.contract, {
          kind: 'recurring',
          amount: '1.00',
          per: 'month',
          startsOn: '2026-01-01',
        }),
    ],
    ['ends no fee', (actor) => endFee(actor, ids.contract, ids.vendor, '2026-10-01')],
    ['reads no import', (actor) => getImport(actor, ids.import)],
    ['reads no line of an import', (actor) => getImportLines(actor, ids.import, { around: 1 })],
    ['changes no import', (actor) => changeImport(actor, ids.import, {})],
    ['commits no import', (actor) => commitImport(actor, ids.import)],
    ['undoes no import', (actor) => undoImport(actor, ids.import)],
    ['discards no import', (actor) => discardImport(actor, ids.import)],
    ['reads no outage', (actor) => getOutage(actor, ids.outage)],
    [
      'decides on no evidence',
      (actor) =>
        decide(actor, {
          evidenceId: ids.evidence,
          action: 'exclude',
          reasonKind: 'false_alarm',
          reason: 'x',
        }),
    ],
    ['revokes no decision', (actor) => revokeDecision(actor, ids.decision)],
    ['reads no trace', (actor) => getTrace(actor, ids.assessment)],
    ['reads no claim', (actor) => getClaim(actor, ids.claim)],
    ['changes no claim', (actor) => changeClaim(actor, ids.claim, { subject: 'x' })],
    ['redrafts no claim', (actor) => redraftClaim(actor, ids.claim)],
    [
      'records no step',
      (actor) => recordStep(actor, ids.claim, { step: 'claim', doneAt: '2026-10-01T00:00:00Z' }),
    ],
    ['submits no claim', (actor) => submitClaim(actor, ids.claim, true)],
    [
      'records no outcome',
      (actor) => recordOutcome(actor, ids.claim, { status: 'declined', recovered: '0' }),
    ],
    ['exports no claim', (actor) => exportClaim(actor, ids.claim, 'json')],
    [
      'drafts no claim',
      (actor) =>
        createClaim(actor, { contractId: ids.contract, period: '2026-09', view: 'agreed' }),
    ],
    ['revokes no API key', (actor) => revokeApiKey(actor, ids.key)],
  ])('%s', async (_, act) => {
    await expect(act(stranger)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('finds every list empty', async () => {
    expect(await listVendors(stranger)).toEqual([]);
    expect(await listContracts(stranger)).toEqual([]);
    expect((await listOutages(stranger, {})).total).toBe(0);
    expect((await listImports(stranger, 0)).total).toBe(0);
    expect(await listClaims(stranger)).toEqual({ claims: [], claimable: [] });
    expect((await getOverview(stranger)).rows).toEqual([]);
    const { keys, audit, people } = await getSettings(stranger);
    expect({ keys, audit, people }).toEqual({ keys: [], audit: [], people: [] });
  });

  test('sees no progress of an import', () => {
    const told = { phase: 'reading' as const, bytes: 1, totalBytes: 2, records: 1 };
    tellProgress({ organizationId: owner.organizationId, importId: ids.import }, told);
    expect(progressOf(stranger.organizationId, ids.import)).toBeNull();
    expect(progressOf(owner.organizationId, ids.import)).toEqual(told);
  });
});

test('a viewer reads and does not write', async () => {
  const viewer: Actor = { ...owner, role: 'viewer' };
  expect((await getContract(viewer, ids.contract)).contract.name).toBe('Voice');
  const writes = [
    () => createVendor(viewer, { name: 'Another', services: [] }),
    () => undoImport(viewer, ids.import),
    () => changeClaim(viewer, ids.claim, { subject: 'x' }),
    () => submitClaim(viewer, ids.claim, true),
    () => createApiKey(viewer, { name: 'x', role: 'viewer' }),
  ];
  for (const write of writes) {
    await expect((async () => write())()).rejects.toMatchObject({ code: 'forbidden' });
  }
});

describe('the database itself', () => {
  test('forces row-level security on every table that has an organisation', async () => {
    const sql = postgres(urls.superuserUrl, { max: 1 });
    const rows = await sql`
      select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r'`;
    await sql.end();
    expect(rows.length).toBeGreaterThanOrEqual(17);
    expect(rows.filter(({ forced }) => forced !== true)).toEqual([]);
  });

  test('shows the serving role nothing without the name of an organisation', async () => {
    const sql = postgres(urls.url, { max: 1 });
    const [found] = await sql`select count(*)::int as n from vendors`;
    await sql.end();
    expect(found).toEqual({ n: 0 });
  });

  test('lets nobody write a row of another organisation', async () => {
    const sql = postgres(urls.url, { max: 1 });
    const attempt = sql.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${stranger.organizationId}, true)`;
      await tx`insert into vendors (organization_id, id, name)
        values (${owner.organizationId}, ${stranger.organizationId}, 'Planted')`;
    });
    await expect(attempt).rejects.toThrow('row-level security');
    await sql.end();
  });

  test('keeps the audit log append-only and hash-chained', async () => {
    const sql = postgres(urls.url, { max: 1 });
    const change = sql.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${owner.organizationId}, true)`;
      await tx`update audit_log set verb = 'nothing happened'`;
    });
    await expect(change).rejects.toThrow(/permission denied|append-only/);
    const rows = await sql.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${owner.organizationId}, true)`;
      return tx`select seq::int, hash, previous_hash from audit_log order by seq`;
    });
    await sql.end();
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    for (const [index, row] of rows.entries()) {
      expect(row['previous_hash']).toBe(rows[index - 1]?.['hash'] ?? '0'.repeat(64));
    }
  });
});
