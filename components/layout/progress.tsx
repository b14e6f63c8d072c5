import type { ReactNode } from 'react';

export type ProgressProps = Readonly<{
  /** What is being worked on: a file's name. */
  label: ReactNode;
  /** Beside the label, faint: "1.6 GB, Nagios". */
  detail?: ReactNode;
  /** Share done, 0 to 100, whole percent; `null` when the whole is not known. */
  percent: number | null;
  /** Left below: "9,412,300 lines read · 41 issues so far". The share is set before it. */
  count?: ReactNode;
  /** Right below: "318,000 lines a second · about 18 s left". */
  rate?: ReactNode;
  /** The quiet cancel button, above the bar. */
  cancel?: ReactNode;
}>;

/** Long work: 6 px bar; share and count left, rate and remaining time right, cancel above. */
export function Progress({ label, detail, percent, count, rate, cancel }: ProgressProps) {
  return (
    <div>
      <div className="flex items-baseline justify-between gap-4">
        <span>
          <span className="font-medium">{label}</span>{' '}
          {detail ? <span className="text-ink-faint">{detail}</span> : null}
        </span>
        {cancel}
      </div>
      <div
        role="progressbar"
        aria-label={typeof label === 'string' ? label : 'Progress'}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
        className="mt-2"
      >
        <svg width="100%" height="6" aria-hidden="true" className="block">
          <rect width="100%" height="6" fill="var(--color-sunk)" stroke="var(--color-line)" />
          <rect
            width={`${percent ?? 100}%`}
            height="6"
            fill={percent === null ? 'var(--color-accent-soft)' : 'var(--color-accent)'}
          />
        </svg>
      </div>
      <div className="mt-1.5 flex flex-wrap justify-between gap-x-6 text-xs text-ink-faint">
        <span>
          {percent === null ? null : `${percent}\u00a0%`}
          {percent !== null && count ? ' · ' : null}
          {count}
        </span>
        <span>{rate}</span>
      </div>
    </div>
  );
}
