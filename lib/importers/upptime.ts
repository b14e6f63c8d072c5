/**
 * Upptime, a monitor that lives in a GitHub repository: its issues, its log of commits as text or from
 * GitHub's API, and the files of its folder `history`.
 */
import { z } from 'zod';

import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { recordAt } from './json-record';
import { outageRecords, type OutageReader, told } from './ready-outages';
import { issueReader } from './upptime-issues';
import { statusLog } from './upptime-log';
import { isLog, logRecords } from './upptime-log-text';
import { isSummary, stateRecords, summaryRecord } from './upptime-state';

const STATUS = String.raw` is (?:up|degraded|down) \(\d+ in \d+ ms\)`;
const TITLE = /"title"\s*:\s*"[^"]* (?:is down|has degraded performance)"/;
const MESSAGE = new RegExp(`"message"\\s*:\\s*"[^"]*${STATUS}`);
const MAINTENANCE = [/"maintenance"/, /<!--/, /\bstart: /, /\bend: /];

export const upptime: Importer = {
  id: 'upptime',
  label: 'Upptime issues, log or history',
  party: 'customer',
  recognises: (head) => {
    const text = headText(head);
    if (!text) return 0;
    return /^\s*[{[]/.test(text) ? recognisesJson(text) : recognisesText(text);
  },
  read,
};

function recognisesJson(text: string): number {
  if (/"dailyMinutesDown"\s*:/.test(text)) return 0.97;
  if (/"sha"\s*:/.test(text) && MESSAGE.test(text)) return 0.97;
  const isIssue = /"labels"\s*:/.test(text) && /"(?:created_at|createdAt)"\s*:/.test(text);
  const isOurs = TITLE.test(text) || MAINTENANCE.every((part) => part.test(text));
  return isIssue && isOurs ? 0.95 : 0;
}

function recognisesText(text: string): number {
  if (/^generator: Upptime\b/m.test(text) && /^status: /m.test(text)) return 0.98;
  return isLog(text) && new RegExp(STATUS).test(text) ? 0.98 : 0;
}

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const { head, all } = await peekBytes(bytes);
  if (/^\s*[{[]/.test(head)) {
    yield* outageRecords(all, options, { lists: ['items'], reader: jsonReader() });
    return;
  }
  const pieces = decodeText(all, options.encoding);
  if (isLog(head)) yield* logRecords(pieces);
  else yield* stateRecords(pieces, options);
}

/** Enough for the first line of a log. */
const HEAD_BYTES = 4096;

async function peekBytes(bytes: AsyncIterable<Uint8Array>) {
  const source = bytes[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { value, done } = await source.next();
    if (done) break;
    taken.push(value);
    length += value.length;
  }
  async function* all() {
    yield* taken;
    yield* { [Symbol.asyncIterator]: () => source };
  }
  return { head: headText(Buffer.concat(taken)) ?? '', all: all() };
}

const commit = z.object({
  commit: z.object({ message: z.string(), committer: z.object({ date: z.string() }) }),
});

function jsonReader(): OutageReader {
  const log = statusLog();
  const issue = issueReader();
  return {
    item: (value, path) => {
      if (isSummary(value)) return summaryRecord(value, path);
      const isCommit = typeof value === 'object' && value !== null && 'commit' in value;
      if (!isCommit) return issue.item(value, path);
      const record = recordAt(path);
      const fields = record.fields(commit, value, 'a commit with its message and its date');
      const at = fields && record.instant('commit.committer.date', fields.commit.committer.date);
      if (!fields || at === null) return told(record);
      const [subject = ''] = fields.commit.message.split('\n', 1);
      return { evidence: [], issues: log.add(at, subject, { path }) };
    },
    *rest() {
      yield* issue.rest();
      yield* log.records();
    },
  };
}
