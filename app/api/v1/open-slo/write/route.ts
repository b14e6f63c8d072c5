import { z } from 'zod';

import { route } from '@/lib/api/route';
import { writeOpenSloText } from '@/lib/services/open-slo';

export const POST = route({ body: z.unknown() }, async (_actor, { body }) =>
  writeOpenSloText(body),
);
