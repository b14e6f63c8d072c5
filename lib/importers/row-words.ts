/** The words by which columns and states are known: of monitors, status pages and spreadsheets. */
import type { RowMapping } from './row-mapping';

export type Field = keyof RowMapping['columns'];

/** Header words in the order of trust; compared without case and punctuation. */
const HEADERS: Readonly<Record<Field | 'zone', readonly string[]>> = {
  start: [
    'start',
    'start time',
    'started at',
    'started',
    'start timestamp',
    'start date',
    'outage start',
    'incident start',
    'down at',
    'down since',
    'starts at',
    'start at',
    'occurred at',
    'triggered at',
    'begin',
    'began at',
    'began',
    'went down',
    'onset',
    'from',
    'opened at',
    'opened',
    'date time',
    'datetime',
    'timestamp',
    'created at',
    'beginn',
    'von',
    'time',
    'date',
    'debut',
    'début',
    'inicio',
    'gestartet',
  ],
  end: [
    'end',
    'end time',
    'ended at',
    'ended',
    'end timestamp',
    'end date',
    'outage end',
    'incident end',
    'resolved at',
    'resolved',
    'up at',
    'to',
    'until',
    'closed at',
    'closed',
    'ends at',
    'end at',
    'finished at',
    'recovered at',
    'restored at',
    'recovered',
    'restored',
    'came back',
    'back up',
    'up again',
    'till',
    'close timestamp',
    'finish',
    'ende',
    'bis',
    'fin',
    'beendet',
    'behoben',
  ],
  duration: [
    'duration in mins',
    'duration in minutes',
    'duration in seconds',
    'downtime',
    'duration',
    'time span',
    'dauer',
  ],
  state: ['status', 'state', 'event', 'severity', 'incident impact level', 'impact', 'type'],
  service: [
    'service',
    'component',
    'monitor',
    'check',
    'service name',
    'component name',
    'monitor name',
    'check name',
    'name',
    'host',
    'dienst',
  ],
  reference: ['reference', 'ref', 'incident id', 'id', 'ticket', 'incident number'],
  title: ['title', 'incident title', 'summary', 'message', 'description'],
  reason: ['reason', 'cause', 'root cause', 'error', 'comment', 'comments', 'grund'],
  zone: ['timezone', 'time zone', 'tz', 'zone', 'zeitzone'],
};

const ENDS = [...HEADERS.end, ...HEADERS.duration];

/** Status words with one meaning among monitors and status pages. */
export const KNOWN_STATES: NonNullable<RowMapping['states']> = {
  down: [
    'down',
    'outage',
    'offline',
    'unavailable',
    'unreachable',
    'major outage',
    'major_outage',
    'critical',
  ],
  degraded: [
    'degraded',
    'degraded performance',
    'degraded_performance',
    'partial outage',
    'partial_outage',
    'slow',
    'warn',
  ],
  up: ['up', 'ok', 'online', 'operational', 'available', 'healthy'],
  maintenance: [
    'maintenance',
    'under maintenance',
    'under_maintenance',
    'scheduled maintenance',
    'planned',
  ],
};

/** What starts or ends, before the word for it: "Outage began", "Down from". */
const SUBJECT =
  /^(?:outages?|incident|down|downtime|event|problem|failure|alarm|alert|ticket|interruption|maintenance|störung|ausfall|panne) /;
/** A zone after the word: "Start (CET)". It is stripped to know the column, and decides no time. */
const ZONE_WORDS = / (?:utc|gmt|local(?: time)?|[ecmp][sd]?t|ces?t|bst|ist|jst|aes?t)$/;

const UNIT_WORDS = / (in )?(ms|s|secs?|seconds|mins?|minutes|minuten|h|hrs|hours|stunden|utc)$/;

/** The fields that headers name, each header for one of them. */
export function namedColumns(
  headers: readonly string[],
): Partial<Readonly<Record<Field | 'zone', string>>> {
  const start =
    columnFor(headers, HEADERS.start, '') ??
    startByLastStep(headers) ??
    columnOfSubject(headers, HEADERS.start);
  const base = start === undefined ? '' : start.slice(0, start.lastIndexOf('.') + 1);
  const columns: Partial<Record<Field | 'zone', string>> = start === undefined ? {} : { start };
  const free = new Set(headers);
  if (start !== undefined) free.delete(start);
  for (const field of REST) {
    const column =
      columnFor([...free], HEADERS[field], base) ??
      (field === 'end' ? columnOfSubject([...free], HEADERS.end) : undefined);
    if (column === undefined || (field === 'duration' && columns.end !== undefined)) continue;
    columns[field] = column;
    free.delete(column);
  }
  return columns;
}

const REST = [
  'zone',
  'end',
  'duration',
  'state',
  'reference',
  'title',
  'reason',
  'service',
] as const satisfies readonly (Field | 'zone')[];

/** Whether a header names the start of something: the mark of a list of windows. */
export function hasStartColumn(headers: readonly string[]): boolean {
  const { start, end, duration } = namedColumns(headers);
  return start !== undefined && (end ?? duration) !== undefined;
}

/** The one header that matches the earliest name, as it stands or without its unit; two that match decide nothing. */
export function columnFor(
  headers: readonly string[],
  names: readonly string[],
  base = '',
): string | undefined {
  const plain = headers.map((header) => {
    const words = wordsOf(header.startsWith(base) ? header.slice(base.length) : header);
    return { header, words, bare: words.replace(UNIT_WORDS, '') };
  });
  for (const name of names) {
    const exact = plain.filter(({ words }) => words === name);
    const found = exact.length > 0 ? exact : plain.filter(({ bare }) => bare === name);
    if (found.length === 1) return found[0]?.header;
  }
  return undefined;
}

/** As `columnFor`, of headers that name what starts or ends, or its zone, beside the word. */
function columnOfSubject(headers: readonly string[], names: readonly string[]): string | undefined {
  const plain = headers.map((header) => ({
    header,
    words: wordsOf(header).replace(ZONE_WORDS, '').replace(SUBJECT, ''),
  }));
  for (const name of names) {
    const found = plain.filter(({ words }) => words === name);
    if (found.length === 1) return found[0]?.header;
  }
  return undefined;
}

/** Where records hold their fields in an object of their own: `attributes.started_at`. */
function startByLastStep(headers: readonly string[]): string | undefined {
  const bases = new Set(headers.map((header) => header.slice(0, header.lastIndexOf('.') + 1)));
  for (const base of bases) {
    const within = headers.filter((header) => base !== '' && header.startsWith(base));
    const start = columnFor(within, HEADERS.start, base);
    if (start !== undefined && columnFor(within, ENDS, base) !== undefined) return start;
  }
  return undefined;
}

/** "startedAt" and "Started_At" are "started at". */
export const wordsOf = (header: string) =>
  (
    header
      .replaceAll(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  ).join(' ');
