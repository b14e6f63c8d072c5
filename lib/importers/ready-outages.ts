/**
 * Outages that a monitor or an incident tool made out itself, from JSON. An outage told twice in a file
 * counts once, and one that is told open and over is over; so open ones are held until the file ends.
 */
import {
  type Coverage,
  type Evidence,
  exactly,
  type Issue,
  type Observation,
  type ZoneNote,
} from '@/lib/sla/evidence';

import { decodeText } from './decode';
import type { ImportedRecord, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import type { JsonRecord, Span } from './json-record';
import { recent } from './recent';

export const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };

export type OutageReader = Readonly<{
  item: (value: unknown, path: string) => ImportedRecord;
  /** What only the end of the file tells. */
  rest?: () => Iterable<ImportedRecord>;
}>;

/** The records of a file; `lists` as in `jsonItems`. */
export async function* outageRecords(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  { lists, reader }: Readonly<{ lists: readonly string[]; reader: OutageReader }>,
): AsyncGenerator<ImportedRecord> {
  const settled = settledFacts();
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), lists)) {
    const { bytesRead } = batch;
    for (const { value, path } of batch.items) {
      yield { ...settled.record(reader.item(value, path)), bytesRead };
    }
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
  }
  for (const record of reader.rest?.() ?? []) yield settled.record(record);
  yield* settled.open();
}

/** A record without facts, for what a reader only has to tell of. */
export const told = ({ issues }: JsonRecord): ImportedRecord => ({ evidence: [], issues });

/** Tells once a file that its times are those of alerts. */
export function alertNote() {
  let isTold = false;
  return (record: JsonRecord, field: string) => {
    if (!isTold)
      record.note(field, 'the time of an alert', 'when customers felt it: an alert does not tell');
    isTold = true;
  };
}

export type Told = Readonly<{
  ref: string;
  path: string;
  vendor?: string | undefined;
  service?: string | null | undefined;
  title?: string | null | undefined;
  quote?: string | null | undefined;
  severity?: string | null | undefined;
  state?: Observation['state'];
}>;

export function observed(
  { ref, path, vendor, service, title, quote, severity, state = 'down' }: Told,
  { start, end }: Span,
): Observation {
  return {
    kind: 'observation',
    ref,
    ...(vendor && { vendor }),
    ...(service && { service }),
    place: { path },
    ...(quote && { quote }),
    ...(title && { title }),
    state,
    basis: 'observed',
    ...(severity && { severity }),
    start: exactly(start),
    end: end === null ? null : exactly(end),
    precision: 'exact',
    zone: UTC,
  };
}

/** The same outage of each of several services; of one that names no service, once. */
export const observedOf = (services: readonly string[], fact: Told, span: Span): Observation[] =>
  services.length === 0
    ? [observed(fact, span)]
    : [...new Set(services)].map((service) =>
        observed({ ...fact, ref: `${fact.ref}:${service}`, service }, span),
      );

/** A time in which a monitor says that nothing changed. `unknown`: it was not looking. */
export type Stretch = Readonly<{
  key: string;
  path: string;
  state: 'up' | 'down' | 'unknown';
  start: number;
  /** Null while it lasts; `seenUntil` is then how long it had lasted when the file was written. */
  end: number | null;
  seenUntil?: number | null;
  service?: string | null | undefined;
  quote?: string | null | undefined;
}>;

export const STRETCH_STATES: Readonly<Record<string, Stretch['state']>> = {
  up: 'up',
  down: 'down',
  unknown: 'unknown',
};

/** Down is an outage; up and down alike were watched, unknown was not. */
export function stretchFacts(stretch: Stretch): Evidence[] {
  const { key, path, state, start, end, service, quote } = stretch;
  if (state === 'unknown') return [];
  const iso = new Date(start).toISOString();
  const watchedUntil = end ?? stretch.seenUntil ?? start;
  const coverage: Coverage = {
    kind: 'coverage',
    ref: `${key}|watched|${iso}`,
    ...(service && { service }),
    place: { path },
    start,
    end: watchedUntil,
  };
  const facts: Evidence[] = watchedUntil > start ? [coverage] : [];
  if (state === 'down')
    facts.unshift(observed({ ref: `${key}|${iso}`, path, service, quote }, { start, end }));
  return facts;
}

type Telling = Readonly<{ start: number; end: number; state: string }>;

function settledFacts() {
  const seen = recent<Telling>();
  const open = new Map<string, Observation>();

  const settle = (fact: Evidence, issues: Issue[]): Evidence[] => {
    if (fact.kind !== 'observation' && fact.kind !== 'coverage') return [fact];
    const before = seen.get(`${fact.kind} ${fact.ref}`);
    const told = tellingOf(fact);
    if (fact.kind === 'observation' && told === null) {
      if (before) issues.push(repeated(fact, 'it once: elsewhere in the file it is over'));
      else open.set(fact.ref, fact);
      return [];
    }
    if (told === null) return [];
    open.delete(fact.ref);
    if (!before) {
      seen.set(`${fact.kind} ${fact.ref}`, told);
      return [fact];
    }
    const isSame =
      before.start === told.start && before.end === told.end && before.state === told.state;
    if (fact.kind === 'observation') {
      issues.push(repeated(fact, isSame ? 'each outage once' : 'one window for each reference'));
    }
    if (isSame) return [];
    const part = before.start === told.start ? told.end : told.start;
    return settle({ ...fact, ref: `${fact.ref}|${new Date(part).toISOString()}` }, issues);
  };

  return {
    record: ({ evidence, issues, ...rest }: ImportedRecord): ImportedRecord => {
      const all = [...issues];
      return { ...rest, evidence: evidence.flatMap((fact) => settle(fact, all)), issues: all };
    },
    *open(): Generator<ImportedRecord> {
      for (const fact of open.values()) yield { evidence: [fact], issues: [] };
    },
  };
}

function tellingOf(fact: Observation | Coverage): Telling | null {
  if (fact.kind === 'coverage') return { start: fact.start, end: fact.end, state: 'watched' };
  return fact.end && { start: fact.start.at, end: fact.end.at, state: fact.state };
}

const repeated = ({ ref, place }: Observation, expected: string): Issue => ({
  place,
  field: 'reference',
  found: ref,
  expected,
  severity: 'note',
});
