import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { getOutage } from '@/lib/services/outages';

export const GET = route({ params: idParams }, (actor, { params }) => getOutage(actor, params.id));
