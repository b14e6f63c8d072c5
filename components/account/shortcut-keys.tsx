'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';

import { meaningOf, PLACES } from './keys';
import { isShortcut } from './shortcuts';

const OTHERS = [
  ['/', 'Search, where the page has a field for it'],
  ['?', 'This list'],
  ['Esc', 'Close'],
] as const;

/** Listens to the single-letter shortcuts and shows their list at `?`. */
export function ShortcutKeys() {
  const router = useRouter();
  const [listed, setListed] = useState(false);
  const goSinceMs = useRef<number | null>(null);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      const meaning = meaningOf({
        key: event.key,
        atMs: event.timeStamp,
        goSinceMs: goSinceMs.current,
      });
      goSinceMs.current = meaning.kind === 'await' ? event.timeStamp : null;
      if (meaning.kind === 'go') router.push(meaning.href);
      if (meaning.kind === 'keys') setListed(true);
      // Typed into no field, the key itself must not become its first letter.
      if (meaning.kind === 'search' && focusSearch()) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [router]);

  return (
    <Dialog
      title="Keys"
      description="Single letters do nothing while a field has focus."
      open={listed}
      onOpenChange={setListed}
      actions={
        <DialogClose asChild>
          <Button>Close the list</Button>
        </DialogClose>
      }
    >
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)]">
        {PLACES.map(({ letter, label }) => (
          <KeyRow key={letter} keys={['g', letter]} does={`Go to ${label}`} />
        ))}
        {OTHERS.map(([key, does]) => (
          <KeyRow key={key} keys={[key]} does={does} />
        ))}
      </dl>
      <p className="mt-4 text-ink-soft">
        They can be switched off in{' '}
        <Link href="/settings#keyboard" onClick={() => setListed(false)}>
          Settings
        </Link>
        .
      </p>
    </Dialog>
  );
}

/** Moves to the page's own search field, its words selected; false where it has none, or a dialog lies over it. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!field || field.closest('[aria-hidden="true"]')) return false;
  field.focus();
  field.select();
  return true;
}

function KeyRow({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <>
      <dt className="border-b border-line py-1.75">
        {keys.map((key, index) => (
          <span key={key}>
            {index > 0 ? ' then ' : ''}
            <kbd>{key}</kbd>
          </span>
        ))}
      </dt>
      <dd className="border-b border-line py-1.75">{does}</dd>
    </>
  );
}
