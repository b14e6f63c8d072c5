/**
 * Text that a person wrote: a postmortem, a mail, an article. The reader proposes windows and
 * statements with the characters they stand in; a person confirms them.
 */
import {
  exactly,
  type Edge,
  type Evidence,
  type Issue,
  type Observation,
} from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import type { DocumentText, ImportedRecord, Importer, ImportOptions } from './importer';
import { isIanaZone } from './local-time';
import type { StatementFound, WindowFound } from './postmortem/output';
import { read as readProse, type Reading } from './postmortem/read';

/** Dense times take the reader seconds for a million characters; no notice is as long as this. */
export const LONGEST_CHARS = 400_000;

export const prose: Importer = documentImporter({
  id: 'prose',
  label: 'Text of a notice or postmortem',
  party: 'third_party',
  recognises: (head, fileName) => {
    const text = headText(head)?.trimStart();
    if (!text || /^[[{<]/.test(text) || !/\p{L}{2}\s+\p{L}+\s+\p{L}/u.test(text)) return 0;
    if (/^content-transfer-encoding:\s*(base64|quoted-printable)/im.test(text)) return 0;
    return /\.(txt|md|markdown|text)$/i.test(fileName) ? 0.6 : 0.3;
  },
  text: plainText,
});

type Document<T extends DocumentText> = Readonly<
  Required<Omit<Importer, 'read' | 'table' | 'thread' | 'checks' | 'choices' | 'text'>>
> & {
  text: (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => Promise<T>;
  /** What the document tells beside its prose, such as when a mail was sent: the record, with it. */
  amended?: (
    record: ImportedRecord,
    document: T,
    options: ImportOptions,
  ) => ImportedRecord | Promise<ImportedRecord>;
};

/** An importer of documents: whatever becomes text, with a time of its own or without, is read as prose. */
export function documentImporter<T extends DocumentText>({
  amended,
  ...document
}: Document<T>): Importer {
  return {
    ...document,
    read: async function* (bytes, options) {
      if (options.zone !== undefined && !isIanaZone(options.zone)) {
        const expected = 'an IANA time zone such as Europe/Berlin';
        return yield { evidence: [], issues: [fileIssue(0, 'zone', options.zone, expected)] };
      }
      const found = await document.text(bytes, options);
      const publishedAt = options.publishedAt ?? found.publishedAt;
      const reading = readProse({
        text: found.text,
        ...(publishedAt !== undefined && { publishedAt: new Date(publishedAt).toISOString() }),
        ...(options.zone !== undefined && { defaultZone: options.zone }),
      });
      const record = {
        evidence: evidenceOf(reading, found.text, options.party ?? document.party),
        issues: [...issuesOfText(found), ...issuesOf(reading, found.text)],
        bytesRead: found.bytesRead,
      };
      yield amended ? await amended(record, found, options) : record;
    },
  };
}

/** A document without a word is told, as whatever else kept its words away. */
function issuesOfText({ text, issues }: DocumentText): readonly Issue[] {
  if (text.trim() !== '' || issues.length > 0) return issues;
  return [fileIssue(0, 'file', 'no words', 'a document with a text')];
}

async function plainText(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: ImportOptions,
): Promise<DocumentText> {
  let text = '';
  let bytesRead = 0;
  const issues: Issue[] = [];
  for await (const piece of decodeText(bytes, encoding)) {
    bytesRead = piece.bytesRead;
    text += piece.text ?? '';
    if (piece.issue) issues.push(piece.issue);
    if (text.length > LONGEST_CHARS) break;
  }
  return shortened({ text, issues, bytesRead });
}

/** At most `LONGEST_CHARS` of a document, and an issue that tells where it was cut. */
export function shortened<T extends DocumentText>(document: T): T {
  if (document.text.length <= LONGEST_CHARS) return document;
  const [found, expected] = ['more than 400 000 characters', 'at most 400 000 characters'];
  const issue = fileIssue(LONGEST_CHARS, 'text', found, expected);
  return {
    ...document,
    text: document.text.slice(0, LONGEST_CHARS),
    issues: [...document.issues, issue],
  };
}

const fileIssue = (at: number, field: string, found: string, expected: string): Issue => ({
  place: { from: at, to: at },
  field,
  found,
  expected,
  severity: 'error',
});

/** The edges of a window that the reader found; bounds where it is not exact. */
export function edgesOf({ start, end, startBounds, endBounds }: WindowFound) {
  return { start: edgeOf(start, startBounds), end: end === null ? null : edgeOf(end, endBounds) };
}

/** The words of all spans, in order. */
export const quoteOf = (quotes: WindowFound['quotes'], text: string) =>
  quotes.map(({ from, to }) => text.slice(from, to)).join(' … ');

function evidenceOf(reading: Reading, text: string, party: ImportOptions['party']): Evidence[] {
  const basis = party === 'vendor' ? 'stated' : 'observed';
  const facts = [
    ...reading.windows.filter(isEnded(reading)).map((window) => windowFact(window, text, basis)),
    ...reading.statements.map((statement) => statementFact(statement, text)),
  ];
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const nth = (seen.get(fact.ref) ?? 0) + 1;
    seen.set(fact.ref, nth);
    return nth === 1 ? fact : { ...fact, ref: `${fact.ref}|${nth}` };
  });
}

/** A window whose end is not told, in a text that does not say that it goes on, would count as running: it is left to the issue. */
const isEnded =
  ({ issues }: Reading) =>
  ({ end }: WindowFound): boolean =>
    end !== null || !issues.some(({ field, found }) => field === 'end' && found === '');

/** The reference names what was said, not where it stands: an edit elsewhere in the text leaves it alone. */
function windowFact(window: WindowFound, text: string, basis: Observation['basis']): Evidence {
  const { kind, vendor, service, precision, zone, quotes } = window;
  const fact = {
    ref: [kind, vendor, service, window.start].filter((part) => part !== undefined).join('|'),
    ...(vendor !== undefined && { vendor }),
    ...(service !== undefined && { service }),
    place: placeOf(quotes),
    quote: quoteOf(quotes, text),
    ...edgesOf(window),
    zone,
  };
  if (kind === 'maintenance') {
    return { kind: 'maintenance', ...fact, noticeAt: null, emergency: false };
  }
  const state = kind === 'outage' ? 'down' : 'degraded';
  return { kind: 'observation', ...fact, state, basis, precision };
}

function statementFact(statement: StatementFound, text: string): Evidence {
  const { kind, vendor, channel, at, atBounds, quotes } = statement;
  const quote = quoteOf(quotes, text);
  const edge = at === null ? rangeOf(atBounds) : edgeOf(at, atBounds);
  return {
    kind: 'statement',
    ref: [kind, vendor, at ?? quote.slice(0, 80)].filter((part) => part !== undefined).join('|'),
    ...(vendor !== undefined && { vendor }),
    place: placeOf(quotes),
    quote,
    statement: kind,
    at: edge,
    ...(channel !== undefined && { channel }),
    text: quote,
  };
}

function issuesOf(reading: Reading, text: string): Issue[] {
  const refused = reading.issues.map(({ from, to, ...issue }): Issue => ({
    place: { from, to },
    ...issue,
    severity: 'error',
  }));
  const rules = reading.windows.flatMap(({ quotes, notes }) =>
    notes.map((note): Issue => ({
      place: placeOf(quotes),
      field: 'window',
      found: quoteOf(quotes, text),
      expected: note,
      severity: 'note',
    })),
  );
  if (reading.windows.length > 0 || refused.length > 0 || text === '')
    return [...refused, ...rules];
  const nothing: Issue = {
    place: { from: 0, to: text.length },
    field: 'window',
    found: 'no time of an outage',
    expected: 'a start and an end, with their date',
    severity: 'note',
  };
  return [nothing];
}

function placeOf(quotes: WindowFound['quotes']) {
  const from = Math.min(...quotes.map((quote) => quote.from));
  const to = Math.max(...quotes.map((quote) => quote.to));
  return quotes.length === 0 ? { from: 0, to: 0 } : { from, to };
}

function edgeOf(at: string, bounds: readonly [string, string] | undefined): Edge {
  const edge = exactly(Date.parse(at));
  return bounds
    ? { ...edge, earliest: Date.parse(bounds[0]), latest: Date.parse(bounds[1]) }
    : edge;
}

/** A statement of which only the day is told: anywhere in it, its middle for want of better. */
function rangeOf(bounds: readonly [string, string] | undefined): Edge | null {
  if (!bounds) return null;
  const [earliest, latest] = [Date.parse(bounds[0]), Date.parse(bounds[1])];
  return { at: earliest + Math.floor((latest - earliest) / 2), earliest, latest };
}
