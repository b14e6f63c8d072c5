/**
 * A Better Stack status page as JSON:API: its `index.json`, and its API's status reports and updates. A
 * report's messages tell which resource was how broken from when on; a report ends when it says so, or
 * with the message by which all of its resources are resolved.
 */
import { z } from 'zod';

import type { Issue, Observation } from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { identity, moment, recordAt, text } from './json-record';
import { evidenceOf } from './statuspage-evidence';
import { type AffectedComponent, type IncidentUpdate, UTC } from './statuspage-incident';

export const betterStackPage: Importer = {
  id: 'betterstack-page',
  label: 'Better Stack status page (index.json)',
  party: 'vendor',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/^\s*\{\s*"data"\s*:/.test(json)) return 0;
    if (/"type"\s*:\s*"status_report"/.test(json)) return 0.96;
    return /"type"\s*:\s*"status_(?:page|update)"/.test(json) ? 0.95 : 0;
  },
  read,
};

const affectedFields = z
  .array(z.object({ status_page_resource_id: identity, status: z.string() }))
  .nullish();
const reportFields = z.object({
  id: identity,
  attributes: z.object({
    title: text,
    report_type: text,
    starts_at: moment,
    ends_at: moment,
    affected_resources: affectedFields,
  }),
  relationships: z
    .object({
      status_updates: z.object({ data: z.array(z.object({ id: identity })).nullish() }).nullish(),
    })
    .nullish(),
});
const updateFields = z.object({
  id: identity,
  attributes: z.object({
    message: text,
    published_at: moment,
    status_report_id: identity.nullish(),
    affected_resources: affectedFields,
  }),
});
const resourceFields = z.object({
  id: identity,
  attributes: z.object({ public_name: z.string().min(1) }),
});
const typed = z.looseObject({ type: z.string() });
const pageFields = z.object({ data: z.object({ attributes: z.object({ updated_at: text }) }) });

type Report = z.infer<typeof reportFields>;
type Update = z.infer<typeof updateFields>;
type Found<T> = Readonly<{ value: T; path: string }>;

/** Everything is there before the first report is told: they refer to each other in any order. */
type Page = Readonly<{
  reports: Map<string, Found<Report>>;
  updates: Map<string, Found<Update>>;
  resources: Map<string, string>;
  issues: Issue[];
}>;

/** Sections, members of a team and the page itself say nothing of an outage. */
const SILENT = new Set(['status_page', 'status_page_section', 'status_page_resource']);

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const page: Page = {
    reports: new Map(),
    updates: new Map(),
    resources: new Map(),
    issues: [],
  };
  const lists = ['data', 'included'];
  let bytesRead = 0;
  let toldAt: number | null = null;
  let broken: readonly Issue[] = [];
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), lists, { rest: true })) {
    ({ bytesRead } = batch);
    broken = batch.issues;
    for (const { value, path, rest } of batch.items) {
      if (rest) toldAt = pageTime(value);
      else take(value, path, page);
    }
  }
  if (page.issues.length > 0) yield { evidence: [], issues: page.issues, bytesRead };
  for (const report of page.reports.values()) {
    yield { ...recordOf(report, page, { toldAt, now: options.now }), bytesRead };
  }
  const alone = [...page.updates.values()].filter(({ value }) => !reportOf(value, page));
  for (const { path } of alone) {
    const record = recordAt(path);
    record.refuse('status_report_id', 'no report in this file', 'the report that it belongs to');
    yield { evidence: [], issues: record.issues, bytesRead };
  }
  if (broken.length > 0) yield { evidence: [], issues: broken, bytesRead };
}

function pageTime(value: unknown): number | null {
  const parsed = pageFields.safeParse(value);
  return parsed.success
    ? recordAt('data').instant('updated_at', parsed.data.data.attributes.updated_at)
    : null;
}

function take(value: unknown, path: string, page: Page) {
  const record = recordAt(path);
  const type = record.fields(typed, value, 'an item of a status page')?.type;
  if (type === 'status_report') {
    const report = record.fields(reportFields, value, 'a status report');
    if (report) page.reports.set(report.id, { value: report, path });
  } else if (type === 'status_update') {
    const update = record.fields(updateFields, value, 'a status update');
    if (update) page.updates.set(update.id, { value: update, path });
  } else if (type === 'status_page_resource') {
    const resource = record.fields(resourceFields, value, 'a resource of the page');
    if (resource) page.resources.set(resource.id, resource.attributes.public_name);
  } else if (type !== undefined && !SILENT.has(type)) {
    record.note('type', type, 'a status report, a status update or a resource');
  }
  page.issues.push(...record.issues);
}

const reportOf = ({ id, attributes }: Update, { reports }: Page) =>
  reports.get(attributes.status_report_id ?? '') ??
  [...reports.values()].find(({ value }) => idsOf(value).has(id));

const idsOf = ({ relationships }: Report) =>
  new Set((relationships?.status_updates?.data ?? []).map(({ id }) => id));

function recordOf(
  { value, path }: Found<Report>,
  page: Page,
  time: Readonly<{ toldAt: number | null; now: number }>,
): ImportedRecord {
  const record = recordAt(path);
  const { title, report_type: type, starts_at, ends_at, affected_resources } = value.attributes;
  const isMaintenance = type === 'maintenance';
  if (type && !isMaintenance && type !== 'manual' && type !== 'automatic') {
    record.refuse('report_type', type, 'manual, automatic or maintenance');
  }
  const startAt = record.instant('starts_at', starts_at);
  const endsAt = record.instant('ends_at', ends_at);
  const named = idsOf(value);
  const updates = [...page.updates.values()]
    .filter(
      ({ value: { id, attributes } }) => attributes.status_report_id === value.id || named.has(id),
    )
    .map((update) => updateOf(update, page, { isMaintenance, startAt }))
    .toSorted((a, b) => (a.update.shownAt ?? Infinity) - (b.update.shownAt ?? Infinity));
  record.issues.push(...updates.flatMap(({ issues }) => issues));
  if (record.isRefused()) return { evidence: [], issues: record.issues };
  const said = updates.map(({ update }) => update);
  const reported = affectedOf(affected_resources, page);
  const worst = worstOf(reported);
  const isTold = worst ?? worstOf(said.flatMap(({ affected }) => affected));
  if (!isMaintenance && !isTold) {
    const expected = 'degraded or downtime; read as degraded, which is the least that it admits';
    record.note('affected_resources', 'no status while it lasted', expected);
  }
  const isOver = endsAt !== null || said.at(-1)?.status === 'resolved';
  const incident = {
    id: value.id,
    place: { path },
    name: title ?? '',
    status: isOver ? 'resolved' : 'investigating',
    impact: isMaintenance ? 'maintenance' : worst?.status,
    ...(worst && { state: worst.state }),
    zone: UTC,
    slackMs: 0,
    startAt,
    resolvedAt: isMaintenance ? null : endsAt,
    scheduledFor: isMaintenance ? startAt : null,
    scheduledUntil: isMaintenance ? endsAt : null,
    components: reported.map((one) => ({ ...one, status: null })),
    updates: said,
  };
  const { issues } = record;
  return { evidence: evidenceOf(incident, issues, time), issues };
}

function updateOf(
  { value, path }: Found<Update>,
  page: Page,
  { isMaintenance, startAt }: Readonly<{ isMaintenance: boolean; startAt: number | null }>,
): Readonly<{ update: IncidentUpdate; issues: readonly Issue[] }> {
  const record = recordAt(path);
  const { message, published_at, affected_resources } = value.attributes;
  const shownAt = record.instant('published_at', published_at);
  const affected = affectedOf(affected_resources, page);
  const isOver = affected.length > 0 && affected.every(({ status }) => status === 'resolved');
  const isNotice = isMaintenance && shownAt !== null && startAt !== null && shownAt < startAt;
  const status = isNotice ? 'scheduled' : isOver && !isMaintenance ? 'resolved' : 'update';
  const body = message ?? '';
  return {
    update: { ref: value.id, place: { path }, status, body, shownAt, postedAt: null, affected },
    issues: record.issues,
  };
}

function worstOf(affected: readonly AffectedComponent[]) {
  const broken = affected.flatMap(({ status, state }) =>
    status !== null && (state === 'down' || state === 'degraded') ? [{ status, state }] : [],
  );
  return broken.find(({ state }) => state === 'down') ?? broken[0];
}

const STATES: ReadonlyMap<string, Observation['state'] | 'well'> = new Map([
  ['resolved', 'well'],
  ['operational', 'well'],
  ['maintenance', 'well'],
  ['degraded', 'degraded'],
  ['downtime', 'down'],
]);

function affectedOf(
  resources: z.infer<typeof affectedFields>,
  { resources: names }: Page,
): AffectedComponent[] {
  return (resources ?? []).map(({ status_page_resource_id: key, status }) => {
    const state = STATES.get(status);
    return { key, name: names.get(key) ?? key, status, ...(state && { state }) };
  });
}
