import { errorAt } from '../account/faults';
import { ChoiceField } from '../contracts/choice-field';
import { TextField } from '../contracts/text-field';
import { ZoneField } from '../contracts/zone-field';
import { type MappingFieldsProps, noneOr } from './mapping-column-fields';

const DATE_FORMATS = [
  { value: '', label: 'Choose' },
  { value: 'iso', label: 'ISO 8601: 2026-10-14 10:04' },
  { value: 'dmy', label: 'Day first: 14/10/2026' },
  { value: 'mdy', label: 'Month first: 10/14/2026' },
  { value: 'ymd', label: 'Year first: 2026/10/14' },
  { value: 'epoch_s', label: 'Seconds since 1970' },
  { value: 'epoch_ms', label: 'Milliseconds since 1970' },
  { value: 'excel_serial', label: 'Day numbers of a spreadsheet' },
] as const;

const UNITS = [
  { value: '', label: 'Choose' },
  { value: 'ms', label: 'Milliseconds' },
  { value: 's', label: 'Seconds' },
  { value: 'min', label: 'Minutes' },
  { value: 'h', label: 'Hours' },
  { value: 'hms', label: 'Written out: 1:04:10, 1 h 4 min' },
] as const;

/** How its times are written, in which zone, and how exact they are. */
export function MappingTimeFields({ draft, headers, noun, faults, set }: MappingFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-bold">How times are written</legend>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 md:grid-cols-4">
        <ChoiceField
          label="Dates"
          error={errorAt(faults, 'dateFormat')}
          options={DATE_FORMATS}
          value={choiceOf(DATE_FORMATS, draft.dateFormat)}
          onChoice={(dateFormat) => set({ dateFormat })}
        />
        {draft.columns.duration ? (
          <ChoiceField
            label="Unit of the duration"
            error={errorAt(faults, 'durationUnit')}
            options={UNITS}
            value={choiceOf(UNITS, draft.durationUnit)}
            onChoice={(durationUnit) => set({ durationUnit })}
          />
        ) : null}
        <ZoneField
          label="Times without a zone are in"
          optional
          hint="Nothing is guessed: without it such rows stay out."
          value={draft.zone}
          onText={(zone) => set({ zone })}
        />
        <ChoiceField
          label={`${noun === 'field' ? 'Field' : 'Column'} of the zone`}
          options={noneOr(headers)}
          value={draft.zoneColumn}
          onChoice={(zoneColumn) => set({ zoneColumn })}
        />
        <TextField
          label="Precision, ±"
          optional
          inputMode="numeric"
          unit="seconds"
          hint="A monitor that looks every five minutes is up to 300 seconds late."
          error={errorAt(faults, 'precisionSeconds')}
          value={draft.precisionSeconds}
          onText={(precisionSeconds) => set({ precisionSeconds })}
        />
      </div>
    </fieldset>
  );
}

const choiceOf = <Value extends string>(
  options: readonly Readonly<{ value: Value; label: string }>[],
  given: string,
): Value | '' => options.find(({ value }) => value === given)?.value ?? '';
