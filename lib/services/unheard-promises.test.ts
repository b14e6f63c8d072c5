import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createClaim, getClaim } from './claims';
import { contractedVendor, importFile, newActor, pageOf, usualTerms } from './testing';
import { getVendorReport } from './vendor-report';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

const promise = (measure: string) => ({
  id: measure,
  kind: 'communication',
  measure,
  within: { n: 30, unit: 'minute' },
  remedies: [{ kind: 'flat', credit: { money: '50' } }],
});

/** Twenty minutes down keep 99.9 % of September; three promises to speak pay 50.00 each. */
const OURS = 'start,end,state,reference\n2026-09-10T08:00:00Z,2026-09-10T08:20:00Z,down,a\n';

async function september(...files: readonly Readonly<{ fileName: string; text: string }>[]) {
  const usual = usualTerms();
  const { vendorId, contractId } = await contractedVendor(actor, '2026-09-01', {
    ...usual,
    commitments: [...usual.commitments, ...['first_notice', 'rca'].map(promise)],
    stacking: 'sum',
  });
  await importFile(actor, { vendorId, fileName: 'probe.csv', text: OURS });
  for (const file of files) await importFile(actor, { vendorId, ...file });
  const { periods } = await getVendorReport(actor, vendorId, { view: 'observed' });
  const { id } = await createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
  const { draft } = await getClaim(actor, id);
  return {
    figure: periods.find(({ period }) => period === '2026-09')?.figures.observed,
    letter: [...draft.opening, ...draft.closing].join(' '),
  };
}

const QUIET = { fileName: 'incidents.json', text: pageOf('2026-09-02', '2026-09-20') };

describe('promises to speak', () => {
  test('are neither kept nor broken, and pay nothing, where nobody has read what the vendor said', async () => {
    const { figure, letter } = await september();
    expect(figure).toMatchObject({ status: 'review', breaks: false, creditMinor: 0 });
    expect(figure?.reasons).toContain('no_data');
    expect(letter).not.toMatch(/account of the cause|USD/);
  });

  test('are broken, and pay, where its own page was read and does not tell of the outage', async () => {
    const { figure, letter } = await september(QUIET);
    expect(figure).toMatchObject({ status: 'breached', creditMinor: 10_000 });
    expect(letter).toMatch(/USD.100\.00 is due in all/);
  });
});
