import type { Outcome } from './prepare-credits';

/** Ink for what came back, grey while waiting, empty when declined, accent when it can be claimed, hatched when missed. */
export function outcomeLook(outcome: Outcome, hatchId: string) {
  switch (outcome) {
    case 'recovered':
      return { fill: 'var(--color-ink)' };
    case 'awaiting':
      return { fill: 'var(--color-ink-faint)' };
    case 'declined':
      return { fill: 'var(--color-paper)', stroke: 'var(--color-ink-faint)', strokeWidth: 1.2 };
    case 'unclaimed':
      return { fill: 'var(--color-accent)' };
    case 'missed':
      return { fill: `url(#${hatchId})`, stroke: 'var(--color-breached)', strokeWidth: 1.2 };
    case 'running':
      return {
        fill: 'none',
        stroke: 'var(--color-ink-soft)',
        strokeWidth: 1.4,
        strokeDasharray: '1 3',
        strokeLinecap: 'round',
      } as const;
  }
}
