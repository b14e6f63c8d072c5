/** What a file of single checks shows before it is read: its columns, how they would be read, and what only a person knows. */
import { type ChecksProposal, proposeChecks } from './checks-csv-mapping';
import { delimiterOf, firstRows } from './csv-rows';
import type { ChoicesSeen } from './importer';
import { dateQuestion, lacksZone } from './row-proposal';

const SHOWN_ROWS = 5;
const LOOKED_AT_ROWS = 100;

/** `head`: the first 64 K characters or so. `zone`: the one that is chosen for the file. */
export function checksSeen(head: string, zone: string | undefined): ChoicesSeen {
  const delimiter = delimiterOf(head);
  const text = head.replace(/^sep=.\r?\n/i, '');
  const [header, ...body] = firstRows(text, delimiter ?? ',', LOOKED_AT_ROWS);
  const names = (header?.cells ?? []).map((cell) => cell.trim());
  const rows = body.map(({ cells }) => names.map((_, index) => (cells[index] ?? '').trim()));
  const proposal = proposeChecks(head);
  const timesOf = ({ columns: { time = '' } }: ChecksProposal) =>
    rows.map((row) => row[names.indexOf(time)] ?? '').filter(Boolean);
  const [format, ...others] = proposal?.dateFormats ?? [];
  const dateFormat = others.length === 0 ? format : undefined;
  const zoneless =
    proposal !== null &&
    dateFormat !== undefined &&
    (proposal.zone ?? proposal.zoneColumn ?? zone) === undefined &&
    timesOf(proposal).some((cell) => lacksZone(cell, dateFormat));
  const usedZone = proposal?.zone ?? zone;
  return {
    names,
    sampleRows: rows.slice(0, SHOWN_ROWS),
    mapping: {
      ...(delimiter && { delimiter }),
      ...(proposal && { columns: proposal.columns, stateKind: proposal.stateKind }),
      ...(proposal?.zoneColumn !== undefined && { zoneColumn: proposal.zoneColumn }),
      ...(usedZone !== undefined && { zone: usedZone }),
      ...(dateFormat && { dateFormat }),
    },
    questions: [
      ...(proposal ? [] : ['Which column holds the time of a check, and which its result?']),
      ...(proposal && dateFormat === undefined
        ? [dateQuestion(proposal.dateFormats.length > 1)]
        : []),
      ...(zoneless ? ['In which time zone are the times?'] : []),
    ],
  };
}
