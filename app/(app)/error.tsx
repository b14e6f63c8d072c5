'use client';

import Link from 'next/link';

import { refusalText } from '@/components/account/faults';
import { ErrorNote } from '@/components/layout/notices';
import { Page } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { Refused } from '@/lib/api/fetch';

type ErrorPageProps = Readonly<{ error: Error; reset: () => void }>;

/** A page that failed: the shell stays, nothing was written by reading it. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <Page>
      <ErrorNote
        scope="page"
        found={
          error instanceof Refused ? refusalText(error) : 'This page could not be put together.'
        }
        expected="Nothing was saved or changed."
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Go to the overview</Link>
            </Button>
          </>
        }
      />
    </Page>
  );
}
