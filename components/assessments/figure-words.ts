import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';
import { isUndecided, isUnsettled } from '@/lib/api/wire/overview';
import type { ViewName } from '@/lib/api/wire/shapes';

import { formatMinutes, formatMoney, formatPercent, formatRate } from '../format';
import type { State } from '../ui/state-mark';

/** "28.333333" minutes as integer milliseconds, for drawing and display: nothing is decided by it. */
export function minutesToMs(minutes: string | null): number | null {
  if (minutes === null) return null;
  const [, whole = '0', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(minutes) ?? [];
  return Number(whole) * 60_000 + Math.round(Number(`0.${fraction || '0'}`) * 60_000);
}

/** "99.483": enough decimals that it does not cross the promise; the word where there is no figure. */
export function percentText(figure: Figure | null, target: string | null): string {
  if (!figure?.watched || figure.percent === null) return 'no data';
  return formatPercent(figure.percent, {
    unit: false,
    ...(target !== null && { promise: target }),
  });
}

export const minutesText = (figure: Figure | null): string => {
  const ms = figure?.watched ? minutesToMs(figure.downtimeMinutes) : null;
  return ms === null ? 'no data' : formatMinutes(ms);
};

/** The range that uncertain edges and unseen time leave; nothing where it is one figure. */
export function boundsText(figure: Figure | null, target: string | null): string | undefined {
  const bounds = figure?.bounds;
  if (!bounds || bounds.best === bounds.worst) return undefined;
  const text = (percent: string) =>
    formatPercent(percent, { unit: false, ...(target !== null && { promise: target }) });
  return `${text(bounds.worst)}–${text(bounds.best)}`;
}

/** "12,050.00 USD"; a period that nobody watched owes no sum that is known. */
export const amountText = (figure: Figure | null, currency: string): string =>
  figure?.watched ? formatMoney(figure.creditMinor, currency) : 'no data';

/** "25 %, USD 12,050.00"; "none" where nothing is owed. */
export function creditText(figure: Figure | null, currency: string): string {
  if (!figure?.watched) return 'no data';
  if (figure.creditMinor === 0) return 'none';
  const money = formatMoney(figure.creditMinor, currency);
  return figure.creditPercent === null ? money : `${formatRate(figure.creditPercent)}, ${money}`;
}

/**
 * How a period stands in a view; the agreed view waits for a decision where ours breaks the
 * promise, and what hangs on evidence that is not settled is at risk and not kept.
 */
export function stateOfPeriod(period: AssessedPeriod, view: ViewName): State {
  const figure = period.figures[view];
  if (!figure?.watched) return 'unknown';
  if (figure.status === 'open') return 'running';
  if (figure.status === 'met' && !period.complete) return 'running';
  if (view === 'agreed' && isUndecided(period)) return 'review';
  const isOpen =
    view === 'agreed' ? isUnsettled(period) : figure.reasons.includes('tier_depends_on_evidence');
  if (figure.status === 'met' && isOpen) return 'risk';
  return figure.status;
}

/** "USD 4,820.00 is owed even on the vendor's own minutes." Nothing where the vendor admits no breach. */
export function owedSentence({ figures, currency }: AssessedPeriod): string | undefined {
  const { admitted, agreed, observed } = figures;
  const own = admitted?.creditMinor ?? 0;
  const most = Math.max(agreed?.creditMinor ?? 0, observed?.creditMinor ?? 0);
  if (own > 0) {
    const first = `${formatMoney(own, currency)} is owed even on the vendor’s own minutes.`;
    return most > own
      ? `${first} The other ${formatMoney(most - own, currency)} rests on minutes that we observed.`
      : first;
  }
  if (most > 0 && admitted?.watched) {
    return `On the vendor’s own minutes nothing is owed; ${formatMoney(most, currency)} rests on what we observed.`;
  }
  return undefined;
}
