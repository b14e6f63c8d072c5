/** What the formats of mapped rows share: a delimited text, a workbook and a JSON file. */
import type { Issue, Place } from '@/lib/sla/evidence';

import { complaint, unknownZone } from './complaint';
import type { TextPiece } from './decode';
import type { ImportedRecord, ImportOptions } from './importer';
import { isIanaZone } from './local-time';
import { rowMapping, type RowMapping, partChoice } from './row-mapping';
import type { MappingProposal } from './row-proposal';

type Chosen = Readonly<{ mapping: RowMapping } | { issues: readonly Issue[] }>;

/** The mapping that was given, else the proposed one where it leaves nothing open. `place`: of the file's first words. */
export function chosenMapping(
  { mapping }: ImportOptions,
  place: Place,
  propose: () => MappingProposal,
): Chosen {
  const issue = (field: string, found: string, expected: string): Issue => ({
    place,
    ...complaint(field, found, expected),
  });
  if (mapping !== undefined && !partChoice.safeParse(mapping).success) {
    const given = rowMapping.safeParse(mapping);
    if (given.success) return { mapping: given.data };
    return {
      issues: given.error.issues.map(({ path, message }) =>
        issue(`mapping.${path.join('.')}`, message, 'a complete mapping of columns'),
      ),
    };
  }
  const { mapping: proposed, questions, headers } = propose();
  // Rows that lack a zone, or tell an unknown state, are issues of their own; the others are read.
  const open = questions.filter(({ id }) => id !== 'states' && id !== 'zone');
  const complete = rowMapping.safeParse(proposed);
  if (open.length === 0 && complete.success) return { mapping: complete.data };
  return {
    issues: open.map(({ text, choices }) =>
      issue('mapping', text, (choices.length ? choices : headers).join(', ') || 'an answer'),
    ),
  };
}

/** The issue of a chosen zone that does not exist. */
export const unknownZoneIssue = ({ zone }: ImportOptions, place: Place): Issue | null =>
  zone === undefined || isIanaZone(zone) ? null : { place, ...unknownZone(zone) };

export const refusal = (...issues: readonly Issue[]): ImportedRecord => ({ evidence: [], issues });

/** The beginning of the text, `chars` or a little more, and all of it again; `broken` where it breaks off there. */
export async function peek(source: AsyncGenerator<TextPiece>, chars: number) {
  const taken: TextPiece[] = [];
  let head = '';
  let broken: Issue | undefined;
  while (head.length < chars) {
    const { value, done } = await source.next();
    if (done) break;
    taken.push(value);
    head += value.text ?? '';
    broken = value.issue;
  }
  return { head, broken, pieces: replay(taken, source) };
}

async function* replay(taken: readonly TextPiece[], rest: AsyncGenerator<TextPiece>) {
  yield* taken;
  yield* rest;
}

/** Why nothing of a text could be read. */
export async function* failures(pieces: AsyncIterable<TextPiece>): AsyncGenerator<ImportedRecord> {
  for await (const { issue, bytesRead } of pieces) {
    if (issue) yield { evidence: [], issues: [issue], bytesRead };
  }
}
