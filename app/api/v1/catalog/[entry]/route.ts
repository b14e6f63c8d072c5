import { route } from '@/lib/api/route';
import { catalogParams } from '@/lib/api/wire/catalog';
import { getCatalogEntry } from '@/lib/services/catalog';

export const GET = route({ params: catalogParams }, (actor, { params }) =>
  getCatalogEntry(actor, params.entry),
);
