/** How a time that was read from a file is told: what it is, when, how exact, and by which zone. */
import type { Proposal } from '@/lib/api/wire/imports';

import { formatDuration } from '../format';
import { formatDate, formatDateTime, formatTimeRange } from '../format-date';

const KINDS: Readonly<Record<string, string>> = {
  observation: 'Outage',
  statement: 'Statement',
  maintenance: 'Maintenance',
  coverage: 'Watched',
};
const STATES: Readonly<Record<string, string>> = {
  down: 'Down',
  degraded: 'Degraded',
  acknowledgement: 'Acknowledged',
  update: 'Update',
  restored: 'Restored',
  rca: 'Explained the cause',
  apology: 'Apologised',
  maintenance_notice: 'Announced maintenance',
};

export const kindText = (kind: string) => KINDS[kind] ?? kind;
export const stateText = (state: string | null) =>
  state === null ? '' : (STATES[state] ?? state.replaceAll('_', ' '));

/** "Down", "Restored"; a maintenance has no state of its own. */
export const whatText = ({ kind, state }: Pick<Proposal, 'kind' | 'state'>) =>
  stateText(state) || kindText(kind);

type Edge = readonly [at: string, bounds: readonly [string, string] | null];

/** "± 15 min"; "from 10:00 to 10:20" where the room differs; empty for an exact edge. */
export function roomText([at, bounds]: Edge, zone: string): string {
  if (!bounds) return '';
  const [before, after] = [
    Date.parse(at) - Date.parse(bounds[0]),
    Date.parse(bounds[1]) - Date.parse(at),
  ];
  if (before === after) return `±\u00a0${formatDuration(before)}`;
  return `between ${formatTimeRange(bounds[0], bounds[1], clockOf(zone))}`;
}

/** One sentence for both edges, or for each where they differ. */
export function precisionText(proposal: Proposal): string {
  const { start, end, startBounds, endBounds } = proposal;
  const zone = zoneOf(proposal);
  const first = start === null ? '' : roomText([start, startBounds], zone);
  const last = end === null ? '' : roomText([end, endBounds], zone);
  if (proposal.precision === 'day') return 'only the day is told';
  if (first === '' && last === '') return start === null ? '' : 'exact to the minute of the text';
  if (end === null) return first;
  if (first === last) return `each edge ${first}`;
  return [first && `start ${first}`, last && `end ${last}`].filter(Boolean).join(', ');
}

export const zoneOf = ({ zone }: Pick<Proposal, 'zone'>) => zone?.id ?? 'UTC';

/** "Fri 8 Mar 2013, 12:30–14:15 EST" in a zone; words where an edge is not told. */
export function windowText(proposal: Proposal, zone: string): string {
  const { kind, start, end, startBounds } = proposal;
  const shown = clockOf(zone);
  if (start === null) return 'Time not in the text';
  if (kind === 'statement') {
    if (startBounds && spanMs(startBounds) >= DAY_MS / 2) {
      return `${formatDate(startBounds[0], shown)}, time not in the text`;
    }
    return formatDateTime(start, shown);
  }
  if (end === null) return `${formatDateTime(start, shown)}, no end in the text`;
  if (formatDate(start, shown) !== formatDate(end, shown))
    return formatTimeRange(start, end, shown);
  return `${formatDate(start, shown)}, ${formatTimeRange(start, end, shown)}`;
}

const BASIS: Readonly<Record<string, string>> = {
  stated: 'stated in the text',
  inferred: 'concluded from the text',
  assumed: 'chosen by hand',
};

/** "Zone America/New_York, stated in the text"; empty for what has no zone. */
export const zoneText = ({ zone }: Pick<Proposal, 'zone'>) =>
  zone ? `zone ${zone.id}, ${BASIS[zone.basis] ?? zone.basis}` : '';

/** Whether all of it stands in the text: both times and the zone. Else its underline is broken. */
export function isStated(proposal: Proposal): boolean {
  const { kind, start, end, zone, precision, startBounds } = proposal;
  if (start === null || precision === 'day') return false;
  if (kind === 'statement') return !startBounds || spanMs(startBounds) < DAY_MS / 2;
  return end !== null && zone?.basis === 'stated';
}

/** In the order of the text, by where each ends: a shared date comes first. What has no place comes last. */
export const inTextOrder = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.toSorted((a, b) => (a.to ?? Infinity) - (b.to ?? Infinity) || 0);

const DAY_MS = 86_400_000;
const spanMs = ([from, to]: readonly [string, string]) => Date.parse(to) - Date.parse(from);

/** A fixed offset is no zone of every browser: such times are told in UTC. */
function clockOf(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}
