import { route } from '@/lib/api/route';
import { catalogListQuery } from '@/lib/api/wire/catalog';
import { listCatalog } from '@/lib/services/catalog';

export const GET = route({ query: catalogListQuery }, (actor, { query }) =>
  listCatalog(actor, query),
);
