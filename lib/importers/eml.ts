/**
 * A mail of the vendor (RFC 5322): a statement at the time when the vendor sent it, and the windows that its
 * words and its calendars tell. A forward is read as the message forwarded, a reply without what it quotes.
 * Mails of one conversation tell of the same incident: one that names no time is of the windows of the others.
 */
import type { Evidence, Issue, StatementKind } from '@/lib/sla/evidence';

import { readCalendar } from './icalendar';
import type { DocumentText, Importer, ImportedRecord, ImportOptions } from './importer';
import { messageOf, type Message } from './mail-message';
import { keptMail } from './mail-parts';
import { splitMail } from './mail-quotes';
import { inThread, threadOf, type Thread } from './mail-thread';
import { forwardedAt, sentAt, type SentAt } from './mail-time';
import { promisedUpdate } from './next-update';
import { callsOff } from './postmortem/notices';
import { documentImporter, shortened } from './prose';

/** `facts`: what stands beside the words; null when there is no mail. */
type MailText = DocumentText & Readonly<{ facts: MailFacts | null }>;

type MailFacts = Readonly<{
  message: Message;
  subject: string;
  ref: string;
  thread: Thread | null;
  sent: SentAt;
  /** Of the statement: the words without the subject. */
  words: string;
}>;

export const eml: Importer = {
  ...documentImporter<MailText>({
    id: 'eml',
    label: 'Mail (.eml)',
    party: 'vendor',
    recognises: (head, fileName) =>
      isMail(new TextDecoder('latin1').decode(head), fileName) ? 0.95 : 0,
    text: mailText,
    amended,
  }),
  thread: async (bytes, options) => (await mailText(bytes, options)).facts?.thread?.root ?? null,
};

const FIELD = /^(?:[!-9;-~]+:.*|[ \t].*)$/;
const WRITTEN_BY_PROGRAMS =
  /^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To|DKIM-Signature|Content-Type|X-[\w-]+):/im;

/** A block of header fields; a text that only begins with who wrote and when is one by its name alone. */
function isMail(head: string, fileName: string): boolean {
  const lines = head.replace(/^From .*\n/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => !FIELD.test(line));
  const block = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  const complete = end < 0 || lines[end] === '';
  if (!complete || !/^(?:From|Date|Subject):/im.test(block)) return false;
  return WRITTEN_BY_PROGRAMS.test(block) || /\.eml$/i.test(fileName);
}

async function mailText(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<MailText> {
  const { mail, bytesRead, issues: cut } = await keptMail(bytes);
  const issues = [...cut];
  const outer = await messageOf(mail, issues);
  if (!outer) return { text: '', issues, bytesRead, facts: null };
  const message = vendorMessage(outer, issues);
  const split = splitMail(message.text, message.subject);
  const date = split.forwarded?.get('date') ?? '';
  const sent = split.forwarded
    ? forwardedAt(date, { message, zone: options.zone })
    : sentAt(message);
  const subject = plainSubject(split.forwarded?.get('subject') ?? message.subject);
  if (sent.note) issues.push(noteOf('Date', sent.note.found, sent.note.expected));
  if (split.comment !== null) issues.push(forwarderNote(split.comment));
  if (split.quoted !== null) {
    issues.push(
      noteOf('text', split.quoted, 'a message of its own; it is older, and not read as new'),
    );
  }
  for (const { name, size } of message.attachments) {
    const found = size === null ? name : `${name} (${size} bytes)`;
    issues.push(noteOf('attachment', found, 'words, a calendar or a mail; it is not read'));
  }
  if (subject === '' && split.text === '') {
    issues.push({
      ...noteOf('file', 'no words', 'a mail with a subject or a text'),
      severity: 'error',
    });
  }
  const [id = ''] = message.header('message-id');
  const own = id.trim().replace(/^<|>$/g, '') || `mail|${sent.at?.at ?? ''}|${subject}`;
  const facts = {
    message,
    subject,
    ref: split.forwarded ? `forwarded|${own}` : own,
    thread: threadOf(message, own),
    sent,
    words: split.text,
  };
  return shortened({
    text: [subject, split.text].filter(Boolean).join('\n\n'),
    ...(sent.at && { publishedAt: sent.at.at }),
    issues,
    bytesRead,
    facts,
  });
}

const noteOf = (field: string, found: string, expected: string): Issue => ({
  place: { from: 0, to: 0 },
  field,
  found,
  expected,
  severity: 'note',
});

const forwarderNote = (words: string) =>
  noteOf('text', words, 'words of the vendor; those of who forwarded it are not read');

/** The innermost first mail that is attached; a bounce encloses a mail of ours, not of the vendor. */
function vendorMessage(message: Message, issues: Issue[]): Message {
  const [inner, ...others] = message.messages;
  const isBounce = message.header('content-type').some((type) => /multipart\/report/i.test(type));
  for (const { subject } of isBounce ? message.messages : others) {
    issues.push(
      noteOf('attachment', subject || 'a mail', 'one mail; save this one as a file of its own'),
    );
  }
  if (!inner || isBounce) return message;
  if (message.text !== '') issues.push(forwarderNote(message.text.slice(0, 100)));
  return vendorMessage(inner, issues);
}

const plainSubject = (subject: string) =>
  subject
    .replace(/\s+/g, ' ')
    .replace(/^(?:\s*(?:fwd?|wg|tr|rv|re|aw|sv)\s*:|\s*\[\s*external\s*\])*\s*/i, '')
    .trim();

const MAINTENANCE =
  /\bmaintenance\b|\b(?:planned|scheduled|emergency) (?:\w+ ){0,2}(?:outage|works?|upgrade|downtime)\b|メンテナンス/i;
const KINDS: readonly (readonly [StatementKind, RegExp])[] = [
  [
    'rca',
    /\b(?:rca|rfo|root cause|reason for (?:the )?outage|post-?mortem|post[- ]incident|incident report)\b/i,
  ],
  ['restored', /\b(?:resolved|restored|recovered|all[ -]clear|back to normal|service is back)\b/i],
  [
    'acknowledgement',
    /\b(?:investigating|we are aware|are experiencing|new incident|incident (?:opened|detected)|outage (?:alert|notification)|identified)\b/i,
  ],
  ['apology', /\b(?:apolog\w+|sorry)\b/i],
];

/** From the subject, else from the first words; a maintenance that has begun or is over is an update of it. */
function kindOf(subject: string, words: string): StatementKind {
  const head = words.slice(0, 600);
  if (MAINTENANCE.test(subject) || (!kindIn(subject) && MAINTENANCE.test(head))) {
    const done = /\b(?:completed?|started|in progress|has begun|is now over|maintenance end)\b/i;
    return done.test(subject) || done.test(words.slice(0, 200)) ? 'update' : 'maintenance_notice';
  }
  return kindIn(subject) ?? kindIn(head) ?? 'update';
}

const kindIn = (text: string): StatementKind | null =>
  KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** The record with the mail's own statement and calendars, and with what the mail tells of its windows. */
async function amended(
  { evidence, issues, ...rest }: ImportedRecord,
  { facts, text }: MailText,
  options: ImportOptions,
): Promise<ImportedRecord> {
  if (!facts) return { evidence, issues, ...rest };
  const calendars = await calendarRecord(facts.message, callsOff(text), options);
  const kind = kindOf(facts.subject, facts.words);
  const told = evidence.flatMap((fact) => toldBy(facts, fact, kind));
  const others = told.filter((fact) => !calendars.evidence.some((one) => isSameTime(one, fact)));
  const { thread } = facts;
  const windows = [...calendars.evidence, ...others].map((fact) =>
    thread && fact.kind !== 'statement' ? inThread(thread, fact) : fact,
  );
  const isVendor = (options.party ?? 'vendor') === 'vendor' && text !== '';
  const nothing = calendars.evidence.length > 0 ? 'no time of an outage' : null;
  return {
    ...rest,
    evidence: [...windows, ...(isVendor ? [statementOf(facts, kind, windows)] : [])],
    issues: [...issues.filter(({ found }) => found !== nothing), ...calendars.issues],
  };
}

/** A window of the words with what the mail tells of it; a saying without a time is the mail's own. */
function toldBy(facts: MailFacts, fact: Evidence, kind: StatementKind): Evidence[] {
  const { subject } = facts;
  const title = subject === '' ? {} : { title: subject };
  if (fact.kind === 'statement') return fact.at === null ? [] : [fact];
  if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return [fact];
  const named = namedBy(facts, fact);
  if (fact.kind === 'observation') {
    const { vendor: _vendor, service: _service, ...own } = fact;
    return [{ ...own, ...named, ...title }];
  }
  const { vendor: _vendor, service: _service, ...own } = fact;
  const at = facts.sent.at?.at ?? null;
  const announced = kind === 'maintenance_notice' && at !== null && at < (fact.end?.at ?? 0);
  const emergency = /\bemergency\b/i.test(subject);
  return [{ ...own, ...named, ...title, noticeAt: announced ? at : null, emergency }];
}

/** A vendor is named in what he sends; another one in the text, as in a footer, is not he. */
function namedBy({ subject, message }: MailFacts, { vendor, service }: Evidence) {
  const sender = `${subject} ${message.header('from').join(' ')}`.toLowerCase();
  if (vendor === undefined || !sender.includes(vendor.toLowerCase())) return {};
  return { vendor, ...(service !== undefined && { service }) };
}

const isSameTime = (a: Evidence, b: Evidence) =>
  a.kind === 'maintenance' &&
  b.kind === 'maintenance' &&
  a.start.at === b.start.at &&
  a.end?.at === b.end?.at;

function statementOf(
  { ref, thread, sent, subject, words }: MailFacts,
  statement: StatementKind,
  windows: readonly Evidence[],
): Evidence {
  const about = windows.find(({ kind }) => kind !== 'statement')?.ref;
  const exact = sent.at && sent.at.earliest === sent.at.latest;
  const nextUpdateBy = exact && sent.at ? promisedUpdate(words, sent.at.at) : null;
  const text = [subject, words].filter(Boolean).join('\n\n');
  return {
    kind: 'statement',
    ref,
    place: { from: 0, to: text.indexOf('\n') < 0 ? text.length : text.indexOf('\n') },
    statement,
    at: sent.at,
    channel: 'email',
    text,
    ...(about !== undefined && { about }),
    ...(about === undefined && thread && { thread: thread.root }),
    ...(nextUpdateBy !== null && { nextUpdateBy }),
  };
}

/**
 * The maintenances of the calendars that are attached; the mail itself is their statement. A mail that
 * calls the work off while its calendar does not is no ground to count it.
 */
async function calendarRecord({ calendars }: Message, calledOff: boolean, options: ImportOptions) {
  const planned = new Map<string, Evidence>();
  const issues: Issue[] = [];
  for (const { name, bytes } of calendars) {
    const placed = <T extends Evidence | Issue>(one: T): T => ({
      ...one,
      place: { path: pathOf(name, one.place) },
    });
    for await (const record of readCalendar(once(bytes), options)) {
      const maintenances = record.evidence.filter(({ kind }) => kind === 'maintenance');
      for (const fact of maintenances) planned.set(fact.ref, planned.get(fact.ref) ?? placed(fact));
      issues.push(...record.issues.map(placed));
    }
  }
  const evidence = [...planned.values()];
  return calledOff
    ? { evidence: [], issues: [...issues, ...evidence.map(contradicted)] }
    : { evidence, issues };
}

const contradicted = ({ place, quote = '' }: Evidence): Issue => ({
  place,
  field: 'maintenance',
  found: quote,
  expected: 'a maintenance that takes place; the mail calls it off',
  severity: 'error',
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const pathOf = (name: string, place: Issue['place']) =>
  'line' in place ? `${name}, line ${place.line}` : name;
