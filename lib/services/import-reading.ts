import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { ImportIssue, ImportOptions, ImportReport, Proposal } from '@/lib/api/wire/imports';
import type { Service } from '@/lib/api/wire/vendors';
import type { Tx } from '@/lib/db/client';
import { evidence } from '@/lib/db/schema';
import { AppError } from '@/lib/errors';
import { canonicalJson } from '@/lib/exports/json';
import type { ImportedRecord, ImportOptions as ReadOptions } from '@/lib/importers/importer';
import { importerById } from '@/lib/importers/registry';
import { type Edge, type Evidence, exactly, type Issue, type Place } from '@/lib/sla/evidence';

import { readFile } from './import-file';
import { tellProgress } from './import-progress';

/** One pass over a stored file. A preview and the commit both make it, so that they see the same. */
export type Pass = Readonly<{
  organizationId: string;
  importId: string;
  sourceId: string;
  format: string;
  options: ImportOptions;
  sizeBytes: number;
  services: readonly Service[];
  signal?: AbortSignal | undefined;
  phase: 'reading' | 'adding';
}>;

type Batch = Readonly<{
  facts: readonly Evidence[];
  issues: readonly Issue[];
  records: number;
}>;

/** What a person chose, as an importer takes it. */
export function readingOptions(options: ImportOptions, now: number): ReadOptions {
  const { zone, party, publishedAt, mapping, encoding, rules } = options;
  return {
    now,
    ...(zone !== undefined && { zone }),
    ...(party !== undefined && { party }),
    ...(publishedAt !== undefined && { publishedAt: Date.parse(publishedAt) }),
    ...(mapping !== undefined && { mapping }),
    ...(encoding !== undefined && { encoding }),
    ...(rules !== undefined && { rules }),
  };
}

const BATCH = 1_000;
/** Progress is told at least so often over a file. */
const TOLD_STEPS = 200;

/** The file in batches of about a thousand facts. Throws when the caller has gone. */
export async function* batches(tx: Tx, pass: Pass): AsyncGenerator<Batch> {
  const importer = importerById(pass.format);
  if (!importer) throw new AppError(`There is no format ${pass.format}.`, { code: 'invalid' });
  let batch = { facts: [] as Evidence[], issues: [] as Issue[], records: 0 };
  let total = 0;
  let bytes = 0;
  let told = 0;
  const tell = () =>
    tellProgress(pass, {
      phase: pass.phase,
      bytes: Math.min(bytes, pass.sizeBytes),
      totalBytes: pass.sizeBytes,
      records: total,
    });
  const records = importer.read(
    readFile(tx, pass.importId),
    readingOptions(pass.options, Date.now()),
  );
  for await (const record of records) {
    batch.facts.push(...record.evidence.map((fact) => storable(editedBy(pass.options, fact))));
    batch.issues.push(...record.issues);
    if (!isQuestion(record)) {
      batch.records += 1;
      total += 1;
    }
    bytes = record.bytesRead ?? bytes;
    const isFull = batch.facts.length >= BATCH || batch.records >= BATCH * 5;
    // A database of heartbeats is read for a long time before it tells of an outage.
    if (isFull || bytes - told > pass.sizeBytes / TOLD_STEPS) {
      told = bytes;
      pass.signal?.throwIfAborted();
      tell();
    }
    if (!isFull) continue;
    yield batch;
    batch = { facts: [], issues: [], records: 0 };
  }
  tell();
  yield batch;
}

/** Nothing was read: it only tells what must be answered before. */
const isQuestion = ({ evidence: facts, issues }: ImportedRecord) =>
  facts.length === 0 &&
  issues.length > 0 &&
  issues.every(({ field }) => field === 'mapping' || field.startsWith('mapping.'));

/** A proposal with the times that a person put in their place; it keeps its words and its place. */
function editedBy({ edits }: ImportOptions, fact: Evidence): Evidence {
  const edit = edits?.[fact.ref];
  if (!edit) return fact;
  const start = exactly(Date.parse(edit.start));
  const end = edit.end === null ? null : exactly(Date.parse(edit.end));
  if (end && end.at < start.at) return fact;
  const zone = { id: 'UTC', basis: 'assumed' as const };
  switch (fact.kind) {
    case 'observation':
      return { ...fact, start, end, zone, precision: 'exact', state: edit.state ?? fact.state };
    case 'maintenance':
      return { ...fact, start, end, zone };
    case 'statement':
      return { ...fact, at: start };
    case 'sample':
    case 'ticket':
    case 'coverage':
      return fact;
    default:
      return fact satisfies never;
  }
}

/** What PostgreSQL's JSON does not hold: NUL and half a surrogate pair, as JSON.stringify escapes them. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** Such characters are shown as the replacement character instead of being dropped. */
function storable(fact: Evidence): Evidence {
  const text = JSON.stringify(fact);
  const mended = text.replace(UNSTORABLE, '\\ufffd');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same fact but for such characters
  return mended === text ? fact : (JSON.parse(mended) as Evidence);
}

/** A fact on record, with what it tells apart from where it stands. */
type OnRecord = Readonly<{ id: string; fact: Evidence; telling: string }>;

/** Of these facts, the ones that the source has already, by key. */
async function onRecord(
  tx: Tx,
  sourceId: string,
  facts: readonly Evidence[],
): Promise<Map<string, OnRecord>> {
  if (facts.length === 0) return new Map();
  const rows = await tx
    .select({ id: evidence.id, fact: evidence.fact })
    .from(evidence)
    .where(
      and(
        eq(evidence.sourceId, sourceId),
        isNull(evidence.withdrawnAt),
        inArray(evidence.ref, [...new Set(facts.map(({ ref }) => ref))]),
      ),
    );
  return new Map(rows.map(({ id, fact }) => [keyOf(fact), { id, fact, telling: tellingOf(fact) }]));
}

/** What a fact says: a row that moved to another line of a newer export still says the same. */
const tellingOf = (fact: Evidence): string =>
  canonicalJson({ ...fact, place: undefined, quote: undefined });

const keyOf = ({ kind, ref }: Readonly<{ kind: string; ref: string }>) => `${kind} ${ref}`;

const SHOWN = 500;

type Preview = Pick<ImportReport, 'counts' | 'issues' | 'proposals'> & {
  names: string[];
  /** The vendors that a text names. */
  vendors: string[];
};

/** Reads the whole file and tells what a commit would do. Stores nothing. */
export async function previewFile(tx: Tx, pass: Pass): Promise<Preview> {
  const counts = {
    records: 0,
    observations: 0,
    statements: 0,
    maintenance: 0,
    fresh: 0,
    changed: 0,
    known: 0,
    errors: 0,
    notes: 0,
  };
  const issues: ImportIssue[] = [];
  const proposals: Proposal[] = [];
  const names = new Set<string>();
  const vendors = new Set<string>();
  const tell = (issue: Issue) => {
    counts[issue.severity === 'error' ? 'errors' : 'notes'] += 1;
    if (issues.length < SHOWN) issues.push(issueRow(issue));
  };
  for await (const batch of batches(tx, pass)) {
    const known = new Map(
      [...(await onRecord(tx, pass.sourceId, batch.facts))].map(([key, { telling }]) => [
        key,
        telling,
      ]),
    );
    counts.records += batch.records;
    batch.issues.forEach(tell);
    for (const fact of batch.facts) {
      if (fact.kind === 'observation') counts.observations += 1;
      if (fact.kind === 'statement') counts.statements += 1;
      if (fact.kind === 'maintenance') counts.maintenance += 1;
      const before = known.get(keyOf(fact));
      const telling = tellingOf(fact);
      counts[before === telling ? 'known' : 'fresh'] += 1;
      if (before !== undefined && before !== telling) {
        counts.changed += 1;
        tell(revisionOf(fact));
      }
      if (fact.service !== undefined && names.size < SHOWN) names.add(fact.service);
      if (fact.vendor !== undefined && vendors.size < SHOWN) vendors.add(fact.vendor);
      if (proposals.length < SHOWN) proposals.push(proposalOf(fact, before === telling, pass));
      // A repeat later in the same file is the same fact.
      known.set(keyOf(fact), telling);
    }
  }
  return {
    counts,
    issues,
    proposals,
    names: [...names].toSorted(),
    vendors: [...vendors].toSorted(),
  };
}

const revisionOf = ({ place, ref }: Evidence): Issue => ({
  place,
  field: 'revision',
  found: ref,
  expected: 'it is on record with other times or words; this telling takes its place',
  severity: 'note',
});

export function placeWords(place: Place): string {
  if ('line' in place) return `line ${place.line}`;
  if ('path' in place) return place.path;
  return place.to === 0 ? 'the whole text' : `characters ${place.from}–${place.to}`;
}

const issueRow = ({ place, field, found, expected, severity }: Issue): ImportIssue => ({
  place: placeWords(place),
  line: 'line' in place ? place.line : null,
  field,
  found: found.slice(0, 500),
  expected,
  severity,
});

const iso = (at: number) => new Date(at).toISOString();
const boundsOf = (edge: Edge | null): [string, string] | null =>
  edge && edge.earliest !== edge.latest ? [iso(edge.earliest), iso(edge.latest)] : null;

/** Watching began and ended at an instant. */
const edgeOf = (at: Edge | number | null): Edge | null =>
  typeof at === 'number' ? exactly(at) : at;

function proposalOf(fact: Evidence, known: boolean, { options }: Pass): Proposal {
  const start = edgeOf('start' in fact ? fact.start : null);
  const end = edgeOf('end' in fact ? fact.end : null);
  const at = fact.kind === 'statement' ? fact.at : start;
  const { confirmed } = options;
  return {
    ref: fact.ref,
    kind: fact.kind,
    state:
      fact.kind === 'observation' ? fact.state : fact.kind === 'statement' ? fact.statement : null,
    vendor: fact.vendor ?? null,
    service: fact.service ?? null,
    title: 'title' in fact ? (fact.title ?? null) : null,
    start: at ? iso(at.at) : null,
    end: end ? iso(end.at) : null,
    startBounds: boundsOf(at),
    endBounds: boundsOf(end),
    precision: fact.kind === 'observation' ? fact.precision : null,
    zone: 'zone' in fact ? fact.zone : null,
    from: 'from' in fact.place ? fact.place.from : null,
    to: 'to' in fact.place ? fact.place.to : null,
    line: 'line' in fact.place ? fact.place.line : null,
    text: (fact.kind === 'statement' ? fact.text : fact.quote)?.slice(0, 2_000) ?? null,
    known,
    confirmed: confirmed === 'all' || (confirmed?.includes(fact.ref) ?? false),
    edited: options.edits?.[fact.ref] !== undefined,
  };
}
