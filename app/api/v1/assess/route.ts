import { z } from 'zod';

import { route } from '@/lib/api/route';
import { assessGiven } from '@/lib/services/stateless';

export const POST = route({ body: z.unknown() }, async (_actor, { body }) => assessGiven(body));
