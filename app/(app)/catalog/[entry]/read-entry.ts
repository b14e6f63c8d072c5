import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';

import type { CatalogReport } from '@/lib/api/wire/catalog';
import { AppError } from '@/lib/errors';
import { getCatalogEntry } from '@/lib/services/catalog';

import { signedIn } from '../../signed-in';

/** The published SLA with this id, read once a request; null where there is none. */
export const findEntry = cache(async (id: string): Promise<CatalogReport | null> => {
  const actor = await signedIn();
  try {
    return await getCatalogEntry(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
});

export async function readEntry(id: string): Promise<CatalogReport> {
  return (await findEntry(id)) ?? notFound();
}
