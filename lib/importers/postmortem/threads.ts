/**
 * A status page's updates, pasted as text: a status ("Investigating", "Resolved"), a message and a stamp.
 * The first word of the vendor is when it was noticed, so the start is a range; the end is "Resolved".
 * Read only where the prose tells no window; maintenance threads tell none.
 */
import { resolve } from './drafts';
import type { DraftWindow } from './output';
import { noticed } from './pairing';
import type { Context, Sentence } from './placing';
import type { Fixed } from './resolve';
import { severityOf, tellsImpact } from './roles';

type Update = Readonly<{
  status: string;
  at: Fixed;
  message: string;
  sentence: Sentence;
  quotes: DraftWindow['quotes'];
}>;

/** A stamp stands alone on its line: "Posted Nov 23, 2012 - 11:33 NZDT", "Mar 13, 07:00 MDT". */
const MOST_BESIDE = 12;
const STATUS =
  /(?:^|\n)[^\S\n]*(?:[•*-]\s*)?(investigating|identified|monitoring|update|resolved|post-?mortem|scheduled|in progress|verifying|completed)\b[^\S\n]*[-–:]?[^\S\n]*(?=\n)/gi;
/** The incident with which a status page explains itself to its owner. */
const EXAMPLE = /\blet your customers know by creating an incident\b/i;
const PLANNED = /^(?:scheduled|in progress|verifying|completed)$/;
/** Characters in which the status of a stamp is looked for. */
const LONGEST_MESSAGE = 3000;
const LONGEST_MS = 7 * 86_400_000;

/** The windows from a first word to its "Resolved", in the order of their starts. */
export function threadWindows(
  sentences: readonly Sentence[],
  { prepared }: Context,
): DraftWindow[] {
  const updates = updatesOf(sentences, prepared).toSorted((a, b) => a.at.at - b.at.at);
  if (EXAMPLE.test(prepared) || updates.some(({ status }) => PLANNED.test(status))) return [];
  const windows: DraftWindow[] = [];
  let open: Update | null = null;
  let told = '';
  for (const update of updates) {
    told = `${told} ${update.message}`;
    if (open === null && /^(?:investigating|identified)$/.test(update.status)) open = update;
    if (open === null || update.status !== 'resolved') continue;
    const length = update.at.at - open.at.at;
    if (tellsImpact(told) && length > 0 && length <= LONGEST_MS)
      windows.push(between(open, update, told));
    open = null;
    told = '';
  }
  return windows;
}

function updatesOf(sentences: readonly Sentence[], prepared: string): Update[] {
  let since = 0;
  return sentences.flatMap((sentence) => {
    const [placed, second] = sentence.moments;
    if (!placed || second || !isStamp(sentence, placed.moment)) return [];
    const { from, to } = placed.moment;
    const before = prepared.slice(Math.max(since, from - LONGEST_MESSAGE), from);
    since = to;
    const label = [...before.matchAll(STATUS)].at(-1);
    const resolved = resolve(placed, null);
    if (!label || resolved === 'undated' || 'issue' in resolved) return [];
    const status = (label[1] ?? '').toLowerCase();
    const message = `${before.slice(label.index + label[0].length)} `.replace(/\s+/g, ' ');
    const quotes = [{ from, to }, ...resolved.quotes];
    return [{ status, at: resolved.fixed, message, sentence, quotes }];
  });
}

/** Whether the line holds hardly more than its date and time. */
const isStamp = ({ segment }: Sentence, { from, to }: Readonly<{ from: number; to: number }>) =>
  segment.text.length - (to - from) <= MOST_BESIDE;

function between(start: Update, end: Update, told: string): DraftWindow {
  return {
    start: noticed(start.at),
    end: end.at,
    kind: severityOf(told),
    sentence: start.sentence,
    place: start.sentence.segment,
    record: false,
    quotes: [...start.quotes, ...end.quotes],
    approximate: true,
  };
}
