import type { Metadata } from 'next';
import Link from 'next/link';

import { Page, TitleBlock } from '@/components/layout/page';
import { VendorForm } from '@/components/vendors/vendor-form';

import { signedInToWrite } from '../../signed-in';

export const metadata: Metadata = { title: 'Add a vendor' };

export default async function NewVendorPage() {
  await signedInToWrite('/vendors');
  return (
    <Page>
      <TitleBlock place={<Link href="/vendors">Vendors</Link>} title="Add a vendor" />
      <VendorForm />
    </Page>
  );
}
