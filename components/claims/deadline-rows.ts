import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ClaimDeadline } from '@/lib/sla/claim-draft';
import { dayNumber, formatInstant } from '@/lib/sla/instant';
import { zoneOf } from '@/lib/sla/zone';

import { formatDate, formatTime } from '../format-date';
import { dayOf } from './claim-sentences';

export type DeadlineRow = Readonly<{
  /** The name under which the step is recorded: its kind, numbered where the contract has several. */
  step: string;
  label: string;
  rule: string;
  /** "Mon 30 Nov, 24:00" */
  due: string;
  /** What another reading of the contract would give; the earliest is the one that is shown. */
  otherwise: string | null;
  state:
    | Readonly<{ kind: 'done'; on: string | null; reference: string | null }>
    | Readonly<{ kind: 'open'; daysLeft: number }>
    | Readonly<{ kind: 'missed' }>
    /** A submitted claim counts no days; nobody has recorded the step. */
    | Readonly<{ kind: 'unrecorded' }>;
}>;

/** The steps of the contract's procedure with their last safe day and what was done. */
export function deadlineRows(report: ClaimReport): DeadlineRow[] {
  const { draft, timeZone } = report;
  return draft.deadlines.map((deadline, index) => {
    const step = stepName(draft.deadlines, index);
    const time =
      deadline.at === undefined ? '24:00' : formatTime(deadline.at, timeZone, { zoneName: false });
    const others = deadline.readings.filter(({ date }) => date !== deadline.date);
    return {
      step,
      label: deadline.label,
      rule: deadline.rule,
      due: `${dayOf(deadline, draft)}, ${time}`,
      otherwise:
        others.length === 0 ? null : others.map((reading) => dayOf(reading, draft)).join(', '),
      state: stateOf(report, deadline, step),
    };
  });
}

/**
 * A step before the claim without which the credit is lost, while nobody has done it. It is said beside the
 * day of the claim and does not move it: the vendor may accept a late one, and of several outages the
 * deadline is that of the first alone.
 */
export function fatalStep(report: ClaimReport): Readonly<{ missed: boolean; text: string }> | null {
  const { draft } = report;
  const rows = deadlineRows(report);
  const at = draft.deadlines.findIndex(
    ({ step, fatalIfMissed }, index) =>
      fatalIfMissed && BEFORE_THE_CLAIM.includes(step) && isOpen(rows[index]?.state.kind),
  );
  const deadline = draft.deadlines[at];
  if (!deadline) return null;
  const { label, satisfiedBy } = deadline;
  const name = label.toLowerCase();
  const day = dayOf(deadline, draft, true);
  return rows[at]?.state.kind === 'missed'
    ? {
        missed: true,
        text: `The ${name} was due on ${day} and is not on record: by the contract, missing it loses the credit. The day of the claim stays as it is.`,
      }
    : {
        missed: false,
        text: `First the ${name}, ${satisfiedBy} by ${day}: missing it loses the credit.`,
      };
}

const BEFORE_THE_CLAIM: readonly ClaimDeadline['step'][] = ['ticket', 'notice'];
const isOpen = (kind: DeadlineRow['state']['kind'] | undefined) =>
  kind === 'open' || kind === 'missed';

function stepName(deadlines: readonly ClaimDeadline[], index: number): string {
  const kind = deadlines[index]?.step ?? '';
  const before = deadlines.slice(0, index).filter(({ step }) => step === kind).length;
  return before === 0 ? kind : `${kind}-${before + 1}`;
}

function stateOf(
  { steps, claim, timeZone }: ClaimReport,
  deadline: ClaimDeadline,
  step: string,
): DeadlineRow['state'] {
  const recorded = steps.find((each) => each.step === step);
  if (recorded) {
    const on = formatDate(recorded.doneAt, timeZone);
    return { kind: 'done', on, reference: recorded.reference };
  }
  if (deadline.done) return { kind: 'done', on: null, reference: null };
  if (claim.status !== 'draft') return { kind: 'unrecorded' };
  return deadline.daysLeft < 0 ? { kind: 'missed' } : { kind: 'open', daysLeft: deadline.daysLeft };
}

/** What a `datetime-local` field holds at an instant: "2026-11-24T09:40", by the zone's clock. */
export function localInput(at: number, timeZone: string): string {
  const zone = zoneOf(timeZone);
  return new Date(zone.dayOf(at) * 86_400_000 + zone.timeOf(at)).toISOString().slice(0, 16);
}

/** The instant of a `datetime-local` field by the zone's clock; nothing where it is not filled in. */
export function instantOf(input: string, timeZone: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(input);
  if (!match) return undefined;
  const [, day = '', hour, minute] = match;
  const timeMs = (Number(hour) * 60 + Number(minute)) * 60_000;
  return formatInstant(zoneOf(timeZone).at(dayNumber(day), timeMs));
}
