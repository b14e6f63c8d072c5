import { route } from '@/lib/api/route';
import { personInput } from '@/lib/api/wire/people';
import { addPerson } from '@/lib/services/people';

export const POST = route({ body: personInput }, (actor, { body }) => addPerson(actor, body));
