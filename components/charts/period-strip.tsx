import type { State } from '../ui/state-mark';
import { StateShape } from './state-shape';

export type PeriodStripProps = Readonly<{
  /** Oldest first, usually twelve: "Oct 2026" and its state. */
  periods: readonly Readonly<{ label: string; state: State }>[];
}>;

/** Twelve periods as marks: met is a small grey dot, so that breaches stand out; the count is said. */
export function PeriodStrip({ periods }: PeriodStripProps) {
  const step = 13;
  return (
    <svg
      viewBox={`0 0 ${periods.length * step} 12`}
      width={periods.length * step}
      height="12"
      role="img"
      aria-label={labelOf(periods)}
      className="inline-block max-w-none align-middle"
    >
      {periods.map(({ label, state }, index) => (
        <g key={label}>
          <title>{`${label}: ${state}`}</title>
          {state === 'met' ? (
            <circle cx={(index + 0.5) * step} cy="6" r="2" fill="var(--color-line-strong)" />
          ) : (
            <StateShape state={state} x={(index + 0.5) * step} y={6} radius={4} />
          )}
        </g>
      ))}
    </svg>
  );
}

function labelOf(periods: PeriodStripProps['periods']): string {
  const named = (wanted: State, word: string) => {
    const labels = periods.filter(({ state }) => state === wanted).map(({ label }) => label);
    return labels.length === 0 ? '' : `, ${labels.length} ${word} (${labels.join(', ')})`;
  };
  const breached = named('breached', 'breached') || ', none breached';
  return `${periods.length} periods${breached}${named('unknown', 'unknown')}${named('review', 'to decide')}`;
}
