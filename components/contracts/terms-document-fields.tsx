import { ChoiceField } from './choice-field';
import { FormPart, Pair } from './form-part';
import type { TermsPartProps } from './terms-editor';
import { TextField } from './text-field';
import { ZoneField } from './zone-field';

/** What document this is, from when, and in whose days it is reckoned. */
export function TermsDocumentFields({ form, set, error }: TermsPartProps) {
  return (
    <FormPart
      title="Document"
      lead="Periods and deadlines are reckoned in the contract’s time zone."
    >
      <TextField
        label="Title"
        value={form.title}
        onText={(title) => set({ title })}
        error={error('title')}
      />
      <TextField
        label="Where it was read"
        type="url"
        placeholder="https://"
        optional
        value={form.sourceUrl}
        onText={(sourceUrl) => set({ sourceUrl })}
        error={error('sourceUrl')}
      />
      <Pair>
        <TextField
          label="In force from"
          type="date"
          value={form.effectiveFrom}
          onText={(effectiveFrom) => set({ effectiveFrom })}
          error={error('effectiveFrom')}
        />
        <ChoiceField
          label="Measured each"
          options={[
            { value: 'month', label: 'Calendar month' },
            { value: 'quarter', label: 'Calendar quarter' },
          ]}
          value={form.periodUnit}
          onChoice={(periodUnit) => set({ periodUnit })}
          error={error('periodUnit')}
        />
      </Pair>
      <Pair>
        <ZoneField
          label="Time zone"
          placeholder="America/New_York"
          value={form.timeZone}
          onText={(timeZone) => set({ timeZone })}
          error={error('timeZone')}
        />
        <ChoiceField
          label="The contract"
          options={[
            { value: 'stated', label: 'states this zone' },
            { value: 'inferred', label: 'suggests it' },
            { value: 'assumed', label: 'is silent: assumed' },
          ]}
          value={form.zoneBasis}
          onChoice={(zoneBasis) => set({ zoneBasis })}
        />
      </Pair>
    </FormPart>
  );
}
