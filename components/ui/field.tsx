import { type ReactNode, useId } from 'react';

import { cn } from './cn';

export type FieldControl = Readonly<{
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}>;

export type FieldProps = Readonly<{
  label: ReactNode;
  hint?: ReactNode;
  /** What was found and what was expected, in one sentence. */
  error?: ReactNode;
  /** Says "optional" beside the label; fields are required unless they say so. */
  optional?: boolean;
  className?: string;
  /** Draws the control with the ids it must carry: `{(control) => <Input {...control} name="x" />}`. */
  children: (control: FieldControl) => ReactNode;
}>;

/** Label above, control, hint, and the error at the place where it is. */
export function Field({ label, hint, error, optional, className, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={cn('max-w-measure', className)}>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {optional ? <span className="ml-1.5 font-normal text-ink-faint">optional</span> : null}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-ink-faint">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs font-medium text-breached">
          {error}
        </p>
      ) : null}
    </div>
  );
}
