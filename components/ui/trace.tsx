'use client';

import Link from 'next/link';
import { Dialog as Radix } from 'radix-ui';
import { type ComponentProps, type ReactNode, useState } from 'react';

import { cn } from './cn';
import { StepsList, type TraceStep } from './steps-list';

export type TraceButtonProps = ComponentProps<'button'> & {
  /** What is explained, for a screen reader: "Availability in October, agreed". The figure follows it. */
  label?: string;
};

/** An assessed number that explains itself when pressed: dotted underline, solid accent when hovered or open. */
function TraceButton({ label, className, children, ...props }: TraceButtonProps) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      data-trace=""
      className={cn(
        'cursor-pointer underline decoration-line-strong decoration-dotted decoration-1 underline-offset-[0.26em] hover:text-accent hover:decoration-accent hover:decoration-solid hover:decoration-[1.5px] aria-expanded:text-accent aria-expanded:decoration-accent aria-expanded:decoration-solid aria-expanded:decoration-[1.5px] print:no-underline',
        className,
      )}
      {...props}
    >
      {label ? <span className="sr-only">{label}: </span> : null}
      {children}
    </button>
  );
}

export type TraceLink = Readonly<{ href: string; label: string; download?: boolean }>;

export type TraceContentProps = Readonly<{
  /** One sentence below the heading: "Agreed view. Redo it by hand: each step takes what the last one left." */
  lead?: ReactNode;
  steps: readonly TraceStep[];
  /** "Evidence, 6 items", "Clauses", "JSON". */
  links?: readonly TraceLink[];
  children?: ReactNode;
}>;

/** The steps of a figure and where to read on. Goes into `TracePanel`, `Traced` or `TraceAside`. */
export function TraceContent({ lead, steps, links = [], children }: TraceContentProps) {
  return (
    <>
      {lead ? <p className="mt-1 text-pretty text-ink-soft">{lead}</p> : null}
      <StepsList steps={steps} className="mt-4" />
      {children}
      {links.length > 0 ? (
        <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1">
          {links.map((link) =>
            link.download ? (
              <a key={link.href} href={link.href} download>
                {link.label}
              </a>
            ) : (
              <Link key={link.href} href={link.href}>
                {link.label}
              </Link>
            ),
          )}
        </p>
      ) : null}
    </>
  );
}

export type TracePanelProps = Readonly<{
  /** The number itself. */
  heading: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The pressed number (a `TraceButton`), so that focus returns to it. */
  trigger?: ReactNode;
  /** `<TraceContent>`, or a component that loads it: it is mounted only while open. */
  children: ReactNode;
}>;

/**
 * Lies at the right, 400 px, over the page; from below 640 a sheet at the bottom. Not modal: the
 * page beside it stays readable. Esc or a press outside closes it and focus returns.
 */
function TracePanel({ heading, open, onOpenChange, trigger, children }: TracePanelProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-30 max-h-[75vh] animate-[sheet-in_160ms_var(--ease-panel)] overflow-auto overscroll-contain border-t border-ink bg-raised px-4 pt-4 pb-8 shadow-panel outline-none sm:inset-x-auto sm:inset-y-0 sm:right-0 sm:max-h-none sm:w-panel sm:max-w-full sm:animate-[panel-in_160ms_var(--ease-panel)] sm:border-t-0 sm:px-6 sm:pt-5 print:hidden"
        >
          <div className="flex items-baseline justify-between gap-4">
            <Radix.Title>{heading}</Radix.Title>
            <Radix.Close className="-my-2 min-h-9 min-w-9 text-right" aria-label="Close">
              <kbd className="max-sm:hidden">Esc</kbd>
              <span className="text-accent sm:hidden">Close</span>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type TracedProps = Readonly<{
  /** The formatted figure, as it stands in the text. */
  children: ReactNode;
  /** What the figure is, for a screen reader. */
  label: string;
  /** The panel's heading; the figure itself when left out. */
  heading?: ReactNode;
  /** `<TraceContent …>` or a component that loads it when the panel opens. */
  trace: ReactNode;
  className?: string;
}>;

/** A number with its reason one press away: `TraceButton` and `TracePanel` together. */
export function Traced({ children, label, heading, trace, className }: TracedProps) {
  const [open, setOpen] = useState(false);
  return (
    <TracePanel
      heading={heading ?? children}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <TraceButton label={label} {...(className ? { className } : {})}>
          {children}
        </TraceButton>
      }
    >
      {trace}
    </TracePanel>
  );
}

export type TraceAsideProps = Readonly<{ heading: ReactNode; children: ReactNode }>;

/** The trace beside the page that is about one figure (a claim); below it under 1280. See `WithAside`. */
export function TraceAside({ heading, children }: TraceAsideProps) {
  return (
    <aside
      aria-label="How this figure came about"
      className="mt-12 border-t border-ink pt-3 lg:mt-8 lg:border-t-0 lg:border-l lg:border-line lg:pt-0 lg:pl-6 print:break-before-page print:border-0 print:pl-0"
    >
      <h2>{heading}</h2>
      {children}
    </aside>
  );
}
