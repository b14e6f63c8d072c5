/**
 * Issues that Upptime opens and closes, as GitHub's API or its command line lists them. The times are
 * those of the check runs that saw the change: up to their interval (5 minutes, often more on GitHub)
 * too late on both sides. An issue keeps its first title when degraded turns into down.
 */
import { z } from 'zod';

import { type Evidence, exactly } from '@/lib/sla/evidence';

import type { ImportedRecord } from './importer';
import { type JsonRecord, recordAt, text } from './json-record';
import { observed, told, UTC } from './ready-outages';

const label = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const issueFields = z.object({
  number: z.int(),
  title: z.string(),
  state: text,
  body: text,
  labels: z.array(label),
  created_at: text,
  createdAt: text,
  closed_at: text,
  closedAt: text,
});
type GitHubIssue = z.infer<typeof issueFields>;

const TITLES = [
  { pattern: /^(?:🛑\s*)?(.+) is down$/u, state: 'down' },
  { pattern: /^(?:⚠️?\s*)?(.+) has degraded performance$/u, state: 'degraded' },
] as const;

export type IssueReader = (value: unknown, path: string) => ImportedRecord;

export function issueReader(): IssueReader {
  const seen = new Set<number>();
  return (value, path) => {
    const record = recordAt(path);
    const issue = record.fields(issueFields, value, 'a GitHub issue with title, labels and times');
    if (!issue) return told(record);
    const isMaintenance = issue.labels.includes('maintenance');
    if (isMaintenance && seen.has(issue.number)) {
      record.note('number', String(issue.number), 'each maintenance once');
      return told(record);
    }
    if (isMaintenance) seen.add(issue.number);
    const evidence = isMaintenance ? maintenances(issue, record) : outages(issue, record);
    return { evidence: record.isRefused() ? [] : evidence, issues: record.issues };
  };
}

function outages(issue: GitHubIssue, record: JsonRecord): Evidence[] {
  const found = TITLES.map(({ pattern, state }) => ({
    state,
    name: pattern.exec(issue.title)?.[1],
  }));
  const named = found.find(({ name }) => name !== undefined);
  if (!issue.labels.includes('status') || !named) {
    const expected =
      'an issue of Upptime, labelled status: "NAME is down" or "has degraded performance"';
    record.note('title', issue.title, expected);
    return [];
  }
  const span = record.window(
    ['created_at', record.instant('created_at', issue.created_at ?? issue.createdAt)],
    ['closed_at', record.instant('closed_at', issue.closed_at ?? issue.closedAt)],
    issue.state?.toLowerCase() === 'open',
  );
  if (!span) return [];
  const { state, name } = named;
  const telling = { ref: String(issue.number), path: record.path, service: name, state };
  const fact = observed({ ...telling, title: issue.title, quote: issue.body?.trim() }, span);
  return [{ ...fact, precision: 'approximate' }];
}

/** Upptime reads its own settings in the first comment of the body: `<!-- start: … end: … -->`. */
function maintenances(issue: GitHubIssue, record: JsonRecord): Evidence[] {
  const [, comment = ''] = /<!--([\s\S]*?)-->/.exec(issue.body ?? '') ?? [];
  const settings = new Map(
    [...comment.matchAll(/^\s*(\w+):\s*(.+?)\s*$/gm)].map(([, key = '', value]) => [key, value]),
  );
  const span = record.window(
    ['body.start', record.instant('body.start', settings.get('start'))],
    ['body.end', record.instant('body.end', settings.get('end'))],
    false,
  );
  if (!span || span.end === null) return [];
  const slugs = ['expectedDown', 'expectedDegraded']
    .flatMap((key) => (settings.get(key) ?? '').split(','))
    .map((slug) => slug.trim())
    .filter(Boolean);
  const fact = {
    kind: 'maintenance' as const,
    place: { path: record.path },
    title: issue.title,
    start: exactly(span.start),
    end: exactly(span.end),
    noticeAt: record.instant('created_at', issue.created_at ?? issue.createdAt),
    emergency: /\bemergency\b/i.test(issue.title),
    zone: UTC,
  };
  if (slugs.length === 0) return [{ ...fact, ref: String(issue.number) }];
  return [...new Set(slugs)].map((slug) => ({
    ...fact,
    ref: `${issue.number}:${slug}`,
    service: slug,
  }));
}
