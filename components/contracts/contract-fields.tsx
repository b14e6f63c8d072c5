import type { VendorRow } from '@/lib/api/wire/vendors';

import { type Fault, errorAt } from '../account/faults';
import { ChoiceField } from './choice-field';
import { type ContractDraft, currencyText } from './contract-draft';
import { FormPart, Pair } from './form-part';
import { TextField } from './text-field';

export type ContractFieldsProps = Readonly<{
  draft: ContractDraft;
  vendors: readonly VendorRow[];
  set: (change: Partial<ContractDraft>) => void;
  faults: readonly Fault[];
}>;

/** Whose contract it is and what it is called. */
export function ContractFields({ draft, vendors, set, faults }: ContractFieldsProps) {
  const error = (field: keyof ContractDraft) => errorAt(faults, field);
  return (
    <FormPart title="Contract" lead="As it is named on paper: the claim quotes these words.">
      <ChoiceField
        label="Vendor"
        options={[
          ...(draft.vendorId ? [] : [{ value: '', label: 'Choose a vendor' }]),
          ...vendors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.vendorId}
        onChoice={(vendorId) => set({ vendorId })}
        error={error('vendorId')}
      />
      <TextField
        label="Name"
        placeholder="Meetings and telephony"
        maxLength={200}
        value={draft.name}
        onText={(name) => set({ name })}
        error={error('name')}
      />
      <Pair>
        <TextField
          label="Contract number"
          optional
          maxLength={200}
          value={draft.reference}
          onText={(reference) => set({ reference })}
          error={error('reference')}
        />
        <TextField
          label="Account number"
          hint="Yours at the vendor."
          optional
          maxLength={200}
          value={draft.accountNumber}
          onText={(accountNumber) => set({ accountNumber })}
          error={error('accountNumber')}
        />
      </Pair>
      <TextField
        label="Currency"
        placeholder="USD"
        className="w-24"
        value={draft.currency}
        onText={(currency) => set({ currency: currencyText(currency) })}
        error={error('currency')}
      />
      <Pair>
        <TextField
          label="Starts on"
          type="date"
          value={draft.startsOn}
          onText={(startsOn) => set({ startsOn })}
          error={error('startsOn')}
        />
        <TextField
          label="Last day"
          type="date"
          optional
          value={draft.endsOn}
          onText={(endsOn) => set({ endsOn })}
          error={error('endsOn')}
        />
      </Pair>
    </FormPart>
  );
}
