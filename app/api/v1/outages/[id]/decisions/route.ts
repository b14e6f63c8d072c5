import { route } from '@/lib/api/route';
import { outageDecisionInput } from '@/lib/api/wire/outages';
import { idParams } from '@/lib/api/wire/shapes';
import { decideOutage } from '@/lib/services/decisions';

export const POST = route(
  { params: idParams, body: outageDecisionInput },
  (actor, { params, body }) => decideOutage(actor, params.id, body),
);
