import { route } from '@/lib/api/route';
import { feeEnd, feeParams } from '@/lib/api/wire/contracts';
import { endFee } from '@/lib/services/contracts';

export const PATCH = route({ params: feeParams, body: feeEnd }, (actor, { params, body }) =>
  endFee(actor, params.id, params.feeId, body.endsOn),
);
