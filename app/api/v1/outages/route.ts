import { route } from '@/lib/api/route';
import { outageListQuery } from '@/lib/api/wire/outages';
import { listOutages } from '@/lib/services/outages';

export const GET = route({ query: outageListQuery }, (actor, { query }) =>
  listOutages(actor, query),
);
