import { reasonKinds } from '@/lib/api/wire/outages';

import { errorAt, type Fault } from '../account/faults';
import { Field } from '../ui/field';
import { Textarea } from '../ui/input';
import { Select } from '../ui/select';

/** Why something counts or does not: one of the usual kinds. */
export function ReasonKindField() {
  return (
    <Field label="Because">
      {(control) => (
        <Select {...control} name="reasonKind" defaultValue="vendor_confirmed">
          {reasonKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kind.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

export const reasonKindOf = (word: string) => reasonKinds.find((kind) => kind === word);

/** The reason in words: it stands in the audit log and beside the figure. */
export function ReasonField({ faults }: { faults: readonly Fault[] }) {
  return (
    <Field
      label="Reason"
      hint="Who said so, where: a ticket, a mail."
      error={errorAt(faults, 'reason')}
    >
      {(control) => <Textarea {...control} name="reason" rows={3} required maxLength={2_000} />}
    </Field>
  );
}
