import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { progressOf } from '@/lib/services/import-progress';

export const GET = route({ params: idParams }, async (actor, { params }) =>
  progressOf(actor.organizationId, params.id),
);
