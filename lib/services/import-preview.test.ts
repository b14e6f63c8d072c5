import { beforeAll, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { getImport } from './import-report';
import { changeImport, receiveImport } from './imports';
import { bytesOf, newActor } from './testing';
import { createVendor } from './vendors';

let actor: Actor;
let vendorId: string;

beforeAll(async () => {
  await testDatabase();
  actor = await newActor();
  ({ id: vendorId } = await createVendor(actor, { name: 'Meridian', services: [] }));
});

async function preview(fileName: string, content: string) {
  const bytes = bytesOf(content);
  const { id } = await receiveImport(actor, { vendorId, fileName, bytes, options: {} });
  return getImport(actor, id);
}

test('before it is said which column is what, no row counts as read', async () => {
  const report = await preview(
    'rota.csv',
    'a,b,c\n2026-09-10T10:00Z,2026-09-10T11:00Z,x\n2026-09-11T10:00Z,2026-09-11T11:00Z,y\n',
  );
  expect(report).toMatchObject({
    counts: { records: 0, errors: 3 },
    blockers: ['Nothing is read before it is said how: answer what is asked below.'],
  });
  const mapping = {
    columns: { start: 'a', end: 'b' },
    dateFormat: 'iso',
    stateIfNoColumn: 'down',
  };
  await changeImport(actor, report.import.id, { mapping });
  const { counts, blockers } = await getImport(actor, report.import.id);
  expect([counts.records, blockers]).toEqual([2, []]);
});

test('an older message that a reply quotes is told as one of the whole text', async () => {
  const mail = [
    'From: support@vendor.example',
    'Date: Thu, 5 Nov 2026 12:30:00 +0000',
    'Subject: Re: Calls',
    '',
    'Calls failed from 08:05 to 08:38 UTC on 5 November 2026.',
    '',
    'On Thu, 5 Nov 2026 at 09:10, Ops wrote:',
    '> What is going on?',
    '',
  ];
  const { issues } = await preview('reply.eml', mail.join('\r\n'));
  expect(issues.find(({ field }) => field === 'text')).toMatchObject({ place: 'the whole text' });
});
