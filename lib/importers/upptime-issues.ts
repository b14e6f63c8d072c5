/**
 * Issues that Upptime opens and closes, as GitHub's API or its command line lists them. The times are
 * those of the check runs that saw the change: up to their interval (5 minutes, often more on GitHub)
 * too late on both sides. An issue keeps its first title when degraded turns into down.
 *
 * A title has the name of a site, a maintenance its slug. An issue of an outage is labelled with both slug and
 * tags of its site, so the issues of a file tell whose name a slug is; a maintenance waits for them.
 */
import { z } from 'zod';

import { type Evidence, exactly, type Maintenance } from '@/lib/sla/evidence';

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

export type IssueReader = Readonly<{
  item: (value: unknown, path: string) => ImportedRecord;
  /** The maintenances of the file. */
  rest: () => Iterable<ImportedRecord>;
}>;

export function issueReader(): IssueReader {
  const seen = new Set<number>();
  const names = siteNames();
  const waiting: Maintenance[] = [];
  return {
    item: (value, path) => {
      const record = recordAt(path);
      const issue = record.fields(
        issueFields,
        value,
        'a GitHub issue with title, labels and times',
      );
      if (!issue) return told(record);
      const { number, labels } = issue;
      if (!labels.includes('maintenance')) {
        const evidence = outages(issue, record);
        for (const { service } of evidence) names.learn(service ?? '', labels);
        return { evidence: record.isRefused() ? [] : evidence, issues: record.issues };
      }
      if (seen.has(number)) record.note('number', String(number), 'each maintenance once');
      else {
        const works = maintenances(issue, record);
        if (!record.isRefused()) waiting.push(...works);
      }
      seen.add(number);
      return told(record);
    },
    *rest() {
      for (const { service: slug, ...fact } of waiting) {
        const service = slug === undefined ? undefined : names.nameOf(slug);
        yield { evidence: [{ ...fact, ...(service !== undefined && { service }) }], issues: [] };
      }
    },
  };
}

/** The sites that outages name, by the labels of their issues. */
function siteNames() {
  const byLabel = new Map<string, Set<string>>();
  return {
    learn: (name: string, labels: readonly string[]) => {
      for (const each of labels) byLabel.set(each, (byLabel.get(each) ?? new Set()).add(name));
    },
    /** The only site of a label, or of several the one whose name it is as a slug; else the slug itself. */
    nameOf: (slug: string): string => {
      const named = [...(byLabel.get(slug) ?? [])];
      const alike = named.filter((name) => slugOf(name) === slug);
      const [only, ...others] = named.length > 1 ? alike : named;
      return only !== undefined && others.length === 0 ? only : slug;
    },
  };
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');

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
function maintenances(issue: GitHubIssue, record: JsonRecord): Maintenance[] {
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
