import type { ComponentProps } from 'react';

import { cn } from './cn';

const control =
  'w-full rounded-sm border border-line-strong bg-raised px-2.5 text-ink placeholder:text-ink-faint hover:border-ink read-only:bg-sunk disabled:cursor-not-allowed disabled:border-line disabled:bg-sunk disabled:text-ink-faint aria-invalid:border-breached aria-invalid:shadow-[inset_3px_0_0_var(--color-breached)]';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(control, 'min-h-11 sm:min-h-9', className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={5} className={cn(control, 'block py-2', className)} {...props} />;
}
