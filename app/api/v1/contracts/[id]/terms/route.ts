import { route } from '@/lib/api/route';
import { termsInput } from '@/lib/api/wire/contracts';
import { idParams } from '@/lib/api/wire/shapes';
import { addTerms } from '@/lib/services/contracts';

export const POST = route({ params: idParams, body: termsInput }, (actor, { params, body }) =>
  addTerms(actor, params.id, body),
);
