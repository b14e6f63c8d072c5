/** How the columns of a file of single checks are to be read: chosen by a person, or proposed from its head. */
import { z } from 'zod';

import { stateReader, type StateKind } from './checks-csv-states';
import { asked } from './choices';
import { type Delimiter, delimiterOf, DELIMITERS, firstRows } from './csv-rows';
import { dateFormats } from './row-proposal';
import { columnFor, hasStartColumn, wordsOf } from './row-words';
import { DATE_FORMATS, type DateFormat } from './written-time';

const column = z.string().min(1);
const words = z.array(z.string().min(1)).default([]);
const columnAsked = (title: string) => asked(column.optional(), { title, from: 'names' });

/** What else a check may have answered, by what it says. */
export const checkWords = z.strictObject({
  up: asked(words, { title: 'Up', settles: 'state' }),
  down: asked(words, { title: 'Down' }),
  degraded: asked(words, { title: 'Degraded' }),
  pending: asked(words, { title: 'Failed, not yet confirmed' }),
  maintenance: asked(words, { title: 'Maintenance' }),
  unknown: asked(words, { title: 'Could not look' }),
});

/** Columns are named as in the header. `states`: words of the state column, HTTP statuses and their classes too. */
export const checksMapping = z.strictObject({
  columns: asked(
    z.strictObject({
      time: asked(column, { title: 'Time', from: 'names' }),
      state: asked(column, { title: 'Result', from: 'names' }),
      monitor: columnAsked('Monitor'),
      location: columnAsked('Checked from'),
      message: columnAsked('Message'),
    }),
    { title: 'Which column holds what' },
  ),
  dateFormat: asked(z.enum(DATE_FORMATS), {
    title: 'Dates',
    labels: {
      iso: 'ISO 8601: 2026-10-14 10:04',
      dmy: 'Day first: 14/10/2026',
      mdy: 'Month first: 10/14/2026',
      ymd: 'Year first: 2026/10/14',
      epoch_s: 'Seconds since 1970',
      epoch_ms: 'Milliseconds since 1970',
      excel_serial: 'Day numbers of a spreadsheet',
    },
  }),
  zone: asked(z.string().min(1).optional(), {
    title: 'Times without a zone are in',
    hint: 'Nothing is guessed: without it such rows stay out.',
    from: 'zones',
  }),
  zoneColumn: columnAsked('Column of the zone'),
  delimiter: asked(z.enum(DELIMITERS).optional(), {
    title: 'Columns are separated by',
    labels: { ',': 'Commas', ';': 'Semicolons', '\t': 'Tabs', '|': 'Bars' },
    empty: 'As the header tells',
  }),
  stateKind: asked(z.enum(['word', 'answer', 'http', 'kuma']).default('word'), {
    title: 'The result is written as',
    labels: {
      word: 'A word, or an HTTP status: up, failed, 503',
      answer: 'Yes and no to whether it was up',
      http: 'An HTTP status: 200, 503',
      kuma: 'The numbers of Uptime Kuma',
    },
  }),
  states: asked(checkWords.optional(), {
    title: 'Other words for a result, or HTTP statuses such as 403 and 4xx, separated by commas',
  }),
});
export type ChecksMapping = z.infer<typeof checksMapping>;

/** What the head of a file proposes; a field that nothing decides is missing. */
export type ChecksProposal = Readonly<{
  headers: readonly string[];
  delimiter: Delimiter | null;
  columns: Partial<ChecksMapping['columns']>;
  stateKind: StateKind;
  /** Every format that fits. */
  dateFormats: readonly DateFormat[];
  zone?: string;
  zoneColumn?: string;
  /** The share of the first states that can be told. */
  told: number;
}>;

const TIME = [
  'time',
  'timestamp',
  'date time',
  'datetime',
  'checked at',
  'check time',
  'tested at',
  'measured at',
  'probed at',
  'created at',
  'date',
  'zeitpunkt',
  'zeit',
];

const STATE: Readonly<Record<Exclude<StateKind, 'kuma'>, readonly string[]>> = {
  word: ['status', 'state', 'check status', 'monitor status', 'result', 'outcome', 'health'],
  answer: [
    'up',
    'is up',
    'success',
    'successful',
    'probe success',
    'ok',
    'is ok',
    'available',
    'is available',
    'reachable',
    'alive',
    'healthy',
    'online',
  ],
  http: [
    'http status',
    'http status code',
    'status code',
    'http code',
    'response code',
    'http response code',
    'response status',
    'code',
  ],
};

const MONITOR = [
  'monitor',
  'monitor name',
  'check',
  'check name',
  'service',
  'service name',
  'host',
  'hostname',
  'site',
  'website',
  'endpoint',
  'target',
  'name',
  'url',
  'monitor id',
  'check id',
  'dienst',
];
const LOCATION = ['location', 'region', 'probe', 'probe location', 'checked from', 'agent'];
const MESSAGE = [
  'message',
  'msg',
  'error',
  'error message',
  'reason',
  'details',
  'detail',
  'output',
];
const ZONE = ['timezone', 'time zone', 'tz', 'zone', 'zeitzone'];

const SAMPLE_ROWS = 100;

/** The header and what its columns hold, from the first 64 K characters or so. Null when its header names no time or no state, or the windows of outages. */
export function proposeChecks(head: string): ChecksProposal | null {
  const delimiter = delimiterOf(head);
  const text = head.replace(/^sep=.\r?\n/i, '');
  const [header, ...body] = firstRows(text, delimiter ?? ',', SAMPLE_ROWS);
  const headers = (header?.cells ?? []).map((cell) => cell.trim());
  const cellsOf = (name: string) =>
    body.map(({ cells }) => (cells[headers.indexOf(name)] ?? '').trim()).filter(Boolean);

  const isKuma = KUMA_COLUMNS.every((name) => headers.includes(name));
  if (!isKuma && hasStartColumn(headers)) return null;
  const time = columnFor(headers, TIME);
  const states = stateColumn(headers, isKuma);
  if (time === undefined || !states) return null;
  const rest = headers.filter((name) => name !== time && name !== states.column);
  const monitor = columnFor(rest, isKuma ? ['monitor id'] : MONITOR);
  const location = columnFor(rest, LOCATION);
  const message = columnFor(rest, MESSAGE);
  const zoneColumn = columnFor(rest, ZONE);
  const isUtc = isKuma || / (utc|gmt)$/.test(wordsOf(time));
  const found = cellsOf(states.column);
  const read = stateReader(states.kind);
  return {
    headers,
    delimiter,
    columns: {
      time,
      state: states.column,
      ...(monitor !== undefined && { monitor }),
      ...(location !== undefined && { location }),
      ...(message !== undefined && { message }),
    },
    stateKind: states.kind,
    dateFormats: dateFormats(cellsOf(time)),
    ...(isUtc && { zone: 'UTC' }),
    ...(zoneColumn !== undefined && { zoneColumn }),
    told: found.filter((cell) => read(cell) !== null).length / Math.max(1, found.length),
  };
}

/** The table of heartbeats as a CSV. */
const KUMA_COLUMNS = ['monitor_id', 'status', 'time', 'important', 'ping'];

function stateColumn(
  headers: readonly string[],
  isKuma: boolean,
): Readonly<{ column: string; kind: StateKind }> | null {
  if (isKuma) return { column: 'status', kind: 'kuma' };
  for (const kind of ['word', 'answer', 'http'] as const) {
    const column = columnFor(headers, STATE[kind]);
    if (column !== undefined) return { column, kind };
  }
  return null;
}
