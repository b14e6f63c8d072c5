import 'server-only';
import { and, inArray, isNull } from 'drizzle-orm';
import { eq } from 'drizzle-orm';

import type { FactRow } from '@/lib/api/wire/outages';
import type { Tx } from '@/lib/db/client';
import { evidence, imports, sources } from '@/lib/db/schema';
import type { Edge, Evidence } from '@/lib/sla/evidence';

import { decisionRows } from './decisions';
import { placeWords } from './import-reading';
import { iso } from './outage-rows';

/** Facts with their source, their file and its hash: all that stands behind a figure. */
export async function factRows(tx: Tx, evidenceIds: readonly string[]): Promise<FactRow[]> {
  if (evidenceIds.length === 0) return [];
  const rows = await tx
    .select({
      row: evidence,
      source: sources.name,
      fileName: imports.fileName,
      sha256: imports.sha256,
    })
    .from(evidence)
    .innerJoin(sources, eq(sources.id, evidence.sourceId))
    .innerJoin(imports, eq(imports.id, evidence.importId))
    .where(and(inArray(evidence.id, [...evidenceIds]), isNull(evidence.withdrawnAt)))
    .orderBy(evidence.startAt, evidence.id);
  const decided = await decisionRows(tx, evidenceIds);
  return rows.map(({ row, source, fileName, sha256 }) => ({
    id: row.id,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column holds one of the three parties
    party: row.party as FactRow['party'],
    ...described(row.fact),
    sourceId: row.sourceId,
    source,
    importId: row.importId,
    fileName,
    sha256,
    decision:
      decided.find(({ evidenceId, revokedAt }) => evidenceId === row.id && revokedAt === null) ??
      null,
  }));
}

type Described = Pick<
  FactRow,
  | 'kind'
  | 'basis'
  | 'state'
  | 'statement'
  | 'title'
  | 'text'
  | 'channel'
  | 'nextUpdateBy'
  | 'start'
  | 'end'
  | 'precision'
  | 'zone'
  | 'quote'
  | 'place'
>;

const edgeRow = ({ at, earliest, latest }: Edge) => ({
  at: iso(at),
  earliest: iso(earliest),
  latest: iso(latest),
});
const exactRow = (at: number) => edgeRow({ at, earliest: at, latest: at });

function described(fact: Evidence): Described {
  const plain: Described = {
    kind: fact.kind,
    basis: null,
    state: null,
    statement: null,
    title: null,
    text: null,
    channel: null,
    nextUpdateBy: null,
    start: null,
    end: null,
    precision: null,
    zone: null,
    quote: fact.quote ?? null,
    place: placeWords(fact.place),
  };
  switch (fact.kind) {
    case 'observation':
      return {
        ...plain,
        basis: fact.basis,
        state: fact.state,
        title: fact.title ?? null,
        start: edgeRow(fact.start),
        end: fact.end && edgeRow(fact.end),
        precision: fact.precision,
        zone: fact.zone,
      };
    case 'maintenance':
      return {
        ...plain,
        title: fact.title ?? null,
        start: edgeRow(fact.start),
        end: fact.end && edgeRow(fact.end),
        zone: fact.zone,
      };
    case 'statement':
      return {
        ...plain,
        statement: fact.statement,
        text: fact.text,
        channel: fact.channel ?? null,
        nextUpdateBy: fact.nextUpdateBy === undefined ? null : iso(fact.nextUpdateBy),
        start: fact.at && edgeRow(fact.at),
      };
    case 'ticket':
      return {
        ...plain,
        start: exactRow(fact.openedAt),
        end: fact.closedAt === null ? null : exactRow(fact.closedAt),
      };
    case 'sample':
      return {
        ...plain,
        start: exactRow(fact.startAt),
        end: exactRow(fact.startAt + fact.seconds * 1000),
      };
    case 'coverage':
      return { ...plain, start: exactRow(fact.start), end: exactRow(fact.end) };
    default:
      return fact satisfies never;
  }
}
