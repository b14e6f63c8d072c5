import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { PlainPage } from '@/components/account/plain-page';
import { SetupForm } from '@/components/account/setup-form';
import { isEmpty } from '@/lib/auth/accounts';

export const metadata: Metadata = { title: 'Set up' };
// Whether anybody exists is asked of the database each time, never at build.
export const dynamic = 'force-dynamic';

export default async function SetupPage() {
  if (!(await isEmpty())) redirect('/sign-in');
  return (
    <PlainPage
      title="Set up Makegood"
      lead="Nobody has an account here yet. The first person owns the organisation and adds the others."
    >
      <SetupForm />
    </PlainPage>
  );
}
