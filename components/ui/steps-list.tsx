import type { ReactNode } from 'react';

import { cn } from './cn';

export type TraceStep = Readonly<{
  /** "Merge" */
  name: string;
  /** "231 min" */
  result: ReactNode;
  /** What was done, with the figures that went in. */
  sentence: ReactNode;
  /** Whether this step changed the figure: a filled dot. */
  changed: boolean;
  /** Rule or clause: "Clause 4.3, row 2". */
  rule?: ReactNode;
}>;

export type StepsListProps = Readonly<{ steps: readonly TraceStep[]; className?: string }>;

/** The steps of a calculation, in order: name, result at the right, reason below. */
export function StepsList({ steps, className }: StepsListProps) {
  return (
    <ol className={className}>
      {steps.map((step, index) => (
        <li
          key={`${index}-${step.name}`}
          className={cn(
            'relative ml-1 border-l pl-5',
            index === steps.length - 1 ? 'border-transparent' : 'border-line-strong pb-3.5',
          )}
        >
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-[7px] -left-1 size-[7px] rounded-full border',
              step.changed ? 'border-ink bg-ink' : 'border-line-strong bg-paper',
            )}
          />
          <span className="flex justify-between gap-3">
            <span className="text-ink-soft">
              {step.name}
              {step.changed ? <span className="sr-only">, changes the figure</span> : null}
            </span>
            <b className="text-right">{step.result}</b>
          </span>
          <span className="block text-xs text-pretty text-ink-faint">
            {step.sentence}
            {step.rule ? <> {step.rule}</> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
