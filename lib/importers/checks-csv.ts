/**
 * Single checks from a delimited file: one row, one look. A row has a time and a state, and no end and
 * no duration; rows of several monitors, and of several places that they look from, may be mixed.
 */
import type { Issue, Place, ZoneNote } from '@/lib/sla/evidence';

import { checksSeen } from './checks-csv-look';
import { type ChecksMapping, checksMapping, proposeChecks } from './checks-csv-mapping';
import { type CheckRows, checkRows } from './checks-csv-rows';
import { complaint } from './complaint';
import { csvRows, delimiterOf } from './csv-rows';
import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { failures, peek, refusal, unknownZoneIssue } from './mapped-rows';

const HEAD_CHARS = 64 * 1024;
const FIRST: Place = { line: 1 };

export const checksCsv: Importer = {
  id: 'checks-csv',
  label: 'CSV of single checks',
  party: 'customer',
  recognises: (head) => {
    const text = headText(head);
    if (!text || /^\s*[[{<]/.test(text)) return 0;
    const proposal = proposeChecks(text);
    if (!proposal?.delimiter || proposal.dateFormats.length === 0) return 0;
    if (proposal.stateKind === 'kuma') return 0.97;
    return proposal.told >= 0.5 ? 0.8 : 0;
  },
  read,
  choices: {
    schema: checksMapping,
    look: async (bytes, { encoding, zone }) => {
      const { head } = await peek(decodeText(bytes, encoding), HEAD_CHARS);
      return checksSeen(head, zone);
    },
  },
  checks: true,
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const zoneIssue = unknownZoneIssue(options, FIRST);
  if (zoneIssue) return yield refusal(zoneIssue);
  const { head, pieces } = await peek(decodeText(bytes, options.encoding), HEAD_CHARS);
  if (!head) return yield* failures(pieces);
  const chosen = chosenMapping(head, options);
  if ('issues' in chosen) return yield refusal(...chosen.issues);

  let rows: CheckRows | undefined;
  let count = 0;
  const delimiter = chosen.mapping.delimiter ?? delimiterOf(head) ?? ',';
  for await (const batch of csvRows(pieces, delimiter, head)) {
    const { bytesRead, issues } = batch;
    for (const row of batch.rows) {
      count += 1;
      if (count === 1 && /^sep=/i.test(row.cells[0] ?? '')) continue;
      if (rows) {
        rows.add(row);
        continue;
      }
      const opened = checkRows(row, chosen, options);
      if (!('add' in opened)) return yield { evidence: [], issues: opened, bytesRead };
      rows = opened;
    }
    yield { evidence: [], issues, bytesRead };
  }
  if (rows) yield* rows.records();
}

type Chosen = Readonly<{ mapping: ChecksMapping; zone: ZoneNote | null }>;

const assumed = (id: string | undefined): ZoneNote | null =>
  id === undefined ? null : { id, basis: 'assumed' };

/** The zone of a mapping: stated where the header names the same one, else a person's word. */
function zoneOf({ zone, columns }: ChecksMapping, head: string): ZoneNote | null {
  const proposal = zone === undefined ? null : proposeChecks(head);
  const isStated = proposal?.zone === zone && proposal?.columns.time === columns.time;
  return zone !== undefined && isStated ? { id: zone, basis: 'stated' } : assumed(zone);
}

/** The mapping that was given, else the proposed one where it leaves nothing open. */
function chosenMapping(
  head: string,
  options: ImportOptions,
): Chosen | Readonly<{ issues: readonly Issue[] }> {
  const issue = (field: string, found: string, expected: string): Issue => ({
    place: FIRST,
    ...complaint(field, found, expected),
  });
  if (options.mapping !== undefined) {
    const { data, error } = checksMapping.safeParse(options.mapping);
    if (data) return { mapping: data, zone: zoneOf(data, head) ?? assumed(options.zone) };
    return {
      issues: error.issues.map(({ path, message }) =>
        issue(`mapping.${path.join('.')}`, message, 'a complete mapping of columns'),
      ),
    };
  }
  const proposal = proposeChecks(head);
  if (!proposal) {
    const [first = ''] = head.split(/[\r\n]/, 1);
    return { issues: [issue('mapping', first, 'columns of a time and of a state, and no end')] };
  }
  const { delimiter, columns, stateKind, dateFormats, zone, zoneColumn } = proposal;
  const [dateFormat, ...others] = dateFormats;
  if (dateFormat === undefined || others.length > 0) {
    const found =
      others.length > 0 ? 'dates that may be read in several ways' : 'no date that can be read';
    return { issues: [issue('mapping', found, `a date format: ${dateFormats.join(', ')}`)] };
  }
  const mapping = {
    columns,
    stateKind,
    dateFormat,
    ...(delimiter && { delimiter }),
    ...(zoneColumn !== undefined && { zoneColumn }),
  };
  const stated: ZoneNote | null = zone === undefined ? null : { id: zone, basis: 'stated' };
  return { mapping: checksMapping.parse(mapping), zone: stated ?? assumed(options.zone) };
}
