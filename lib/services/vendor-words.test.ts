import { beforeAll, describe, expect, test } from 'vitest';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createClaim, getClaim } from './claims';
import { getOutage, listOutages } from './outages';
import { contractedVendor, importFile, incidentOf, newActor, pageOf } from './testing';
import { getVendorReport } from './vendor-report';

let made = 0;
beforeAll(async () => {
  await testDatabase();
});

const table = (...rows: string[]) => ['start,end,state,reference', ...rows, ''].join('\n');
const mailAt = (date: string, text: string): string =>
  [
    'From: Meridian <support@meridian.example>',
    'To: ops@buyer.example',
    'Subject: Service interruption',
    `Date: ${date}`,
    'Message-ID: <one@meridian.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');

type File = Readonly<{ fileName: string; text: string; options?: ImportOptions }>;

/** September 2026 after these files: its outages, the statistics of the vendor and the letter. */
async function september(...files: readonly File[]) {
  made += 1;
  const actor: Actor = await newActor(`Buyer ${made}`);
  const { vendorId, contractId } = await contractedVendor(actor, '2026-09-01');
  for (const file of files) await importFile(actor, { vendorId, ...file });
  const { rows } = await listOutages(actor, { vendor: vendorId });
  const outages = await Promise.all(rows.map(({ id }) => getOutage(actor, id)));
  const report = await getVendorReport(actor, vendorId, { view: 'observed' });
  const { id } = await createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
  const { draft } = await getClaim(actor, id);
  return { outages, report, draft, letter: [...draft.opening, ...draft.closing].join(' ') };
}

const OURS: File = {
  fileName: 'probe.csv',
  text: table('2026-09-10T08:00:00Z,2026-09-10T11:00:00Z,down,a'),
};

describe('a mail of the vendor alone', () => {
  const mail: File = {
    fileName: 'cause.eml',
    text: mailAt(
      'Sun, 13 Sep 2026 08:00:00 +0000',
      'Root cause: on 10 September 2026 the service was down from 08:00 UTC to 11:00 UTC.',
    ),
    options: { party: 'vendor', confirmed: 'all' },
  };

  test('does not tell that no word came before it', async () => {
    const { report, letter, outages } = await september(OURS, mail);
    expect(report.firstNotice).toMatchObject({ n: 0, unacknowledged: 0 });
    expect(report.longestSilence).toMatchObject({ n: 0, longestMs: null });
    expect(outages[0]?.communication).toMatchObject({ firstNoticeMs: null, silences: [] });
    expect(letter).not.toMatch(/First notice|no word|no notice/);
  });

  test('does where the page of the vendor was read and tells of no earlier word', async () => {
    const page: File = { fileName: 'page.json', text: pageOf('2026-09-02', '2026-09-20') };
    const { report, letter } = await september(OURS, page, mail);
    expect(report.firstNotice).toMatchObject({ n: 1, medianMs: 3 * 86_400_000 });
    expect(letter).toContain('First notice');
  });
});

describe('an outage that is known to the day only', () => {
  test('has no time to restore and no time to the first word', async () => {
    const words = incidentOf('i', '2026-09-10T10:00:00Z', '2026-09-10T10:30:00Z', [
      { status: 'investigating', at: '2026-09-10T10:05:00Z' },
      { status: 'resolved', at: '2026-09-10T10:30:00Z' },
    ]);
    const { report, letter } = await september(
      {
        fileName: 'probe.csv',
        text: table('2026-09-10,2026-09-10,down,a'),
        options: { zone: 'UTC' },
      },
      { fileName: 'page.json', text: pageOf(words) },
    );
    expect(report.restoration).toMatchObject({ n: 0, meanMs: null, dayOnlyCount: 1 });
    expect(report.firstNotice).toMatchObject({ n: 0, medianMs: null });
    expect(report.longestSilence.n).toBe(0);
    expect(report.restorationNotice).toMatchObject({ n: 0, premature: 0 });
    expect(letter).not.toMatch(/First notice|no word/);
  });
});

test('the silences of an outage are those that its longest is one of', async () => {
  // The vendor's account reaches from 09:50 to 15:00, ours from 10:00 to 12:00: ours is measured.
  const words = incidentOf('i', '2026-09-10T09:50:00Z', '2026-09-10T15:00:00Z', [
    { status: 'investigating', at: '2026-09-10T10:20:00Z' },
    { status: 'identified', at: '2026-09-10T11:00:00Z' },
    { status: 'resolved', at: '2026-09-10T15:00:00Z' },
  ]);
  const { outages } = await september(
    { fileName: 'probe.csv', text: table('2026-09-10T10:00:00Z,2026-09-10T12:00:00Z,down,a') },
    { fileName: 'page.json', text: pageOf(words) },
  );
  const { silences, longestSilenceMs } = outages[0]?.communication ?? {};
  expect(longestSilenceMs).toBe(3_600_000);
  expect(silences).toEqual([
    { start: '2026-09-10T10:00:00.000Z', end: '2026-09-10T10:20:00.000Z' },
    { start: '2026-09-10T10:20:00.000Z', end: '2026-09-10T11:00:00.000Z' },
    { start: '2026-09-10T11:00:00.000Z', end: '2026-09-10T12:00:00.000Z' },
  ]);
});

test('an outage ends with the last of its windows, whatever began last', async () => {
  const { draft } = await september({
    fileName: 'probe.csv',
    text: table(
      '2026-09-10T10:00:00Z,2026-09-10T14:00:00Z,down,a',
      '2026-09-10T11:00:00Z,2026-09-10T12:00:00Z,degraded,b',
    ),
  });
  expect(draft.windows).toMatchObject([
    { startAt: '2026-09-10T10:00:00.000Z', endAt: '2026-09-10T14:00:00.000Z', minutes: '240' },
  ]);
});

test('a word that was promised and is not due yet is not one that was not kept', async () => {
  const at = new Date(Date.now() - 60_000).toISOString();
  const incident = incidentOf('i', at, null, [
    { status: 'investigating', at, body: 'Next update in 30 minutes.' },
  ]);
  const { report } = await september(OURS, { fileName: 'page.json', text: pageOf(incident) });
  expect(report.updates).toEqual({ kept: 0, promised: 0 });
});

test('an outage whose start is rough is told as approximate', async () => {
  const { outages } = await september(OURS, {
    fileName: 'note.txt',
    text: 'On September 20, 2026 the service was down from approximately 08:00 to 12:05 UTC.\n',
    options: { party: 'customer', confirmed: 'all', zone: 'UTC' },
  });
  expect(outages.map(({ outage }) => outage.approximate)).toEqual([true, false]);
});
