/** What a monitor saw, as facts: windows and what it watched. */
import {
  type Coverage,
  type Edge,
  exactly,
  type Maintenance,
  type Observation,
  type Place,
  type ZoneNote,
} from '@/lib/sla/evidence';

import type { ImportedRecord } from './importer';

/** Whose checks these are. `key` is stable within the source and names its facts. */
export type Monitor = Readonly<{
  key: string;
  service?: string;
  title?: string;
  zone?: ZoneNote;
  /** Where the check that was added as `record` stands. */
  placeOf: (record: number) => Place;
}>;

type Window = Readonly<{
  state: 'down' | 'degraded' | 'maintenance';
  start: Edge;
  end: Edge | null;
  /** The last time that it was seen so; where a maintenance ends that has no end. */
  lastAt: number;
  record: number;
  note?: string | undefined;
}>;

type Watch = Readonly<{ start: number; end: number; record: number; rules?: Coverage['rules'] }>;

const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };

/** Something happened after `last` and had happened by `next`, which is when it was seen. */
export const between = (last: number, next: number): Edge => ({
  at: next,
  earliest: last,
  latest: next,
});

export function windowFact(
  { state, start, end, lastAt, record, note }: Window,
  { key, service, title, zone = UTC, placeOf }: Monitor,
): ImportedRecord {
  const common = {
    ref: `${key}|${new Date(start.at).toISOString()}`,
    ...(service !== undefined && { service }),
    ...(title !== undefined && { title }),
    place: placeOf(record),
    ...(note !== undefined && { quote: note }),
    start,
    zone,
  };
  if (state === 'maintenance') {
    const fact: Maintenance = {
      kind: 'maintenance',
      ...common,
      end: end ?? exactly(lastAt),
      noticeAt: null,
      emergency: false,
    };
    return { evidence: [fact], issues: [] };
  }
  const isExact = [start, end].every((edge) => !edge || edge.earliest === edge.latest);
  const fact: Observation = {
    kind: 'observation',
    ...common,
    state,
    basis: 'observed',
    end,
    precision: isExact ? 'exact' : 'approximate',
  };
  return { evidence: [fact], issues: [] };
}

export function coverageFact(
  { start, end, record, rules }: Watch,
  { key, service, placeOf }: Monitor,
): ImportedRecord {
  const fact: Coverage = {
    kind: 'coverage',
    ref: `${key}|watched|${new Date(start).toISOString()}`,
    ...(service !== undefined && { service }),
    place: placeOf(record),
    start,
    end,
    ...(rules && { rules }),
  };
  return { evidence: [fact], issues: [] };
}
