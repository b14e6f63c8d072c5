import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';

import type { FactRow, OutageReport } from '@/lib/api/wire/outages';
import { isOneOf } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { evidence, imports, sources } from '@/lib/db/schema';
import type { Edge, Evidence } from '@/lib/sla/evidence';
import { groupBy } from '@/lib/sla/lane';
import type { Outage } from '@/lib/sla/outage';

import { decisionRows } from './decisions';
import { current, sameTelling } from './evidence';
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
    .where(and(isOneOf(evidence.id, evidenceIds), isNull(evidence.withdrawnAt)))
    .orderBy(evidence.startAt, evidence.id);
  const decided = new Map(
    (await decisionRows(tx, evidenceIds))
      .filter(({ revokedAt }) => revokedAt === null)
      .map((decision) => [decision.evidenceId, decision]),
  );
  const told = await tellingsOf(
    tx,
    rows.map(({ row }) => row),
  );
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
    tellings: told.get(row.id) ?? [],
    decision: decided.get(row.id) ?? null,
  }));
}

type Row = typeof evidence.$inferSelect;

/** Every telling of these facts that was ever stored, oldest first, with the time at which it was first seen here. */
async function tellingsOf(tx: Tx, facts: readonly Row[]) {
  const earlier = await tx
    .select({ id: current.id, row: evidence })
    .from(current)
    .innerJoin(evidence, and(sameTelling, isNotNull(evidence.supersededBy)))
    .where(
      isOneOf(
        current.id,
        facts.map(({ id }) => id),
      ),
    );
  const byFact = groupBy(earlier, ({ id }) => id);
  return new Map(
    facts.map((fact) => {
      const rows = [...(byFact.get(fact.id) ?? []).map(({ row }) => row), fact];
      const inOrder = rows.toSorted(
        (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
      );
      return [fact.id, inOrder.map(tellingRow)];
    }),
  );
}

function tellingRow({ createdAt, importId, fact }: Row) {
  const { start, end, text } = described(fact);
  return {
    seenAt: iso(createdAt.getTime()),
    importId,
    start: start?.at ?? null,
    end: end?.at ?? null,
    text,
  };
}

/** The announced windows that gave way to stated ones, each beside the one in its place. */
export async function statedRows(
  tx: Tx,
  replaced: Outage['replaced'],
): Promise<OutageReport['stated']> {
  if (replaced.length === 0) return [];
  const ids = replaced.flatMap(({ announcedId, statedId }) => [announcedId, statedId]);
  const rows = await tx
    .select({ id: evidence.id, fact: evidence.fact })
    .from(evidence)
    .where(isOneOf(evidence.id, ids));
  const facts = new Map(rows.map(({ id, fact }) => [id, described(fact)]));
  return replaced.flatMap(({ announcedId, statedId }) => {
    const [announced, stated] = [facts.get(announcedId), facts.get(statedId)];
    if (!announced?.start || !stated?.start) return [];
    return [
      {
        announced: { start: announced.start.at, end: announced.end?.at ?? null },
        stated: { start: stated.start.at, end: stated.end?.at ?? null, quote: stated.quote },
      },
    ];
  });
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
