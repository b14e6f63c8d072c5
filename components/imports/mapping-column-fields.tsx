import { errorAt, type Fault } from '../account/faults';
import { ChoiceField } from '../contracts/choice-field';
import { COLUMN_FIELDS, type ColumnField, type MappingDraft } from './mapping-draft';

export type MappingFieldsProps = Readonly<{
  draft: MappingDraft;
  headers: readonly string[];
  /** What a header names. */
  noun: 'column' | 'field';
  faults: readonly Fault[];
  set: (change: Partial<MappingDraft>) => void;
}>;

const LABEL: Readonly<Record<ColumnField, string>> = {
  start: 'Start',
  end: 'End',
  duration: 'Duration',
  state: 'State',
  service: 'Service',
  reference: 'Reference',
  title: 'Title',
};

export const noneOr = (headers: readonly string[], none = 'None') => [
  { value: '', label: none },
  ...[...new Set(headers)]
    .filter((header) => header !== '')
    .map((header) => ({ value: header, label: header })),
];

/** Which column holds what. */
export function MappingColumnFields({ draft, headers, noun, faults, set }: MappingFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-bold">Which {noun} holds what</legend>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 md:grid-cols-4">
        {COLUMN_FIELDS.map((field) => (
          <ChoiceField
            key={field}
            label={LABEL[field]}
            error={errorAt(faults, field)}
            options={noneOr(headers)}
            value={draft.columns[field]}
            onChoice={(column) => set({ columns: { ...draft.columns, [field]: column } })}
          />
        ))}
      </div>
    </fieldset>
  );
}
