import { readDeadline } from '../format-date';
import { cn } from './cn';
import { Status } from './state-mark';

export type DeadlineTextProps = Readonly<{
  /** The instant by which it must have happened, ISO 8601; local midnight is the end of the day before. */
  dueAt: string;
  /** The time of the statement, ISO 8601: what is left is counted from here, not from the reader's clock. */
  asOf: string;
  /** IANA zone of the contract. */
  zone: string;
  /** When it was done; then what is left no longer matters. */
  doneAt?: string;
  /** `line`: "Mon 30 Nov, 8 days". `stacked`: the days below, for a table. `full` adds the hour. */
  look?: 'line' | 'stacked' | 'full';
}>;

/** The last safe day, its weekday, what is left. Up to 10 days in risk; passed says "Missed" with the date. */
export function DeadlineText({ dueAt, asOf, zone, doneAt, look = 'line' }: DeadlineTextProps) {
  const { day, time, daysLeft, left, passed } = readDeadline(dueAt, asOf, zone);
  const when = look === 'full' ? `${day}, ${time}` : day;
  if (doneAt !== undefined) return <Status state="met">Done, due {when}</Status>;
  if (passed) return <Status state="breached">Missed {when}</Status>;
  const near = daysLeft <= 10;
  return (
    <span className="whitespace-nowrap">
      <span className={cn(near && 'font-medium text-risk')}>
        {when}
        {look === 'stacked' ? null : `, ${left}`}
      </span>
      {look === 'stacked' ? (
        <span className="block text-xs font-normal text-ink-faint">{left}</span>
      ) : null}
    </span>
  );
}
