'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

import { validateTerms } from '@/lib/api/mutations';

const PAUSE_MS = 400;

/** Asks the server about a document once typing pauses. `verdict` is of the document as it stands, or not there yet. */
export function useTermsCheck() {
  const { mutate, reset, data } = useMutation(validateTerms());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (document: unknown) => {
    clearTimeout(timer.current);
    reset();
    if (document !== null) timer.current = setTimeout(() => mutate(document), PAUSE_MS);
  };
  return { verdict: data, ask };
}
