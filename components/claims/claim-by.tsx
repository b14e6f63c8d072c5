import { cn } from '../ui/cn';
import { Status } from '../ui/state-mark';
import { daysLeftText, deadlineDay } from './claim-words';

export type ClaimByProps = Readonly<{ claimBy: string | null; daysLeft: number | null }>;

/** The last safe day and what is left of it: "Mon 30 Nov, 6 days"; "Missed Mon 30 Nov". */
export function ClaimBy({ claimBy, daysLeft }: ClaimByProps) {
  if (claimBy === null) return <span className="text-ink-faint">no day in the contract</span>;
  const day = deadlineDay(claimBy, daysLeft);
  if (daysLeft === null) return <span className="whitespace-nowrap">{day}</span>;
  if (daysLeft < 0) return <Status state="breached">Missed {day}</Status>;
  return (
    <span className={cn('whitespace-nowrap', daysLeft <= 10 && 'font-medium text-risk')}>
      {day}, {daysLeftText(daysLeft)}
    </span>
  );
}
