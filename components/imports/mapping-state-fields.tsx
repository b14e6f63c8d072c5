import { errorAt } from '../account/faults';
import { ChoiceField } from '../contracts/choice-field';
import { TextField } from '../contracts/text-field';
import type { MappingFieldsProps } from './mapping-column-fields';
import { STATE_FIELDS, type StateField } from './mapping-draft';

const LABEL: Readonly<Record<StateField, string>> = {
  down: 'Down',
  degraded: 'Degraded',
  up: 'Up, no evidence',
  maintenance: 'Maintenance',
};

const EVERY_ROW = [
  { value: '', label: 'Choose' },
  { value: 'down', label: 'Down' },
  { value: 'degraded', label: 'Degraded' },
  { value: 'maintenance', label: 'Maintenance' },
] as const;

type StateFieldsProps = MappingFieldsProps & Readonly<{ unknown: readonly string[] }>;

/** Which words mean which state; without a column, what every row reports. */
export function MappingStateFields({ draft, faults, set, unknown }: StateFieldsProps) {
  if (draft.columns.state === '') {
    return (
      <ChoiceField
        label="Every row reports"
        error={errorAt(faults, 'state')}
        options={EVERY_ROW}
        value={EVERY_ROW.find(({ value }) => value === draft.stateIfNoColumn)?.value ?? ''}
        onChoice={(stateIfNoColumn) => set({ stateIfNoColumn })}
      />
    );
  }
  return (
    <fieldset>
      <legend className="mb-2 font-bold">Words of the states, separated by commas</legend>
      {unknown.length > 0 ? (
        <p className="mb-3 max-w-measure">
          Not understood so far: {unknown.map((word) => `“${word}”`).join(', ')}.
        </p>
      ) : null}
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {STATE_FIELDS.map((field) => (
          <TextField
            key={field}
            label={LABEL[field]}
            error={field === 'down' ? errorAt(faults, 'states') : undefined}
            value={draft.states[field]}
            onText={(words) => set({ states: { ...draft.states, [field]: words } })}
          />
        ))}
      </div>
    </fieldset>
  );
}
