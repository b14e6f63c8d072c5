/**
 * Messages of SNS and SQS, and events of EventBridge: what they hold is read by the format that knows it,
 * AWS Health or any other of JSON, and stands at its place in the file. Messages of one format are read
 * together, as a file of them would be. A file holds the words of a vendor, or what one's own monitors saw:
 * a message of the other party is refused, unless a person said whose the file is.
 */
import type { Issue, Party } from '@/lib/sla/evidence';

import { type Enclosed, enclosed, ENVELOPE_LISTS, looksEnclosed } from './aws-envelopes';
import { decodeText, headText } from './decode';
import { type FedReader, fedReader } from './fed-reader';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { firstItems, jsonItems } from './json-items';

const PARTIES = [
  { party: 'vendor', id: 'aws-messages', label: 'SNS and SQS messages of a vendor' },
  { party: 'customer', id: 'aws-monitor-messages', label: 'SNS and SQS messages of monitors' },
  { party: 'third_party', id: 'aws-watch-messages', label: 'SNS and SQS messages of others' },
] as const satisfies readonly Readonly<{ party: Party; id: string; label: string }>[];

/** One importer for each party; `formats` are all others, among which those of JSON are looked for. */
export function messageImporters(formats: readonly Importer[]): readonly Importer[] {
  const known = formats.filter(({ text, table }) => !text && !table);
  return PARTIES.map(({ party, id, label }) => ({
    id,
    label,
    party,
    recognises: (head) => {
      const text = headText(head);
      const kind = text && looksEnclosed(text);
      if (!text || !kind) return 0;
      const found = firstKnown(text, known);
      if (found) return found.party === party ? 0.99 : 0;
      return kind === 'message' && party === 'vendor' ? 0.9 : 0;
    },
    read: (bytes, options) => messages(bytes, options, { known, party }),
  }));
}

const SUREST = 0.9;
const SURE = 0.5;

function firstKnown(text: string, known: readonly Importer[]): Importer | null {
  for (const { value, path } of firstItems(text, ENVELOPE_LISTS)) {
    for (const { texts = [] } of enclosed(value, path)) {
      const found = documentOf(texts, known);
      if (found) return found.importer;
    }
  }
  return null;
}

type Document = Readonly<{ importer: Importer; text: string; path: string }>;

/** The first text that a format knows, and the format that is surest of it. `likely` is asked first. */
function documentOf(
  texts: NonNullable<Enclosed['texts']>,
  known: readonly Importer[],
  likely?: Importer,
): Document | null {
  for (const { text, path } of texts) {
    const head = new TextEncoder().encode(text.slice(0, 65_536));
    if (likely && likely.recognises(head, '') >= SUREST) return { importer: likely, text, path };
    const [best] = known
      .map((importer) => ({ importer, sure: importer.recognises(head, '') }))
      .toSorted((a, b) => b.sure - a.sure);
    if (best && best.sure >= SURE) return { importer: best.importer, text, path };
  }
  return null;
}

type Choice = Readonly<{ known: readonly Importer[]; party: Party }>;

async function* messages(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  { known, party }: Choice,
): AsyncGenerator<ImportedRecord> {
  const readers = new Map<Importer, FedReader>();
  let likely: Importer | undefined;

  async function* read(each: Enclosed): AsyncGenerator<ImportedRecord> {
    if (each.fault) return yield refusal(each.path, each.fault);
    const document = documentOf(each.texts, known, likely);
    if (!document) return yield refusal(each.path, unknown(each.texts));
    const { importer, text, path } = document;
    if (options.party === undefined && importer.party !== party) {
      return yield refusal(path, ofOther(importer));
    }
    likely = importer;
    const reader = readers.get(importer) ?? fedReader(importer, options);
    readers.set(importer, reader);
    yield* reader.feed(text, path);
  }

  for await (const batch of jsonItems(decodeText(bytes, options.encoding), ENVELOPE_LISTS)) {
    const { bytesRead } = batch;
    const found = batch.items.flatMap(({ value, path }) => [...enclosed(value, path)]);
    for (const each of found) {
      for await (const record of read(each)) yield { ...record, bytesRead };
    }
    yield { evidence: [], issues: batch.issues, bytesRead };
  }
  for (const reader of readers.values()) yield* reader.end();
}

type Fault = NonNullable<Enclosed['fault']>;

const refusal = (path: string, fault: Fault): ImportedRecord => {
  const issue: Issue = { place: { path }, field: 'message', ...fault };
  return { evidence: [], issues: [issue] };
};

const unknown = (texts: NonNullable<Enclosed['texts']>): Fault => ({
  found: texts[0]?.text.slice(0, 80) ?? '',
  expected: 'an event of AWS Health, or a message of another format that is read',
  severity: 'error',
});

const WHOSE: Readonly<Record<Party, string>> = {
  vendor: 'the words of a vendor',
  customer: 'what monitors saw',
  third_party: 'what others tell',
};

const ofOther = ({ label, party }: Importer): Fault => ({
  found: `a message of ${label}: ${WHOSE[party]}`,
  expected: 'messages of one party, or a person who says whose the file is',
  severity: 'error',
});
