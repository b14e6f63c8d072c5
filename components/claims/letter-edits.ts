import type { ClaimDraft, ClaimEdits } from '@/lib/sla/claim-draft';

/** The letter's texts as a person edits them: one line an entry, one paragraph a blank line. */
export type LetterTexts = Readonly<{
  recipientLines: string;
  subject: string;
  opening: string;
  closing: string;
  signature: string;
}>;

export const textsOf = (draft: ClaimDraft): LetterTexts => ({
  recipientLines: draft.recipientLines.join('\n'),
  subject: draft.subject,
  opening: draft.opening.join('\n\n'),
  closing: draft.closing.join('\n\n'),
  signature: draft.signature.join('\n'),
});

/**
 * What a person changed. A text that reads as before is left out: it keeps following the figures, where
 * one that was written over stays as it was written.
 */
export function editsOf(draft: ClaimDraft, texts: LetterTexts): ClaimEdits {
  const edited = {
    recipientLines: linesOf(texts.recipientLines),
    subject: texts.subject.trim(),
    opening: paragraphsOf(texts.opening),
    closing: paragraphsOf(texts.closing),
    signature: linesOf(texts.signature),
  };
  return {
    ...(!same(edited.recipientLines, draft.recipientLines) && {
      recipientLines: edited.recipientLines,
    }),
    ...(edited.subject !== draft.subject && { subject: edited.subject }),
    ...(!same(edited.opening, draft.opening.flatMap(paragraphsOf)) && { opening: edited.opening }),
    ...(!same(edited.closing, draft.closing.flatMap(paragraphsOf)) && { closing: edited.closing }),
    ...(!same(edited.signature, draft.signature) && { signature: edited.signature }),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const paragraphsOf = (text: string): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[^\S\u00a0\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at]);
