import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { nextPath } from '@/components/account/next-path';
import { PlainPage } from '@/components/account/plain-page';
import { SignInForm } from '@/components/account/sign-in-form';
import { isEmpty } from '@/lib/auth/accounts';
import { findActor } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = nextPath((await searchParams).next);
  if (await findActor()) redirect(next);
  if (await isEmpty()) redirect('/setup');
  return (
    <PlainPage title="Sign in">
      <SignInForm next={next} />
    </PlainPage>
  );
}
