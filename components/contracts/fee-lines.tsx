import { Button } from '@/components/ui/button';

import type { Fault } from '../account/faults';
import { emptyFee, type FeeDraft } from './contract-draft';
import { FeeFields } from './fee-fields';
import { FormPart } from './form-part';

export type FeeLinesProps = Readonly<{
  fees: readonly FeeDraft[];
  startsOn: string;
  currency: string;
  services: readonly Readonly<{ key: string; name: string }>[];
  onFees: (fees: readonly FeeDraft[]) => void;
  faults: readonly Fault[];
}>;

/** The fees of a new contract, one after another. */
export function FeeLines({ fees, startsOn, currency, services, onFees, faults }: FeeLinesProps) {
  return (
    <FormPart
      title="Fees"
      lead="Credits are a share of these. Lines that run at the same time add up: where a price changes, give the old one its last day."
    >
      {fees.map((fee, index) => (
        <fieldset key={index} className="border-b border-line pb-4">
          <legend className="sr-only">Fee {index + 1}</legend>
          <FeeFields
            fee={fee}
            currency={currency}
            services={services}
            faults={faults}
            prefix={`fees.${index}.`}
            set={(change) =>
              onFees(fees.map((each, at) => (at === index ? { ...each, ...change } : each)))
            }
          />
          <Button
            variant="quiet"
            className="mt-2"
            onClick={() => onFees(fees.filter((_, at) => at !== index))}
          >
            Remove fee {index + 1}
          </Button>
        </fieldset>
      ))}
      {fees.length === 0 ? (
        <p className="text-ink-soft">Without fees a credit in percent is zero.</p>
      ) : null}
      <div>
        <Button size="small" onClick={() => onFees([...fees, emptyFee(startsOn)])}>
          {fees.length === 0 ? 'Add a fee' : 'Add another fee'}
        </Button>
      </div>
    </FormPart>
  );
}
