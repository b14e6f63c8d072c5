'use client';

import { useState } from 'react';

import { ErrorNote } from '@/components/layout/notices';
import { Segmented } from '@/components/ui/segmented';

import { errorAt, type Fault } from '../account/faults';
import { useTermsCheck } from './terms-check';
import { TermsCheckList } from './terms-check-list';
import { TermsClaimFields } from './terms-claim-fields';
import { TermsCreditFields } from './terms-credit-fields';
import { TermsDocumentFields } from './terms-document-fields';
import { readDraft, switchMode, type TermsDraft } from './terms-draft';
import { fieldOf, toFields } from './terms-faults';
import type { TermsForm, TermsSetting } from './terms-form';
import { TermsJson } from './terms-json';
import { TermsPromiseFields } from './terms-promise-fields';

export type TermsEditorProps = Readonly<{
  draft: TermsDraft;
  setting: TermsSetting;
  onDraft: (draft: TermsDraft) => void;
  /** After a try to save: what is missing is shown too, not only what is wrong. */
  complain: boolean;
  /** What the server refused at the last try. */
  refused: readonly Fault[];
}>;

/** What the parts of the form share. */
export type TermsPartProps = Readonly<{
  form: TermsForm;
  setting: TermsSetting;
  set: (change: Partial<TermsForm>) => void;
  error: (path: string) => string | undefined;
}>;

/** Terms by a form for the usual shape or as a document, checked by the server while they are written. */
export function TermsEditor({ draft, setting, onDraft, complain, refused }: TermsEditorProps) {
  const [tooRich, setTooRich] = useState(false);
  const { verdict, ask } = useTermsCheck();
  const { faults, document } = readDraft(draft, setting);
  const told = document === null ? [] : [...(verdict?.errors ?? []), ...refused];
  const shown = [
    ...faults.filter(({ found }) => complain || found !== undefined),
    ...(draft.mode === 'form' ? toFields(told) : told),
  ];

  const change = (next: TermsDraft) => {
    setTooRich(false);
    onDraft(next);
    ask(readDraft(next, setting).document);
  };
  const part: TermsPartProps = {
    form: draft.form,
    setting,
    set: (changed) => change({ ...draft, form: { ...draft.form, ...changed } }),
    error: (path) => errorAt(shown, path),
  };
  return (
    <div>
      <Segmented
        label="How the terms are written"
        options={[
          { value: 'form', label: 'Form' },
          { value: 'json', label: 'JSON document' },
        ]}
        value={draft.mode}
        onChange={(mode) => {
          if (mode === draft.mode) return;
          const switched = switchMode(draft, setting);
          if (switched) change(switched);
          else setTooRich(true);
        }}
      />
      {tooRich ? (
        <ErrorNote
          found="This document says more than the form can show."
          expected="It stays as it is; edit it here."
        />
      ) : null}
      {draft.mode === 'form' ? (
        <div className="mt-6 grid gap-10">
          <TermsDocumentFields {...part} />
          <TermsPromiseFields {...part} />
          <TermsCreditFields {...part} />
          <TermsClaimFields {...part} />
        </div>
      ) : (
        <TermsJson
          json={draft.json}
          onJson={(json) => change({ ...draft, json })}
          error={errorAt(shown, 'json')}
        />
      )}
      <TermsCheckList
        complete={verdict?.valid === true}
        findings={draft.mode === 'form' ? told.filter(({ path }) => fieldOf(path) === null) : told}
        warnings={verdict?.warnings ?? []}
      />
    </div>
  );
}
