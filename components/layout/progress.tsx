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
      <progress
        aria-label={typeof label === 'string' ? label : 'Progress'}
        max={100}
        {...(percent === null ? {} : { value: percent })}
        className="mt-2 block h-1.5 w-full appearance-none bg-sunk outline -outline-offset-1 outline-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-accent"
      />
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
