import type { Fault } from '../account/faults';

/** Where the form shows what the server found at a path of the document; null where no field does. */
export function fieldOf(path: string): string | null {
  const place = path.replace(/^(body\.)?(terms\.)?/, '');
  const row = /^commitments\.\d+\.remedies\.\d+\.rows\.(\d+)(?:\.(when|credit))?/.exec(place);
  if (row) return tierField(Number(row[1]), row[2]);
  return PLACES.find(([pattern]) => pattern.test(place))?.[1] ?? null;
}

function tierField(row: number, part: string | undefined): string {
  if (row === 0) return part === 'when' ? 'targetPercent' : 'breachCredit';
  return `tiers.${row - 1}.${part === 'credit' ? 'credit' : 'below'}`;
}

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^commitments\.\d+\.remedies/, 'breachCredit'],
  [/^commitments\.\d+\.target/, 'targetPercent'],
  [/^commitments\.\d+\.downtime/, 'minimumMinutes'],
  [/^commitments\.\d+\.exclusions/, 'maintenanceNoticeDays'],
  [/^commitments\.\d+\.services/, 'services'],
  [/^services/, 'services'],
  [/^timeZone/, 'timeZone'],
  [/^title/, 'title'],
  [/^source/, 'sourceUrl'],
  [/^effective/, 'effectiveFrom'],
  [/^period/, 'periodUnit'],
  [/^currency/, 'currency'],
  [/^caps/, 'capPercent'],
  [/^claim\.steps\.\d+\.deadline/, 'claimCount'],
  [/^claim\.steps\.\d+\.channel/, 'channelAddress'],
  [/^claim\.evidence/, 'mustContain'],
];

/** Findings of the server as faults of the form's fields; those without a field keep their path. */
export const toFields = (findings: readonly Fault[]): Fault[] =>
  findings.map((finding) => ({ ...finding, path: fieldOf(finding.path) ?? finding.path }));
