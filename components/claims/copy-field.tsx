'use client';

import { useState } from 'react';

import { Button } from '../ui/button';
import { copyText, type FormField } from './portal-form';

/** A field of a form with the button that copies its text. */
export function CopyField({ label, text }: FormField) {
  const [told, setTold] = useState<'copied' | 'refused'>();
  const copy = () =>
    navigator.clipboard.writeText(copyText(text)).then(
      () => setTold('copied'),
      () => setTold('refused'),
    );
  return (
    <div className="border-b border-line py-3">
      <div className="flex items-baseline justify-between gap-4">
        <h3>{label}</h3>
        <span className="flex items-baseline gap-3">
          <output className="text-xs text-ink-faint">
            {told === 'copied' ? 'Copied' : null}
            {told === 'refused' ? 'The browser refused; select the text' : null}
          </output>
          <Button size="small" aria-label={`Copy ${label}`} onClick={() => void copy()}>
            Copy
          </Button>
        </span>
      </div>
      <p className="mt-1 max-w-[46rem] text-base break-words whitespace-pre-wrap">{text}</p>
    </div>
  );
}
