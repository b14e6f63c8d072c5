/**
 * What a person knows and no source tells, entered by hand: one document an outage or maintenance. It
 * is kept as a file like any other, so that it can be traced, told anew and undone.
 */
import { z } from 'zod';

import { type Evidence, exactly, type Issue, type ZoneNote } from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import { instantOf } from './written-time';

const instant = z.string().transform((text, context) => {
  const at = instantOf(text);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'an ISO 8601 time with its offset' });
  return z.NEVER;
});

const entry = z.strictObject({
  entered: z.literal('by hand'),
  id: z.string().min(1),
  by: z.string().min(1),
  state: z.enum(['down', 'degraded', 'maintenance']),
  service: z.string().min(1).optional(),
  title: z.string().min(1),
  reason: z.string().min(1),
  start: instant,
  end: instant.nullable(),
  noticeAt: instant.optional(),
});

export const MANUAL = 'manual';
/** The document that `manual` reads. */
export type ManualEntry = z.input<typeof entry>;

const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };

export const manual: Importer = {
  id: MANUAL,
  label: 'Entered by hand',
  party: 'customer',
  recognises: (head) => (/^\s*\{\s*"entered"\s*:\s*"by hand"/.test(headText(head) ?? '') ? 1 : 0),
  read: (bytes, { encoding }) =>
    itemRecords(decodeText(bytes, encoding), [], (value, path) => [recordOf(value, path)]),
};

function recordOf(value: unknown, path: string): ImportedRecord {
  const read = entry.safeParse(value);
  const refuse = (field: string, found: string, expected: string): ImportedRecord => {
    const issue: Issue = { place: { path }, field, found, expected, severity: 'error' };
    return { evidence: [], issues: [issue] };
  };
  if (!read.success) {
    const [first] = read.error.issues;
    return refuse(first?.path.join('.') ?? 'entry', 'not an entry', first?.message ?? 'an entry');
  }
  const { state, service, title, reason, by, start, end, noticeAt = null } = read.data;
  if (end !== null && end <= start) {
    return refuse('end', new Date(end).toISOString(), 'an end that is later than the start');
  }
  const common = {
    ref: read.data.id,
    ...(service !== undefined && { service }),
    place: { path },
    quote: `${reason} (entered by ${by})`,
    title,
    start: exactly(start),
    zone: UTC,
  };
  if (state === 'maintenance') {
    if (end === null) return refuse('end', 'none', 'an end: maintenance without one has no limit');
    const fact: Evidence = {
      kind: 'maintenance',
      ...common,
      end: exactly(end),
      noticeAt,
      emergency: false,
    };
    return { evidence: [fact], issues: [] };
  }
  const fact: Evidence = {
    kind: 'observation',
    ...common,
    state,
    basis: 'observed',
    end: end === null ? null : exactly(end),
    precision: 'exact',
  };
  return { evidence: [fact], issues: [] };
}
