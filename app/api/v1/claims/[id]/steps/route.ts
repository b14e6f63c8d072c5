import { route } from '@/lib/api/route';
import { claimStepInput } from '@/lib/api/wire/claims';
import { idParams } from '@/lib/api/wire/shapes';
import { recordStep } from '@/lib/services/claim-progress';

export const POST = route({ params: idParams, body: claimStepInput }, (actor, { params, body }) =>
  recordStep(actor, params.id, body),
);
