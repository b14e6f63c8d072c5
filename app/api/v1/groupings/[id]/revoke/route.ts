import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { revokeGrouping } from '@/lib/services/groupings';

export const POST = route({ params: idParams }, (actor, { params }) =>
  revokeGrouping(actor, params.id),
);
