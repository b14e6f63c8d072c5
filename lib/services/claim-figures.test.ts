import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { listClaims } from './claim-rows';
import { changeClaim, createClaim, getClaim } from './claims';
import { createContract } from './contracts';
import { undoImport } from './import-commit';
import { getOverview } from './overview';
import { importFile, newActor, usualTerms } from './testing';
import { createVendor } from './vendors';

let made = 0;
beforeAll(async () => {
  await testDatabase();
});

/** A contract from a day of September 2026 on, and what our monitor saw of that month. */
async function september(startsOn: string, ...rows: readonly string[]) {
  made += 1;
  const actor: Actor = await newActor(`Buyer ${made}`);
  const { id: vendorId } = await createVendor(actor, { name: `Vendor ${made}`, services: [] });
  const { id: contractId } = await createContract(actor, {
    vendorId,
    name: 'Voice',
    currency: 'USD',
    startsOn,
    terms: usualTerms(),
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-09-01' }],
  });
  const text = ['start,end,state,reference', ...rows, ''].join('\n');
  const importId = await importFile(actor, { vendorId, fileName: 'probe.csv', text });
  const draft = async (view: 'admitted' | 'observed' | 'agreed') =>
    createClaim(actor, { contractId, period: '2026-09', view });
  return { actor, vendorId, importId, draft };
}

const OUTAGE = '2026-09-10T08:00:00Z,2026-09-10T11:00:00Z,down,a';

describe('a view of which nothing was imported', () => {
  test('is not claimed as if it were all up', async () => {
    const { draft } = await september('2026-09-01', OUTAGE);
    await expect(draft('admitted')).rejects.toThrow(/Nothing was imported for this view/);
  });

  test('is not changed to either', async () => {
    const { actor, draft } = await september('2026-09-01', OUTAGE);
    const { id } = await draft('observed');
    await expect(changeClaim(actor, id, { view: 'admitted' })).rejects.toThrow(
      /Nothing was imported for this view/,
    );
    expect((await getClaim(actor, id)).claim.view).toBe('observed');
  });
});

describe('a draft whose import was undone', () => {
  test('asks for nothing, on its page, in the list and in the overview', async () => {
    const { actor, draft, importId } = await september('2026-09-01', OUTAGE);
    const { id } = await draft('observed');
    const before = await listClaims(actor);
    expect(before.claims).toMatchObject([{ amountMinor: 10_000, claimBy: '2026-10-30' }]);
    await undoImport(actor, importId);
    const { claim, draft: letter } = await getClaim(actor, id);
    expect(claim).toMatchObject({ amountMinor: 0, claimBy: null });
    const after = await listClaims(actor);
    expect(after.claims).toMatchObject([{ amountMinor: 0, claimBy: null, daysLeft: null }]);
    const { notes, worth } = await getOverview(actor, '2026-09');
    expect(notes.map(({ text }) => text).join(' ')).not.toContain('USD');
    expect(worth).toMatchObject([{ currency: 'USD', found: 0, missed: 0, unclaimed: 0 }]);
    expect(letter.opening.join(' ')).not.toContain('100');
    expect(letter.amounts.observed).toMatchObject({ percent: null, status: 'review' });
    expect(letter.amounts.agreed).toBeNull();
    expect(letter.checks.filter(({ ok }) => !ok).map(({ field }) => field)).toContain('decision');
  });
});

describe('the letter', () => {
  const letterOf = async (startsOn: string, ...rows: readonly string[]) => {
    const { actor, draft } = await september(startsOn, ...rows);
    const { id } = await draft('observed');
    return (await getClaim(actor, id)).draft;
  };

  test('tells no outage from before the contract, and of one over its first midnight what lies inside', async () => {
    const letter = await letterOf(
      '2026-09-15',
      '2026-09-10T08:00:00Z,2026-09-10T11:00:00Z,down,a',
      '2026-09-14T22:00:00Z,2026-09-15T02:00:00Z,down,b',
    );
    expect(letter.windows).toMatchObject([{ minutes: '120' }]);
    expect(letter).toMatchObject({ adjustment: null, totals: { minutes: '120' } });
    expect(letter.opening.join(' ')).toContain('One outage counts:');
  });

  test('does not say that an outage counts which the contract’s rules take away', async () => {
    const { actor, vendorId, draft } = await september(
      '2026-09-01',
      '2026-09-20T02:10:00Z,2026-09-20T03:50:00Z,down,a',
      '2026-09-25T02:00:00Z,2026-09-25T03:00:00Z,down,b',
    );
    const announced = {
      id: 'm1',
      name: 'Switch replaced',
      status: 'completed',
      impact: 'maintenance',
      created_at: '2026-08-10T10:00:00Z',
      scheduled_for: '2026-09-20T02:00:00Z',
      scheduled_until: '2026-09-20T04:00:00Z',
      resolved_at: '2026-09-20T04:00:00Z',
      components: [],
      incident_updates: [
        {
          id: 'u1',
          status: 'scheduled',
          body: 'Planned.',
          created_at: '2026-08-10T10:00:00Z',
          display_at: '2026-08-10T10:00:00Z',
        },
      ],
    };
    const page = { id: 'p', name: 'Meridian', url: 'https://status.meridian.example' };
    await importFile(actor, {
      vendorId,
      fileName: 'maintenance.json',
      text: JSON.stringify({ page, scheduled_maintenances: [announced] }),
    });
    const { id } = await draft('observed');
    const { draft: letter } = await getClaim(actor, id);
    expect(letter).toMatchObject({ adjustment: { minutes: '-100' }, totals: { minutes: '60' } });
    expect(letter.opening.join(' ')).toContain('Two outages fall into it:');
  });

  test('asks for what an outage without an end has cost so far, and says that it is provisional', async () => {
    const letter = await letterOf('2026-09-01', '2026-09-30T20:00:00Z,,down,a');
    expect(letter.claimedAmount.amount).toBe('100.00');
    expect(letter.closing.join(' ')).toMatch(/is USD.100\.00\. An outage has not ended yet/);
  });
});
