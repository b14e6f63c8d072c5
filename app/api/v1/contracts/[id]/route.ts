import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { getContract } from '@/lib/services/contract-report';

export const GET = route({ params: idParams }, (actor, { params }) =>
  getContract(actor, params.id),
);
