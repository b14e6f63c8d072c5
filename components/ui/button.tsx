import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from './cn';

const look = cva(
  'inline-flex min-h-11 items-center justify-center gap-2 whitespace-nowrap rounded-sm border no-underline sm:min-h-9 aria-disabled:cursor-not-allowed disabled:cursor-not-allowed print:hidden',
  {
    variants: {
      variant: {
        primary:
          'border-accent bg-accent px-3.5 font-medium text-on-accent hover:border-ink disabled:border-line disabled:bg-sunk disabled:text-ink-faint',
        outline:
          'border-line-strong bg-raised px-3.5 text-ink hover:border-ink disabled:border-line disabled:text-ink-faint aria-disabled:border-line aria-disabled:text-ink-faint',
        quiet:
          'border-transparent px-1 text-accent hover:underline hover:underline-offset-3 disabled:text-ink-faint aria-disabled:text-ink-faint',
      },
      size: { normal: '', small: 'min-h-9 px-2.5 text-xs sm:min-h-7' },
    },
    defaultVariants: { variant: 'outline', size: 'normal' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof look> & {
    /** Puts the look on the only child (a link) instead of making a button. */
    asChild?: boolean;
  };

/** One primary button a page; its label is a verb with its object. A plain button by default: `type="submit"` submits. */
export function Button({ variant, size, asChild, className, ...props }: ButtonProps) {
  const Tag = asChild ? Slot.Root : 'button';
  return (
    <Tag
      {...(asChild ? {} : { type: 'button' as const })}
      className={cn(look({ variant, size }), className)}
      {...props}
    />
  );
}
