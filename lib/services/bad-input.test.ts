import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { createContract, validateTerms } from './contracts';
import { commitImport } from './import-commit';
import { getImport, listImports } from './import-report';
import { receiveImport } from './imports';
import { listOutages } from './outages';
import { bytesOf, importFile, newActor, usualTerms } from './testing';
import { createVendor } from './vendors';

let actor: Actor;
let vendorId: string;

beforeAll(async () => {
  process.env['MAKEGOOD_MAX_UPLOAD_MB'] = '2';
  await testDatabase();
  actor = await newActor();
  ({ id: vendorId } = await createVendor(actor, { name: 'Meridian', services: [] }));
});

const receive = (fileName: string, content: string | Uint8Array, options = {}) =>
  receiveImport(actor, { vendorId, fileName, bytes: bytesOf(content), options });

async function* endless() {
  const piece = new Uint8Array(256 * 1024).fill(0x61);
  for (let sent = 0; sent < 1_000; sent += 1) yield piece;
}

describe('a file that cannot be taken in is refused with a sentence, and nothing of it is stored', () => {
  test('an empty file', async () => {
    await expect(receive('empty.csv', '')).rejects.toThrow('The file is empty');
    expect((await listImports(actor, 0)).total).toBe(0);
  });

  test('a file over the limit stops as soon as it is over it', async () => {
    const upload = receiveImport(actor, {
      vendorId,
      fileName: 'huge.csv',
      bytes: endless(),
      options: {},
    });
    await expect(upload).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('at most 2 MB'),
    });
    expect((await listImports(actor, 0)).total).toBe(0);
  });

  test('an upload that breaks off', async () => {
    async function* broken() {
      yield new TextEncoder().encode('start,end,state\n');
      throw new Error('connection reset');
    }
    const upload = receiveImport(actor, {
      vendorId,
      fileName: 'a.csv',
      bytes: broken(),
      options: {},
    });
    await expect(upload).rejects.toThrow('connection reset');
    expect((await listImports(actor, 0)).total).toBe(0);
  });
});

/** What the preview says of a file of one bad row. */
async function issueOf(fileName: string, content: string | Uint8Array, options = {}) {
  const { id } = await receive(fileName, content, options);
  const report = await getImport(actor, id);
  return { report, issue: report.issues.find(({ severity }) => severity === 'error') };
}

describe('what cannot be read is an issue with its place, and the rest of the file stays', () => {
  test('a wrong encoding', async () => {
    const latin = new Uint8Array([
      ...new TextEncoder().encode(
        'start,end,state,title\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,caf',
      ),
      0xe9,
      0x0a,
    ]);
    const { report, issue } = await issueOf('latin.csv', latin);
    expect(issue?.expected).toMatch(/UTF-8/);
    expect(report.counts.observations).toBe(0);
  });

  test('ends before it starts', async () => {
    const { report, issue } = await issueOf(
      'reversed.csv',
      'start,end,state\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down\n2026-09-12T10:00:00Z,2026-09-12T09:00:00Z,down\n',
    );
    expect(issue).toMatchObject({ line: 3, field: 'end' });
    expect(report.counts.observations).toBe(1);
  });

  test('a local time that the clocks skipped', async () => {
    const { issue } = await issueOf(
      'gap.csv',
      'start,end,state\n2026-03-08 02:30:00,2026-03-08 04:00:00,down\n2026-03-09 02:30:00,2026-03-09 04:00:00,down\n',
      { zone: 'America/New_York' },
    );
    expect(issue).toMatchObject({ line: 2, field: 'start' });
    expect(issue?.found).toContain('2026-03-08 02:30');
  });

  test('an unknown word for the state', async () => {
    const { issue } = await issueOf(
      'word.csv',
      'start,end,state\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down\n2026-09-11T10:00:00Z,2026-09-11T11:00:00Z,wobbly\n',
    );
    expect(issue).toMatchObject({ line: 3, found: 'wobbly' });
  });

  test('mixed date formats', async () => {
    const { report } = await issueOf(
      'mixed.csv',
      'start,end,state\n13/02/2026 10:00,13/02/2026 11:00,down\n02/14/2026 10:00,02/14/2026 11:00,down\n',
      { zone: 'UTC' },
    );
    expect(report.counts.observations).toBeLessThan(2);
    expect(report.counts.errors + (report.table?.questions.length ?? 0)).toBeGreaterThan(0);
  });

  test('an ambiguous date order is asked for, never guessed', async () => {
    const { report } = await issueOf(
      'ambiguous.csv',
      'start,end,state\n03/11/2026 10:00,03/11/2026 11:00,down\n',
      { zone: 'UTC' },
    );
    expect(report.counts.observations).toBe(0);
    expect(report.table?.questions.join(' ')).toMatch(/day|month|date/i);
    await expect(commitImport(actor, report.import.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('HTML in a title is text', async () => {
    const { id } = await createVendor(actor, { name: 'Hostile', services: [] });
    await importFile(actor, {
      vendorId: id,
      fileName: 'html.csv',
      text: 'start,end,state,title\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,<script>alert(1)</script>\n',
    });
    const { rows } = await listOutages(actor, { vendor: id });
    expect(rows[0]?.title).toBe('<script>alert(1)</script>');
  });

  test('a NUL and half a surrogate pair do not break the database', async () => {
    const { id } = await createVendor(actor, { name: 'Broken text', services: [] });
    const incident = {
      id: 'n1',
      name: 'a\u0000b \ud800',
      status: 'resolved',
      created_at: '2026-09-10T10:00:00Z',
      started_at: '2026-09-10T10:00:00Z',
      resolved_at: '2026-09-10T10:30:00Z',
      impact: 'critical',
      components: [],
      incident_updates: [],
    };
    const page = { id: 'p', name: 'P', url: 'https://p.example', time_zone: 'UTC' };
    await importFile(actor, {
      vendorId: id,
      fileName: 'incidents.json',
      text: JSON.stringify({ page, incidents: [incident] }),
    });
    const { rows } = await listOutages(actor, { vendor: id });
    expect(rows[0]?.title).toBe('a\ufffdb \ufffd');
  });
});

describe('terms that are not right are refused with the path', () => {
  const terms = usualTerms();
  const [uptime] = terms.commitments;
  test.each([
    ['an unknown key', { ...terms, surprise: 1 }, 'surprise'],
    [
      'tiers that overlap',
      {
        ...terms,
        commitments: [
          {
            ...uptime,
            remedies: [
              {
                kind: 'tiers',
                rows: [
                  { when: { lt: '99.9' }, credit: { percentOfFees: '10' } },
                  { when: { lt: '99.0' }, credit: { percentOfFees: '25' } },
                ],
              },
            ],
          },
        ],
      },
      'commitments.0.remedies.0',
    ],
    [
      'a zone that does not exist',
      { ...terms, timeZone: { id: 'Mars/Olympus', basis: 'stated' } },
      'timeZone.id',
    ],
  ])('%s', async (_, document, path) => {
    const verdict = validateTerms(document);
    expect(verdict.valid).toBe(false);
    expect(verdict.errors.some((fault) => fault.path.includes(path))).toBe(true);
    const creation = createContract(actor, {
      vendorId,
      name: `Refused ${path}`,
      currency: 'USD',
      startsOn: '2026-01-01',
      terms: document,
      fees: [],
    });
    await expect(creation).rejects.toMatchObject({ code: 'invalid' });
  });
});
