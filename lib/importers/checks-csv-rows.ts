/** Rows of single checks, each to the series of its monitor. What cannot be read is counted, text by text. */
import type { Issue, ZoneNote } from '@/lib/sla/evidence';

import type { Monitor } from './check-facts';
import { checkSeries, type CheckSeries, type CheckState, DEFAULT_RULES } from './checks';
import type { ChecksMapping } from './checks-csv-mapping';
import { stateReader } from './checks-csv-states';
import { type CheckTimes, checkTimes } from './checks-csv-time';
import { complaint } from './complaint';
import type { ImportedRecord, ImportOptions } from './importer';
import { type Fault, issueTally } from './issue-tally';
import { ownedText } from './owned-text';
import type { Row } from './row-reader';

export type CheckRows = Readonly<{
  add: (row: Row) => void;
  records: () => Generator<ImportedRecord>;
}>;

type Collected = {
  series: CheckSeries;
  service: string;
  location: string;
  zone: ZoneNote;
  last: CheckState;
};

const MOST_MONITORS = 10_000;
/** Changes of one monitor from which on the lack of any two checks alike is no accident. */
const TELLING = 4;

type Chosen = Readonly<{ mapping: ChecksMapping; zone: ZoneNote | null }>;

/** A reader for the rows below `header`, or the issues when the header lacks a mapped column. */
export function checkRows(
  header: Row,
  { mapping, zone }: Chosen,
  options: ImportOptions,
): CheckRows | Issue[] {
  const names = header.cells.map((cell) => cell.trim());
  const wanted = { ...mapping.columns, zone: mapping.zoneColumn };
  const missing = Object.entries(wanted).filter(
    ([, name]) => name !== undefined && names.filter((other) => other === name).length !== 1,
  );
  if (missing.length > 0) {
    return missing.map(([field, name]) => ({
      place: header.place,
      ...complaint(field, names.join(', '), `one column named ${name}`),
    }));
  }
  const columns = columnsOf(names, mapping);
  const width = Math.max(columns.time, columns.state) + 1;
  const stateOf = stateReader(mapping.stateKind, mapping.states);
  const times = checkTimes({ dateFormat: mapping.dateFormat, zone, now: options.now });
  const monitors = collection();
  const faults = issueTally();

  const add = ({ cells, place }: Row) => {
    const cell = (index: number) => (index < 0 ? '' : trimmed(cells[index] ?? ''));
    if (cells.length < width) {
      return faults.add(
        complaint('row', `${cells.length} columns`, `${names.length} columns as in the header`),
        place,
      );
    }
    const word = cell(columns.state);
    const state = stateOf(word);
    if (state === null) return faults.add(complaint('state', word, EXPECTED_STATE), place);
    const at = times.read(cell(columns.time), cell(columns.zone));
    if (typeof at !== 'number') return faults.add(at, place);
    const service = cell(columns.monitor);
    const series = monitors.series({ service, location: cell(columns.location), state }, times);
    if (!series) return faults.add(TOO_MANY, place);
    const failing = state === 'down' || state === 'degraded';
    const note = failing ? cell(columns.message) : '';
    series.add(at, state, 'line' in place ? place.line : 0, note);
  };

  return {
    add,
    *records() {
      const issues = [...faults.issues(), ...monitors.issues()];
      if (issues.length > 0) yield { evidence: [], issues };
      yield* monitors.records(options);
    },
  };
}

const EXPECTED_STATE =
  'a word or number that says up, down, degraded, pending, maintenance or unknown, or a choice of what it means (mapping.states)';

const TOO_MANY: Fault = complaint(
  'monitor',
  'further monitors',
  `at most ${MOST_MONITORS} monitors in a file`,
);

function columnsOf(names: readonly string[], { columns, zoneColumn }: ChecksMapping) {
  const at = (name: string | undefined) => (name === undefined ? -1 : names.indexOf(name));
  return {
    time: at(columns.time),
    state: at(columns.state),
    monitor: at(columns.monitor),
    location: at(columns.location),
    message: at(columns.message),
    zone: at(zoneColumn),
  };
}

/** Without a copy of the many cells that need none. */
function trimmed(cell: string): string {
  const edges = cell.charCodeAt(0) <= SPACE || cell.charCodeAt(cell.length - 1) <= SPACE;
  return edges ? cell.trim() : cell;
}
const SPACE = 32;

type Look = Readonly<{ service: string; location: string; state: CheckState }>;

/** The series of every monitor, and of every place that it looks from. */
function collection() {
  const collected = new Map<string, Collected>();
  let checks = 0;
  let alike = 0;

  const begin = (key: string, { service, location, state }: Look, times: CheckTimes) => {
    if (collected.size >= MOST_MONITORS) return null;
    const fresh: Collected = {
      series: checkSeries(),
      service: ownedText(service),
      location: ownedText(location),
      zone: times.zone(),
      last: state,
    };
    collected.set(ownedText(key), fresh);
    return fresh.series;
  };

  return {
    series: (look: Look, times: CheckTimes): CheckSeries | null => {
      const key = look.location === '' ? look.service : `${look.service}|${look.location}`;
      const known = collected.get(key);
      checks += 1;
      if (!known) return begin(key, look, times);
      if (known.last === look.state) alike += 1;
      known.last = look.state;
      return known.series;
    },
    issues: (): Issue[] =>
      alike === 0 && checks - collected.size >= TELLING ? [CHANGES_ALONE] : [],
    *records({ rules = DEFAULT_RULES, now }: ImportOptions): Generator<ImportedRecord> {
      for (const [key, { series, service, location, zone }] of collected) {
        const monitor: Monitor = {
          key: key || 'check',
          ...(service && { service }),
          ...(location && { title: `seen from ${location}` }),
          zone,
          placeOf: (line) => ({ line }),
        };
        yield* series.records(monitor, rules, now);
      }
    },
  };
}

const CHANGES_ALONE: Issue = {
  place: { line: 2 },
  field: 'state',
  found: 'no two checks in a row that say the same',
  expected:
    'every single check: of a list of changes the time between two of them is taken for a silence',
  severity: 'note',
};
