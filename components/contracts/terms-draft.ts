import { termsSchema } from '@/lib/sla/terms-format';

import type { Fault } from '../account/faults';
import { buildTerms, type TermsForm, type TermsSetting } from './terms-form';
import { readForm } from './terms-reading';

/** Terms while they are written: in the form, or as the text of a document. */
export type TermsDraft = Readonly<{ mode: 'form' | 'json'; form: TermsForm; json: string }>;

export type ReadDraft = Readonly<{
  /** What goes to the server; null while it cannot be told. */
  document: unknown;
  faults: readonly Fault[];
}>;

export function readDraft(draft: TermsDraft, setting: TermsSetting): ReadDraft {
  if (draft.mode === 'form') return buildTerms(draft.form, setting);
  try {
    const document: unknown = JSON.parse(draft.json);
    return { document, faults: [] };
  } catch (error) {
    const found = draft.json.trim() ? (error instanceof Error ? error.message : 'no JSON') : '';
    return {
      document: null,
      faults: [
        { path: 'json', expected: 'a JSON document in sla-terms/1', ...(found && { found }) },
      ],
    };
  }
}

/** The draft that begins from a stored document: in the form where it says all of it. */
export function draftOf(document: unknown, blank: TermsForm): TermsDraft {
  const json = documentText(document);
  const form = formOf(document);
  return form ? { mode: 'form', form, json } : { mode: 'json', form: blank, json };
}

/**
 * The same terms the other way. Null where they do not fit: a document that says more than the
 * form stays a document, and nothing of it is lost.
 */
export function switchMode(draft: TermsDraft, setting: TermsSetting): TermsDraft | null {
  if (draft.mode === 'form') {
    const { document } = buildTerms(draft.form, setting);
    return { ...draft, mode: 'json', json: document ? documentText(document) : '' };
  }
  if (!draft.json.trim()) return { ...draft, mode: 'form' };
  const form = formOf(readDraft(draft, setting).document);
  return form ? { ...draft, mode: 'form', form } : null;
}

function formOf(document: unknown): TermsForm | null {
  const { data } = termsSchema.safeParse(document);
  return data ? readForm(data) : null;
}

/** A stored document as text: its keys in the order of the format, which the database does not keep. */
export function documentText(document: unknown): string {
  return JSON.stringify(termsSchema.safeParse(document).data ?? document, null, 2);
}

type Taken = Readonly<{
  commitments: readonly unknown[];
  services: readonly unknown[];
  period: unknown;
  timeZone: string | null;
}>;

/** The text of a document with commitments read from elsewhere in place of its own; a broken text begins anew. */
export function withCommitments(
  json: string,
  { commitments, services, period, timeZone }: Taken,
): string {
  const document = {
    schema: 'sla-terms/1',
    ...objectOf(json),
    ...(timeZone !== null && { timeZone: { id: timeZone, basis: 'stated' } }),
    ...(period !== null && { period }),
    ...(services.length > 0 && { services }),
    commitments,
  };
  return documentText(document);
}

function objectOf(json: string): object {
  try {
    const document: unknown = JSON.parse(json);
    return typeof document === 'object' && document !== null && !Array.isArray(document)
      ? document
      : {};
  } catch {
    // What is no JSON yet has nothing to keep.
    return {};
  }
}
