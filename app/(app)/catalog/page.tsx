import type { Metadata } from 'next';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { chosenIn } from '@/components/catalog/catalog-address';
import { CatalogList } from '@/components/catalog/catalog-list';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { catalogEntryQuery, catalogQuery } from '@/lib/api/queries';
import { catalogListQuery } from '@/lib/api/wire/catalog';
import { listCatalog } from '@/lib/services/catalog';

import { signedIn } from '../signed-in';
import { findEntry } from './[entry]/read-entry';

export const metadata: Metadata = { title: 'Published SLAs' };

export default async function CatalogPage({ searchParams }: PageProps<'/catalog'>) {
  const { q: asked, compare } = await searchParams;
  const actor = await signedIn();
  const q = catalogListQuery.safeParse({ q: asked }).data?.q?.trim() || undefined;
  const chosen = await Promise.all(
    chosenIn(compare).map(async (id) => ({ id, report: await findEntry(id) })),
  );
  const found = chosen.flatMap(({ id, report }) => (report ? [{ id, report }] : []));
  return (
    <Hydrate
      answers={[
        answer(catalogQuery(q), () => listCatalog(actor, { q })),
        ...found.map(({ id, report }) => answer(catalogEntryQuery(id), async () => report)),
      ]}
    >
      <Suspense fallback={<PageLoading title="Published SLAs" />}>
        <CatalogList
          q={q}
          compare={found.map(({ id }) => id)}
          missing={chosen.filter(({ report }) => !report).map(({ id }) => id)}
        />
      </Suspense>
    </Hydrate>
  );
}
