/**
 * Proposes how to read a delimited file from its header and first rows. What the file does not
 * decide becomes a question: 03/11/2020 is a day in March or in November, and only a person knows.
 */
import type { CsvMapping } from './csv-mapping';
import { delimiterOf, firstRows, type Delimiter } from './csv-rows';
import { DATE_FORMATS, decimalMarkOf, writtenTime, type DateFormat } from './written-time';

export type MappingDraft = Partial<Omit<CsvMapping, 'columns'>> &
  Readonly<{ columns: Partial<CsvMapping['columns']> }>;

export type MappingQuestion = Readonly<{
  id: 'delimiter' | 'start' | 'end' | 'duration_unit' | 'state' | 'states' | 'date_format' | 'zone';
  text: string;
  choices: readonly string[];
}>;

export type MappingProposal = Readonly<{
  mapping: MappingDraft;
  headers: readonly string[];
  sampleRows: readonly (readonly string[])[];
  questions: readonly MappingQuestion[];
}>;

type Field = keyof CsvMapping['columns'];

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
    'begin',
    'began at',
    'from',
    'opened at',
    'date time',
    'datetime',
    'timestamp',
    'created at',
    'beginn',
    'von',
    'time',
    'date',
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
    'close timestamp',
    'finish',
    'ende',
    'bis',
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
    'monitor name',
    'check name',
    'name',
    'host',
    'dienst',
  ],
  reference: ['reference', 'ref', 'incident id', 'id', 'ticket', 'incident number'],
  title: ['title', 'incident title', 'summary', 'message', 'description'],
  reason: ['reason', 'cause', 'root cause', 'comment', 'comments', 'grund'],
  zone: ['timezone', 'time zone', 'tz', 'zone', 'zeitzone'],
};

/** Status words with one meaning among monitors and status pages. */
const KNOWN_STATES: NonNullable<CsvMapping['states']> = {
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

const DATE_CHOICES: Readonly<Record<DateFormat, string>> = {
  iso: 'ISO 8601',
  dmy: 'day first',
  mdy: 'month first',
  ymd: 'year first',
  epoch_s: 'seconds since 1970',
  epoch_ms: 'milliseconds since 1970',
  excel_serial: 'spreadsheet day numbers',
};

/** `head`: the first 64 K characters or so. Fields that no header names stay out of the mapping. */
export function suggestMapping(head: string): MappingProposal {
  const text = head.replace(/^sep=.\r?\n/i, '');
  const delimiter = delimiterOf(head);
  const [header, ...body] = firstRows(text, delimiter ?? ',', 200);
  const headers = (header?.cells ?? []).map((cell) => cell.trim());
  const rows = body.map((row) => row.cells.map((cell) => cell.trim()));
  const cellsOf = (name: string | undefined) =>
    name === undefined ? [] : rows.map((row) => row[headers.indexOf(name)] ?? '').filter(Boolean);

  const columns = namedColumns(headers);
  const zoneColumn = columnFor(headers, HEADERS.zone);
  const dates = dateFormats([...cellsOf(columns.start), ...cellsOf(columns.end)]);
  const [dateFormat, ...others] = dates;
  const unit = durationUnit(columns.duration, cellsOf(columns.duration));
  const decimalMark = unit === 'hms' ? undefined : decimalMarkOf(cellsOf(columns.duration));
  const unknown = unknownStates(cellsOf(columns.state));
  const zoneless =
    !zoneColumn &&
    dateFormat !== undefined &&
    cellsOf(columns.start).some((cell) => lacksZone(cell, dateFormat));

  const mapping: MappingDraft = {
    columns,
    ...(delimiter && { delimiter }),
    ...(dateFormat && others.length === 0 && { dateFormat }),
    ...(unit && { durationUnit: unit }),
    ...(decimalMark && { decimalMark }),
    ...(zoneColumn !== undefined && { zoneColumn }),
    ...(columns.state !== undefined && { states: KNOWN_STATES }),
  };
  const questions = [
    ...ask(!delimiter, 'delimiter', 'Which character separates the columns?', [
      ',',
      ';',
      '\t',
      '|',
    ] satisfies Delimiter[]),
    ...ask(!columns.start, 'start', 'Which column holds the start?', headers),
    ...ask(
      !columns.end && !columns.duration,
      'end',
      'Which column holds the end, or the duration?',
      headers,
    ),
    ...ask(
      columns.duration !== undefined && !unit,
      'duration_unit',
      'In which unit is the duration?',
      ['ms', 's', 'min', 'h', 'hms'],
    ),
    ...ask(!columns.state, 'state', 'What does each row report?', [
      'down',
      'degraded',
      'maintenance',
    ]),
    ...ask(unknown.length > 0, 'states', 'What do these status words mean?', unknown),
    ...ask(
      columns.start !== undefined && dates.length !== 1,
      'date_format',
      dateQuestion(others.length > 0),
      (dates.length ? dates : DATE_FORMATS).map((format) => `${format}: ${DATE_CHOICES[format]}`),
    ),
    ...ask(zoneless, 'zone', 'In which time zone are the times?', []),
  ];
  return { mapping, headers, sampleRows: rows.slice(0, 5), questions };
}

/** Whether a header names the start of something: the mark of a list of windows. */
export const hasStartColumn = (headers: readonly string[]) =>
  columnFor(headers, HEADERS.start) !== undefined &&
  (columnFor(headers, HEADERS.end) ?? columnFor(headers, HEADERS.duration)) !== undefined;

const ask = (
  open: boolean,
  id: MappingQuestion['id'],
  text: string,
  choices: readonly string[],
): MappingQuestion[] => (open ? [{ id, text, choices }] : []);

const dateQuestion = (ambiguous: boolean) =>
  ambiguous
    ? 'Is the day or the month first? No row decides it.'
    : 'How are the dates written? No one format fits every row.';

function namedColumns(headers: readonly string[]): MappingDraft['columns'] {
  const columns: Partial<Record<Field, string>> = {};
  const free = new Set(headers);
  const fields = [
    'start',
    'end',
    'duration',
    'state',
    'reference',
    'title',
    'reason',
    'service',
  ] as const;
  for (const field of fields) {
    const column = columnFor([...free], HEADERS[field]);
    if (column === undefined || (field === 'duration' && columns.end !== undefined)) continue;
    columns[field] = column;
    free.delete(column);
  }
  return columns;
}

const UNIT_WORDS = / (in )?(ms|s|secs?|seconds|mins?|minutes|minuten|h|hrs|hours|stunden|utc)$/;

/** The one header that matches the earliest name, as it stands or without its unit; two that match decide nothing. */
function columnFor(headers: readonly string[], names: readonly string[]): string | undefined {
  const plain = headers.map((header) => {
    const words = (header.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).join(' ');
    return { header, words, bare: words.replace(UNIT_WORDS, '') };
  });
  for (const name of names) {
    const exact = plain.filter(({ words }) => words === name);
    const found = exact.length > 0 ? exact : plain.filter(({ bare }) => bare === name);
    if (found.length === 1) return found[0]?.header;
  }
  return undefined;
}

/**
 * Every format that fits all cells which any format fits: a cell that none fits is a bad row, not a
 * doubt about the format. ISO hides the looser year-first form.
 */
function dateFormats(cells: readonly string[]): DateFormat[] {
  const readable = cells.filter((cell) => DATE_FORMATS.some((format) => writtenTime(cell, format)));
  if (readable.length === 0) return [];
  const fitting = DATE_FORMATS.filter((format) =>
    readable.every((cell) => writtenTime(cell, format)),
  );
  return fitting.includes('iso') ? ['iso'] : fitting;
}

const lacksZone = (cell: string, format: DateFormat) => writtenTime(cell, format)?.offset === null;

function durationUnit(
  column: string | undefined,
  cells: readonly string[],
): CsvMapping['durationUnit'] {
  if (column === undefined) return undefined;
  if (cells.length > 0 && cells.every((cell) => /[a-z:]/i.test(cell))) return 'hms';
  const words: readonly string[] = column.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.includes('ms') || words.includes('milliseconds')) return 'ms';
  if (words.some((word) => /^(s|secs?|seconds)$/.test(word))) return 's';
  if (words.some((word) => /^(mins?|minutes|minuten)$/.test(word))) return 'min';
  if (words.some((word) => /^(h|hrs|hours|stunden)$/.test(word))) return 'h';
  return undefined;
}

function unknownStates(cells: readonly string[]): string[] {
  const known = new Set(Object.values(KNOWN_STATES).flat());
  return [...new Set(cells.filter((cell) => !known.has(cell.toLowerCase())))].slice(0, 20);
}
