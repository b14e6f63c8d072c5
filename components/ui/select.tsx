import type { ComponentProps } from 'react';

import { cn } from './cn';

export type SelectProps = ComponentProps<'select'> & {
  /** `boxed` in a form, `line` for a control of a view in a title block. */
  look?: 'boxed' | 'line';
};

/** The browser's own select, so that keyboard and phone behave as their owners expect. */
export function Select({ look = 'boxed', className, ...props }: SelectProps) {
  return (
    <span className={cn('relative inline-flex max-w-full', look === 'boxed' && 'w-full')}>
      <select
        className={cn(
          'min-h-11 w-full appearance-none pr-6 text-ink hover:border-ink disabled:cursor-not-allowed disabled:text-ink-faint aria-invalid:border-breached sm:min-h-9',
          look === 'boxed'
            ? 'rounded-sm border border-line-strong bg-raised pl-2.5'
            : 'border-b border-line-strong bg-transparent pl-0 print:border-0',
          className,
        )}
        {...props}
      />
      <svg
        viewBox="0 0 10 6"
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 h-1.5 w-2.5 -translate-y-1/2 print:hidden"
      >
        <path d="M1 1l4 4 4-4" fill="none" stroke="var(--color-ink-faint)" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
