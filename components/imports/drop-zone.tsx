'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import type { VendorRow } from '@/lib/api/wire/vendors';

import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { VendorChoice } from './vendor-choice';

export type DropZoneProps = Readonly<{
  vendors: readonly VendorRow[];
  vendorId: string;
  onVendor: (vendorId: string) => void;
  /** What is read, and how much of it. */
  note: string;
  busy: boolean;
  onFile: (file: File) => void;
}>;

/** Takes a file that is dropped anywhere on the page, or chosen. Without a vendor it waits for one. */
export function DropZone({ vendors, vendorId, onVendor, note, busy, onFile }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [waiting, setWaiting] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const take = (files: readonly File[]) => {
    const [file, ...others] = files;
    if (!file) return;
    setRefused(
      others.length > 0 ? `${files.length} files were dropped; one at a time is read.` : null,
    );
    if (others.length > 0 || busy) return;
    if (vendorId === '') setWaiting(file);
    else onFile(file);
  };
  const over = usePageDrop(take);
  const name = waiting?.name ?? '';
  return (
    <div
      className={cn(
        'mt-7 grid items-start gap-x-8 gap-y-5 border border-dashed border-line-strong p-5 md:grid-cols-[minmax(0,1fr)_16rem_auto] md:p-8',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <div className="self-center">
        <p className="text-lg text-pretty">
          {over ? 'Drop it to read it.' : 'Drop what a monitor, a status page or a person wrote.'}
        </p>
        <p className="mt-1 text-ink-faint">{note}</p>
        {refused ? (
          <p role="alert" className="mt-1 font-medium text-breached">
            {refused}
          </p>
        ) : null}
      </div>
      <VendorChoice
        vendors={vendors}
        value={vendorId}
        onChoice={onVendor}
        error={waiting && vendorId === '' ? `Of which vendor does ${name} tell?` : undefined}
      />
      <input
        ref={input}
        type="file"
        aria-label="File"
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      {waiting ? (
        <Button
          variant="primary"
          className="md:mt-6.5"
          disabled={vendorId === '' || busy}
          onClick={() => {
            setWaiting(null);
            onFile(waiting);
          }}
        >
          <span className="max-w-56 truncate">Read {name}</span>
        </Button>
      ) : (
        <Button
          variant="primary"
          className="md:mt-6.5"
          disabled={busy}
          onClick={() => input.current?.click()}
        >
          Choose a file
        </Button>
      )}
    </div>
  );
}

/** Whether a file is held over the page; calls `take` where it is let go. */
function usePageDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const dropped = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => dropped(event);
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
