/** How the columns of a file of single checks are to be read: chosen by a person, or proposed from its head. */
import { z } from 'zod';

import { CHECK_STATES } from './checks';
import { stateReader, type StateKind } from './checks-csv-states';
import { type Delimiter, delimiterOf, DELIMITERS, firstRows } from './csv-rows';
import { dateFormats } from './row-proposal';
import { columnFor, hasStartColumn, wordsOf } from './row-words';
import { DATE_FORMATS, type DateFormat } from './written-time';

const column = z.string().min(1);

/** Columns are named as in the header. `states`: words of the state column, HTTP statuses and their classes too. */
export const checksMapping = z.strictObject({
  delimiter: z.enum(DELIMITERS).optional(),
  columns: z.strictObject({
    time: column,
    state: column,
    monitor: column.optional(),
    location: column.optional(),
    message: column.optional(),
  }),
  stateKind: z.enum(['word', 'answer', 'http', 'kuma']).default('word'),
  dateFormat: z.enum(DATE_FORMATS),
  zone: z.string().min(1).optional(),
  zoneColumn: column.optional(),
  states: z.partialRecord(z.enum(CHECK_STATES), z.array(z.string().min(1))).optional(),
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

/** `head`: the first 64 K characters or so. Null when its header names no time or no state, or the windows of outages. */
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
