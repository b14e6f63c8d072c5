import type { ReactNode } from 'react';

import { cn } from '../ui/cn';

export type PageProps = Readonly<{ children: ReactNode; className?: string }>;

/** The one `main` of a page: 1320 px at most, padding 40, 24 or 16. */
export function Page({ children, className }: PageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cn(
        'mx-auto max-w-page px-4 outline-none sm:px-6 md:px-10 print:max-w-none print:p-0',
        className,
      )}
    >
      {children}
    </main>
  );
}

export type TitleBlockProps = Readonly<{
  /** Where you are: faint text, links for what is above. */
  place?: ReactNode;
  title: ReactNode;
  /** `headline` is the 46 px sentence of the overview. */
  size?: 'record' | 'headline';
  /** Controls of the view; at most one of them primary. */
  controls?: ReactNode;
  /** The sentence below the title, 17 px. */
  lead?: ReactNode;
}>;

/** Where you are, what it is, and the controls of the view at the right. */
export function TitleBlock({ place, title, size = 'record', controls, lead }: TitleBlockProps) {
  return (
    <header className="grid items-end gap-x-8 gap-y-2 pt-6 md:grid-cols-[minmax(0,1fr)_auto] md:pt-10 print:pt-0">
      {place ? <p className="text-ink-faint md:col-span-2 [&_a]:text-inherit">{place}</p> : null}
      <h1
        className={cn(
          size === 'headline' &&
            'max-w-[24ch] text-2xl font-[560] tracking-[-0.02em] md:text-3xl print:max-w-none',
        )}
      >
        {title}
      </h1>
      {controls ? (
        <div className="flex flex-wrap items-center gap-3 print:hidden">{controls}</div>
      ) : null}
      {lead ? (
        <p className="mt-1 max-w-measure text-base text-pretty md:col-span-2">{lead}</p>
      ) : null}
    </header>
  );
}

export type SectionProps = Readonly<{
  title: ReactNode;
  /** Scope of the figures: zone, unit, view. No section of figures without it. */
  scope?: ReactNode;
  /** A control instead of the scope text: a `Segmented`, a link. */
  controls?: ReactNode;
  id?: string;
  /** Inside `SectionColumns`: the columns make the distance above. */
  flush?: boolean;
  children: ReactNode;
  className?: string;
}>;

/** One ink rule, heading left, scope right, then content. */
export function Section(props: SectionProps) {
  const { title, scope, controls, id, flush, children, className } = props;
  return (
    <section
      id={id}
      className={cn('min-w-0', !flush && 'mt-11 sm:mt-14 print:mt-[7mm]', className)}
    >
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-ink pt-2.5 print:break-after-avoid">
        <h2>{title}</h2>
        {scope ? <span className="text-xs text-ink-faint">{scope}</span> : null}
        {controls}
      </div>
      {children}
    </section>
  );
}

const SPLIT = {
  even: 'md:grid-cols-2 print:grid-cols-2',
  'wide-left': 'md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] print:grid-cols-[7fr_5fr]',
  'wide-right': 'md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] print:grid-cols-[5fr_7fr]',
  thirds: 'md:grid-cols-3 print:grid-cols-3',
} as const;

export type SectionColumnsProps = Readonly<{
  /** `flush` sections or stacks of them. */
  children: ReactNode;
  split?: keyof typeof SPLIT;
  className?: string;
}>;

/** Sections side by side from 960 px, below one another before. */
export function SectionColumns({ children, split = 'even', className }: SectionColumnsProps) {
  return (
    <div
      className={cn(
        'mt-11 grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-10 sm:mt-14 print:mt-[7mm] print:gap-x-[8mm]',
        SPLIT[split],
        className,
      )}
    >
      {children}
    </div>
  );
}

export type WithAsideProps = Readonly<{ aside: ReactNode; children: ReactNode }>;

/** A page about one figure: its trace stands at the right from 1280 and below before that. */
export function WithAside({ aside, children }: WithAsideProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start lg:grid-cols-[minmax(0,1fr)_var(--container-panel)] lg:gap-x-12 print:block">
      <div className="min-w-0">{children}</div>
      {aside}
    </div>
  );
}

export type ProvenanceProps = Readonly<{
  /** "Figures as of Sun 22 Nov 2026, 09:40 EST. Times in the zone of each contract unless marked." */
  asOf: ReactNode;
  /** "Evidence complete to 22 Nov 2026, 09:38 EST, except where a gap is drawn." */
  coverage?: ReactNode;
  /** Hash of the inputs; its first characters are shown in groups of four. */
  hash?: string;
}>;

/** The foot of every page of figures, printed too. */
export function Provenance({ asOf, coverage, hash }: ProvenanceProps) {
  return (
    <footer className="mt-16 flex flex-wrap justify-between gap-x-8 gap-y-2 border-t border-line pt-4 pb-12 text-xs text-ink-faint print:mt-[8mm] print:pb-0">
      <span>{asOf}</span>
      <span>
        {coverage}
        {hash ? (
          <>
            {' '}
            Statement{' '}
            <code title={hash}>{hash.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </>
        ) : null}
      </span>
    </footer>
  );
}
