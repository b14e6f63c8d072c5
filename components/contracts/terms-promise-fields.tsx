import { Checkbox } from '@/components/ui/checkbox';

import { ChoiceField } from './choice-field';
import { FormPart, Pair } from './form-part';
import type { TermsPartProps } from './terms-editor';
import { TextField } from './text-field';

/** The promise: how available, which services, what does not count. */
export function TermsPromiseFields({ form, setting, set, error }: TermsPartProps) {
  return (
    <FormPart title="Promise" lead="What the vendor promises, and what does not count against it.">
      <Pair>
        <ChoiceField
          label="Available"
          options={[
            { value: 'gte', label: 'at least' },
            { value: 'gt', label: 'more than' },
          ]}
          value={form.op}
          onChoice={(op) => set({ op })}
        />
        <TextField
          label="Target"
          unit="%"
          inputMode="decimal"
          placeholder="99.9"
          value={form.targetPercent}
          onText={(targetPercent) => set({ targetPercent })}
          error={error('targetPercent')}
        />
      </Pair>
      {setting.services.length > 0 ? (
        <ServiceFields form={form} setting={setting} set={set} error={error} />
      ) : null}
      <TextField
        label="An outage counts from"
        unit="minutes"
        hint="A shorter one does not count. Empty: every minute counts."
        inputMode="numeric"
        optional
        value={form.minimumMinutes}
        onText={(minimumMinutes) => set({ minimumMinutes })}
        error={error('minimumMinutes')}
      />
      <div>
        <Checkbox
          checked={form.maintenanceExcluded}
          onChange={(event) => set({ maintenanceExcluded: event.target.checked })}
        >
          Scheduled maintenance does not count
        </Checkbox>
        {form.maintenanceExcluded ? (
          <TextField
            label="If it is announced at least"
            unit="days ahead"
            hint="Empty: whatever the notice."
            inputMode="numeric"
            optional
            value={form.maintenanceNoticeDays}
            onText={(maintenanceNoticeDays) => set({ maintenanceNoticeDays })}
            error={error('maintenanceNoticeDays')}
          />
        ) : null}
      </div>
    </FormPart>
  );
}

function ServiceFields({ form, setting, set, error }: TermsPartProps) {
  const problem = error('services');
  const toggle = (key: string) =>
    form.services.includes(key)
      ? form.services.filter((each) => each !== key)
      : [...form.services, key];
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Services covered</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {setting.services.map(({ key, name }) => (
          <Checkbox
            key={key}
            checked={form.services.includes(key)}
            onChange={() => set({ services: toggle(key) })}
          >
            {name}
          </Checkbox>
        ))}
      </div>
      {problem ? (
        <p role="alert" className="text-xs font-medium text-breached">
          {problem}
        </p>
      ) : null}
      <div className="mt-2">
        <ChoiceField
          label="Measured"
          options={[
            { value: 'together', label: 'together: down while any of them is down' },
            { value: 'alone', label: 'each alone, credited from its own fees' },
          ]}
          value={form.measured}
          onChoice={(measured) => set({ measured })}
        />
      </div>
    </fieldset>
  );
}
