import type { ReactNode } from 'react';

import { cn } from './cn';
import { StateMark } from './state-mark';

export type FigureState =
  | 'final'
  /** Still moving: give `note` as "as of 22 Nov 09:40". */
  | 'provisional'
  /** Uncertain edges: give `range`. */
  | 'range'
  /** Waits for a person's decision. */
  | 'review'
  /** There is no figure: `value` is the word for it ("no data"), `note` the reason. */
  | 'no-data';

export type FigureProps = Readonly<{
  label: ReactNode;
  /** The formatted figure, or `<Traced>` around it. */
  value: ReactNode;
  unit?: ReactNode;
  /** "99.321–99.444": stands below the figure, never instead of it. */
  range?: ReactNode;
  /** Best and worst case fall into different tiers: adds "tier depends on evidence". */
  tierDepends?: boolean;
  note?: ReactNode;
  state?: FigureState;
  /** 34 px or 26 px (26 in a row of figures, and on a phone). */
  size?: 'large' | 'small';
  /** Colours the label: accent for money that can still be claimed, breached for what failed. */
  tone?: 'accent' | 'breached';
  className?: string;
}>;

/** Label, value, unit, range or note. */
export function Figure(props: FigureProps) {
  const { label, value, unit, range, tierDepends, note, state = 'final', className } = props;
  const absent = state === 'no-data';
  return (
    <div className={cn('min-w-0', className)}>
      <span
        className={cn(
          'block text-ink-soft',
          props.tone === 'accent' && 'font-medium text-accent',
          props.tone === 'breached' && 'font-medium text-breached',
        )}
      >
        {label}
      </span>
      <span
        className={cn(
          'block text-xl leading-[1.3] font-light tracking-[-0.015em] whitespace-nowrap',
          (props.size ?? 'large') === 'large' && 'sm:text-2xl sm:leading-[1.2]',
          absent && 'font-normal text-ink-faint',
        )}
      >
        {value}
        {unit && !absent ? (
          <span className="ml-[0.3em] text-sm font-normal tracking-normal text-ink-faint">
            {unit}
          </span>
        ) : null}
      </span>
      {range ? <Note>{range}</Note> : null}
      {tierDepends ? <Note className="text-risk">tier depends on evidence</Note> : null}
      {note || state === 'provisional' || state === 'review' ? (
        <Note>
          {state === 'provisional' ? <StateMark state="running" className="mr-1.5" /> : null}
          {state === 'review' ? <StateMark state="review" className="mr-1.5" /> : null}
          {note ?? (state === 'review' ? 'Needs a decision' : 'running')}
        </Note>
      ) : null}
    </div>
  );
}

const Note = ({ children, className }: { children: ReactNode; className?: string }) => (
  <span className={cn('mt-0.5 block max-w-[26ch] text-xs text-ink-faint', className)}>
    {children}
  </span>
);

export type FigureRowProps = Readonly<{ children: ReactNode; className?: string }>;

/** Several figures in a row; two columns on a phone. */
export function FigureRow({ children, className }: FigureRowProps) {
  return (
    <div
      className={cn(
        'grid grid-cols-2 gap-x-4 gap-y-5 sm:flex sm:flex-wrap sm:gap-x-10 sm:gap-y-6',
        className,
      )}
    >
      {children}
    </div>
  );
}
