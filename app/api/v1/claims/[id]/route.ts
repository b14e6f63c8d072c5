import { route } from '@/lib/api/route';
import { claimPatch } from '@/lib/api/wire/claims';
import { idParams } from '@/lib/api/wire/shapes';
import { changeClaim, getClaim } from '@/lib/services/claims';

export const GET = route({ params: idParams }, (actor, { params }) => getClaim(actor, params.id));
export const PATCH = route({ params: idParams, body: claimPatch }, (actor, { params, body }) =>
  changeClaim(actor, params.id, body),
);
