import { route } from '@/lib/api/route';
import { readInput } from '@/lib/api/wire/imports';
import { readGiven } from '@/lib/services/stateless';

export const POST = route({ body: readInput }, async (_actor, { body }) => readGiven(body));
