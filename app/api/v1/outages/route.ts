import { route } from '@/lib/api/route';
import { manualInput, outageListQuery } from '@/lib/api/wire/outages';
import { enterByHand } from '@/lib/services/manual';
import { listOutages } from '@/lib/services/outages';

export const GET = route({ query: outageListQuery }, (actor, { query }) =>
  listOutages(actor, query),
);

export const POST = route({ body: manualInput }, (actor, { body }) => enterByHand(actor, body));
