import { route } from '@/lib/api/route';
import { claimOutcome } from '@/lib/api/wire/claims';
import { idParams } from '@/lib/api/wire/shapes';
import { recordOutcome } from '@/lib/services/claim-progress';

export const POST = route({ params: idParams, body: claimOutcome }, (actor, { params, body }) =>
  recordOutcome(actor, params.id, body),
);
