/** What the importers' tests share: bytes in awkward pieces, everything an import yields, and it as lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, gunzipSync } from 'node:zlib';

import { type Edge, type Evidence, exactly, type Issue, type Place } from '@/lib/sla/evidence';

import type { Importer, ImportOptions } from './importer';
import { detect } from './registry';

/** Third-party files that are no part of the project; tests pass over them where they are absent. */
export const SAMPLES = join(import.meta.dirname, '../../../shared/samples');

export type SampleCounts = Readonly<{
  importer: string;
  observations: number;
  statements: number;
  maintenance: number;
  coverage: number;
  errors: number;
  notes: number;
}>;

/**
 * What a real file (unpacked when it ends in .gz) holds, as detected and read. Throws where no
 * importer knows it, where a second reading differs from the first, and where a reference comes twice.
 */
export async function sampleCounts(
  file: string,
  options: Partial<ImportOptions> = {},
): Promise<SampleCounts> {
  const raw = readFileSync(join(SAMPLES, file));
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
  const importer = detect(bytes.subarray(0, 65_536), file.replace('.gz', ''))?.importer;
  if (!importer) throw new Error(`${file} is not recognised`);
  const first = await importAll(importer, inPieces(bytes, 65_536), options);
  const second = await importAll(importer, inPieces(bytes, 10_007), options);
  const refs = first.evidence.map(({ kind, ref }) => `${kind} ${ref}`);
  const again = second.evidence.map(({ kind, ref }) => `${kind} ${ref}`);
  if (JSON.stringify(again) !== JSON.stringify(refs))
    throw new Error(`${file} reads twice unalike`);
  if (new Set(refs).size !== refs.length) throw new Error(`${file} has a reference twice`);
  const of = (kind: string) => first.evidence.filter((fact) => fact.kind === kind).length;
  const issuesOf = (wanted: string) =>
    first.issues.filter(({ severity }) => severity === wanted).length;
  return {
    importer: importer.id,
    observations: of('observation'),
    statements: of('statement'),
    maintenance: of('maintenance'),
    coverage: of('coverage'),
    errors: issuesOf('error'),
    notes: issuesOf('note'),
  };
}

export async function* inPieces(source: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function importAll(
  importer: Importer,
  bytes: AsyncIterable<Uint8Array>,
  options: Partial<ImportOptions> = {},
) {
  const evidence: Evidence[] = [];
  const issues: Issue[] = [];
  for await (const record of importer.read(bytes, { now: Date.UTC(2026, 10, 24), ...options })) {
    evidence.push(...record.evidence);
    issues.push(...record.issues);
  }
  return { evidence, issues };
}

/** A fact in a few words, "down 3-5" or "watched 0-9"; `edge` tells how its edges are written. */
export function inWords(fact: Evidence, edge: (edge: Edge) => string | number): string {
  if (fact.kind === 'coverage') {
    return `watched ${edge(exactly(fact.start))}-${edge(exactly(fact.end))}`;
  }
  if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return fact.kind;
  const state = fact.kind === 'observation' ? fact.state : fact.kind;
  return `${state} ${edge(fact.start)}-${fact.end ? edge(fact.end) : 'open'}`;
}

/** One line for each fact and issue, as a person would check them. */
export const asLines = ({ evidence, issues }: Awaited<ReturnType<typeof importAll>>): string =>
  [...evidence.map(evidenceLine), ...issues.map(issueLine)].join('\n').concat('\n');

const issueLine = ({ place, field, found, expected, severity }: Issue) =>
  [severity, placeText(place), field, JSON.stringify(found), 'expected', expected].join(' ');

function evidenceLine(fact: Evidence): string {
  const common = [fact.kind, placeText(fact.place), fact.ref, fact.service ?? '-'];
  switch (fact.kind) {
    case 'observation': {
      const how = [fact.state, fact.basis, fact.precision, `${fact.zone.id}/${fact.zone.basis}`];
      return [...common, ...how, windowText(fact), fact.severity ?? '', fact.title ?? '']
        .join(' | ')
        .replaceAll('\n', '⏎');
    }
    case 'maintenance': {
      const notice = fact.noticeAt === null ? 'no notice' : `notice ${instant(fact.noticeAt)}`;
      return [...common, windowText(fact), notice, fact.title ?? ''].join(' | ');
    }
    case 'statement': {
      const next = fact.nextUpdateBy === undefined ? '' : `next by ${instant(fact.nextUpdateBy)}`;
      const said = [
        fact.statement,
        fact.at ? edgeText(fact.at) : 'no time',
        fact.about ?? '-',
        next,
      ];
      return [...common, ...said, fact.text.slice(0, 60)].join(' | ').replaceAll('\n', '⏎');
    }
    case 'coverage': {
      const { start, end, rules } = fact;
      return [...common, `${instant(start)} to ${instant(end)}`, JSON.stringify(rules)].join(' | ');
    }
    case 'sample':
    case 'ticket':
      return common.join(' | ');
  }
}

const windowText = ({ start, end }: Readonly<{ start: Edge; end: Edge | null }>) =>
  `${edgeText(start)} to ${end ? edgeText(end) : 'open'}`;

const edgeText = ({ at, earliest, latest }: Edge) =>
  earliest === latest ? instant(at) : `${instant(at)} (${instant(earliest)}..${instant(latest)})`;

const instant = (at: number) =>
  new Date(at).toISOString().replace(':00.000Z', 'Z').replace('.000Z', 'Z');

function placeText(place: Place): string {
  if ('line' in place) return `line ${place.line}`;
  return 'path' in place ? place.path : `${place.from}-${place.to}`;
}

/** What may be wrong with an entry of an archive, for a test. */
type Entry = Readonly<{ content: string; sizeBytes?: number; crc?: number; flags?: number }>;

export type Parts = Readonly<Record<string, string | Entry>>;

/** A ZIP archive of deflated entries. */
export function zipOf(entries: Parts): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, given] of Object.entries(entries)) {
    const entry = typeof given === 'string' ? { content: given } : given;
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.sizeBytes ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const local = [Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed];
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, rest, Buffer.from(name));
    pieces.push(...local);
    at += Buffer.concat(local).length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, listed, end]);
}

/** Windows and words by the clock alone: "API down 10:00 open", "resolved 11:20". */
export const byTheClock = (evidence: readonly Evidence[]): string[] =>
  evidence.flatMap((fact) => {
    if (fact.kind === 'statement') return [`${fact.statement} ${clock(fact.at?.at)}`];
    if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return [];
    const state = fact.kind === 'observation' ? fact.state : fact.kind;
    return [`${fact.service ?? '-'} ${state} ${clock(fact.start.at)} ${clock(fact.end?.at)}`];
  });

const clock = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16);
