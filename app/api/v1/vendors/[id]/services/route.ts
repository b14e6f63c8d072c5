import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { serviceInput } from '@/lib/api/wire/vendors';
import { addService } from '@/lib/services/vendors';

export const POST = route({ params: idParams, body: serviceInput }, (actor, { params, body }) =>
  addService(actor, params.id, body.name),
);
