import { beforeAll, describe, expect, test } from 'vitest';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { commitImport, undoImport } from './import-commit';
import { getImport } from './import-report';
import { receiveImport } from './imports';
import { getOutage, listOutages } from './outages';
import { bytesOf, importFile, newActor } from './testing';
import { createVendor } from './vendors';

let actor: Actor;
beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
});

/** Files of one conversation: what fails, that it fails, and weeks later why. */
const mail = (id: string, date: string, subject: string, body: string, after: readonly string[]) =>
  [
    'From: Ringwell <status@ringwell.example>',
    `Date: ${date}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@ringwell.example>`,
    ...(after.length > 0
      ? [
          `In-Reply-To: <${after.at(-1)}@ringwell.example>`,
          `References: ${after.map((one) => `<${one}@ringwell.example>`).join('\r\n ')}`,
        ]
      : []),
    'MIME-Version: 1.0',
    '',
    body,
  ].join('\r\n');
const MAILS = {
  first: mail(
    'm1',
    'Mon, 9 Mar 2026 09:00:00 +0000',
    'API outage',
    'We are investigating failing calls.',
    [],
  ),
  second: mail(
    'm2',
    'Mon, 9 Mar 2026 15:00:00 +0000',
    'Resolved: API outage',
    'On 9 March 2026 the API was down from 13:05 UTC to 14:20 UTC.',
    ['m1'],
  ),
  third: mail(
    'm3',
    'Mon, 30 Mar 2026 09:00:00 +0000',
    'Root cause analysis',
    'A switch had failed.',
    ['m1', 'm2'],
  ),
};
type Name = keyof typeof MAILS;

const newVendor = async (name: string) => (await createVendor(actor, { name, services: [] })).id;
const add = (vendorId: string, name: Name, by = actor, options: ImportOptions = {}) =>
  importFile(by, {
    vendorId,
    fileName: `${name}.eml`,
    text: MAILS[name],
    options: { confirmed: 'all', party: 'vendor', ...options },
  });
const sourceOf = async (importId: string) => (await getImport(actor, importId)).import.source;

/** The kinds of statement about each outage of a vendor, in order of time. */
async function words(vendorId: string, by = actor) {
  const { rows } = await listOutages(by, { vendor: vendorId });
  return Promise.all(
    rows.map(async ({ id }) =>
      (await getOutage(by, id)).facts.flatMap(({ statement }) => statement ?? []).toSorted(),
    ),
  );
}

describe('mails of one conversation, each a file', () => {
  test.each<[string, readonly Name[]]>([
    ['in order', ['first', 'second', 'third']],
    ['the last first', ['third', 'second', 'first']],
    ['the window last', ['first', 'third', 'second']],
  ])('tell of one outage, added %s', async (title, order) => {
    const vendorId = await newVendor(`Ringwell ${title}`);
    const sources = new Set<string>();
    for (const name of order) sources.add(await sourceOf(await add(vendorId, name)));
    expect([...sources]).toEqual(['Mail conversation m1@ringwell.example']);
    expect(await words(vendorId)).toEqual([['acknowledgement', 'rca', 'restored']]);
  });

  test('a mail whose window is undone leaves the others without one', async () => {
    const vendorId = await newVendor('Undone');
    const window = await add(vendorId, 'second');
    await add(vendorId, 'third');
    await undoImport(actor, window);
    expect(await words(vendorId)).toEqual([]);
    await add(vendorId, 'second');
    expect(await words(vendorId)).toEqual([['rca', 'restored']]);
  });

  test('a mail that is added again adds nothing', async () => {
    const vendorId = await newVendor('Twice');
    await add(vendorId, 'second');
    const again = await add(vendorId, 'second');
    expect((await getImport(actor, again)).import.added).toBe(0);
    expect(await words(vendorId)).toEqual([['restored']]);
  });

  test('of other vendors and of other organisations are not told of', async () => {
    const vendorId = await newVendor('One');
    await add(vendorId, 'second');
    await add(await newVendor('Another'), 'third');
    const stranger = await newActor('Strangers Ltd');
    const theirs = await createVendor(stranger, { name: 'One', services: [] });
    await add(theirs.id, 'third', stranger);
    expect(await words(vendorId)).toEqual([['restored']]);
    expect(await words(theirs.id, stranger)).toEqual([]);
  });

  test('who wrote one of them, and when, is not taken for the next', async () => {
    const vendorId = await newVendor('Asked');
    await add(vendorId, 'second', actor, {
      publishedAt: '2026-03-09T15:00:00Z',
      zone: 'Europe/Berlin',
    });
    const { id } = await receiveImport(actor, {
      vendorId,
      fileName: 'third.eml',
      bytes: bytesOf(MAILS.third),
      options: { confirmed: 'all' },
    });
    const { options, blockers } = await getImport(actor, id);
    expect(options).toEqual({ confirmed: 'all', zone: 'Europe/Berlin' });
    expect(blockers).toEqual(['Say who wrote the text: the vendor, a third party, or we.']);
    await expect(commitImport(actor, id)).rejects.toThrow('Say who wrote');
  });
});
