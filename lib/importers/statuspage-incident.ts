/**
 * One incident of a Statuspage feed as its fields stand there. Pages that only imitate the format
 * leave fields out, so everything but id, status and updates may be missing.
 */
import { z } from 'zod';

import type { Issue, Observation, Place, ZoneNote } from '@/lib/sla/evidence';

import { instantOf } from './written-time';

const text = z.string().nullish();
const identity = z.union([z.string().min(1), z.number()]).transform(String);

const component = z.object({ id: text, code: text, name: z.string().min(1), new_status: text });

const incidentFields = z.object({
  id: identity,
  name: text,
  status: z.string(),
  impact: text,
  created_at: text,
  started_at: text,
  resolved_at: text,
  scheduled_for: text,
  scheduled_until: text,
  components: z.array(component).nullish(),
  incident_updates: z.array(z.unknown()),
});

const updateFields = z.object({
  id: identity.nullish(),
  status: z.string(),
  body: text,
  created_at: text,
  display_at: text,
  affected_components: z.array(component).nullish(),
});

/** `state`: what the status means, where it is no word of Statuspage's. */
export type AffectedComponent = Readonly<{
  key: string;
  name: string;
  status: string | null;
  state?: Observation['state'] | 'well';
}>;

export type IncidentUpdate = Readonly<{
  ref: string;
  place: Place;
  status: string;
  body: string;
  /** When the page shows it; null when the feed does not tell. */
  shownAt: number | null;
  /** When it was really posted, where the feed tells. */
  postedAt: number | null;
  affected: readonly AffectedComponent[];
}>;

/** All instants in epoch ms. */
export type Incident = Readonly<{
  id: string;
  place: Place;
  name: string;
  status: string;
  /** The page's word; null where it gives none, undefined where its format has none to give. */
  impact: string | null | undefined;
  /** What the impact means, where it is no word of Statuspage's. */
  state?: Observation['state'];
  zone: ZoneNote;
  /** How much later than written each time may be, in ms: nothing but where only minutes are told. */
  slackMs: number;
  startAt: number | null;
  resolvedAt: number | null;
  scheduledFor: number | null;
  scheduledUntil: number | null;
  components: readonly AffectedComponent[];
  /** Oldest first. */
  updates: readonly IncidentUpdate[];
}>;

export type Complain = (path: string, field: string, found: string, expected: string) => void;

export const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };

/** An incident from one item of the feed, or null with the reason in `issues`. */
export function incidentOf(value: unknown, path: string, issues: Issue[]): Incident | null {
  const complain: Complain = (at, field, found, expected) => {
    issues.push({ place: { path: at }, field, found, expected, severity: 'error' });
  };
  const parsed = incidentFields.safeParse(value);
  if (!parsed.success) {
    if (!hasUpdates(value)) {
      complain(path, 'incident', keysOf(value), 'a Statuspage incident with incident_updates');
      return null;
    }
    for (const issue of parsed.error.issues.slice(0, 5)) {
      complain(path, issue.path.join('.') || 'incident', issue.message, 'a Statuspage incident');
    }
    return null;
  }
  const fields = parsed.data;
  const time = (field: string, written: string | null | undefined) =>
    instant(written, (found) => complain(path, field, found, 'an ISO 8601 time with its offset'));
  const startedAt = time('started_at', fields.started_at);
  const createdAt = time('created_at', fields.created_at);
  return {
    id: fields.id,
    place: { path },
    name: fields.name ?? '',
    status: fields.status,
    impact: fields.impact ?? null,
    zone: UTC,
    slackMs: 0,
    startAt: startedAt ?? createdAt,
    resolvedAt: time('resolved_at', fields.resolved_at),
    scheduledFor: time('scheduled_for', fields.scheduled_for),
    scheduledUntil: time('scheduled_until', fields.scheduled_until),
    components: (fields.components ?? []).filter(isComponent).map(affected),
    updates: fields.incident_updates
      .map((update, index) =>
        updateOf(update, fields.id, `${path}.incident_updates[${index}]`, complain),
      )
      .filter((update) => update !== null)
      .toSorted((a, b) => (a.shownAt ?? Infinity) - (b.shownAt ?? Infinity)),
  };
}

function updateOf(
  value: unknown,
  incidentId: string,
  path: string,
  complain: Complain,
): IncidentUpdate | null {
  const parsed = updateFields.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    complain(path, issue?.path.join('.') ?? '', issue?.message ?? '', 'an incident update');
    return null;
  }
  const fields = parsed.data;
  const time = (field: string, written: string | null | undefined) =>
    instant(written, (found) => complain(path, field, found, 'an ISO 8601 time with its offset'));
  const postedAt = time('created_at', fields.created_at);
  return {
    ref:
      fields.id ?? `${incidentId}:${fields.display_at ?? fields.created_at ?? ''}:${fields.status}`,
    place: { path },
    status: fields.status,
    body: fields.body ?? '',
    shownAt: time('display_at', fields.display_at) ?? postedAt,
    postedAt,
    affected: (fields.affected_components ?? []).filter(isComponent).map(affected),
  };
}

/** Some pages write the sentence that there is none in the place of a component. */
const isComponent = ({ name }: z.infer<typeof component>): boolean =>
  !/^no components were affected\b/i.test(name);

const affected = (fields: z.infer<typeof component>): AffectedComponent => ({
  key: fields.code ?? fields.id ?? fields.name,
  name: fields.name,
  status: fields.new_status ?? null,
});

function instant(written: string | null | undefined, refuse: (found: string) => void) {
  if (written === null || written === undefined || written === '') return null;
  const at = instantOf(written);
  if (at === null) refuse(written);
  return at;
}

const hasUpdates = (value: unknown) =>
  typeof value === 'object' && value !== null && 'incident_updates' in value;

const keysOf = (value: unknown) =>
  typeof value === 'object' && value !== null
    ? `the fields ${Object.keys(value).slice(0, 12).join(', ')}`
    : JSON.stringify(value).slice(0, 100);
