/**
 * The form of a column mapping: every field a text, the empty one for "none". What the form does
 * not show is kept as it came. The server checks again; this tells the missing answers at their fields.
 */
import type { Fault } from '../account/faults';

export const COLUMN_FIELDS = [
  'start',
  'end',
  'duration',
  'state',
  'service',
  'reference',
  'title',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

export const STATE_FIELDS = ['down', 'degraded', 'up', 'maintenance'] as const;
export type StateField = (typeof STATE_FIELDS)[number];

export type MappingDraft = Readonly<{
  columns: Readonly<Record<ColumnField, string>>;
  dateFormat: string;
  durationUnit: string;
  zone: string;
  zoneColumn: string;
  precisionSeconds: string;
  /** Words of each state, separated by commas. */
  states: Readonly<Record<StateField, string>>;
  stateIfNoColumn: string;
  /** What has no field here. */
  kept: Readonly<{
    delimiter?: string;
    decimalMark?: string;
    reason?: string;
    sheet?: string;
    list?: string;
  }>;
}>;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const listOf = (value: unknown) =>
  (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []).join(', ');

/** The form of a mapping, whole or proposed in part. `zone`: for times without one, where the mapping names none. */
export function draftOf(mapping: unknown, zone = ''): MappingDraft {
  const read = fieldsOf(mapping);
  const columns = fieldsOf(read['columns']);
  const states = fieldsOf(read['states']);
  const column = (field: ColumnField) => textOf(columns[field]);
  const [delimiter, decimalMark, reason, sheet, list] = [
    textOf(read['delimiter']),
    textOf(read['decimalMark']),
    textOf(columns['reason']),
    textOf(read['sheet']),
    textOf(read['list']),
  ];
  const room = read['precisionSeconds'];
  return {
    columns: {
      start: column('start'),
      end: column('end'),
      duration: column('duration'),
      state: column('state'),
      service: column('service'),
      reference: column('reference'),
      title: column('title'),
    },
    dateFormat: textOf(read['dateFormat']),
    durationUnit: textOf(read['durationUnit']),
    zone: textOf(read['zone']) || zone,
    zoneColumn: textOf(read['zoneColumn']),
    precisionSeconds: typeof room === 'number' ? String(room) : '',
    states: {
      down: listOf(states['down']),
      degraded: listOf(states['degraded']),
      up: listOf(states['up']),
      maintenance: listOf(states['maintenance']),
    },
    stateIfNoColumn: textOf(read['stateIfNoColumn']),
    kept: {
      ...(delimiter && { delimiter }),
      ...(decimalMark && { decimalMark }),
      ...(reason && { reason }),
      ...(sheet && { sheet }),
      ...(list && { list }),
    },
  };
}

/** What the form still lacks, by field. */
export function mappingFaults(draft: MappingDraft): Fault[] {
  const { columns, dateFormat, durationUnit, stateIfNoColumn, states, precisionSeconds } = draft;
  const lacks = (missing: boolean, path: string, expected: string): Fault[] =>
    missing ? [{ path, expected }] : [];
  const seconds = precisionSeconds.trim();
  const twice = wordsTwice(states);
  return [
    ...lacks(!columns.start, 'start', 'the column of the start'),
    ...lacks(!columns.end && !columns.duration, 'end', 'the column of the end, or of the duration'),
    ...lacks(!!columns.duration && !durationUnit, 'durationUnit', 'the unit of the duration'),
    ...lacks(!dateFormat, 'dateFormat', 'how the dates are written'),
    ...lacks(
      !columns.state && !stateIfNoColumn,
      'state',
      'the column of the state, or what each row reports',
    ),
    ...(seconds === '' || (/^\d{1,5}$/.test(seconds) && Number(seconds) <= 86_400)
      ? []
      : [
          {
            path: 'precisionSeconds',
            found: seconds,
            expected: 'whole seconds from 0 to 86,400',
          },
        ]),
    ...(columns.state !== '' && twice !== undefined
      ? [{ path: 'states', found: `“${twice}” for two states`, expected: 'each word once' }]
      : []),
  ];
}

/** The mapping as the server takes it. Call it only without faults. */
export function mappingOf(draft: MappingDraft): Record<string, unknown> {
  const { columns, kept, precisionSeconds, states } = draft;
  const { reason, ...rest } = kept;
  const seconds = precisionSeconds.trim();
  return {
    ...rest,
    columns: filled({ ...columns, reason: reason ?? '' }),
    ...filled({
      dateFormat: draft.dateFormat,
      durationUnit: columns.duration && draft.durationUnit,
      zone: draft.zone.trim(),
      zoneColumn: draft.zoneColumn,
      stateIfNoColumn: columns.state ? '' : draft.stateIfNoColumn,
    }),
    ...(seconds !== '' && { precisionSeconds: Number(seconds) }),
    ...(columns.state !== '' && {
      states: Object.fromEntries(STATE_FIELDS.map((field) => [field, wordsOf(states[field])])),
    }),
  };
}

const filled = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));

export const wordsOf = (list: string) => [
  ...new Set(
    list
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean),
  ),
];

function wordsTwice(states: MappingDraft['states']): string | undefined {
  const all = STATE_FIELDS.flatMap((field) => {
    const plain = wordsOf(states[field]).map((text) => text.toLowerCase());
    return [...new Set(plain)];
  });
  return all.find((text, index) => all.indexOf(text) !== index);
}
