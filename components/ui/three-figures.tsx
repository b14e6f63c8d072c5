import type { ReactNode } from 'react';

import { cn } from './cn';

export type View = 'vendorAdmitted' | 'customerObserved' | 'agreed';

const VIEWS = [
  ['vendorAdmitted', 'Vendor-admitted'],
  ['customerObserved', 'Customer-observed'],
  ['agreed', 'Agreed'],
] as const satisfies readonly (readonly [View, string])[];

export type ViewFigure = Readonly<{
  /** The formatted figure, usually in `<Traced>`; a word ("no data") when there is none. */
  value: ReactNode;
  unit?: ReactNode;
  /** A second line in normal ink: "10:04–13:25 EDT". */
  detail?: ReactNode;
  /** Where it comes from: "Postmortem of 27 Oct"; or the range. */
  note?: ReactNode;
  /** Name and value pairs below: Downtime, Credit, Promise. */
  rows?: readonly Readonly<{ label: string; value: ReactNode }>[];
  /** There is no figure; `value` says so. */
  absent?: boolean;
}>;

export type ThreeFiguresProps = Readonly<{
  figures: Readonly<Record<View, ViewFigure>>;
  chosen: View;
  /** "USD 4,820.00 is owed even on the vendor's own minutes." */
  sentence?: ReactNode;
  className?: string;
}>;

/** Vendor-admitted, customer-observed, agreed: always in this order, always all three, none greyed. */
export function ThreeFigures({ figures, chosen, sentence, className }: ThreeFiguresProps) {
  return (
    <div className={className}>
      <div className="grid break-inside-avoid border-t border-ink sm:grid-cols-3">
        {VIEWS.map(([view, name], index) => (
          <ViewColumn
            key={view}
            name={name}
            figure={figures[view]}
            chosen={view === chosen}
            first={index === 0}
          />
        ))}
      </div>
      {sentence ? <Said className="mt-5">{sentence}</Said> : null}
    </div>
  );
}

type ViewColumnProps = Readonly<{
  name: string;
  figure: ViewFigure;
  chosen: boolean;
  first: boolean;
}>;

function ViewColumn({ name, figure, chosen, first }: ViewColumnProps) {
  return (
    <div
      role="group"
      aria-label={chosen ? `${name}, the chosen view` : name}
      className={cn(
        'py-3 sm:pr-5 sm:pb-4',
        !first && 'border-t border-line sm:border-t-0 sm:border-l sm:pl-5',
        chosen &&
          'pl-3 shadow-[inset_3px_0_0_var(--color-accent)] sm:shadow-[inset_0_3px_0_var(--color-accent)]',
        chosen && first && 'sm:pl-0',
      )}
    >
      <span className="font-medium">{name}</span>
      <span
        className={cn(
          'block text-2xl leading-tight font-light tracking-[-0.015em] whitespace-nowrap',
          figure.absent && 'text-xl font-normal text-ink-faint',
        )}
      >
        {figure.value}
        {figure.unit && !figure.absent ? (
          <span className="ml-[0.3em] text-lg font-light text-ink-faint">{figure.unit}</span>
        ) : null}
      </span>
      {figure.detail ? <span className="block">{figure.detail}</span> : null}
      {figure.note ? <span className="block text-xs text-ink-faint">{figure.note}</span> : null}
      {figure.rows ? (
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          {figure.rows.map((row) => (
            <div key={row.label} className="contents">
              <dt className="text-ink-faint">{row.label}</dt>
              <dd className="text-right">{row.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

export type SaidProps = Readonly<{ children: ReactNode; className?: string }>;

/** The sentence that carries the page, with an accent rule. */
export function Said({ children, className }: SaidProps) {
  return (
    <p
      className={cn(
        'max-w-[46rem] border-l-3 border-accent py-1 pl-4 text-base text-pretty',
        className,
      )}
    >
      {children}
    </p>
  );
}
