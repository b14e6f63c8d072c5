import type { ReactNode } from 'react';

import { Mark } from '@/components/layout/masthead';

export type PlainPageProps = Readonly<{ title: string; lead?: ReactNode; children: ReactNode }>;

/** One column without the masthead: sign-in, setup, a page that is not there. */
export function PlainPage({ title, lead, children }: PlainPageProps) {
  return (
    <main id="main" className="mx-auto max-w-[26rem] px-4 pt-[max(2rem,10vh)] pb-16 sm:px-6">
      <p className="inline-flex items-center gap-2.5 text-base font-bold tracking-[-0.01em]">
        <Mark />
        Makegood
      </p>
      <h1 className="mt-6 border-t border-ink pt-4">{title}</h1>
      {lead ? <p className="mt-2 text-base text-pretty text-ink-soft">{lead}</p> : null}
      <div className="mt-6">{children}</div>
    </main>
  );
}
