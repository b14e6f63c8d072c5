import 'server-only';
import { asc, count, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { Service, VendorIdentity, VendorInput, VendorRow } from '@/lib/api/wire/vendors';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts } from '@/lib/db/contract-schema';
import { services, vendors } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';

import { newestComplete } from './assessed-periods';
import { audit, reading, writing } from './transaction';

/** Makes a vendor with its services. Refuses a name that the organisation has already. */
export const createVendor = (actor: Actor, input: VendorInput): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const id = uuidv7();
    const [made] = await tx
      .insert(vendors)
      .values({
        organizationId: actor.organizationId,
        id,
        name: input.name,
        category: input.category ?? null,
        provenance: input.provenance ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: vendors.id });
    if (!made) {
      throw new AppError(`There is a vendor named ${input.name} already.`, { code: 'conflict' });
    }
    for (const name of input.services) await insertService(tx, actor, id, name);
    await audit(tx, actor, {
      verb: 'create',
      subjectKind: 'vendor',
      subjectId: id,
      after: input,
    });
    return { id };
  });

export const addService = (actor: Actor, vendorId: string, name: string): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    await requireVendor(tx, vendorId);
    const id = await insertService(tx, actor, vendorId, name);
    await audit(tx, actor, {
      verb: 'add service',
      subjectKind: 'vendor',
      subjectId: vendorId,
      after: { name },
    });
    return { id };
  });

/** The id by which terms name a service: its letters and digits, joined by dashes. */
const serviceKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'service';

async function insertService(tx: Tx, actor: Actor, vendorId: string, name: string) {
  const id = uuidv7();
  const [made] = await tx
    .insert(services)
    .values({
      organizationId: actor.organizationId,
      id,
      vendorId,
      key: serviceKey(name),
      name,
    })
    .onConflictDoNothing()
    .returning({ id: services.id });
  if (!made) throw new AppError(`There is a service named ${name} already.`, { code: 'conflict' });
  return id;
}

export async function requireVendor(tx: Tx, vendorId: string) {
  const [vendor] = await tx.select().from(vendors).where(eq(vendors.id, vendorId));
  if (!vendor) throw new AppError('There is no such vendor.', { code: 'not_found' });
  return vendor;
}

export const servicesOf = (tx: Tx, vendorId: string): Promise<Service[]> =>
  tx
    .select({ id: services.id, key: services.key, name: services.name })
    .from(services)
    .where(eq(services.vendorId, vendorId))
    .orderBy(asc(services.name));

export async function identityOf(tx: Tx, vendorId: string): Promise<VendorIdentity> {
  const { id, name, category, provenance } = await requireVendor(tx, vendorId);
  return { id, name, category, provenance, services: await servicesOf(tx, vendorId) };
}

export const listVendors = (actor: Actor): Promise<VendorRow[]> =>
  reading(actor, async (tx) => {
    const rows = await tx.select().from(vendors).orderBy(asc(vendors.name));
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const offered = await tx
      .select()
      .from(services)
      .where(inArray(services.vendorId, ids))
      .orderBy(asc(services.name));
    const contracted = await tx
      .select({ vendorId: contracts.vendorId, n: count() })
      .from(contracts)
      .groupBy(contracts.vendorId);
    const latest = await newestComplete(tx, new Date());
    return rows.map(({ id, name, category, provenance }) => ({
      id,
      name,
      category,
      provenance,
      services: offered
        .filter(({ vendorId }) => vendorId === id)
        .map((service) => ({ id: service.id, key: service.key, name: service.name })),
      contracts: contracted.find(({ vendorId }) => vendorId === id)?.n ?? 0,
      latest: latest.find(({ vendorId }) => vendorId === id)?.period ?? null,
    }));
  });
