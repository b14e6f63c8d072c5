import { route } from '@/lib/api/route';
import { feeInput } from '@/lib/api/wire/contracts';
import { idParams } from '@/lib/api/wire/shapes';
import { addFee } from '@/lib/services/contracts';

export const POST = route({ params: idParams, body: feeInput }, (actor, { params, body }) =>
  addFee(actor, params.id, body),
);
