import 'server-only';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { ContractInput, FeeInput, TermsInput, TermsVerdict } from '@/lib/api/wire/contracts';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { contracts, fees, termsVersions } from '@/lib/db/contract-schema';
import { AppError, type Fault } from '@/lib/errors';
import { readTerms } from '@/lib/sla/terms';
import type { Terms } from '@/lib/sla/terms-format';
import { ONE_ROW } from '@/lib/sla/tier-check';

import { reassessContract } from './assessments';
import { withHolidays } from './holidays';
import { minorOf } from './money';
import { type Contract, loadFees, loadTerms, requireContract } from './terms';
import { audit, writing } from './transaction';
import { requireVendor, servicesOf } from './vendors';

/** Checks a document of terms without keeping it: what refuses it, and what to look at. */
export function validateTerms(document: unknown): TermsVerdict {
  try {
    const { warnings } = acceptTerms(document);
    return { valid: true, errors: [], warnings: [...warnings] };
  } catch (error) {
    if (error instanceof AppError) return { valid: false, errors: [...error.faults], warnings: [] };
    throw error;
  }
}

/**
 * The terms, or a refusal that names each path. Rows that overlap are refused too: an assessment
 * can only answer them with `review`, and a contract that is being written can still be mended.
 */
export function acceptTerms(document: unknown): { terms: Terms; warnings: readonly Fault[] } {
  const { document: dated, faults: unnamed } = withHolidays(document);
  const read = readTerms(dated, 'terms');
  const refused = read.terms
    ? read.warnings.filter(({ expected }) => expected === ONE_ROW)
    : read.errors;
  const faults = [...unnamed, ...refused];
  const [first] = faults;
  if (read.terms && !first) return { terms: read.terms, warnings: read.warnings };
  throw new AppError(
    `The terms were not accepted. ${first?.path ?? 'terms'}: expected ${first?.expected ?? 'another value'}.`,
    { code: 'invalid', faults },
  );
}

export const createContract = (actor: Actor, input: ContractInput): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    await requireVendor(tx, input.vendorId);
    const { terms, warnings } = acceptTerms(input.terms);
    refuseOtherCurrency(terms, input.currency);
    await refuseUnknownServices(tx, input.vendorId, terms);
    refuseEarlyEnd('contract', input.startsOn, input.endsOn);
    const id = uuidv7();
    const { organizationId } = actor;
    const [contract] = await tx
      .insert(contracts)
      .values({
        organizationId,
        id,
        vendorId: input.vendorId,
        name: input.name,
        reference: input.reference ?? null,
        accountNumber: input.accountNumber ?? null,
        currency: input.currency,
        startsOn: input.startsOn,
        endsOn: input.endsOn ?? null,
      })
      .onConflictDoNothing()
      .returning();
    if (!contract) {
      throw new AppError(`This vendor has a contract named ${input.name} already.`, {
        code: 'conflict',
      });
    }
    refuseUnpaidServices(terms, input.fees);
    await insertTerms(tx, actor, contract, { terms, warnings, version: 1 }, input.startsOn);
    for (const fee of input.fees) await insertFee(tx, actor, contract, fee);
    await audit(tx, actor, {
      verb: 'create',
      subjectKind: 'contract',
      subjectId: id,
      after: input,
    });
    await reassessContract(tx, contract);
    return { id };
  });

/** Adds a version of terms. Earlier versions stay; periods that start before it keep theirs. */
export const addTerms = (actor: Actor, contractId: string, input: TermsInput): Promise<Done> =>
  writing(actor, async (tx) => {
    const contract = await requireContract(tx, contractId);
    const { terms, warnings } = acceptTerms(input.terms);
    refuseOtherCurrency(terms, contract.currency);
    await refuseUnknownServices(tx, contract.vendorId, terms);
    refuseUnpaidServices(terms, await loadFees(tx, contractId));
    const [newest] = await loadTerms(tx, contractId);
    const version = (newest?.version ?? 0) + 1;
    const from = input.effectiveFrom ?? terms.effective.from;
    await insertTerms(tx, actor, contract, { terms, warnings, version }, from);
    await audit(tx, actor, {
      verb: 'add terms',
      subjectKind: 'contract',
      subjectId: contractId,
      before: { version: newest?.version ?? null },
      after: { version, effectiveFrom: from, terms },
    });
    await reassessContract(tx, contract);
    return { ok: true };
  });

export const addFee = (
  actor: Actor,
  contractId: string,
  input: FeeInput,
): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const contract = await requireContract(tx, contractId);
    const id = await insertFee(tx, actor, contract, input);
    await audit(tx, actor, {
      verb: 'add fee',
      subjectKind: 'contract',
      subjectId: contractId,
      after: { id, ...input },
    });
    await reassessContract(tx, contract);
    return { id };
  });

/** Gives a fee its last day. Periods that it no longer reaches are assessed without it. */
export const endFee = (
  actor: Actor,
  contractId: string,
  feeId: string,
  endsOn: string,
): Promise<Done> =>
  writing(actor, async (tx) => {
    const contract = await requireContract(tx, contractId);
    const fee = (await loadFees(tx, contractId)).find(({ id }) => id === feeId);
    if (!fee) throw new AppError('There is no such fee.', { code: 'not_found' });
    refuseEarlyEnd('fee', fee.from, endsOn);
    await tx.update(fees).set({ endsOn }).where(eq(fees.id, feeId));
    await audit(tx, actor, {
      verb: 'end fee',
      subjectKind: 'contract',
      subjectId: contractId,
      before: fee,
      after: { ...fee, until: endsOn },
    });
    await reassessContract(tx, contract);
    return { ok: true };
  });

function refuseEarlyEnd(what: string, startsOn: string, endsOn: string | undefined) {
  if (endsOn === undefined || endsOn >= startsOn) return;
  throw new AppError(`The ${what} would end on ${endsOn}, before it starts.`, {
    code: 'invalid',
    faults: [{ path: 'endsOn', expected: `a day from ${startsOn} on` }],
  });
}

export type Done = { ok: true };

type NewTerms = Readonly<{ terms: Terms; warnings: readonly Fault[]; version: number }>;

async function insertTerms(
  tx: Tx,
  actor: Actor,
  { organizationId, id }: Contract,
  { terms, warnings, version }: NewTerms,
  effectiveFrom: string,
) {
  await tx.insert(termsVersions).values({
    organizationId,
    contractId: id,
    version,
    effectiveFrom,
    document: terms,
    warnings,
    createdBy: actor.name,
  });
}

async function insertFee(tx: Tx, actor: Actor, contract: Contract, input: FeeInput) {
  refuseEarlyEnd('fee', input.startsOn, input.endsOn);
  const id = uuidv7();
  await tx.insert(fees).values({
    organizationId: contract.organizationId,
    id,
    contractId: contract.id,
    kind: input.kind,
    service: input.service ?? null,
    amountMinor: minorOf(input.amount, contract.currency),
    currency: contract.currency,
    per: input.per,
    startsOn: input.startsOn,
    endsOn: input.endsOn ?? null,
    note: input.note ?? null,
    createdBy: actor.name,
  });
  return id;
}

function refuseOtherCurrency(terms: Terms, currency: string) {
  if (terms.currency === currency) return;
  throw new AppError(`The terms are in ${terms.currency}, the contract is in ${currency}.`, {
    code: 'invalid',
    faults: [{ path: 'terms.currency', expected: currency, found: terms.currency }],
  });
}

/**
 * A credit in percent of a service's fees is nothing where every fee is of the whole contract. With
 * one service that is the same; with several, nobody can tell whose fee it is.
 */
function refuseUnpaidServices(
  { services = [], commitments }: Terms,
  given: readonly Readonly<{ service?: string | undefined }>[],
) {
  if (services.length < 2 || given.length === 0) return;
  if (given.some(({ service }) => service !== undefined)) return;
  const index = commitments.findIndex(({ remedies = [] }) =>
    remedies.some(({ kind, feeBase }) => kind !== 'termination' && feeBase?.scope !== 'contract'),
  );
  if (index < 0) return;
  const expected = 'fees that name their service, or remedies whose feeBase.scope is "contract"';
  throw new AppError(
    `The credits are shares of each service's fees, and every fee is of the whole contract: expected ${expected}.`,
    { code: 'invalid', faults: [{ path: `terms.commitments.${index}.remedies`, expected }] },
  );
}

/** Terms name services by key: one that the vendor does not have would silently measure nothing. */
async function refuseUnknownServices(tx: Tx, vendorId: string, terms: Terms) {
  const known = (await servicesOf(tx, vendorId)).map(({ key }) => key);
  const faults = (terms.services ?? []).flatMap(({ id }, index) =>
    known.includes(id)
      ? []
      : [
          {
            path: `terms.services.${index}.id`,
            found: id,
            expected: known.length > 0 ? `one of ${known.join(', ')}` : 'a service of the vendor',
          },
        ],
  );
  const [first] = faults;
  if (!first) return;
  throw new AppError(
    `The terms name the service ${first.found}, which the vendor does not have: expected ${first.expected}.`,
    { code: 'invalid', faults },
  );
}
