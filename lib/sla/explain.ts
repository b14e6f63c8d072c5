import { explainCaps, explainCredit, explainFeeBase, explainRounding } from './explain-money';
import type { TraceStep, TraceStepOf } from './trace';
import {
  type Explanation,
  addends,
  capital,
  day,
  fraction,
  group,
  listRanges,
  minutes,
  range,
  windows,
  words,
} from './trace-wording';

/**
 * Trace steps as sentences: the one wording for page, letter and API. Fixed English, no locale; times in UTC;
 * figures are the step's own, only grouped, so that a reader can redo each with a pocket calculator.
 */
export function explainStep(step: TraceStep): Explanation {
  switch (step.step) {
    case 'version':
      return explainVersion(step);
    case 'period':
      return {
        name: 'Period',
        result: minutes(step.out.minutes),
        sentence:
          `${PERIOD_KINDS[step.in.kind] ?? step.in.kind}, ${step.in.timeZone}. ` +
          `${range(step.in.start, step.in.end)} UTC.${step.out.complete ? '' : ' Not over yet.'}`,
      };
    case 'clock':
      return explainClock(step);
    case 'clip':
      return explainClip(step);
    case 'merge':
      return {
        name: 'Merge',
        result: minutes(step.out.minutes),
        sentence: explainMerge(step),
      };
    case 'pauses':
      return {
        name: 'Pauses',
        result: minutes(step.out.minutes),
        sentence: !step.in.stopClock
          ? 'The contract stops no clock. Nothing taken off.'
          : step.out.taken === 0
            ? 'No ticket was waiting for us. Nothing taken off.'
            : `${group(step.in.minutes)} − ${group(step.out.taken)} while tickets were paused.`,
      };
    case 'exclusions':
      return explainExclusions(step);
    case 'minimum':
      return explainMinimum(step);
    case 'metric':
      return explainMetric(step);
    case 'comparison':
      return explainComparison(step);
    case 'tier':
      return explainTier(step);
    case 'fee_base':
      return explainFeeBase(step);
    case 'credit':
      return explainCredit(step);
    case 'caps':
      return explainCaps(step);
    case 'rounding':
      return explainRounding(step);
  }
}

const PERIOD_KINDS: Readonly<Record<string, string>> = {
  calendar: 'Calendar period',
  billing_cycle: 'Billing cycle',
  rolling: 'Rolling period',
  per_incident: 'The incident itself',
};

function explainVersion({ in: given, out }: TraceStepOf<'version'>): Explanation {
  const until = given.until === null ? '' : ` to ${day(given.until)}`;
  const [first] = given.dates;
  const checked =
    out.inForce === null
      ? 'The order date decides; it is not checked here.'
      : first === undefined
        ? 'No incident had to be checked.'
        : `${given.decidedBy === 'period_start' ? 'The period starts' : 'Incidents start'} ` +
          `${given.dates.length > 1 ? `from ${day(first)}` : day(first)}, ` +
          `${out.inForce ? 'inside it' : 'not inside it'}.`;
  return {
    name: 'Version',
    result: out.inForce === false ? 'Not in force' : 'In force',
    sentence: `Terms in force from ${day(given.from)}${until}. ${checked}`,
  };
}

const CLOCK_STARTS: Readonly<Record<string, string>> = {
  impact: 'impact',
  ticket_opened: 'the ticket',
  vendor_notice: 'the vendor’s notice',
};

function explainClock({ in: given, out }: TraceStepOf<'clock'>): Explanation {
  const end = given.clockEnd === 'ticket_closed' ? 'the closing of the ticket' : 'restoration';
  const missing = [
    out.noTicket > 0 ? `${out.noTicket} without a ticket left out.` : '',
    out.noNotice > 0 ? `${out.noNotice} without a notice left out.` : '',
  ].filter(Boolean);
  return {
    name: 'Clock',
    result: windows(out.windows),
    sentence: [
      `From ${CLOCK_STARTS[given.clockStart] ?? given.clockStart} to ${end}.`,
      `${windows(given.windows)}.`,
      ...missing,
    ].join(' '),
  };
}

function explainClip({ in: given, out }: TraceStepOf<'clip'>): Explanation {
  const limits = [
    given.serviceHours ? 'agreed service time' : '',
    given.deployed ? 'deployed time' : '',
  ].filter(Boolean);
  const within = limits.length > 0 ? ` and cut to ${limits.join(' and ')}` : '';
  return {
    name: 'Clip',
    result: windows(out.windows),
    sentence: `${out.windows} of ${windows(given.windows)} between ${range(given.start, given.end)}${within}.`,
  };
}

function explainMerge({ in: given, out }: TraceStepOf<'merge'>): string {
  if (out.spans.length === 0) return 'No downtime.';
  const gap =
    given.gapSeconds > 0
      ? ` Windows up to ${group(given.gapSeconds)} s apart are one; the gap ${given.gapCounts ? 'counts' : 'does not count'}.`
      : '';
  return `${listRanges(out)}. ${addends(out)}.${gap}`;
}

function explainExclusions({ in: given, out }: TraceStepOf<'exclusions'>): Explanation {
  const parts = given.excluded.map(({ kind, minutes: held, accepted, reason }) =>
    accepted
      ? `${capital(words(kind))}: ${minutes(held)} taken off.`
      : `${capital(words(kind))}: ${minutes(held)} stay, ${REFUSALS[reason] ?? words(reason)}.`,
  );
  if (given.excusedUntil) parts.push('An excused outage is left out until its ticket closed.');
  return {
    name: 'Exclusions',
    result: minutes(out.minutes),
    sentence:
      parts.length === 0
        ? 'Nothing was announced or excluded. Nothing taken off.'
        : `${parts.join(' ')} ${group(given.minutes)} − ${group(out.taken)}.`,
  };
}

const REFUSALS: Readonly<Record<string, string>> = {
  no_rule: 'the contract excludes no such time',
  no_notice: 'no notice is known',
  late_notice: 'the notice came too late',
  cap_exceeded: 'the allowance was used up',
};

function explainMinimum({ in: given, out }: TraceStepOf<'minimum'>): Explanation {
  const left = out.leftOut.spans.length + (out.leftOut.omitted?.count ?? 0);
  const rule =
    given.seconds === null
      ? 'The contract sets none.'
      : `Counts ${given.op === 'gt' ? 'over' : 'from'} ${group(given.seconds)} s.`;
  return {
    name: 'Minimum',
    result: minutes(out.minutes),
    sentence:
      left === 0
        ? `${rule} Nothing left out.`
        : `${rule} ${left} too short: ${listRanges(out.leftOut)}.`,
  };
}

function explainMetric({ in: given, out }: TraceStepOf<'metric'>): Explanation {
  const name = 'Metric';
  if (out.count !== null) {
    const found = (given.values ?? []).map((value) => (value ? 'broken' : 'kept')).join(', ');
    return { name, result: `${out.count} broken`, sentence: `This period first: ${found}.` };
  }
  if (out.seconds !== null || given.values !== null) {
    const values = (given.values ?? []).map((value) => `${group(value)} s`).join(', ');
    return {
      name,
      result: out.seconds === null ? 'None' : `${group(out.seconds)} s`,
      sentence: values ? `${capital(words(given.kind))} of ${values}.` : 'Nothing to measure.',
    };
  }
  if (out.percent === null) return { name, result: 'No data', sentence: 'Nothing was measured.' };
  const result = `${out.percent} %`;
  const exactly = `${fraction(out.exact ?? '')} %.`;
  if (given.denominatorMinutes !== null && given.downtimeMinutes !== null) {
    const whole = group(given.denominatorMinutes);
    const planned = given.maintenanceMinutes
      ? ` ${group(given.serviceMinutes ?? 0)} − ${group(given.maintenanceMinutes)} of maintenance = ${whole}.`
      : '';
    return {
      name,
      result,
      sentence:
        `(${whole} − ${group(given.downtimeMinutes)}) ÷ ${whole}.${planned} ` +
        `${PARTIAL_MINUTES[given.partialMinutes ?? ''] ?? ''}${exactly}`,
    };
  }
  const sentence =
    given.errorSum === null
      ? `1 − ${group(given.failed ?? 0)} ÷ ${group(given.total ?? 0)} requests. ${exactly}`
      : `1 − ${fraction(given.errorSum)} ÷ ${group(given.intervals ?? 0)} intervals. ${exactly}`;
  return { name, result, sentence };
}

const PARTIAL_MINUTES: Readonly<Record<string, string>> = {
  excluded: 'Clock minutes wholly down. ',
  rounded_up: 'Every clock minute touched. ',
};

const plural = (unit: string, count: string) =>
  count === '1' || unit.endsWith('s') ? unit : `${unit}s`;

const OPERATORS: Readonly<Record<string, [string, string]>> = {
  gte: ['is not below', 'is below'],
  gt: ['is above', 'is not above'],
  lte: ['is within', 'is over'],
  lt: ['is fewer than', 'reaches'],
};

function explainComparison({ in: given, out }: TraceStepOf<'comparison'>): Explanation {
  const name = 'Comparison';
  const { percent, seconds, count } = given.measured;
  const value = percent ?? (seconds === null ? count : `${group(seconds)} s`);
  if (out.met === null || value === null) {
    return { name, result: 'Open', sentence: 'Nothing to compare.' };
  }
  const [met, broken] = OPERATORS[given.op] ?? ['meets', 'misses'];
  const unit = given.unit === 'percent' ? '' : ` ${plural(words(given.unit), given.target)}`;
  return {
    name,
    result: out.met ? 'Met' : 'Breached',
    sentence: `${value} ${out.met ? met : broken} ${group(given.target)}${unit}.`,
  };
}

const FINDINGS: Readonly<Record<string, string>> = {
  tier_gap: 'No row holds this value.',
  tier_overlap: 'Two rows hold this value; the one for the worse service is shown.',
  target_tier_conflict: 'The target is met, but a row pays.',
};

function explainTier({ rule, in: given, out }: TraceStepOf<'tier'>): Explanation {
  const name = 'Tier';
  const finding = out.finding === null ? [] : [FINDINGS[out.finding] ?? words(out.finding)];
  if (given.on === null) return { name, result: 'None', sentence: 'The contract has no tiers.' };
  if (out.when === null) {
    return { name, result: 'None', sentence: finding[0] ?? 'No row applies.' };
  }
  const unit = given.on === 'percent' ? ' %' : ' min';
  const row = /rows\.(\d+)$/.exec(rule ?? '')?.[1];
  const number = row === undefined ? '' : `Row ${Number(row) + 1}. `;
  return {
    name,
    result: row === undefined ? 'Found' : `Row ${Number(row) + 1}`,
    sentence: [`${number}${capital(bounds(out.when, unit))}.`, ...finding].join(' '),
  };
}

function bounds(when: Readonly<Record<string, string | number>>, unit: string): string {
  const { gte, gt, lte, lt } = when;
  return (
    [
      gte === undefined ? '' : `from ${gte}${unit}`,
      gt === undefined ? '' : `above ${gt}${unit}`,
      lte === undefined ? '' : `up to ${lte}${unit}`,
      lt === undefined ? '' : `below ${lt}${unit}`,
    ]
      .filter(Boolean)
      .join(', ') || 'any value'
  );
}
