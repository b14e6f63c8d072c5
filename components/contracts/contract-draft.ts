import type { ContractInput, FeeInput } from '@/lib/api/wire/contracts';

import type { Fault } from '../account/faults';

/** One dated fee line as it is typed. */
export type FeeDraft = Readonly<{
  kind: FeeInput['kind'];
  /** Key of a service; empty for the whole contract. */
  service: string;
  amount: string;
  per: FeeInput['per'];
  startsOn: string;
  endsOn: string;
  note: string;
}>;

export type ContractDraft = Readonly<{
  vendorId: string;
  name: string;
  reference: string;
  accountNumber: string;
  currency: string;
  startsOn: string;
  endsOn: string;
  fees: readonly FeeDraft[];
}>;

export const emptyFee = (startsOn: string): FeeDraft => ({
  kind: 'recurring',
  service: '',
  amount: '',
  per: 'month',
  startsOn,
  endsOn: '',
  note: '',
});

/** What is missing or wrong, one fault a field; the paths are those of the API (`fees.0.amount`). */
export function checkContract(draft: ContractDraft): Fault[] {
  return [
    ...(draft.vendorId ? [] : [{ path: 'vendorId', expected: 'a vendor' }]),
    ...(draft.name.trim() ? [] : [{ path: 'name', expected: 'a name' }]),
    ...fault('currency', 'an ISO 4217 code such as USD', CURRENCY, draft.currency),
    ...fault('startsOn', 'a day', DAY, draft.startsOn),
    ...(draft.endsOn && draft.endsOn < draft.startsOn
      ? [{ path: 'endsOn', expected: 'a day after the start', found: draft.endsOn }]
      : []),
    ...draft.fees.flatMap((fee, index) => checkFee(fee, `fees.${index}.`)),
  ];
}

export function checkFee(fee: FeeDraft, prefix = ''): Fault[] {
  return [
    ...fault(`${prefix}amount`, 'a decimal amount such as 48200.00', AMOUNT, fee.amount),
    ...fault(`${prefix}startsOn`, 'a day', DAY, fee.startsOn),
    ...(fee.endsOn && fee.endsOn < fee.startsOn
      ? [{ path: `${prefix}endsOn`, expected: 'a day from the first on', found: fee.endsOn }]
      : []),
  ];
}

function fault(path: string, expected: string, pattern: RegExp, text: string): Fault[] {
  const found = text.trim();
  if (pattern.test(found)) return [];
  return [{ path, expected, ...(found && { found }) }];
}

/** The draft as the API takes it; texts trimmed, empty ones left out. */
export const contractInputOf = (draft: ContractDraft, terms: unknown): ContractInput => ({
  vendorId: draft.vendorId,
  name: draft.name.trim(),
  currency: draft.currency.trim(),
  startsOn: draft.startsOn,
  ...given({
    reference: draft.reference,
    accountNumber: draft.accountNumber,
    endsOn: draft.endsOn,
  }),
  terms,
  fees: draft.fees.map(feeInputOf),
});

export const feeInputOf = (fee: FeeDraft): FeeInput => ({
  kind: fee.kind,
  per: fee.per,
  amount: fee.amount.trim(),
  startsOn: fee.startsOn,
  ...given({ service: fee.service, endsOn: fee.endsOn, note: fee.note }),
});

const given = <Key extends string>(
  texts: Readonly<Record<Key, string>>,
): Partial<Record<Key, string>> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries of `texts` keep its keys
  Object.fromEntries(
    Object.entries<string>(texts)
      .map(([key, text]) => [key, text.trim()])
      .filter(([, text]) => text),
  ) as Partial<Record<Key, string>>;

const CURRENCY = /^[A-Z]{3}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const AMOUNT = /^-?\d{1,13}(\.\d{1,4})?$/;

/** Of a currency as it is typed: letters only, in capitals. */
export const currencyText = (text: string) =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
    .slice(0, 3);
