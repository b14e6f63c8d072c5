import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';

import type { ContractReport, ContractRow } from '@/lib/api/wire/contracts';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts, termsVersions } from '@/lib/db/contract-schema';
import { vendors } from '@/lib/db/schema';
import type { Fault } from '@/lib/errors';

import { clausesOf, promiseOf } from './clauses';
import { type Contract, loadFees, loadTerms, requireContract, type StoredTerms } from './terms';
import { reading } from './transaction';
import { requireVendor, servicesOf } from './vendors';

export const listContracts = (actor: Actor): Promise<ContractRow[]> =>
  reading(actor, async (tx) => {
    const rows = await tx
      .select({ contract: contracts, vendor: vendors.name })
      .from(contracts)
      .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
      .orderBy(asc(vendors.name), asc(contracts.name));
    const found: ContractRow[] = [];
    for (const { contract, vendor } of rows) found.push(await rowOf(tx, contract, vendor));
    return found;
  });

async function rowOf(tx: Tx, contract: Contract, vendor: string): Promise<ContractRow> {
  const versions = await loadTerms(tx, contract.id);
  const newest = newestOf(versions);
  const [stored] = await tx
    .select({ warnings: termsVersions.warnings })
    .from(termsVersions)
    .where(eq(termsVersions.contractId, contract.id))
    .orderBy(desc(termsVersions.version))
    .limit(1);
  return {
    id: contract.id,
    name: contract.name,
    reference: contract.reference,
    vendor: { id: contract.vendorId, name: vendor },
    currency: contract.currency,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    termsVersion: newest.version,
    promise: promiseOf(newest.document),
    feeMinor: await monthlyFee(tx, contract.id),
    warnings: Array.isArray(stored?.warnings) ? stored.warnings.length : 0,
  };
}

function newestOf(versions: readonly StoredTerms[]): StoredTerms {
  const [newest] = versions;
  if (!newest) throw new RangeError('A contract without terms');
  return newest;
}

/** The recurring fees of a month as they stand today; null where none is monthly. */
export async function monthlyFee(tx: Tx, contractId: string): Promise<number | null> {
  const today = new Date().toISOString().slice(0, 10);
  const current = (await loadFees(tx, contractId)).filter(
    ({ kind, per, from, until }) =>
      kind === 'recurring' && per === 'month' && from <= today && (until ?? today) >= today,
  );
  return current.length > 0 ? current.reduce((sum, fee) => sum + fee.amountMinor, 0) : null;
}

export const getContract = (actor: Actor, contractId: string): Promise<ContractReport> =>
  reading(actor, async (tx) => {
    const contract = await requireContract(tx, contractId);
    const vendor = await requireVendor(tx, contract.vendorId);
    const versions = await tx
      .select()
      .from(termsVersions)
      .where(eq(termsVersions.contractId, contractId))
      .orderBy(asc(termsVersions.version));
    const { document } = newestOf(await loadTerms(tx, contractId));
    return {
      contract: {
        ...(await rowOf(tx, contract, vendor.name)),
        accountNumber: contract.accountNumber,
        timeZone: document.timeZone.id,
      },
      clauses: clausesOf(document),
      versions: versions.toReversed().map((row) => ({
        version: row.version,
        effectiveFrom: row.effectiveFrom,
        document: row.document,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- insertTerms() writes faults
        warnings: row.warnings as Fault[],
        createdBy: row.createdBy,
        createdAt: row.createdAt.toISOString(),
      })),
      fees: (await loadFees(tx, contractId)).map(({ from, until, service, note, ...fee }) => ({
        ...fee,
        service: service ?? null,
        startsOn: from,
        endsOn: until ?? null,
        note: note ?? null,
      })),
      services: await servicesOf(tx, contract.vendorId),
    };
  });
