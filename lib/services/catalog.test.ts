import postgres from 'postgres';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { catalogList, catalogReport } from '@/lib/api/wire/catalog';
import type { Actor } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { testDatabase } from '@/lib/db/testing';

import { getCatalogEntry, listCatalog, recordCheck } from './catalog';
import { creditWords } from './catalog-words';
import { getSettings } from './people';
import { newActor } from './testing';

const EC2 = 'aws-ec2-region';
const CHECK = { against: 'https://vendor.example/sla', checkedOn: '2026-11-20', note: 'Page 2' };

let owner: Actor;
let stranger: Actor;
let urls: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  urls = await testDatabase();
  owner = await newActor('Owner Ltd');
  stranger = await newActor('Stranger Ltd');
});

test('every entry makes a row and a report that the wire takes', async () => {
  const list = catalogList.parse(await listCatalog(owner, {}));
  expect(list.rows.map(({ id }) => id)).toEqual(catalog().map(({ id }) => id));
  expect(list.total).toBe(list.rows.length);
  for (const { id } of list.rows) {
    const report = catalogReport.parse(await getCatalogEntry(owner, id));
    expect(report.clauses.length).toBeGreaterThan(0);
    expect(report.answers.map(({ label }) => label)).toEqual(ASKED);
  }
});

const ASKED = [
  'Promise',
  'Measured as',
  'Period and zone',
  'Left out',
  'Credits',
  'Caps',
  'Claim',
  'Sole remedy',
  'Left open by the text',
];

test('a row tells promise, credits and deadline in words', async () => {
  const { rows } = await listCatalog(owner, { q: 'ec2 region' });
  expect(rows).toEqual([
    expect.objectContaining({
      id: EC2,
      promise: 'At least 99.99\u00a0%',
      period: 'In each billing cycle, UTC (assumed)',
      credit: {
        first: '10\u00a0% from 99.0\u00a0% to below 99.99\u00a0%',
        best: '100\u00a0% below 95.0\u00a0%',
      },
      claim:
        '2\u00a0billing cycles from the end of the billing cycle; received; missing it loses the credit',
      verified: false,
      check: null,
    }),
  ]);
  const [untold] = (await listCatalog(owner, { q: 'datadog' })).rows;
  expect(untold).toMatchObject({ id: 'datadog-platform', promise: null });
  const { answers } = await getCatalogEntry(owner, EC2);
  expect(answers.find(({ label }) => label === 'Credits')?.lines).toEqual([
    'From 99.0\u00a0% to below 99.99\u00a0%: 10\u00a0% of the fees',
    'From 95.0\u00a0% to below 99.0\u00a0%: 30\u00a0% of the fees',
    'Below 95.0\u00a0%: 100\u00a0% of the fees',
  ]);
  expect((await listCatalog(owner, { q: 'nothing is called this' })).rows).toEqual([]);
});

test('credits that are no percentage of the fees keep the order of the text', () => {
  const [entry] = catalog();
  if (!entry) throw new Error('no entry');
  const days = (n: number) => ({ serviceDays: n });
  const terms = {
    ...entry.terms,
    commitments: [
      {
        id: 'uptime',
        kind: 'availability' as const,
        target: { op: 'gte' as const, percent: '99.9' },
        metric: { kind: 'time' as const },
        remedies: [
          {
            kind: 'tiers' as const,
            rows: [
              { when: { lt: '99.9', gte: '99.0' }, credit: days(3) },
              { when: { lt: '99.0' }, credit: days(7) },
            ],
          },
        ],
      },
    ],
  };
  expect(creditWords(terms)).toEqual({
    first: '3\u00a0days of service from 99.0\u00a0% to below 99.9\u00a0%',
    best: null,
  });
  expect(creditWords({ ...terms, commitments: [] })).toBeNull();
});

describe('a check', () => {
  test('is recorded with its author, and audited', async () => {
    await recordCheck(owner, EC2, CHECK);
    const { entry, checks } = await getCatalogEntry(owner, EC2);
    expect(checks).toEqual([expect.objectContaining({ ...CHECK, by: owner.name, current: true })]);
    expect(entry).toMatchObject({ verified: false, check: { checkedOn: CHECK.checkedOn } });
    const { audit } = await getSettings(owner);
    expect(audit[0]).toMatchObject({ verb: 'verify', subjectId: EC2, actor: owner.name });
    const said = await inOwner((tx) => tx`select after ->> 'said' as said from audit_log`);
    expect(said).toEqual([{ said: `verified against ${CHECK.against} on ${CHECK.checkedOn}` }]);
  });

  test('counts once, however often it is sent', async () => {
    await expect(recordCheck(owner, EC2, CHECK)).rejects.toMatchObject({ code: 'conflict' });
    expect((await getCatalogEntry(owner, EC2)).checks).toHaveLength(1);
  });

  test('of a later day stands first', async () => {
    await recordCheck(owner, EC2, { ...CHECK, checkedOn: '2026-11-22' });
    await recordCheck(owner, EC2, { ...CHECK, checkedOn: '2026-11-21' });
    const { entry, checks } = await getCatalogEntry(owner, EC2);
    expect(checks.map(({ checkedOn }) => checkedOn)).toEqual([
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
    ]);
    expect(entry.check?.checkedOn).toBe('2026-11-22');
  });

  test('is of the entry as it was: after a change it no longer stands for it', async () => {
    await inOwner(
      (tx) => tx`update catalog_checks set terms_sha256 = 'of an earlier text'
      where checked_on > '2026-11-20'`,
    );
    const { entry, checks } = await getCatalogEntry(owner, EC2);
    expect(checks.map(({ current }) => current)).toEqual([false, false, true]);
    expect(entry.check).toMatchObject({ checkedOn: '2026-11-20', current: true });
  });

  test('of a day that is still to come is refused; one that has begun in the east is not', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00Z'), toFake: ['Date'] });
    try {
      const checkOn = (checkedOn: string) => recordCheck(owner, EC2, { ...CHECK, checkedOn });
      await expect(checkOn('2026-11-26')).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ path: 'checkedOn' }],
      });
      await checkOn('2026-11-25');
    } finally {
      vi.useRealTimers();
    }
  });

  test('of an entry that is not there is refused', async () => {
    await expect(recordCheck(owner, 'no-such-sla', CHECK)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(getCatalogEntry(owner, 'constructor')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is not for a viewer to record', async () => {
    const viewer: Actor = { ...owner, role: 'viewer' };
    await expect((async () => recordCheck(viewer, EC2, CHECK))()).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a stranger', () => {
  test('sees no check of ours, and the entry not verified', async () => {
    const { entry, checks } = await getCatalogEntry(stranger, EC2);
    expect({ check: entry.check, checks }).toEqual({ check: null, checks: [] });
    const { rows } = await listCatalog(stranger, {});
    expect(rows.filter(({ check }) => check !== null)).toEqual([]);
  });

  test('records checks of their own, which we do not see', async () => {
    const before = (await getCatalogEntry(owner, EC2)).checks;
    await recordCheck(stranger, EC2, CHECK);
    expect((await getCatalogEntry(stranger, EC2)).checks).toHaveLength(1);
    expect((await getCatalogEntry(owner, EC2)).checks).toEqual(before);
  });
});

/** Past the services, as the serving role in the owner's organisation. */
async function inOwner<T>(work: (tx: postgres.TransactionSql) => Promise<T>) {
  const sql = postgres(urls.url, { max: 1 });
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${owner.organizationId}, true)`;
      return work(tx);
    });
  } finally {
    await sql.end();
  }
}
