import type { ComponentProps, ReactNode } from 'react';

import { cn } from './cn';

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  /** The label; pressing it presses the box. */
  children: ReactNode;
  hint?: ReactNode;
  /** `radio` draws the same row with a round control. */
  type?: 'checkbox' | 'radio';
};

/** A box (or, as `type="radio"`, one of several) with its label and hint. */
export function Checkbox({
  children,
  hint,
  className,
  type = 'checkbox',
  ...props
}: CheckboxProps) {
  return (
    <label className={cn('flex min-h-11 items-baseline gap-2.5 py-1.5 sm:min-h-9', className)}>
      <input type={type} className="size-4 flex-none translate-y-0.5 accent-accent" {...props} />
      <span>
        {children}
        {hint ? <span className="block text-xs text-ink-faint">{hint}</span> : null}
      </span>
    </label>
  );
}
