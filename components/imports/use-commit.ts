'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { fetchJson } from '@/lib/api/fetch';
import { done } from '@/lib/api/wire/shapes';

import { refusalText } from '../account/faults';
import type { Changes } from './use-changes';

export type Commit = Readonly<{
  /** When adding began, epoch ms; null while nothing is added. */
  sinceMs: number | null;
  error: string | null;
  run: () => void;
  cancel: () => void;
}>;

/** Adds what the preview shows, after the last change is stored. Leaving in the middle adds nothing. */
export function useCommit(importId: string, settled: Changes['settled']): Commit {
  const client = useQueryClient();
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const abort = useRef<AbortController>(null);
  const add = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setSinceMs(Date.now());
    try {
      await settled();
      await fetchJson(done, `/api/v1/imports/${importId}/commit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal: controller.signal,
      });
    } catch (caught) {
      setError(
        controller.signal.aborted
          ? 'Cancelled. What this page shows now is what the server has.'
          : refusalText(caught),
      );
    }
    await client.invalidateQueries();
    setSinceMs(null);
  };
  return { sinceMs, error, run: () => void add(), cancel: () => abort.current?.abort() };
}
