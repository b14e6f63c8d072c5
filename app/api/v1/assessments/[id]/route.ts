import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { getTrace } from '@/lib/services/traces';

export const GET = route({ params: idParams }, (actor, { params }) => getTrace(actor, params.id));
