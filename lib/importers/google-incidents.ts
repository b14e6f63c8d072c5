/**
 * Google Cloud and Workspace `incidents.json`. Its own fields are `announced`: Google edits `begin` back to
 * the impact, so the first communication is the oldest update and never `begin`.
 *
 * One observation for each affected product: ref `incident:product`. `SERVICE_OUTAGE` is down, the other
 * impacts are degraded; files of before April 2021 tell only a severity, where high is an outage.
 */
import {
  exactly,
  type Evidence,
  type Issue,
  type Observation,
  type StatementKind,
} from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import { googleIncident, type GoogleIncident, type GoogleUpdate } from './google-incident';
import { googleFinders, hasWindowsApart } from './google-stated';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import { recordAt } from './json-record';
import { promisedUpdate } from './next-update';
import { pacificDate } from './pacific-time';
import { UTC } from './ready-outages';
import { type LastWord, statedWindows } from './stated';

export const googleIncidents: Importer = {
  id: 'google-incidents',
  label: 'Google Cloud and Workspace incidents.json',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/^\s*\[\s*\{/.test(text)) return 0;
    return /"begin"\s*:/.test(text) && /"external_desc"\s*:/.test(text) ? 0.97 : 0;
  },
  read: (bytes, { encoding }) =>
    itemRecords(decodeText(bytes, encoding), [], (value, path) => [recordOf(value, path)]),
};

function recordOf(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const incident = googleIncident(value, record);
  if (!incident) return { evidence: [], issues: record.issues };
  const said = saidIn(incident);
  const evidence = [...observations(incident, said), ...statements(incident, said)];
  return { evidence, issues: record.issues };
}

type States = Readonly<Record<string, Observation['state']>>;

const IMPACTS: States = {
  SERVICE_OUTAGE: 'down',
  SERVICE_DISRUPTION: 'degraded',
  SERVICE_INFORMATION: 'degraded',
};
const SEVERITIES: States = { high: 'down', medium: 'degraded', low: 'degraded' };
const ONLY_TOLD = new Set(['SERVICE_INFORMATION', 'low']);

function observations(incident: GoogleIncident, said: readonly Said[]): Evidence[] {
  const { record, id, title, begin, products } = incident;
  const restored = said.find(({ kind }) => kind === 'restored')?.update.at ?? null;
  const start = begin ?? incident.updates[0]?.at ?? null;
  const span = record.window(['begin', start], ['end', incident.end ?? restored], true);
  const state = span && stateOf(incident);
  if (!span || !state) return [];
  const quote = [incident.impact, incident.locations.join(', ')].filter(Boolean).join('; ');
  const fact = {
    kind: 'observation' as const,
    place: { path: record.path },
    ...(quote && { quote }),
    ...(title && { title }),
    state,
    basis: 'announced' as const,
    ...severityOf(incident),
    start: exactly(span.start),
    end: span.end === null ? null : exactly(span.end),
    precision: 'exact' as const,
    zone: UTC,
  };
  const announced: Observation[] =
    products.length === 0
      ? [{ ...fact, ref: id }]
      : products.map(({ key, name }) => ({ ...fact, ref: `${id}:${key}`, service: name }));
  const words = said.flatMap(lastWord);
  if (words.some(({ text }) => hasWindowsApart(text))) return announced;
  return [...announced, ...statedWindows({ ref: id, title }, words, announced, googleFinders)];
}

const lastWord = ({ update: { text, at, path }, isOver }: Said): LastWord[] =>
  isOver && at !== null ? [{ text, at, day: pacificDate(at), place: { path } }] : [];

const severityOf = ({ severity, impact }: GoogleIncident) => {
  const word = severity ?? impact;
  return word === null ? {} : { severity: word };
};

function stateOf({ record, impact, severity }: GoogleIncident): Observation['state'] | null {
  const [field, states] = impact === null ? ['severity', SEVERITIES] : ['status_impact', IMPACTS];
  const word = impact ?? severity ?? 'none';
  const state = Object.hasOwn(states, word) ? states[word] : undefined;
  if (!state) return record.refuse(field, word, `one of ${Object.keys(states).join(', ')}`);
  if (ONLY_TOLD.has(word)) {
    record.note(
      field,
      word,
      'an impact; read as degraded, since what is only told can still be one',
    );
  }
  return state;
}

/** `isOver`: nothing from it on says that the incident goes on. */
type Said = Readonly<{ update: GoogleUpdate; kind: StatementKind; isOver: boolean }>;

const REPORT = /^\s*#|\bincident (?:report|statement)\b|\bissue summary\b/i;
const PRELIMINARY = /\bpreliminary\b|\bwhile (?:the |a )?full\b/i;

/**
 * What each update is. It is over with the status AVAILABLE, or when it was shown after the incident's
 * own end. The last such word tells that it is restored; reports come after it, the final ones as analysis.
 */
function saidIn({ record, end, updates }: GoogleIncident): Said[] {
  const known = updates.flatMap((update) => {
    const { status, at, text } = update;
    if (status !== null && status !== 'AVAILABLE' && !Object.hasOwn(IMPACTS, status)) {
      record.issues.push(unknownStatus(update.path, status));
      return [];
    }
    const opening = text.slice(0, 120);
    const over = status === 'AVAILABLE' || (end !== null && at !== null && at >= end);
    const report = over && REPORT.test(opening);
    return [{ update, over, report, final: report && !PRELIMINARY.test(opening) }];
  });
  const lastOpen = known.findLastIndex(({ over }) => !over);
  const lastWord = known.findLastIndex(({ report }, index) => index > lastOpen && !report);
  const restored =
    lastWord >= 0 ? lastWord : known.findIndex(({ final }, index) => index > lastOpen && !final);
  return known.map(({ update, over, final }, index) => {
    const started = index === 0 && !over ? 'acknowledgement' : 'update';
    const kind = final ? 'rca' : index === restored ? 'restored' : started;
    return { update, kind, isOver: index > lastOpen };
  });
}

const unknownStatus = (path: string, status: string): Issue => ({
  place: { path },
  field: 'status',
  found: status,
  expected: `one of ${['AVAILABLE', ...Object.keys(IMPACTS)].join(', ')}`,
  severity: 'error',
});

function statements({ id }: GoogleIncident, said: readonly Said[]): Evidence[] {
  const times = new Map<string, number>();
  return said.map(({ update: { path, key, text, at }, kind }): Evidence => {
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    const nextUpdateBy = at === null ? null : promisedUpdate(text, at);
    return {
      kind: 'statement',
      ref: nth === 1 ? `${id}:${key}` : `${id}:${key}:${nth}`,
      place: { path },
      statement: kind,
      at: at === null ? null : exactly(at),
      channel: 'status page',
      text,
      about: id,
      ...(nextUpdateBy !== null && { nextUpdateBy }),
    };
  });
}
