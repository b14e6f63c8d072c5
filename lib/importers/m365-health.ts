/**
 * Microsoft 365 service health from Microsoft Graph: `serviceAnnouncement/issues`, one issue, or
 * `healthOverviews` with their issues. Microsoft edits `startDateTime` back to the impact, so the first
 * communication is the oldest post.
 *
 * One observation for each issue: ref = its id. `serviceInterruption` is down, the other states are
 * degraded; a restored issue tells no more how bad it was, so it admits a degradation.
 */
import { z } from 'zod';

import type { Evidence, Observation, StatementKind } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import { htmlText } from './html-text';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import { identity, type JsonRecord, moment, partsOf, recordAt, text } from './json-record';
import { acknowledged, announcedOf, byTime, type Message, statementsOf } from './vendor-facts';

const issueFields = z.object({
  id: identity,
  title: text,
  service: text,
  feature: text,
  classification: text,
  status: z.string(),
  startDateTime: moment,
  endDateTime: moment,
  isResolved: z.boolean().nullish(),
  impactDescription: text,
  posts: z.array(z.unknown()).nullish(),
});
type Fields = z.infer<typeof issueFields>;

const postFields = z.object({
  createdDateTime: moment,
  description: z.union([z.string(), z.object({ content: text })]).nullish(),
});

const overview = z.object({ service: z.string(), issues: z.array(z.unknown()) });

type Status = Readonly<{ state: Observation['state'] | 'none'; isOver: boolean }>;
const going: Status = { state: 'degraded', isOver: false };
const over: Status = { state: 'degraded', isOver: true };
const STATUSES: ReadonlyMap<string, Status> = new Map([
  ['investigating', going],
  ['reported', going],
  ['confirmed', going],
  ['serviceDegradation', going],
  ['serviceInterruption', { state: 'down', isOver: false }],
  ['restoringService', going],
  ['verifyingService', going],
  ['extendedRecovery', going],
  ['investigationSuspended', over],
  ['serviceRestored', over],
  ['serviceOperational', over],
  ['postIncidentReviewPublished', over],
  ['mitigated', over],
  ['mitigatedExternal', over],
  ['resolved', over],
  ['resolvedExternal', over],
  ['falsePositive', { state: 'none', isOver: true }],
]);

export const m365Health: Importer = {
  id: 'm365-health',
  label: 'Microsoft 365 service health (Graph)',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/serviceAnnouncement\/(?:issues|healthOverviews)/.test(json)) return 0.97;
    const dated = /"startDateTime"\s*:/.test(json) && /"isResolved"\s*:/.test(json);
    return dated || (/"impactDescription"\s*:/.test(json) && /"featureGroup"\s*:/.test(json))
      ? 0.96
      : 0;
  },
  read: (bytes, { encoding }) => itemRecords(decodeText(bytes, encoding), ['value'], recordsOf),
};

/** A service without issues was well when it was asked: that is no record. */
function recordsOf(value: unknown, path: string): ImportedRecord[] {
  const { data } = overview.safeParse(value);
  if (!data) return [recordOf(value, path)];
  return data.issues.map((issue, index) => recordOf(issue, `${path}.issues[${index}]`));
}

function recordOf(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(issueFields, value, 'a service health issue of Microsoft Graph');
  if (!fields) return { evidence: [], issues: record.issues };
  const evidence = [
    ...outages(fields, record),
    ...statementsOf(fields.id, postsOf(fields, record), { channel: 'Microsoft 365 admin center' }),
  ];
  return { evidence, issues: record.issues };
}

function outages(fields: Fields, record: JsonRecord): Evidence[] {
  const { id, title, service, classification, status, isResolved } = fields;
  const known = STATUSES.get(status);
  if (!known) record.refuse('status', status, `one of ${[...STATUSES.keys()].join(', ')}`);
  const start = record.instant('startDateTime', fields.startDateTime);
  const end = record.instant('endDateTime', fields.endDateTime);
  if (known?.state === 'none') {
    record.note('status', status, 'an issue that stands: Microsoft took this one back');
  }
  if (!known || known.state === 'none') return [];
  const isOpen = !(isResolved ?? known.isOver);
  const span = record.window(['startDateTime', start], ['endDateTime', end], isOpen);
  if (!span) return [];
  if (isOpen && span.end !== null) {
    record.note('isResolved', 'false', 'true: there is an endDateTime, and it is taken as the end');
  }
  const severity = [classification, status].filter(Boolean).join(' ');
  const { state } = known;
  return announcedOf([], { ref: id, path: record.path, service, title, severity, state }, span);
}

/** What Microsoft itself heads the closing post with, and where it tells of the review. */
const HEADINGS: readonly (readonly [RegExp, StatementKind])[] = [
  [/\bpost[- ]incident (?:review|report) (?:has been|is now|was) (?:published|available)/i, 'rca'],
  [/^\s*final status\s*:|\n\s*final status\s*:/i, 'restored'],
];

function postsOf({ posts }: Fields, issue: JsonRecord): Message[] {
  const said = partsOf(issue, ['posts', posts], (value, record, index): Message | null => {
    const fields = record.fields(postFields, value, 'a post with createdDateTime and description');
    const at = record.instant('createdDateTime', fields?.createdDateTime);
    if (!fields) return null;
    const { description } = fields;
    const written = typeof description === 'string' ? description : description?.content;
    const words = htmlText(written ?? '');
    const kind = HEADINGS.find(([heading]) => heading.test(words))?.[1] ?? 'update';
    const key = at === null ? `post ${index}` : new Date(at).toISOString();
    return { key, place: { path: record.path }, kind, at, text: words };
  });
  return acknowledged(byTime(said));
}
