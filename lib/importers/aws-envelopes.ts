/**
 * What AWS puts around a message on its way: a notification of SNS (as it is posted, as a queue holds it,
 * or as Lambda gets it), a message of SQS (as `receive-message` prints it, or as Lambda gets it), and an
 * event of EventBridge. They lie in one another in any order. An event of AWS Health is itself what is
 * looked for, though EventBridge brought it; of another source it is its `detail`, else the event.
 */
import { isObject } from './json-lists';

/** Lists of envelopes that a file may hold. */
export const ENVELOPE_LISTS: readonly string[] = ['Records', 'Messages'];

/** What was in an envelope, by its place in the file; `texts` are what it may be read as, the likeliest first. */
export type Enclosed = Readonly<{ path: string }> &
  (
    | Readonly<{ texts: readonly Readonly<{ text: string; path: string }>[]; fault?: undefined }>
    | Readonly<{ fault: Fault; texts?: undefined }>
  );
type Fault = Readonly<{ found: string; expected: string; severity: 'error' | 'note' }>;

const NOTIFICATION = [/"Type"\s*:\s*"(Notification|SubscriptionConfirmation)"/, /"TopicArn"\s*:/];
const QUEUED = /"[Rr]eceiptHandle"\s*:|"[Ee]ventSource"\s*:\s*"aws:s[nq]s"/;
const EVENT = [/"detail-type"\s*:/, /"detail"\s*:\s*\{/];

/** Whether the beginning of a text looks like messages of SNS or SQS, or like an event of EventBridge that is not of AWS Health. */
export function looksEnclosed(text: string): 'message' | 'event' | null {
  if (!/^\s*[{[]/.test(text)) return null;
  if (QUEUED.test(text) || NOTIFICATION.every((mark) => mark.test(text))) return 'message';
  const isEvent = EVENT.every((mark) => mark.test(text));
  return isEvent && !/"source"\s*:\s*"aws\.health"/.test(text) ? 'event' : null;
}

const MOST_ENVELOPES = 6;
const DEEPEST = 48;
const EXCERPT_CHARS = 80;

/** What the envelopes around `value` hold; a value without an envelope holds itself. */
export function* enclosed(value: unknown, path: string, around = 0): Generator<Enclosed> {
  if (around > MOST_ENVELOPES) yield refused(path, 'envelopes in envelopes', 'a message within');
  else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      yield* enclosed(element, `${path}[${index}]`, around + 1);
    }
  } else if (!isObject(value)) yield refused(path, excerpt(value), 'a message as a JSON object');
  else yield* ofObject(value, path, around);
}

type Fields = Readonly<Record<string, unknown>>;

function* ofObject(value: Fields, path: string, around: number): Generator<Enclosed> {
  if (isObject(value.Sns)) return yield* enclosed(value.Sns, `${path}.Sns`, around + 1);
  const content = contentOf(value);
  if (content !== null) return yield* opened(value[content], `${path}.${content}`, around);
  if (value.Type === 'Notification') return yield refused(path, 'no Message', 'a notification');
  if ('TopicArn' in value && typeof value.Type === 'string') {
    const expected = 'a notification: it tells nothing of a service';
    return yield { path, fault: { found: value.Type, expected, severity: 'note' } };
  }
  const isAlone = around === 0 && !('detail-type' in value);
  yield isAlone
    ? refused(path, Object.keys(value).slice(0, 12).join(', '), MESSAGE)
    : leaf(value, path);
}

const MESSAGE = 'a message of SNS, SQS or EventBridge';

/** The field that holds the message, where the object is an envelope of one. */
function contentOf(value: Fields): string | null {
  if (value.Type === 'Notification' && 'Message' in value) return 'Message';
  if ('Body' in value && ('ReceiptHandle' in value || 'MessageId' in value)) return 'Body';
  if ('body' in value && ('receiptHandle' in value || 'messageId' in value)) return 'body';
  return null;
}

function* opened(content: unknown, path: string, around: number): Generator<Enclosed> {
  if (typeof content !== 'string') return yield* enclosed(content, path, around + 1);
  if (!/^\s*[{[]/.test(content)) return yield refused(path, excerpt(content), NO_JSON);
  const value = parsed(content);
  if (value === undefined) return yield refused(path, excerpt(content), 'complete JSON');
  if (!isObject(value) || contentOf(value) !== null || isObject(value.Sns) || 'TopicArn' in value) {
    return yield* enclosed(value, path, around + 1);
  }
  yield leaf(value, path, content);
}

const NO_JSON = 'a JSON document: save such a text as a file of its own';

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The only way to learn that a text is no JSON; it becomes the issue.
    return undefined;
  }
}

/** What is in no further envelope; `written`: how its JSON is written, where it was a text. */
function leaf(value: Fields, path: string, written?: string): Enclosed {
  if (isDeeper(value, DEEPEST)) return refused(path, 'JSON nested deep', `at most ${DEEPEST} deep`);
  const own = { text: written ?? JSON.stringify(value), path };
  const isOther = 'detail-type' in value && value.source !== 'aws.health';
  if (!isOther || !isObject(value.detail)) return { path, texts: [own] };
  const detail = { text: JSON.stringify(value.detail), path: `${path}.detail` };
  return { path, texts: [detail, own] };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

const refused = (path: string, found: string, expected: string): Enclosed => ({
  path,
  fault: { found, expected, severity: 'error' },
});

const excerpt = (value: unknown) =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).slice(
    0,
    EXCERPT_CHARS,
  );
