/** The table of outages in the letter: what each lasted in the claimed view, and on the vendor's word. */
import Fraction from 'fraction.js';
import { Temporal } from 'temporal-polyfill';

import type { ClaimDraft } from './claim-draft';
import type { ClaimInput, ClaimOutage } from './claim-input';
import { figure, oneLine } from './wording';
import { localDay, weekdayDate, zonedTime } from './wording-time';

type Table = Pick<ClaimDraft, 'columns' | 'adjustment' | 'totals'> & {
  rows: ClaimDraft['windows'];
};

const VIEW_HEADS = { admitted: 'Your figure', observed: 'Observed', agreed: 'Agreed' } as const;

/**
 * Rows in order of start. Totals are those of the assessments; where the rows add up to another figure
 * (overlaps, exclusions, a minimum length, rounding up of minutes), `adjustment` holds the difference.
 */
export function claimWindows(input: ClaimInput, amounts: ClaimDraft['amounts']): Table {
  const own = input.view === 'admitted';
  const rows = input.outages
    .map((outage) => row(input, outage))
    .filter(({ minutes, vendorMinutes }) => isSome(minutes ?? vendorMinutes))
    .toSorted(
      (one, other) =>
        Temporal.Instant.compare(one.startAt, other.startAt) || (one.id < other.id ? -1 : 1),
    );
  const totals = {
    minutes: amounts[input.view]?.downtimeMinutes ?? null,
    vendorMinutes: own ? null : (amounts.admitted?.downtimeMinutes ?? null),
  };
  const difference = {
    minutes: less(
      totals.minutes,
      rows.map(({ minutes }) => minutes),
    ),
    vendorMinutes: less(
      totals.vendorMinutes,
      rows.map((one) => one.vendorMinutes),
    ),
  };
  const none = difference.minutes === null && difference.vendorMinutes === null;
  return {
    columns: {
      minutes: VIEW_HEADS[input.view],
      vendorMinutes: own || !input.assessments.admitted ? null : VIEW_HEADS.admitted,
    },
    rows,
    adjustment: none ? null : { label: 'Under the contract\u2019s counting rules', ...difference },
    totals,
  };
}

/** What lasted no minute of the claimed view in this period is no row of it. */
const isSome = (minutes: string | null): boolean => minutes !== null && /[1-9]/.test(minutes);

function row(input: ClaimInput, outage: ClaimOutage): ClaimDraft['windows'][number] {
  const { id: zone } = input.terms.timeZone;
  const { start, end } = outage;
  const sameDay = end !== null && localDay(start, zone) === localDay(end, zone);
  return {
    id: outage.id,
    service: oneLine(outage.service, 300),
    startAt: start,
    endAt: end,
    start: moment(outage, { at: start, bounds: outage.startBounds, zone, day: 'day' }),
    end:
      end === null
        ? 'still open'
        : moment(outage, {
            at: end,
            bounds: outage.endBounds,
            zone,
            day: sameDay ? 'no_day' : 'day',
          }),
    minutes: outage.minutesByView[input.view],
    vendorMinutes: input.view === 'admitted' ? null : outage.minutesByView.admitted,
  };
}

function moment(
  { precision }: ClaimOutage,
  edge: Readonly<{
    at: string;
    bounds: readonly [string, string] | undefined;
    zone: string;
    day: 'day' | 'no_day';
  }>,
): string {
  if (precision === 'day') return `${weekdayDate(localDay(edge.at, edge.zone))}, time not known`;
  return zonedTime(edge.at, edge.zone, edge.day) + spread(edge);
}

/** " ± 15 min" where both sides are alike, else the room before and after. */
function spread({
  at,
  bounds,
}: Readonly<{ at: string; bounds: readonly [string, string] | undefined }>) {
  if (!bounds) return '';
  const middle = Temporal.Instant.from(at).epochMilliseconds;
  const before = middle - Temporal.Instant.from(bounds[0]).epochMilliseconds;
  const after = Temporal.Instant.from(bounds[1]).epochMilliseconds - middle;
  const shown = (ms: number) => `${figure(new Fraction(ms, 60_000).round(1).toString())}\u00a0min`;
  if (before === 0 && after === 0) return '';
  return before === after
    ? ` \u00b1\u00a0${shown(before)}`
    : ` (\u2212${shown(before)}, +${shown(after)})`;
}

/**
 * What the total has more than the rows; null when they agree or there is no total. Each figure has six
 * decimals, so a difference of half a millionth for each is no more than their own rounding.
 */
function less(total: string | null, rows: readonly (string | null)[]): string | null {
  if (total === null) return null;
  const sum = rows.reduce((all, one) => all.add(one ?? '0'), new Fraction(0));
  const difference = new Fraction(total).sub(sum);
  const rounding = new Fraction(rows.length + 1, 2_000_000);
  return difference.abs().lte(rounding) ? null : difference.round(6).toString();
}
