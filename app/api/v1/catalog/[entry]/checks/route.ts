import { route } from '@/lib/api/route';
import { catalogCheckInput, catalogParams } from '@/lib/api/wire/catalog';
import { recordCheck } from '@/lib/services/catalog';

export const POST = route(
  { params: catalogParams, body: catalogCheckInput },
  (actor, { params, body }) => recordCheck(actor, params.entry, body),
);
