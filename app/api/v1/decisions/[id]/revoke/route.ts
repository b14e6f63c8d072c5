import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { revokeDecision } from '@/lib/services/decisions';

export const POST = route({ params: idParams }, (actor, { params }) =>
  revokeDecision(actor, params.id),
);
