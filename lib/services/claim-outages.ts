import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ClaimOutage } from '@/lib/sla/claim-input';
import type { Outage, OutageView, View } from '@/lib/sla/outage';
import { ratio, toShortDecimal } from '@/lib/sla/rational';
import { clip, duration, timeline, type Window } from '@/lib/sla/timeline';
import { envelope } from '@/lib/sla/view-window';

import { factRows } from './fact-rows';
import { courseOf, iso, type Names, shownView, statementsOf } from './outage-rows';
import type { StoredOutage } from './reconciliation';

type Wanted = Readonly<{
  /** The view that is claimed. */
  view: View;
  /** In epoch ms, as is `now`. */
  period: Window;
  tickets?: readonly string[] | undefined;
  now: number;
}>;

/**
 * The outages of a claim's period, each with its minutes inside the period. One whose account in the
 * claimed view lies outside of the period (it ran over the edge in another view alone) is none of them.
 */
export async function claimOutages(
  tx: Tx,
  outages: readonly StoredOutage[],
  names: Names,
  wanted: Wanted,
): Promise<ClaimOutage[]> {
  const touching = outages.filter((outage) => touchesPeriod(outage, wanted));
  const facts = await factRows(
    tx,
    touching.flatMap(({ evidenceIds }) => evidenceIds),
  );
  const rank = new Map(facts.map(({ id }, index) => [id, index]));
  return touching.map((outage) => {
    const ranks = outage.evidenceIds.flatMap((id) => rank.get(id) ?? []);
    const own = ranks.toSorted((a, b) => a - b).flatMap((index) => facts[index] ?? []);
    return claimOutage(outage, own, names, wanted);
  });
}

function claimOutage(
  outage: StoredOutage,
  facts: Awaited<ReturnType<typeof factRows>>,
  names: Names,
  wanted: Wanted,
): ClaimOutage {
  const { tickets = [], now } = wanted;
  const spoken = courseOf(outage, names, now);
  const [first] = statementsOf(outage, names)
    .flatMap(({ at }) => at?.at ?? [])
    .toSorted((a, b) => a - b);
  const { windows } = outage.views[toldView(outage, wanted.view)];
  const { start, end } = windows.length > 0 ? envelope(windows) : outage;
  const bounds = (edge: Outage['start']): [string, string] => [
    iso(edge.earliest),
    iso(edge.latest),
  ];
  const seconds = (ms: number | null | undefined) =>
    ms === null || ms === undefined ? null : Math.floor(ms / 1000);
  const silence = spoken.longestSilence;
  return {
    id: outage.id,
    service: outage.serviceId === null ? '' : (names.services.get(outage.serviceId) ?? ''),
    start: iso(start.at),
    end: end && iso(end.at),
    precision: windows.find(({ precision }) => precision !== 'exact')?.precision ?? 'exact',
    ...(start.earliest !== start.latest && { startBounds: bounds(start) }),
    ...(end && end.earliest !== end.latest && { endBounds: bounds(end) }),
    minutesByView: {
      admitted: minutesIn(outage.views.admitted, wanted),
      observed: minutesIn(outage.views.observed, wanted),
      agreed: minutesIn(outage.views.agreed, wanted),
    },
    silent: outage.silent,
    sources: [...new Set(facts.map(({ source }) => source))],
    firstNoticeAt: first === undefined ? null : iso(first),
    firstNoticeSeconds: seconds(spoken.firstNotice.medianMs),
    longestSilenceSeconds: seconds(silence?.ms),
    longestSilence: silence && { start: iso(silence.start), end: iso(silence.end) },
    tickets: [...new Set([...windows.flatMap(({ ticket }) => ticket ?? []), ...tickets])],
    vendorIncidentIds: [
      ...new Set(
        facts
          .filter(({ party, basis }) => party === 'vendor' && basis === 'announced')
          .flatMap(({ id }) => incidentId(names, id)),
      ),
    ],
  };
}

/** The vendor's own number: the reference of its feed, without the component that we append. */
const incidentId = (names: Names, evidenceId: string): string[] => {
  const ref = names.facts.get(evidenceId)?.fact.ref;
  return ref === undefined ? [] : [ref.split(/[:/ ]/)[0] ?? ref];
};

/** The view that is claimed; another one only where that view does not hold the outage. */
const toldView = (outage: Outage, claimed: View): View =>
  outage.views[claimed].windows.length > 0 ? claimed : shownView(outage);

function touchesPeriod(outage: Outage, { view, period, now }: Wanted): boolean {
  return outage.views[toldView(outage, view)].windows.some(
    ({ start, end }) => start.at < period.end && (end?.at ?? now) > period.start,
  );
}

/**
 * Minutes down inside the period, every moment once, as a decimal of at most six places; an open window
 * counts up to now. Null where the view does not hold the outage.
 */
function minutesIn({ windows }: OutageView, { period, now }: Wanted): string | null {
  if (windows.length === 0) return null;
  const down = timeline(
    windows.flatMap(({ start, end, state }) =>
      state === 'down' ? [{ start: start.at, end: end?.at ?? now }] : [],
    ),
  );
  const ms = duration(clip(down, period.start, period.end));
  return toShortDecimal(ratio(ms, 60_000));
}
