import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { revokeApiKey } from '@/lib/services/people';

export const DELETE = route({ params: idParams }, (actor, { params }) =>
  revokeApiKey(actor, params.id),
);
