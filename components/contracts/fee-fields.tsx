import { type Fault, errorAt } from '../account/faults';
import { ChoiceField } from './choice-field';
import type { FeeDraft } from './contract-draft';
import { Pair } from './form-part';
import { TextField } from './text-field';

export type FeeFieldsProps = Readonly<{
  fee: FeeDraft;
  currency: string;
  services: readonly Readonly<{ key: string; name: string }>[];
  set: (change: Partial<FeeDraft>) => void;
  faults: readonly Fault[];
  /** Before each path of a fault: "fees.0.". */
  prefix?: string;
}>;

/** One fee: how much, for what, from when. */
export function FeeFields({ fee, currency, services, set, faults, prefix = '' }: FeeFieldsProps) {
  const error = (field: keyof FeeDraft) => errorAt(faults, `${prefix}${field}`);
  return (
    <div className="grid gap-4">
      <Pair>
        <TextField
          label="Amount"
          unit={currency}
          inputMode="decimal"
          placeholder="48200.00"
          value={fee.amount}
          onText={(amount) => set({ amount })}
          error={error('amount')}
        />
        <ChoiceField
          label="Charged"
          options={PERS}
          value={fee.per}
          onChoice={(per) => set({ per })}
          error={error('per')}
        />
      </Pair>
      <Pair>
        <ChoiceField
          label="Kind"
          options={KINDS}
          value={fee.kind}
          onChoice={(kind) => set({ kind })}
          error={error('kind')}
        />
        <ChoiceField
          label="For"
          options={[
            { value: '', label: 'The whole contract' },
            ...services.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          value={fee.service}
          onChoice={(service) => set({ service })}
          error={error('service')}
        />
      </Pair>
      <Pair>
        <TextField
          label="From"
          type="date"
          value={fee.startsOn}
          onText={(startsOn) => set({ startsOn })}
          error={error('startsOn')}
        />
        <TextField
          label="Last day"
          type="date"
          optional
          value={fee.endsOn}
          onText={(endsOn) => set({ endsOn })}
          error={error('endsOn')}
        />
      </Pair>
      <TextField
        label="Note"
        optional
        maxLength={500}
        value={fee.note}
        onText={(note) => set({ note })}
        error={error('note')}
      />
    </div>
  );
}

const PERS = [
  { value: 'month', label: 'each month' },
  { value: 'year', label: 'each year' },
  { value: 'once', label: 'once' },
] as const;

const KINDS = [
  { value: 'recurring', label: 'Recurring' },
  { value: 'usage', label: 'Usage' },
  { value: 'usage_overage', label: 'Usage overage' },
  { value: 'support', label: 'Support' },
  { value: 'one_time', label: 'One-time' },
  { value: 'tax', label: 'Tax' },
] as const;

export const feeKindWord = (kind: FeeDraft['kind']): string =>
  KINDS.find(({ value }) => value === kind)?.label ?? kind;
export const perWord = (per: FeeDraft['per']): string =>
  PERS.find(({ value }) => value === per)?.label ?? per;
