import { route } from '@/lib/api/route';
import { overviewQuery } from '@/lib/api/wire/overview';
import { getOverview } from '@/lib/services/overview';

export const GET = route({ query: overviewQuery }, (actor, { query }) =>
  getOverview(actor, query.period),
);
