'use client';

import Link from 'next/link';

import { cn } from './cn';

export type SegmentedOption<Value extends string> = Readonly<{
  value: Value;
  label: string;
  /** The option's address: give it where the URL carries the view, then no `onChange` is needed. */
  href?: string;
}>;

export type SegmentedProps<Value extends string> = Readonly<{
  /** What is chosen here, for a screen reader: "View". */
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange?: (value: Value) => void;
  className?: string;
}>;

/** One of a few: the chosen one is tinted and medium. Links where options have an `href`, else pressed buttons. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, className } = props;
  return (
    <div
      role="group"
      aria-label={label}
      className={cn(
        'inline-flex w-fit max-w-full rounded-sm border border-line-strong print:hidden',
        className,
      )}
    >
      {options.map((option, index) => {
        const chosen = option.value === value;
        const look = cn(
          'flex min-h-10 items-center px-3 text-left no-underline sm:min-h-8',
          index > 0 && 'border-l border-line',
          chosen ? 'bg-accent-soft font-medium text-accent' : 'text-ink-soft hover:text-ink',
        );
        return option.href === undefined ? (
          <button
            key={option.value}
            type="button"
            aria-pressed={chosen}
            className={look}
            onClick={() => onChange?.(option.value)}
          >
            {option.label}
          </button>
        ) : (
          <Link
            key={option.value}
            href={option.href}
            scroll={false}
            {...(chosen ? { 'aria-current': 'true' as const } : {})}
            className={look}
          >
            {option.label}
          </Link>
        );
      })}
    </div>
  );
}
