import type { ImportOptions } from '@/lib/api/wire/imports';

import { ChoiceField } from '../contracts/choice-field';

export type Party = NonNullable<ImportOptions['party']>;

const PARTIES = [
  { value: 'vendor', label: 'The vendor' },
  { value: 'third_party', label: 'A third party' },
  { value: 'customer', label: 'We' },
] as const;

export type PartyFieldProps = Readonly<{ value: Party; onChoice: (party: Party) => void }>;

/** Who wrote a text decides whether the vendor admits what it tells. */
export function PartyField({ value, onChoice }: PartyFieldProps) {
  return (
    <ChoiceField
      label="Who wrote it"
      hint="Only what the vendor itself wrote is admitted by it."
      options={PARTIES}
      value={value}
      onChoice={onChoice}
    />
  );
}
