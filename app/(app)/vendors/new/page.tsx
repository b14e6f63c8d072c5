import type { Metadata } from 'next';
import Link from 'next/link';

import { Page, TitleBlock } from '@/components/layout/page';
import { VendorForm } from '@/components/vendors/vendor-form';

export const metadata: Metadata = { title: 'Add a vendor' };

export default function NewVendorPage() {
  return (
    <Page>
      <TitleBlock place={<Link href="/vendors">Vendors</Link>} title="Add a vendor" />
      <VendorForm />
    </Page>
  );
}
