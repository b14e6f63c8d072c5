'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';

import type { ImportOptions } from '@/lib/api/wire/imports';

import { refusalText } from '../account/faults';
import { refusalOfFile } from './import-words';
import { sendFile } from './send-file';

export type Upload =
  | Readonly<{ step: 'idle' }>
  | Readonly<{
      step: 'sending';
      name: string;
      sizeBytes: number;
      sentBytes: number;
      startedAtMs: number;
      atMs: number;
    }>
  | Readonly<{
      step: 'reading';
      name: string;
      sizeBytes: number;
      importId: string;
      startedAtMs: number;
    }>
  | Readonly<{ step: 'refused'; found: string; expected: string }>
  | Readonly<{ step: 'cancelled'; name: string }>;

export type Wanted = Readonly<{
  vendorId: string;
  file: Blob;
  fileName: string;
  options: ImportOptions;
}>;

/** One file on its way to the server and through its reading; then the preview opens. */
export function useUpload(maxBytes: number) {
  const [upload, setUpload] = useState<Upload>({ step: 'idle' });
  const router = useRouter();
  const client = useQueryClient();
  const cancelled = useRef<AbortController>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const start = async ({ vendorId, file, fileName, options }: Wanted) => {
    const found = refusalOfFile({ name: fileName, size: file.size }, maxBytes);
    if (found !== null) {
      setUpload({ step: 'refused', found, expected: 'Nothing was sent.' });
      return;
    }
    const importId = uuidv7();
    const whole = { name: fileName, sizeBytes: file.size };
    const startedAtMs = Date.now();
    const search = new URLSearchParams({ vendor: vendorId, id: importId, fileName });
    if (Object.keys(options).length > 0) search.set('options', JSON.stringify(options));
    cancelled.current = new AbortController();
    const sent = (sentBytes: number) =>
      setUpload({ step: 'sending', ...whole, sentBytes, startedAtMs, atMs: Date.now() });
    sent(0);
    try {
      const { id } = await sendFile({
        url: `/api/v1/imports?${search.toString()}`,
        body: file,
        signal: cancelled.current.signal,
        onSent: sent,
        onAllSent: () =>
          setUpload({ step: 'reading', ...whole, importId, startedAtMs: Date.now() }),
      });
      void client.invalidateQueries();
      // Whoever has gone to another page stays there: the list shows the file.
      if (shown.current) router.push(`/imports/${id}`);
    } catch (error) {
      if (error instanceof DOMException) setUpload({ step: 'cancelled', name: fileName });
      else setUpload({ step: 'refused', ...toldOnce(refusalText(error)) });
    }
  };
  return { upload, start, cancel: () => cancelled.current?.abort() };
}

/** The server often says itself that nothing was stored. */
const toldOnce = (found: string) => ({
  found,
  expected: /nothing was (stored|saved)/i.test(found) ? '' : 'Nothing was stored.',
});
