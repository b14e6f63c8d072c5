import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';

import { FormPart } from './form-part';
import type { TermsPartProps } from './terms-editor';
import type { TierRow } from './terms-form';
import { TextField } from './text-field';

/** The schedule of credits: each row is good down to the next one, so no value is left out. */
export function TermsCreditFields({ form, set, error }: TermsPartProps) {
  const change = (at: number, row: Partial<TierRow>) =>
    set({ tiers: form.tiers.map((tier, index) => (index === at ? { ...tier, ...row } : tier)) });
  const below = form.op === 'gt' ? 'At or below' : 'Below';
  return (
    <FormPart
      title="Credit"
      lead={`A share of the ${form.periodUnit}’s fees. One-time fees and taxes are left out. Each row is good down to the next.`}
    >
      <div className="grid gap-2">
        <TierFields
          name="Any breach"
          below={
            <TextField
              label={below}
              unit="%"
              readOnly
              value={form.targetPercent}
              hint="The target"
              onText={() => undefined}
            />
          }
          credit={
            <TextField
              label="Credit"
              unit="% of fees"
              inputMode="decimal"
              placeholder="10"
              value={form.breachCredit}
              onText={(breachCredit) => set({ breachCredit })}
              error={error('breachCredit')}
              hint={form.tiers.length === 0 ? 'Empty: no credit.' : undefined}
            />
          }
        />
        {form.tiers.map((tier, index) => (
          <TierFields
            key={index}
            name={`Row ${index + 2}`}
            below={
              <TextField
                label={<TierLabel row={index + 2} what="below" />}
                unit="%"
                inputMode="decimal"
                value={tier.below}
                onText={(text) => change(index, { below: text })}
                error={error(`tiers.${index}.below`)}
              />
            }
            credit={
              <TextField
                label={<TierLabel row={index + 2} what="credit" />}
                unit="% of fees"
                inputMode="decimal"
                value={tier.credit}
                onText={(text) => change(index, { credit: text })}
                error={error(`tiers.${index}.credit`)}
              />
            }
            onRemove={() => set({ tiers: form.tiers.filter((_, at) => at !== index) })}
          />
        ))}
        <div>
          <Button
            size="small"
            onClick={() => set({ tiers: [...form.tiers, { below: '', credit: '' }] })}
          >
            Add a row
          </Button>
        </div>
      </div>
      <TextField
        label="At most"
        unit={`% of the ${form.periodUnit}’s fees`}
        hint="Empty: no cap."
        inputMode="decimal"
        optional
        value={form.capPercent}
        onText={(capPercent) => set({ capPercent })}
        error={error('capPercent')}
      />
    </FormPart>
  );
}

const TierLabel = ({ row, what }: { row: number; what: string }) => (
  <span className="sr-only">
    Row {row}, {what}, %
  </span>
);

type TierFieldsProps = Readonly<{
  name: string;
  below: ReactNode;
  credit: ReactNode;
  onRemove?: () => void;
}>;

function TierFields({ name, below, credit, onRemove }: TierFieldsProps) {
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_4.5rem] items-start gap-3">
      <legend className="sr-only">{name}</legend>
      {below}
      {credit}
      {onRemove ? (
        <Button
          variant="quiet"
          className="mt-1 self-start"
          aria-label={`Remove ${name.toLowerCase()}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      ) : null}
    </fieldset>
  );
}
