import type { ReactNode } from 'react';

import { cn } from './cn';
import { type State, StateMark } from './state-mark';

export type Check = Readonly<{
  key: string;
  what: ReactNode;
  /** `met` there · `risk` optional and missing · `breached` required and missing · `unknown` cannot be told. */
  state: State;
  /** At the right: "clause 5.2, required", "invoice 2026-10-0417". */
  proof?: ReactNode;
  /** The link or button that repairs a failing one. */
  repair?: ReactNode;
  /** Where "Submit" moves to when this one is missing. */
  id?: string;
}>;

export type ChecksProps = Readonly<{
  /** Required ones first. */
  checks: readonly Check[];
  className?: string;
}>;

const WORD = {
  met: 'There',
  risk: 'Missing, optional',
  breached: 'Missing',
  unknown: 'Not known',
  running: 'Running',
  review: 'Needs a decision',
} as const satisfies Record<State, string>;

/** Mark, what, proof at the right; a failing one is medium and holds its repair. */
export function Checks({ checks, className }: ChecksProps) {
  return (
    <ul className={className}>
      {checks.map((check) => {
        const failing = check.state === 'risk' || check.state === 'breached';
        return (
          <li
            key={check.key}
            {...(check.id ? { id: check.id, tabIndex: -1 } : {})}
            className="grid grid-cols-[18px_minmax(0,1fr)] items-baseline gap-x-3 border-b border-line py-2.25 sm:grid-cols-[22px_minmax(0,1fr)_auto]"
          >
            <StateMark state={check.state} className="size-[13px] translate-y-px" />
            <span className={cn(failing && 'font-medium')}>
              <span className="sr-only">{WORD[check.state]}: </span>
              {check.what}
              {check.repair ? <> {check.repair}</> : null}
            </span>
            <span className="col-start-2 text-xs text-ink-faint sm:col-start-3 sm:text-right">
              {check.proof}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
