import { Checkbox } from '@/components/ui/checkbox';
import { EVIDENCE_FIELDS } from '@/lib/sla/terms-format';

import { ChoiceField } from './choice-field';
import { FormPart, Pair } from './form-part';
import type { TermsPartProps } from './terms-editor';
import { TextField } from './text-field';

/** How the credit is claimed: by when, where, with what. */
export function TermsClaimFields({ form, set, error, setting }: TermsPartProps) {
  return (
    <FormPart title="Claim" lead="Without a claim in time the credit is usually lost.">
      <Checkbox
        checked={form.claimNeeded}
        onChange={(event) => set({ claimNeeded: event.target.checked })}
        hint="Otherwise the vendor credits by itself."
      >
        A claim must be made
      </Checkbox>
      {form.claimNeeded ? (
        <>
          <DeadlineFields form={form} set={set} error={error} setting={setting} />
          <ChannelFields form={form} set={set} error={error} setting={setting} />
          <EvidenceFields form={form} set={set} error={error} setting={setting} />
        </>
      ) : null}
      <ChoiceField
        label="Whose measurement decides"
        options={[
          { value: 'both', label: 'Both, side by side' },
          { value: 'vendor', label: 'The vendor’s' },
          { value: 'customer', label: 'The customer’s' },
        ]}
        value={form.decides}
        onChoice={(decides) => set({ decides })}
      />
    </FormPart>
  );
}

function DeadlineFields({ form, set, error }: TermsPartProps) {
  return (
    <>
      <Pair>
        <TextField
          label="Within"
          inputMode="numeric"
          placeholder="30"
          value={form.claimCount}
          onText={(claimCount) => set({ claimCount })}
          error={error('claimCount')}
        />
        <ChoiceField
          label="Unit"
          options={[
            { value: 'day', label: 'days' },
            { value: 'business_day', label: 'business days' },
            { value: 'month', label: 'months' },
          ]}
          value={form.claimUnit}
          onChoice={(claimUnit) => set({ claimUnit })}
        />
      </Pair>
      <Pair>
        <ChoiceField
          label="Counted from"
          options={[
            { value: 'period_end', label: `the end of the ${form.periodUnit}` },
            { value: 'incident_start', label: 'the start of the outage' },
            { value: 'incident_end', label: 'the end of the outage' },
          ]}
          value={form.claimAnchor}
          onChoice={(claimAnchor) => set({ claimAnchor })}
        />
        <ChoiceField
          label="In time when"
          options={[
            { value: 'received', label: 'received by then' },
            { value: 'sent', label: 'sent by then' },
          ]}
          value={form.satisfiedBy}
          onChoice={(satisfiedBy) => set({ satisfiedBy })}
        />
      </Pair>
    </>
  );
}

function ChannelFields({ form, set, error }: TermsPartProps) {
  return (
    <Pair>
      <ChoiceField
        label="Sent by"
        options={[
          { value: 'email', label: 'E-mail' },
          { value: 'portal', label: 'Portal' },
          { value: 'form', label: 'Web form' },
          { value: 'account_manager', label: 'Account manager' },
          { value: 'phone', label: 'Phone' },
        ]}
        value={form.channelKind}
        onChoice={(channelKind) => set({ channelKind })}
      />
      <TextField
        label="Address"
        optional
        value={form.channelAddress}
        onText={(channelAddress) => set({ channelAddress })}
        error={error('channelAddress')}
      />
    </Pair>
  );
}

function EvidenceFields({ form, set }: TermsPartProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">The claim must contain</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {EVIDENCE_FIELDS.map((field) => (
          <Checkbox
            key={field}
            checked={form.mustContain.includes(field)}
            onChange={(event) =>
              set({
                mustContain: EVIDENCE_FIELDS.filter((each) =>
                  each === field ? event.target.checked : form.mustContain.includes(each),
                ),
              })
            }
          >
            {EVIDENCE_WORDS[field]}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

const EVIDENCE_WORDS = {
  incident_times: 'Start and end of each outage',
  time_zone: 'The time zone of the times',
  region: 'Region',
  resource_ids: 'Resource ids',
  account_id: 'Account number',
  ticket_ids: 'Ticket numbers',
  request_logs: 'Request logs',
  error_codes: 'Error codes',
  traceroutes: 'Traceroutes',
  affected_users: 'Users affected',
  urls: 'Addresses affected',
  attempts_to_resolve: 'What was tried',
  monitoring: 'Monitoring records',
  vendor_incident_id: 'The vendor’s incident number',
  impact: 'Effect on the business',
} as const satisfies Record<(typeof EVIDENCE_FIELDS)[number], string>;
