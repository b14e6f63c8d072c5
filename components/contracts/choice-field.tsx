import type { ReactNode } from 'react';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

export type ChoiceFieldProps<Value extends string> = Readonly<{
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly Readonly<{ value: Value; label: string }>[];
  value: Value;
  onChoice: (value: Value) => void;
}>;

/** One of a few words, as the browser's own select. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, hint, error, options, value, onChoice } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChoice(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
