import { route } from '@/lib/api/route';
import { decisionInput } from '@/lib/api/wire/outages';
import { decide } from '@/lib/services/decisions';

export const POST = route({ body: decisionInput }, (actor, { body }) => decide(actor, body));
