import { beforeAll, describe, expect, test } from 'vitest';

import { isUndecided } from '@/lib/api/wire/overview';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { listClaims } from './claim-rows';
import { contractedVendor, importFile, newActor } from './testing';
import { getVendorReport } from './vendor-report';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

/** September 2026 has 43 200 minutes; 99.9 % leaves 43.2 of them. The fee is 1 000.00. */
async function september(...rows: string[]) {
  const { vendorId } = await contractedVendor(actor, '2026-09-01');
  const text = ['start,end,state,reference', ...rows, ''].join('\n');
  await importFile(actor, { vendorId: vendorId, fileName: 'probe.csv', text });
  const { periods } = await getVendorReport(actor, vendorId, { view: 'agreed' });
  const found = periods.find(({ period }) => period === '2026-09');
  if (!found) throw new Error('September is a period of the contract');
  const { claimable } = await listClaims(actor);
  return {
    ...found,
    claimable: claimable.filter((each) => each.vendor.id === vendorId && each.period === '2026-09'),
  };
}

describe('an outage that no source has ended, in a period that is over', () => {
  test('waits for a decision where it breaks the promise, and its claim is listed with its deadline', async () => {
    // 23:16:00 to midnight are 44 minutes: 99.898148 %, 10 % of 1 000.00.
    const period = await september('2026-09-30T23:16:00Z,,down,a');
    expect(period.figures.observed).toMatchObject({
      status: 'open',
      breaks: true,
      percent: '99.898148',
      creditMinor: 10_000,
    });
    expect(period.figures.agreed).toMatchObject({ status: 'met', breaks: false, creditMinor: 0 });
    expect(isUndecided(period)).toBe(true);
    expect(period.claimable).toMatchObject([
      { period: '2026-09', status: 'review', claimBy: '2026-10-30' },
    ]);
  });

  test('waits for nothing where all that it took of the period keeps the promise', async () => {
    // 23:16:48 to midnight are 43.2 minutes: 99.9 % exactly, which keeps the promise.
    const period = await september('2026-09-30T23:16:48Z,,down,a');
    expect(period.figures.observed).toMatchObject({ status: 'open', breaks: false });
    expect(isUndecided(period)).toBe(false);
    expect(period.claimable).toEqual([]);
  });

  test('a millisecond more breaks it', async () => {
    const period = await september('2026-09-30T23:16:47.999Z,,down,a');
    expect(period.figures.observed).toMatchObject({ status: 'open', breaks: true });
  });
});
