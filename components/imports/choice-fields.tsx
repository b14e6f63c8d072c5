import type { ChoiceField } from '@/lib/api/wire/imports';

import { errorAt, type Fault } from '../account/faults';
import { ChoiceField as SelectField } from '../contracts/choice-field';
import { TextField } from '../contracts/text-field';
import { ZoneField } from '../contracts/zone-field';
import { type ChoiceDraft, type ChoiceGroup, optionsOf } from './choice-draft';

export type ChoiceFieldsProps = Readonly<{
  group: ChoiceGroup;
  names: readonly string[];
  draft: ChoiceDraft;
  faults: readonly Fault[];
  /** What was found in the file and is not understood. */
  unknown: readonly string[];
  set: (path: string, text: string) => void;
}>;

/** The choices of one group, each as its declaration asks for it. */
export function ChoiceFields({ group, names, draft, faults, unknown, set }: ChoiceFieldsProps) {
  return (
    <fieldset>
      {group.title === null ? null : <legend className="mb-2 font-bold">{group.title}</legend>}
      {unknown.length > 0 ? (
        <p className="mb-3 max-w-measure">
          Not understood so far: {unknown.map((word) => `“${word}”`).join(', ')}.
        </p>
      ) : null}
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 md:grid-cols-3">
        {group.fields.map((field) => (
          <OneField
            key={field.path}
            field={field}
            names={names}
            value={draft[field.path] ?? ''}
            error={errorAt(faults, field.path)}
            onText={(text) => set(field.path, text)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type OneFieldProps = Readonly<{
  field: ChoiceField;
  names: readonly string[];
  value: string;
  error: string | undefined;
  onText: (text: string) => void;
}>;

function OneField({ field, names, value, error, onText }: OneFieldProps) {
  const { label, hint, kind, optional, empty } = field;
  if (kind === 'choice' || kind === 'name') {
    return (
      <SelectField
        label={label}
        hint={hint}
        error={error}
        options={optionsOf(field, names, value)}
        value={value}
        onChoice={onText}
      />
    );
  }
  const Line = kind === 'zone' ? ZoneField : TextField;
  return (
    <Line
      label={label}
      hint={optional && empty ? `${hint ?? ''} Empty: ${empty}.` : hint}
      error={error}
      optional={optional}
      value={value}
      onText={onText}
    />
  );
}
