import type { ReactNode } from 'react';

import { cn } from './cn';

/**
 * met = disc · risk = triangle · breached = square · unknown = broken ring · running = dotted ring ·
 * review = broken ring, worded "Needs a decision".
 */
export type State = 'met' | 'risk' | 'breached' | 'unknown' | 'running' | 'review';

const WORD = {
  met: 'Met',
  risk: 'At risk',
  breached: 'Breached',
  unknown: 'Unknown',
  running: 'Running',
  review: 'Needs a decision',
} as const satisfies Record<State, string>;

const TEXT = {
  met: 'text-met',
  risk: 'text-risk',
  breached: 'text-breached',
  unknown: 'text-unknown',
  running: 'text-ink-soft',
  review: 'text-unknown',
} as const satisfies Record<State, string>;

function shapeOf(state: State) {
  switch (state) {
    case 'met':
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case 'risk':
      return <path d="M6 .62 11.52 10.32H.48Z" fill="currentColor" />;
    case 'breached':
      return <rect x="1.25" y="1.25" width="9.5" height="9.5" fill="currentColor" />;
    case 'unknown':
    case 'review':
      return ring('2.6 2.1');
    case 'running':
      return ring('0.2 2.5', 'round');
  }
}

const ring = (dashes: string, cap: 'butt' | 'round' = 'butt') => (
  <circle
    cx="6"
    cy="6"
    r="4.4"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeDasharray={dashes}
    strokeLinecap={cap}
  />
);

export type StateMarkProps = Readonly<{ state: State; className?: string }>;

/** The shape alone, 11 px, hidden from screen readers: a word must stand beside it. */
export function StateMark({ state, className }: StateMarkProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={cn('inline-block size-[11px] flex-none', TEXT[state], className)}
    >
      {shapeOf(state)}
    </svg>
  );
}

export type StatusProps = Readonly<{
  state: State;
  /** Another word than the state's own: "Missed", "Done", "14 of 14 in time". */
  children?: ReactNode;
  className?: string;
}>;

/** Mark, word, colour: how a state is always shown. */
export function Status({ state, children, className }: StatusProps) {
  return (
    <span
      className={cn(
        'inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap',
        TEXT[state],
        className,
      )}
    >
      <StateMark state={state} className="self-center" />
      {children ?? WORD[state]}
    </span>
  );
}
