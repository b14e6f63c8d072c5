import { z } from 'zod';

import { route } from '@/lib/api/route';
import { validateTerms } from '@/lib/services/contracts';

export const POST = route({ body: z.unknown() }, async (_actor, { body }) => validateTerms(body));
