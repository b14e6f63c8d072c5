/**
 * AWS's `data.json` of its status page until 2023. `date` is the first post; the posts stand in HTML with
 * clock times of the US Pacific coast, dated only once the day has changed.
 */
import { z } from 'zod';

import { exactly, type Edge } from '@/lib/sla/evidence';

import { awsEvidence, type AwsPost, isResolved, withoutResolved, withOwnRefs } from './aws-event';
import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import { identity, type JsonRecord, moment, recordAt, text } from './json-record';
import { clockMs, nextPacific, pacificDate, pacificInstant } from './pacific-time';
import { pageOf, textOf } from './page-text';
import { recent } from './recent';
import { writtenTime } from './written-time';

export const awsStatus: Importer = {
  id: 'aws-status',
  label: 'AWS status page data.json',
  party: 'vendor',
  recognises: (head) => {
    const start = headText(head);
    if (!start || !/^\s*\{\s*"(?:archive|current)"\s*:\s*\[/.test(start)) return 0;
    if (/"service_name"\s*:/.test(start) && /"description"\s*:/.test(start)) return 0.97;
    return /"archive"\s*:\s*\[[^]*"current"\s*:\s*\[/.test(start) ? 0.6 : 0;
  },
  read: (bytes, { encoding }) => {
    const seen = recent<string>();
    return itemRecords(decodeText(bytes, encoding), ['archive', 'current'], (value, path) => [
      recordOf(value, path, seen),
    ]);
  },
};

const itemFields = z.object({
  service: z.string().min(1),
  service_name: text,
  summary: text,
  date: moment,
  status: identity,
  description: text,
});

function recordOf(
  value: unknown,
  path: string,
  seen: ReturnType<typeof recent<string>>,
): ImportedRecord {
  const record = recordAt(path);
  const { issues } = record;
  const fields = record.fields(itemFields, value, 'an event of AWS’s data.json');
  const date = record.instant('date', fields?.date);
  if (!fields) return { evidence: [], issues };
  if (date === null) {
    if (!record.isRefused()) record.refuse('date', 'none', 'when the first post was shown');
    return { evidence: [], issues };
  }
  const ref = `${fields.service}:${String(fields.date)}`;
  const before = seen.get(ref);
  if (before !== undefined) {
    record.note('date', ref, `each event once: it stands at ${before}`);
    return { evidence: [], issues };
  }
  seen.set(ref, path);
  const summary = fields.summary ?? '';
  const resolved = isResolved(summary);
  const posts = postsOf({ html: fields.description ?? '', ref, date, resolved }, record);
  const isOpen = !resolved && path.startsWith('current');
  const last = posts.at(-1)?.at ?? null;
  if (!isOpen && last === null) {
    record.refuse('description', 'no post', 'a post that tells when it ended');
    return { evidence: [], issues };
  }
  const isCut = !isOpen && !resolved;
  if (isCut) {
    record.note(
      'summary',
      summary,
      '[RESOLVED]; the end is not told, and counted is up to the last post',
    );
  }
  const event = {
    ref,
    place: { path },
    title: withoutResolved(summary),
    start: exactly(date),
    end: isOpen ? null : last,
    services: record.isRefused()
      ? []
      : [{ name: fields.service_name || fields.service, severity: fields.status }],
    posts,
    isCut,
  };
  return { evidence: awsEvidence(event, issues), issues };
}

type Description = Readonly<{ html: string; ref: string; date: number; resolved: boolean }>;

const MONTH_DAY = String.raw`(?:([A-Z][a-z]{2,8})\.?\s+(\d{1,2}),?\s+)?`;
const STAMP = new RegExp(String.raw`^${MONTH_DAY}(\d{1,2}:\d\d\s*[AP]M)\s*(P[DS]T)$`, 'i');

/**
 * Oldest first. A post whose time cannot be read refuses the window; it is left out, and so are those
 * after it, whose day would be a guess.
 */
function postsOf({ html, ref, date, resolved }: Description, record: JsonRecord) {
  const { document } = pageOf(html);
  const posts: AwsPost[] = [];
  const blocks = [...document.querySelectorAll('div')].filter((block) =>
    block.querySelector('span'),
  );
  for (const [index, block] of blocks.entries()) {
    const stamp = block.querySelector('span');
    const written = textOf(stamp ?? block).replace(/\s+/g, ' ');
    stamp?.remove();
    const at = stampOf(written, posts.at(-1)?.at.at ?? date, posts.length === 0 ? date : null);
    if (at === null) {
      record.refuse(
        'description',
        written || 'no time',
        'a time such as "6:06 PM PDT" after the post before it',
      );
      break;
    }
    posts.push({
      ref: `${ref}:${at.at / 1000}`,
      place: { path: `${record.path}.description` },
      text: textOf(block),
      at,
      isOver: resolved && index === blocks.length - 1,
    });
  }
  return withOwnRefs(posts);
}

/** Not before `from`. `date`: the exact time of the first post, where its clock shows the same minute. */
function stampOf(written: string, from: number, date: number | null): Edge | null {
  const [, month, day, clockText = '', zone = ''] = STAMP.exec(written) ?? [];
  const timeMs = clockMs(clockText);
  if (timeMs === null) return null;
  const minute = Math.floor(from / 60_000) * 60_000;
  const at =
    month === undefined || day === undefined
      ? nextPacific(timeMs, minute, zone.toUpperCase())
      : onDay(`${month} ${day}`, { timeMs, from: minute, zone: zone.toUpperCase() });
  if (at === null) return null;
  if (at === minute && date !== null) return exactly(date);
  return { ...inMinute(at), ...(at === minute && { at: from, earliest: from }) };
}

/** A time that is told to the minute. */
const inMinute = (at: number): Edge => ({ ...exactly(at), latest: at + 59_999 });

type OnDay = Readonly<{ timeMs: number; from: number; zone: string }>;

/** The year is that of the post before, or the next across New Year. */
function onDay(monthDay: string, { timeMs, from, zone }: OnDay): number | null {
  const year = Number(pacificDate(from).slice(0, 4));
  for (const candidate of [year, year + 1]) {
    const midnight = writtenTime(`${monthDay} ${candidate}`, 'mdy')?.localMs;
    const at = midnight === undefined ? null : pacificInstant(midnight + timeMs, zone);
    if (at !== null && at >= from) return at;
  }
  return null;
}
