import { route } from '@/lib/api/route';
import { claimSubmission } from '@/lib/api/wire/claims';
import { idParams } from '@/lib/api/wire/shapes';
import { submitClaim } from '@/lib/services/claim-submission';

export const POST = route({ params: idParams, body: claimSubmission }, (actor, { params, body }) =>
  submitClaim(actor, params.id, body.acknowledgeMissing),
);
