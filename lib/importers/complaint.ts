/** What is wrong with a value, in the words of every importer. */
import type { Issue } from '@/lib/sla/evidence';

/** An issue whose place its reader knows. */
export type Complaint = Omit<Issue, 'place'>;

export const complaint = (field: string, found: string, expected: string): Complaint => ({
  field,
  found: found.length > 200 ? `${found.slice(0, 200)}…` : found,
  expected,
  severity: 'error',
});

export const unknownZone = (zone: string): Complaint =>
  complaint('zone', zone, 'an IANA time zone such as Europe/Berlin');
