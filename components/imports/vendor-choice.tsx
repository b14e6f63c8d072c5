import type { VendorRow } from '@/lib/api/wire/vendors';

import { Field } from '../ui/field';
import { Select } from '../ui/select';

export type VendorChoiceProps = Readonly<{
  vendors: readonly Pick<VendorRow, 'id' | 'name'>[];
  value: string;
  onChoice: (vendorId: string) => void;
  error?: string | undefined;
  className?: string;
}>;

/** Whose outages a file tells of: the file itself does not say it reliably. */
export function VendorChoice({ vendors, value, onChoice, error, className }: VendorChoiceProps) {
  return (
    <Field label="Vendor" error={error} {...(className !== undefined && { className })}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChoice(event.target.value)}>
          {value === '' ? <option value="">Choose the vendor</option> : null}
          {vendors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
