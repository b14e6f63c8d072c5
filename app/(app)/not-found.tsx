import Link from 'next/link';

import { ErrorNote } from '@/components/layout/notices';
import { Page } from '@/components/layout/page';
import { Button } from '@/components/ui/button';

export default function NotFoundPage() {
  return (
    <Page>
      <ErrorNote
        scope="page"
        found="This is not there."
        expected="It was removed, belongs to another organisation, or the address is mistyped."
        action={
          <Button asChild>
            <Link href="/">Go to the overview</Link>
          </Button>
        }
      />
    </Page>
  );
}
