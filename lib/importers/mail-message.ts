/** A mail as its MIME parts make it: the words as a person reads them, its calendars and the mails attached to it. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';

import type { Issue } from '@/lib/sla/evidence';

import { pageOf, plainCharacters, textOf } from './page-text';

export type Message = Readonly<{
  /** Raw values of a header field, in the order of the mail. */
  header: (name: string) => string[];
  subject: string;
  text: string;
  calendars: readonly Readonly<{ name: string; bytes: Uint8Array }>[];
  /** Attached mails, as they stand there. */
  messages: readonly Message[];
  attachments: readonly Readonly<{ name: string; size: number | null }>[];
}>;

const DEEPEST = 5;

/** Null with the reason in `issues` when it is no mail. */
export async function messageOf(
  mail: Uint8Array,
  issues: Issue[],
  depth = 0,
): Promise<Message | null> {
  const email = await parsed(mail, issues);
  if (!email) return null;
  const messages: Message[] = [];
  const calendars: Message['calendars'][number][] = [];
  const attachments: Message['attachments'][number][] = [];
  for (const attachment of email.attachments) {
    const bytes = bytesOf(attachment);
    const name = attachment.filename ?? attachment.mimeType;
    const kind = kindOf(attachment, bytes);
    const inner =
      kind === 'message' && depth < DEEPEST ? await messageOf(bytes, issues, depth + 1) : null;
    if (inner) messages.push(inner);
    else if (kind === 'calendar')
      calendars.push({ name: attachment.filename ?? 'calendar', bytes });
    else attachments.push({ name, size: sizeOf(bytes) });
  }
  return {
    header: (wanted) => email.headers.flatMap(({ key, value }) => (key === wanted ? [value] : [])),
    subject: plainCharacters(email.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    text: wordsOf(email, issues),
    calendars,
    messages,
    attachments,
  };
}

async function parsed(mail: Uint8Array, issues: Issue[]): Promise<Email | null> {
  const options = { forceRfc822Attachments: true, maxNestingDepth: 64 };
  try {
    return await PostalMime.parse(mail, options);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    issues.push(issueAt('file', found, 'a mail as RFC 5322 has it', 'error'));
    return null;
  }
}

const issueAt = (
  field: string,
  found: string,
  expected: string,
  severity: Issue['severity'],
): Issue => ({ place: { from: 0, to: 0 }, field, found, expected, severity });

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

function kindOf({ mimeType, filename }: Attachment, bytes: Uint8Array) {
  if (mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? '')) return 'message';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 100));
  return /^\uFEFF?(?:ï»¿)?\s*BEGIN:VCALENDAR/i.test(head) ? 'calendar' : 'other';
}

/** A part that was left out holds its size in digits. */
function sizeOf(bytes: Uint8Array): number | null {
  if (bytes.length > 15) return bytes.length;
  const digits = new TextDecoder('latin1').decode(bytes).trim();
  return /^\d+$/.test(digits) ? Number(digits) : bytes.length;
}

const CLOCK = /\d{1,2}:\d\d/g;
const clocks = (text: string) => text.match(CLOCK)?.length ?? 0;

/** Of a mail in two forms the plain one, unless only the other tells the times. */
function wordsOf({ text, html }: Email, issues: Issue[]): string {
  const plain = clean(text ?? '');
  if (html === undefined) return plain;
  const { body, cut } = pageOf(html);
  if (cut !== null) {
    issues.push(
      issueAt('text', 'more HTML than a letter has', `the first ${cut} characters`, 'error'),
    );
  }
  const shown = clean(textOf(body));
  return plain.trim() === '' || clocks(shown) > clocks(plain) ? shown : plain;
}

const clean = (text: string) =>
  plainCharacters(text)
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
