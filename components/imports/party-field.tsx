import type { ImportOptions } from '@/lib/api/wire/imports';

import { ChoiceField } from '../contracts/choice-field';

type Party = NonNullable<ImportOptions['party']>;

const PARTIES = [
  { value: '', label: 'Choose who wrote it' },
  { value: 'vendor', label: 'The vendor' },
  { value: 'third_party', label: 'A third party' },
  { value: 'customer', label: 'We' },
] as const;

/** Nobody is assumed: a text of a stranger is no admission of the vendor. */
export type PartyChoice = Party | '';

export type PartyFieldProps = Readonly<{
  value: PartyChoice;
  onChoice: (party: PartyChoice) => void;
  error?: string | undefined;
}>;

/** Who wrote a text decides whether the vendor admits what it tells. */
export function PartyField({ value, onChoice, error }: PartyFieldProps) {
  return (
    <ChoiceField
      label="Who wrote it"
      hint="Only what the vendor itself wrote is admitted by it."
      options={PARTIES}
      value={value}
      onChoice={onChoice}
      {...(error !== undefined && { error })}
    />
  );
}
