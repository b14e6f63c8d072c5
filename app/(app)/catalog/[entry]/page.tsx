import type { Metadata } from 'next';

import { CatalogEntryView } from '@/components/catalog/catalog-entry-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { catalogEntryQuery } from '@/lib/api/queries';

import { readEntry } from './read-entry';

export async function generateMetadata({
  params,
}: PageProps<'/catalog/[entry]'>): Promise<Metadata> {
  const { entry } = await readEntry((await params).entry);
  return { title: `${entry.vendor}, ${entry.service}` };
}

export default async function CatalogEntryPage({ params }: PageProps<'/catalog/[entry]'>) {
  const { entry } = await params;
  const report = await readEntry(entry);
  return (
    <Hydrate answers={[answer(catalogEntryQuery(entry), async () => report)]}>
      <CatalogEntryView entryId={entry} />
    </Hydrate>
  );
}
