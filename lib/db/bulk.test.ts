import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';

import { createOrganization } from '@/lib/auth/accounts';

import { insertMany, isOneOf, tableAside } from './bulk';
import { inOrganization } from './client';
import { outages, vendors } from './schema';
import { testDatabase } from './testing';

let organizationId: string;

beforeAll(async () => {
  await testDatabase();
  organizationId = await createOrganization('Harbour Freight Ltd');
});

describe('rows by the thousand', () => {
  test.each([
    ['a backslash', String.raw`C:\new`],
    ['what COPY reads as nothing', String.raw`\N`],
    ['what COPY reads as the end', String.raw`\.`],
    ['breaks of lines and columns', 'a\tb\nc\rd'],
    ['signs beyond the first plane', '📉 – ü'],
    ['an empty text', ''],
  ])('%s arrives as it was', async (_, name) => {
    const id = uuidv7();
    const [stored] = await inOrganization(organizationId, async (tx) => {
      await insertMany(tx, vendors, [{ organizationId, id, name }], COLUMNS);
      return tx.select().from(vendors).where(eq(vendors.id, id));
    });
    expect(stored).toMatchObject({ name, category: null });
  });

  test('none is lost where there are more than one piece holds', async () => {
    const rows = Array.from({ length: 1_201 }, (_, at) => ({
      organizationId,
      id: uuidv7(),
      name: `Vendor ${at}`,
      category: 'many',
    }));
    const stored = await inOrganization(organizationId, async (tx) => {
      await insertMany(tx, vendors, rows, [...COLUMNS, 'category']);
      return tx.select().from(vendors).where(eq(vendors.category, 'many'));
    });
    expect(stored.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
  });

  test('a row that the table cannot hold is an error in the words of the database', async () => {
    const row = { organizationId, id: uuidv7(), vendorId: uuidv7(), silent: false, open: false };
    const whole = { ...row, startAt: new Date(0), endAt: new Date(1), body: {}, disputedMs: 0.5 };
    const storing = inOrganization(organizationId, (tx) =>
      insertMany(tx, outages, [whole], ['organizationId', 'id', 'vendorId', 'disputedMs']),
    );
    await expect(storing).rejects.toThrow('invalid input syntax for type bigint: "0.5"');
  });

  test('what is put aside waits until it is flushed', async () => {
    const counts = await inOrganization(organizationId, async (tx) => {
      const aside = await tableAside(tx, vendors, 'aside', COLUMNS);
      await aside.add([{ organizationId, id: uuidv7(), name: 'Put aside' }]);
      const before = await tx.execute('select name from aside');
      await aside.flush();
      return [before.length, (await tx.execute('select name from aside')).length];
    });
    expect(counts).toEqual([0, 1]);
  });
});

test('more ids may be asked for at once than a query has parameters', async () => {
  const id = uuidv7();
  const ids = [...Array.from({ length: 70_000 }, () => organizationId), id];
  const found = await inOrganization(organizationId, async (tx) => {
    await insertMany(tx, vendors, [{ organizationId, id, name: 'Found' }], COLUMNS);
    return tx.select({ id: vendors.id }).from(vendors).where(isOneOf(vendors.id, ids));
  });
  expect(found).toEqual([{ id }]);
});

const COLUMNS = ['organizationId', 'id', 'name'] as const;
