import Link from 'next/link';

import { ErrorNote } from '@/components/layout/notices';
import type { CatalogReport } from '@/lib/api/wire/catalog';
import type { VendorRow } from '@/lib/api/wire/vendors';

import { stateSentence } from './catalog-state';

export type PublishedNoteProps = Readonly<{
  published: CatalogReport;
  vendor: VendorRow | undefined;
  /** Services that the terms name and the vendor does not have. */
  unmatched: readonly string[];
}>;

/** Where the terms of a new contract come from, and what must be settled before they hold. */
export function PublishedNote({ published: { entry }, vendor, unmatched }: PublishedNoteProps) {
  return (
    <div className="mb-6">
      <p className="max-w-measure text-base text-pretty">
        Begun from{' '}
        <Link href={`/catalog/${entry.id}`}>
          {entry.vendor}, {entry.service}
        </Link>
        . {stateSentence(entry)}{' '}
        <span className="text-ink-soft">Your own contract may say something else: compare it.</span>
      </p>
      {vendor && unmatched.length > 0 ? (
        <ErrorNote
          found={`These terms name services that ${vendor.name} does not have: ${unmatched.join(', ')}.`}
          expected="Add services of these ids to the vendor, or take them out of the document, here and in each promise; until then the contract is refused."
        />
      ) : null}
    </div>
  );
}
