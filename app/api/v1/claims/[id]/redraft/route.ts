import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { redraftClaim } from '@/lib/services/claims';

export const POST = route({ params: idParams }, (actor, { params }) =>
  redraftClaim(actor, params.id),
);
