import { route } from '@/lib/api/route';
import { claimInput } from '@/lib/api/wire/claims';
import { listClaims } from '@/lib/services/claim-rows';
import { createClaim } from '@/lib/services/claims';

export const GET = route({}, (actor) => listClaims(actor));
export const POST = route({ body: claimInput }, (actor, { body }) => createClaim(actor, body));
