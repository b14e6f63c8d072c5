import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { decide, revokeDecision } from './decisions';
import { undoImport } from './import-commit';
import { getImport } from './import-report';
import { getOutage, listOutages } from './outages';
import { importFile, newActor } from './testing';
import { createVendor } from './vendors';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

const row = (end: string) =>
  `start,end,state,reference\n2026-09-10T10:00:00Z,${end},down,check-1\n`;

async function told(vendorId: string) {
  const { rows } = await listOutages(actor, { vendor: vendorId });
  return rows.map(({ start, end }) => [start, end]);
}
const START = '2026-09-10T10:00:00.000Z';
const outage = (end: string | null) => [[START, end]];

test('a later telling of the same outage takes the place of the earlier, and undo brings that back', async () => {
  const { id } = await createVendor(actor, { name: 'Meridian', services: [] });
  const give = (end: string) =>
    importFile(actor, { vendorId: id, fileName: 'kuma.csv', text: row(end) });
  await give('');
  expect(await told(id)).toEqual(outage(null));

  const second = await give('2026-09-10T12:00:00Z');
  expect(await told(id)).toEqual(outage('2026-09-10T12:00:00.000Z'));
  expect((await getImport(actor, second)).counts).toMatchObject({ fresh: 1, changed: 1, known: 0 });

  const third = await give('2026-09-10T15:00:00Z');
  expect(await told(id)).toEqual(outage('2026-09-10T15:00:00.000Z'));

  // The middle telling goes: the newest still counts.
  await undoImport(actor, second);
  expect(await told(id)).toEqual(outage('2026-09-10T15:00:00.000Z'));
  // The newest goes: what was there before the one already undone counts again.
  await undoImport(actor, third);
  expect(await told(id)).toEqual(outage(null));
});

test('a row that only moved to another line says the same', async () => {
  const { id } = await createVendor(actor, { name: 'Moved', services: [] });
  await importFile(actor, { vendorId: id, fileName: 'a.csv', text: row('2026-09-10T12:00:00Z') });
  const text = row('2026-09-10T12:00:00Z').replace(
    'reference\n',
    'reference\n2026-09-01T00:00:00Z,2026-09-01T00:10:00Z,down,check-0\n',
  );
  const again = await importFile(actor, { vendorId: id, fileName: 'a.csv', text });
  expect((await getImport(actor, again)).counts).toMatchObject({ fresh: 1, changed: 0, known: 1 });
});

test('a decision on a fact holds when its source tells it anew, and is one with it', async () => {
  const { id } = await createVendor(actor, { name: 'Decided', services: [] });
  const give = (end: string) =>
    importFile(actor, { vendorId: id, fileName: 'kuma.csv', text: row(end) });
  const factNow = async () => {
    const [only] = (await listOutages(actor, { vendor: id })).rows;
    const { facts, outage } = await getOutage(actor, only?.id ?? '');
    return { fact: facts[0], agreedMs: outage.ms.agreed };
  };
  await give('2026-09-10T12:00:00Z');
  const before = await factNow();
  expect(before.agreedMs).toBeNull();
  const decision = await decide(actor, {
    evidenceId: before.fact?.id ?? '',
    action: 'include',
    reasonKind: 'vendor_confirmed',
    reason: 'said so',
  });
  const second = await give('2026-09-10T13:00:00Z');
  const after = await factNow();
  expect(after.fact?.id).not.toBe(before.fact?.id);
  expect(after.fact?.decision?.id).toBe(decision.id);
  expect(after.agreedMs).toBe(3 * 3_600_000);

  // Deciding again leaves one in force, not one on each telling.
  await decide(actor, {
    evidenceId: after.fact?.id ?? '',
    action: 'adjust',
    start: '2026-09-10T12:30:00Z',
    reasonKind: 'wrong_time',
    reason: 'later',
  });
  expect((await factNow()).agreedMs).toBe(30 * 60_000);

  // Without the second telling the adjustment would turn the window around: it waits, nothing breaks.
  await undoImport(actor, second);
  expect((await factNow()).agreedMs).toBeNull();
});

test('an adjustment that a new telling would turn around is left aside', async () => {
  const { id } = await createVendor(actor, { name: 'Turned', services: [] });
  const give = (end: string) =>
    importFile(actor, { vendorId: id, fileName: 'kuma.csv', text: row(end) });
  await give('2026-09-10T14:00:00Z');
  const [outage] = (await listOutages(actor, { vendor: id })).rows;
  const { facts } = await getOutage(actor, outage?.id ?? '');
  const { id: decisionId } = await decide(actor, {
    evidenceId: facts[0]?.id ?? '',
    action: 'adjust',
    start: '2026-09-10T13:00:00Z',
    reasonKind: 'wrong_time',
    reason: 'later',
  });
  await give('2026-09-10T12:00:00Z');
  expect(await told(id)).toEqual([[START, '2026-09-10T12:00:00.000Z']]);
  await revokeDecision(actor, decisionId);
  expect(await told(id)).toEqual([[START, '2026-09-10T12:00:00.000Z']]);
});
