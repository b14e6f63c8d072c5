import { beforeAll, describe, expect, test } from 'vitest';

import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createClaim, getClaim } from './claims';
import { getOutage, listOutages } from './outages';
import { getOverview } from './overview';
import { contractedVendor, importFile, incidentOf, newActor, pageOf } from './testing';
import { getVendorReport } from './vendor-report';

let made = 0;
beforeAll(async () => {
  await testDatabase();
});

const HEAD = 'start,end,state,reference';
const table = (...rows: string[]) => [HEAD, ...rows, ''].join('\n');

type File = Readonly<{
  fileName: string;
  text: string;
  options?: ImportOptions;
}>;

const OURS: File = {
  fileName: 'probe.csv',
  text: table('2026-09-10T08:00:00Z,2026-09-10T11:00:00Z,down,a'),
};

const QUIET: File = { fileName: 'incidents.json', text: pageOf('2026-09-02', '2026-09-20') };

/** What is said of our outage of 10 September after these files. */
async function september(...files: readonly File[]) {
  made += 1;
  const actor: Actor = await newActor(`Buyer ${made}`);
  const { vendorId, contractId } = await contractedVendor(actor, '2026-08-01');
  for (const file of files) await importFile(actor, { vendorId, ...file });
  const { rows } = await listOutages(actor, { vendor: vendorId });
  const ours = rows.find(({ start }) => start === '2026-09-10T08:00:00.000Z');
  const outage = await getOutage(actor, ours?.id ?? '');
  const { periods, firstNotice, disputes } = await getVendorReport(actor, vendorId, {
    view: 'observed',
  });
  const { id } = await createClaim(actor, { contractId, period: '2026-09', view: 'observed' });
  const { draft } = await getClaim(actor, id);
  return {
    silent: ours?.silent,
    outage,
    firstNotice,
    disputes,
    admitted: periods.find(({ period }) => period === '2026-09')?.figures.admitted,
    notes: (await getOverview(actor, '2026-09')).notes.map(({ text }) => text).join(' '),
    letter: [...draft.opening, ...draft.closing].join(' '),
  };
}

describe('that a vendor said nothing', () => {
  test.each<[string, readonly File[]]>([
    [
      'is not known from a table of its outages, which has no words',
      [
        {
          fileName: 'report.csv',
          text: table(
            '2026-09-02T08:00:00Z,2026-09-02T08:01:00Z,down,v1',
            '2026-09-20T08:00:00Z,2026-09-20T08:01:00Z,down,v2',
          ),
          options: { party: 'vendor' },
        },
      ],
    ],
    [
      'is not known from one text of its own about another outage',
      [
        {
          fileName: 'postmortem.txt',
          text: 'Postmortem\n\nThe service was down from 2026-08-02 08:00 UTC to 2026-08-02 08:01 UTC.\n',
          options: { party: 'vendor', confirmed: 'all', zone: 'UTC' },
        },
      ],
    ],
    [
      'is not known where a third party’s monitor saw the outage too',
      [
        {
          fileName: 'third.csv',
          text: table('2026-09-10T08:00:00Z,2026-09-10T11:00:00Z,down,t'),
          options: { party: 'third_party' },
        },
      ],
    ],
  ])('%s', async (_, files) => {
    const found = await september(OURS, ...files);
    expect(found.silent).toBe(false);
    expect(found.outage.communication).toMatchObject({ longestSilenceMs: null, silences: [] });
    expect(found.firstNotice.unacknowledged).toBe(0);
    expect(found.letter).not.toMatch(/no notice|no word/);
    expect(found.notes).not.toContain('never said');
    expect(found.outage.conflicts.map(({ sentence }) => sentence)).toEqual([
      'We saw it down; what the vendor says of it is not on record.',
    ]);
  });

  test('is not said of an outage inside maintenance that it announced', async () => {
    const announced = {
      id: 'm1',
      name: 'Switch replaced',
      status: 'completed',
      impact: 'maintenance',
      created_at: '2026-08-10T10:00:00Z',
      scheduled_for: '2026-09-10T07:30:00Z',
      scheduled_until: '2026-09-10T12:00:00Z',
      resolved_at: '2026-09-10T12:00:00Z',
      components: [],
      incident_updates: [],
    };
    const page = {
      page: { id: 'p', name: 'Meridian', url: 'https://status.meridian.example' },
      scheduled_maintenances: [announced],
    };
    const found = await september(OURS, {
      fileName: 'maintenance.json',
      text: JSON.stringify(page),
    });
    expect(found.silent).toBe(false);
    expect(found.letter).not.toContain('no notice');
  });

  test('is not said where its word came, days later', async () => {
    const mail = [
      'From: Meridian <support@meridian.example>',
      'To: ops@buyer.example',
      'Subject: Service interruption',
      'Date: Sat, 12 Sep 2026 10:00:00 +0000',
      'Message-ID: <late@meridian.example>',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'We apologize for the service interruption this week.',
      '',
    ].join('\r\n');
    const found = await september(OURS, QUIET, {
      fileName: 'late.eml',
      text: mail,
      options: { party: 'vendor', confirmed: 'all' },
    });
    expect(found.silent).toBe(false);
    expect(found.letter).not.toContain('no notice');
    expect(found.letter).toMatch(/First notice .*came 3,000.minutes/);
  });

  test('is known where its page was read past the outage', async () => {
    const found = await september(OURS, QUIET);
    expect(found.silent).toBe(true);
    expect(found.letter).toContain('You gave no notice');
    expect(found.outage.conflicts.map(({ sentence }) => sentence)).toEqual([
      'We saw it down; the vendor does not admit it.',
    ]);
  });
});

test('one text of a vendor about August is no account of its September', async () => {
  const { admitted } = await september(OURS, {
    fileName: 'postmortem.txt',
    text: 'Postmortem\n\nThe service was down from 2026-08-02 08:00 UTC to 2026-08-02 08:01 UTC.\n',
    options: { party: 'vendor', confirmed: 'all', zone: 'UTC' },
  });
  expect(admitted?.watched).toBe(false);
});

test('a page with one incident of August, read since, is one', async () => {
  const incident = incidentOf('i', '2026-08-02T08:00:00Z', '2026-08-02T08:01:00Z');
  const { admitted } = await september(OURS, { fileName: 'page.json', text: pageOf(incident) });
  expect(admitted).toMatchObject({ watched: true, status: 'met' });
});
