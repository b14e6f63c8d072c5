import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createClaim, getClaim } from './claims';
import { listOutages, getOutage } from './outages';
import { contractedVendor, importFile, newActor } from './testing';
import { getVendorReport } from './vendor-report';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

const OURS = 'start,end,state,reference\n2026-09-10T08:00:00Z,2026-09-10T11:00:00Z,down,a\n';

/** What the vendor's page tells of September without a word about the tenth. */
const page = JSON.stringify({
  page: { id: 'p1', name: 'Meridian Voice', url: 'https://status.meridian.example' },
  incidents: ['2026-09-02', '2026-09-20'].map((day, at) => ({
    id: `incident${at}`,
    name: 'Calls fail',
    status: 'resolved',
    impact: 'major',
    created_at: `${day}T10:00:00.000Z`,
    started_at: `${day}T10:00:00.000Z`,
    resolved_at: `${day}T10:01:00.000Z`,
    shortlink: `https://stspg.example/${at}`,
    incident_updates: [],
    components: [],
  })),
});

async function september({ withPage }: Readonly<{ withPage: boolean }>) {
  const { vendorId, contractId } = await contractedVendor(actor, '2026-09-01');
  await importFile(actor, { vendorId, fileName: 'probe.csv', text: OURS });
  if (withPage) await importFile(actor, { vendorId, fileName: 'incidents.json', text: page });
  const { rows } = await listOutages(actor, { vendor: vendorId });
  const ours = rows.find(({ start }) => start === '2026-09-10T08:00:00.000Z');
  const { id: claimId } = await createClaim(actor, {
    contractId,
    period: '2026-09',
    view: 'observed',
  });
  const { draft } = await getClaim(actor, claimId);
  return {
    ours,
    outage: await getOutage(actor, ours?.id ?? ''),
    report: await getVendorReport(actor, vendorId, { view: 'observed' }),
    letter: [...draft.opening, ...draft.closing].join(' '),
  };
}

describe('an outage of which only we tell', () => {
  test('does not make the vendor silent where nobody has read what it says', async () => {
    const { ours, outage, report, letter } = await september({ withPage: false });
    expect(ours).toMatchObject({ silent: false, firstNoticeMs: null, longestSilenceMs: null });
    expect(outage.communication).toMatchObject({ longestSilenceMs: null, silences: [] });
    expect(report.longestSilence).toMatchObject({ n: 0, longestMs: null });
    expect(report.rootCause).toMatchObject({ n: 0, missing: 0 });
    expect(report.firstNotice).toMatchObject({ n: 0, unacknowledged: 0 });
    expect(letter).not.toMatch(/no word|no notice|silence/i);
  });

  test('does where its own page tells of that month and not of this', async () => {
    const { ours, outage, report, letter } = await september({ withPage: true });
    expect(ours).toMatchObject({ silent: true, longestSilenceMs: 10_800_000 });
    expect(outage.communication.silences).toHaveLength(1);
    expect(report.firstNotice.unacknowledged).toBe(1);
    expect(report.rootCause.missing).toBe(1);
    expect(letter).toContain('You gave no notice of');
  });
});
