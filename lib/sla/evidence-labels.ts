import type { Claim } from './terms-format';

/** What a contract asks to be in a claim, as a reader calls it. */
export const EVIDENCE_LABELS: Readonly<Record<Claim['evidence'][number]['field'], string>> = {
  incident_times: 'Start and end of each outage',
  time_zone: 'Time zone of the times',
  region: 'Region',
  resource_ids: 'Identifiers of the affected resources',
  account_id: 'Account number',
  ticket_ids: 'Ticket numbers',
  request_logs: 'Request logs',
  error_codes: 'Error codes',
  traceroutes: 'Traceroutes',
  affected_users: 'Number of affected users',
  urls: 'Affected addresses (URLs)',
  attempts_to_resolve: 'What was tried to resolve it',
  monitoring: 'Monitoring evidence',
  vendor_incident_id: 'The vendor\u2019s incident number',
  impact: 'Impact on the business',
};
