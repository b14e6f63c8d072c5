import { delimiterOf, firstRows, type Delimiter } from './csv-rows';
/**
 * Proposes how to read rows from their header and the first of them. What the file does not
 * decide becomes a question: 03/11/2020 is a day in March or in November, and only a person knows.
 */
import type { RowMapping } from './row-mapping';
import { KNOWN_STATES, namedColumns } from './row-words';
import { DATE_FORMATS, decimalMarkOf, writtenTime, type DateFormat } from './written-time';

export type MappingDraft = Partial<Omit<RowMapping, 'columns'>> &
  Readonly<{ columns: Partial<RowMapping['columns']> }>;

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
  /** Where a file holds several lists or sheets: which of them these are. */
  part?: Readonly<{ kind: 'list' | 'sheet'; names: readonly string[]; chosen: string }>;
}>;

const DATE_CHOICES: Readonly<Record<DateFormat, string>> = {
  iso: 'ISO 8601',
  dmy: 'day first',
  mdy: 'month first',
  ymd: 'year first',
  epoch_s: 'seconds since 1970',
  epoch_ms: 'milliseconds since 1970',
  excel_serial: 'spreadsheet day numbers',
};

/** How many rows a proposal looks at. */
export const SAMPLE_ROWS = 200;

/** `head`: the first 64 K characters or so of a delimited text. */
export function suggestMapping(head: string): MappingProposal {
  const text = head.replace(/^sep=.\r?\n/i, '');
  const delimiter = delimiterOf(head);
  const [header, ...body] = firstRows(text, delimiter ?? ',', SAMPLE_ROWS);
  const headers = (header?.cells ?? []).map((cell) => cell.trim());
  const rows = body.map((row) => row.cells.map((cell) => cell.trim()));
  const proposal = proposeMapping(headers, rows);
  if (delimiter) return { ...proposal, mapping: { delimiter, ...proposal.mapping } };
  const question = 'Which character separates the columns?';
  const choices = [',', ';', '\t', '|'] satisfies Delimiter[];
  return {
    ...proposal,
    questions: [...ask(true, 'delimiter', question, choices), ...proposal.questions],
  };
}

/** `rows`: trimmed cells, as many in each as there are headers. Fields that no header names stay out of the mapping. */
export function proposeMapping(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  noun: 'column' | 'field' = 'column',
): MappingProposal {
  const cellsOf = (name: string | undefined) =>
    name === undefined ? [] : rows.map((row) => row[headers.indexOf(name)] ?? '').filter(Boolean);

  const { zone: zoneColumn, ...columns } = namedColumns(headers);
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
    ...(dateFormat && others.length === 0 && { dateFormat }),
    ...(unit && { durationUnit: unit }),
    ...(decimalMark && { decimalMark }),
    ...(zoneColumn !== undefined && { zoneColumn }),
    ...(columns.state !== undefined && { states: KNOWN_STATES }),
  };
  const questions = [
    ...ask(!columns.start, 'start', `Which ${noun} holds the start?`, headers),
    ...ask(
      !columns.end && !columns.duration,
      'end',
      `Which ${noun} holds the end, or the duration?`,
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

const ask = (
  open: boolean,
  id: MappingQuestion['id'],
  text: string,
  choices: readonly string[],
): MappingQuestion[] => (open ? [{ id, text, choices }] : []);

export const dateQuestion = (ambiguous: boolean) =>
  ambiguous
    ? 'Is the day or the month first? No row decides it.'
    : 'How are the dates written? No one format fits every row.';

/**
 * Every format that fits all cells which any format fits: a cell that none fits is a bad row, not a
 * doubt about the format. ISO hides the looser year-first form.
 */
export function dateFormats(cells: readonly string[]): DateFormat[] {
  const readable = cells.filter((cell) => DATE_FORMATS.some((format) => writtenTime(cell, format)));
  if (readable.length === 0) return [];
  const fitting = DATE_FORMATS.filter((format) =>
    readable.every((cell) => writtenTime(cell, format)),
  );
  return fitting.includes('iso') ? ['iso'] : fitting;
}

export const lacksZone = (cell: string, format: DateFormat) =>
  writtenTime(cell, format)?.offset === null;

function durationUnit(
  column: string | undefined,
  cells: readonly string[],
): RowMapping['durationUnit'] {
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
