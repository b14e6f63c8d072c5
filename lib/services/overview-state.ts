import 'server-only';
import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import { isUndecided, isUnsettled, type OverviewRow } from '@/lib/api/wire/overview';

/** A period in the strip: what is agreed, unless evidence of ours waits for a decision. */
function markOf(period: AssessedPeriod): OverviewRow['strip'][number]['state'] {
  const { agreed } = period.figures;
  if (!agreed?.watched) return 'unknown';
  return isUndecided(period) ? 'review' : agreed.status;
}

/** The same in the strip, where a period that is over is not kept as long as something could break it. */
export function stripMarkOf(period: AssessedPeriod): OverviewRow['strip'][number]['state'] {
  const mark = markOf(period);
  return mark === 'met' && period.complete && isUnsettled(period) ? 'review' : mark;
}

/** At risk: three quarters of the allowance used, or the tier hangs on evidence that is not settled. */
export function stateOf(period: AssessedPeriod): OverviewRow['state'] {
  const mark = markOf(period);
  if (mark !== 'met' && mark !== 'open') return mark;
  return isUnsettled(period) || isNearlyUsed(period) ? 'risk' : mark;
}

/** Three quarters of the allowance (used + left) are used. */
export function isNearlyUsed({ complete, figures }: AssessedPeriod): boolean {
  const { headroomMinutes = null, downtimeMinutes = null } = figures.agreed ?? {};
  if (complete || headroomMinutes === null || downtimeMinutes === null) return false;
  const [left, used] = [millionths(headroomMinutes), millionths(downtimeMinutes)];
  return used > 0n && left * 3n <= used;
}

/** Decimal text as an integer: "28.333333" is 28333333. */
function millionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(`${whole}${fraction.slice(0, 6).padEnd(6, '0')}`);
}
