import { route } from '@/lib/api/route';
import { groupingInput } from '@/lib/api/wire/outages';
import { group } from '@/lib/services/groupings';

export const POST = route({ body: groupingInput }, (actor, { body }) => group(actor, body));
