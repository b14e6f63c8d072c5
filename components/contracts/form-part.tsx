import type { ReactNode } from 'react';

import { cn } from '@/components/ui/cn';

export type FormPartProps = Readonly<{
  title: string;
  /** One sentence below the heading. */
  lead?: ReactNode;
  children: ReactNode;
  className?: string;
}>;

/** A group of fields: its name at the left from 960 px, above them before. */
export function FormPart({ title, lead, children, className }: FormPartProps) {
  return (
    <fieldset className="grid min-w-0 gap-x-10 gap-y-3 border-t border-line pt-4 md:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <legend className="sr-only">{title}</legend>
      <div aria-hidden="true">
        <h3>{title}</h3>
        {lead ? <p className="max-w-[34ch] text-pretty text-ink-soft">{lead}</p> : null}
      </div>
      <div className={cn('grid min-w-0 max-w-measure gap-4', className)}>
        {lead ? <p className="sr-only">{lead}</p> : null}
        {children}
      </div>
    </fieldset>
  );
}

/** Two fields side by side from 640 px. */
export const Pair = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>
);
