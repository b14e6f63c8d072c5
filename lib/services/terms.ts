import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';

import type { Tx } from '@/lib/db/client';
import { contracts, fees, termsVersions } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import type { Fee } from '@/lib/sla/fees';
import type { Terms } from '@/lib/sla/terms-format';

export type StoredTerms = Readonly<{
  version: number;
  effectiveFrom: string;
  document: Terms;
}>;
export type Contract = typeof contracts.$inferSelect;

export async function requireContract(tx: Tx, contractId: string): Promise<Contract> {
  const [contract] = await tx.select().from(contracts).where(eq(contracts.id, contractId));
  if (!contract) throw new AppError('There is no such contract.', { code: 'not_found' });
  return contract;
}

/** All versions of a contract's terms, newest first. */
export async function loadTerms(tx: Tx, contractId: string): Promise<StoredTerms[]> {
  const rows = await tx
    .select()
    .from(termsVersions)
    .where(eq(termsVersions.contractId, contractId))
    .orderBy(desc(termsVersions.version));
  return rows.map(({ version, effectiveFrom, document }) => ({
    version,
    effectiveFrom,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parseTerms() let it into this column
    document: document as Terms,
  }));
}

/** The version for a period that starts on `date`: the newest already in force, else the earliest there is. */
export function termsOn(versions: readonly StoredTerms[], date: string): StoredTerms {
  const inForce = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0];
  const found = inForce ?? versions.at(-1);
  if (!found) throw new RangeError('A contract without terms');
  return found;
}

export async function loadFees(tx: Tx, contractId: string): Promise<Fee[]> {
  const rows = await tx
    .select()
    .from(fees)
    .where(eq(fees.contractId, contractId))
    .orderBy(asc(fees.startsOn), asc(fees.id));
  return rows.map((row) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- addFee() checked both words
    const { kind, per } = row as typeof row & Pick<Fee, 'kind' | 'per'>;
    return {
      id: row.id,
      kind,
      per,
      amountMinor: row.amountMinor,
      currency: row.currency,
      from: row.startsOn,
      ...(row.service !== null && { service: row.service }),
      ...(row.endsOn !== null && { until: row.endsOn }),
      ...(row.note !== null && { note: row.note }),
    };
  });
}
