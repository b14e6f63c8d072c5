import { describe, expect, test } from 'vitest';

import { contractInput } from '@/lib/api/wire/contracts';

import {
  checkContract,
  type ContractDraft,
  contractInputOf,
  currencyText,
  emptyFee,
} from './contract-draft';

const fee = { ...emptyFee('2025-01-01'), amount: '48200.00' };
const draft: ContractDraft = {
  vendorId: '0199d5c0-0000-7000-8000-000000000001',
  name: ' Meetings ',
  reference: 'MV-2024-117',
  accountNumber: '',
  currency: 'USD',
  startsOn: '2025-01-01',
  endsOn: '',
  fees: [fee],
};

test('the API takes the draft as it is', () => {
  const input = contractInputOf(draft, {});
  expect(contractInput.parse(input)).toEqual(input);
  expect(input).toMatchObject({ name: 'Meetings', reference: 'MV-2024-117' });
});

test('what is empty is left out, not sent as empty text', () => {
  const input = contractInputOf(draft, {});
  expect(Object.keys(input)).not.toContain('accountNumber');
  expect(Object.keys(input)).not.toContain('endsOn');
  expect(Object.keys(input.fees[0] ?? {})).toEqual(['kind', 'per', 'amount', 'startsOn']);
});

describe('what the form refuses', () => {
  test.each([
    ['nothing that is complete', {}, []],
    ['no vendor', { vendorId: '' }, ['vendorId']],
    ['a blank name', { name: '  ' }, ['name']],
    ['a currency in small letters', { currency: 'usd' }, ['currency']],
    ['an end before the start', { endsOn: '2024-12-31' }, ['endsOn']],
    ['thousands by comma', { fees: [{ ...fee, amount: '48,200.00' }] }, ['fees.0.amount']],
    ['a fee without a day', { fees: [fee, { ...fee, startsOn: '' }] }, ['fees.1.startsOn']],
    [
      'a fee that ends before it starts',
      { fees: [{ ...fee, endsOn: '2024-12-31' }] },
      ['fees.0.endsOn'],
    ],
  ] satisfies [string, Partial<ContractDraft>, string[]][])('%s', (_what, change, paths) => {
    expect(checkContract({ ...draft, ...change }).map(({ path }) => path)).toEqual(paths);
  });

  test('the last day may be the first', () => {
    expect(checkContract({ ...draft, endsOn: draft.startsOn })).toEqual([]);
  });
});

test('a currency is typed in capitals', () => {
  expect(currencyText('eur ')).toBe('EUR');
});
