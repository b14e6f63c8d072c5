import Link from 'next/link';

import { PlainPage } from '@/components/account/plain-page';

export default function NotFound() {
  return (
    <PlainPage title="There is no such page" lead="The address is mistyped, or the page has moved.">
      <Link href="/">Go to the overview</Link>
    </PlainPage>
  );
}
