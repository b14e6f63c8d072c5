import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createContract } from './contracts';
import { decideOutage } from './decisions';
import { group, revokeGrouping } from './groupings';
import { commitImport, undoImport } from './import-commit';
import { getImport } from './import-report';
import { changeImport, receiveImport } from './imports';
import { enterByHand } from './manual';
import { getOutage, listOutages } from './outages';
import { getSettings } from './people';
import { bytesOf, importFile, newActor, usualTerms } from './testing';
import { getVendorReport } from './vendor-report';
import { createVendor } from './vendors';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

const HOUR = 3_600_000;
const CSV = [
  'start,end,state,reference',
  '2026-03-10T10:00:00Z,2026-03-10T11:00:00Z,down,a',
  '2026-03-10T12:00:00Z,2026-03-10T13:00:00Z,down,b',
  '2026-03-10T12:30:00Z,2026-03-10T14:00:00Z,down,c',
  '',
].join('\n');

let made = 0;
async function vendorWith(text: string | null) {
  made += 1;
  const { id } = await createVendor(actor, { name: `Vendor ${made}`, services: [] });
  await createContract(actor, {
    vendorId: id,
    name: 'Voice',
    currency: 'USD',
    startsOn: '2026-03-01',
    terms: {
      ...usualTerms(),
      effective: { from: '2026-03-01', decidedBy: 'period_start' },
      commitments: usualTerms().commitments.map((one) => ({
        ...one,
        exclusions: [{ kind: 'scheduled_maintenance' }],
      })),
    },
    fees: [{ kind: 'recurring', amount: '1000.00', per: 'month', startsOn: '2026-01-01' }],
  });
  if (text !== null) await importFile(actor, { vendorId: id, fileName: 'probe.csv', text });
  return id;
}

const rowsOf = async (vendor: string) => (await listOutages(actor, { vendor })).rows;
const spans = async (vendor: string) =>
  (await rowsOf(vendor)).map(({ start, end }) => `${start.slice(11, 16)}-${end?.slice(11, 16)}`);
const march = async (vendor: string, view: 'observed' | 'agreed') => {
  const { periods } = await getVendorReport(actor, vendor, { view });
  return periods.find(({ period }) => period === '2026-03')?.figures[view];
};

describe('outages are made one, and parted', () => {
  test('two with an hour between are one, with the minutes of both; revoked, they are two', async () => {
    const vendor = await vendorWith(CSV);
    const before = await rowsOf(vendor);
    expect(await spans(vendor)).toEqual(['12:00-14:00', '10:00-11:00']);
    const { id } = await group(actor, {
      action: 'merge',
      outageIds: before.map((row) => row.id),
      reason: 'One failed change',
    });
    expect(await spans(vendor)).toEqual(['10:00-14:00']);
    const [one] = await rowsOf(vendor);
    expect(one?.ms.observed).toBe(3 * HOUR);
    const report = await getOutage(actor, one?.id ?? '');
    expect(report.groupings).toMatchObject([{ id, action: 'merge', reason: 'One failed change' }]);
    expect(await march(vendor, 'observed')).toMatchObject({ downtimeMinutes: '180' });

    await revokeGrouping(actor, id);
    expect(await spans(vendor)).toEqual(['12:00-14:00', '10:00-11:00']);
    await expect(revokeGrouping(actor, id)).rejects.toThrow('revoked already');
  });

  test('a fact is parted from the outage in which it stands', async () => {
    const vendor = await vendorWith(CSV);
    const [late] = await rowsOf(vendor);
    const { facts } = await getOutage(actor, late?.id ?? '');
    const last = facts.find(({ start }) => start?.at.includes('12:30'));
    await group(actor, {
      action: 'split',
      outageIds: [late?.id ?? ''],
      evidenceIds: [last?.id ?? ''],
      reason: 'Another cause',
    });
    expect(await spans(vendor)).toEqual(['12:30-14:00', '12:00-13:00', '10:00-11:00']);
    // Minutes that both hold count once.
    expect(await march(vendor, 'observed')).toMatchObject({ downtimeMinutes: '180' });
  });

  test('it takes two to be made one, of one vendor; and a part to be parted', async () => {
    const [a, b] = [await vendorWith(CSV), await vendorWith(CSV)];
    const [one] = await rowsOf(a);
    const [other] = await rowsOf(b);
    const ids = (...rows: (typeof one)[]) => rows.flatMap((row) => row?.id ?? []);
    const refused = (outageIds: string[], action: 'merge' | 'split', evidenceIds?: string[]) =>
      expect(group(actor, { action, outageIds, reason: 'x', ...(evidenceIds && { evidenceIds }) }))
        .rejects;
    await refused(ids(one), 'merge').toThrow('It takes two');
    await refused(ids(one, other), 'merge').toThrow('one service of one vendor');
    await refused(ids(one), 'split').toThrow('some of the facts');
    const { facts } = await getOutage(actor, one?.id ?? '');
    await refused(
      ids(one),
      'split',
      facts.map(({ id }) => id),
    ).toThrow('not all of them');
    await refused(['0190a000-0000-7000-8000-000000000000'], 'merge').toThrow('no such outage');
  });
});

describe('what no source tells is entered by hand', () => {
  const entry = {
    serviceId: null,
    state: 'down',
    start: '2026-03-10T09:00:00Z',
    end: '2026-03-10T10:30:00Z',
    title: 'No calls',
    reason: 'Seen in the office by eleven people',
  } as const;

  test('an outage counts with its author and reason, and can be undone', async () => {
    const vendor = await vendorWith(null);
    const { id } = await enterByHand(actor, { ...entry, vendorId: vendor });
    expect(await march(vendor, 'observed')).toMatchObject({ downtimeMinutes: '90' });
    const [outage] = await rowsOf(vendor);
    const { facts } = await getOutage(actor, outage?.id ?? '');
    expect(facts[0]).toMatchObject({
      source: 'Entered by hand',
      quote: `${entry.reason} (entered by ${actor.name})`,
    });
    const { audit } = await getSettings(actor);
    expect(audit.some(({ subjectId, verb }) => subjectId === id && verb === 'commit')).toBe(true);
    await undoImport(actor, id);
    expect(await rowsOf(vendor)).toEqual([]);
  });

  test('maintenance takes downtime out of the measure', async () => {
    const vendor = await vendorWith(CSV);
    await enterByHand(actor, {
      ...entry,
      vendorId: vendor,
      state: 'maintenance',
      start: '2026-03-10T10:00:00Z',
      end: '2026-03-10T11:00:00Z',
    });
    expect(await march(vendor, 'observed')).toMatchObject({ downtimeMinutes: '120' });
  });

  test('two entries of the same times are two', async () => {
    const vendor = await vendorWith(null);
    await enterByHand(actor, { ...entry, vendorId: vendor });
    const second = await enterByHand(actor, { ...entry, vendorId: vendor });
    expect((await getImport(actor, second.id)).counts).toMatchObject({ fresh: 1, known: 0 });
  });

  test.each([
    ['an end before the start', { end: '2026-03-10T08:00:00Z' }, 'an end later than the start'],
    ['an end at the start', { end: '2026-03-10T09:00:00Z' }, 'an end later than the start'],
    [
      'maintenance without an end',
      { state: 'maintenance', end: null },
      'an end of the maintenance',
    ],
    [
      'a service of nobody',
      { serviceId: '0190a000-0000-7000-8000-000000000000' },
      'no such service',
    ],
  ] as const)('%s is refused, and nothing is kept', async (_, change, expected) => {
    const vendor = await vendorWith(null);
    await expect(enterByHand(actor, { ...entry, vendorId: vendor, ...change })).rejects.toThrow(
      expected,
    );
    expect(await rowsOf(vendor)).toEqual([]);
  });
});

test('a whole outage is our own fault with one word, and the audit tells before and after', async () => {
  const vendor = await vendorWith(CSV);
  const [late] = await rowsOf(vendor);
  const { ids } = await decideOutage(actor, late?.id ?? '', {
    action: 'exclude',
    reasonKind: 'own_fault',
    reason: 'Our firewall',
  });
  expect(ids).toHaveLength(2);
  expect(await spans(vendor)).toEqual(['10:00-11:00']);
  const { audit } = await getSettings(actor);
  const [entry] = audit.filter(({ verb }) => verb === 'decide');
  expect(entry).toMatchObject({
    before: expect.objectContaining({ kind: 'observation' }),
    after: expect.objectContaining({ action: 'exclude', reasonKind: 'own_fault' }),
  });
});

describe('a time read from a text can be put right before it counts', () => {
  const TEXT =
    'On March 10, 2026, from 10:00 to 11:00 UTC our service was down. We are sorry for the trouble.\n';
  async function proposalOf(vendor: string) {
    const { id } = await receiveImport(actor, {
      vendorId: vendor,
      fileName: 'notice.txt',
      bytes: bytesOf(TEXT),
      options: { party: 'vendor' },
    });
    const { proposals } = await getImport(actor, id);
    return { id, ref: proposals.find(({ kind }) => kind === 'observation')?.ref ?? '' };
  }

  test('the evidence has the new times and the old words; the source does not remember them', async () => {
    const vendor = await vendorWith(null);
    const { id, ref } = await proposalOf(vendor);
    const edit = { start: '2026-03-10T09:30:00Z', end: '2026-03-10T11:30:00Z', state: 'degraded' };
    await changeImport(actor, id, {
      edits: { [ref]: { ...edit, state: 'degraded' } },
      confirmed: [ref],
    });
    expect((await getImport(actor, id)).proposals.find((each) => each.ref === ref)).toMatchObject({
      start: '2026-03-10T09:30:00.000Z',
      edited: true,
      text: expect.stringContaining('from 10:00 to 11:00'),
    });
    await commitImport(actor, id);
    expect(await spans(vendor)).toEqual(['09:30-11:30']);
    const again = await proposalOf(vendor);
    expect((await getImport(actor, again.id)).options.edits).toBeUndefined();
  });

  test('an end before the start is refused, and the reading stays', async () => {
    const vendor = await vendorWith(null);
    const { id, ref } = await proposalOf(vendor);
    const edits = { [ref]: { start: '2026-03-10T12:00:00Z', end: '2026-03-10T11:00:00Z' } };
    await expect(changeImport(actor, id, { edits })).rejects.toThrow('end before it starts');
    expect((await getImport(actor, id)).proposals[0]).toMatchObject({ edited: false });
  });
});

test('each dispute tells what it alone would be worth', async () => {
  // Admitted 10:00 to 10:40, seen 09:54 to 10:50. 40 of 44 640 minutes are 99.910394 %, above 99.9:
  // no credit. With our start 46 are 99.896953 %, with our end 50 are 99.887993 %: both below.
  const vendor = await vendorWith(null);
  const give = (party: 'vendor' | 'customer', start: string, end: string) =>
    importFile(actor, {
      vendorId: vendor,
      fileName: `${party}.csv`,
      text: `start,end,state,reference\n2026-03-10T${start}:00Z,2026-03-10T${end}:00Z,down,a\n`,
      options: { party },
    });
  await give('vendor', '10:00', '10:40');
  await give('customer', '09:54', '10:50');
  const [outage] = await rowsOf(vendor);
  const { conflicts } = await getOutage(actor, outage?.id ?? '');
  expect(conflicts.map(({ kind, minutes, worth }) => [kind, minutes, worth[0]?.minor])).toEqual([
    ['start_differs', '6', 10_000],
    ['end_differs', '10', 10_000],
  ]);
  expect((await march(vendor, 'agreed'))?.creditMinor).toBe(0);
});
