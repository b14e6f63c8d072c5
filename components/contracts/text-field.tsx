import type { ComponentProps, ReactNode } from 'react';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'children'> &
  Readonly<{
    label: ReactNode;
    hint?: ReactNode;
    error?: string | undefined;
    optional?: boolean;
    value: string;
    onText: (text: string) => void;
    /** Stands behind the control: "% of the fees". */
    unit?: string;
  }>;

/** A labelled line of text with its hint, unit and error. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, onText, unit, className, ...input } = props;
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            {...input}
            {...(className ? { className } : {})}
            onChange={(event) => onText(event.target.value)}
          />
          {unit ? <span className="flex-none text-ink-faint">{unit}</span> : null}
        </span>
      )}
    </Field>
  );
}
