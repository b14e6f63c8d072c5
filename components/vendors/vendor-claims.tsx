'use client';

import Link from 'next/link';

import type { VendorReport } from '@/lib/api/wire/vendors';

import { ClaimTable } from '../claims/claim-table';
import { Section } from '../layout/page';

/** What was claimed from this vendor, and what came back. */
export function VendorClaims({ report: { claims } }: { report: VendorReport }) {
  return (
    <Section title="Claims" scope="Newest first">
      {claims.length === 0 ? (
        <p className="text-base">
          Nothing has been claimed from this vendor. <Link href="/claims">See what is owed</Link>
        </p>
      ) : (
        <ClaimTable claims={claims} vendor={false} />
      )}
    </Section>
  );
}
