'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';

import { changeImport } from '@/lib/api/mutations';
import type { ImportOptions } from '@/lib/api/wire/imports';

import { changeQueue } from './change-queue';

export type Changes = Readonly<{
  /** The options as they are shown: what the server has, with what was changed here over it. */
  options: ImportOptions;
  change: (options: ImportOptions) => void;
  /** Resolves when all changes are stored; rejects with the refusal. */
  settled: () => Promise<void>;
  sinceMs: number | null;
  error: unknown;
}>;

/** Changes how a preview is read. A preview is no figure: only imports are read again. */
export function useChanges(importId: string, stored: ImportOptions): Changes {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    ...changeImport(client, importId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const [queue] = useState(() => changeQueue<ImportOptions>(mutateAsync));
  const { patch, sinceMs, error } = useSyncExternalStore(
    queue.subscribe,
    queue.snapshot,
    queue.snapshot,
  );
  return {
    options: { ...stored, ...patch },
    change: queue.add,
    settled: queue.settled,
    sinceMs,
    error,
  };
}
