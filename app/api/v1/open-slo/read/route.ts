import { route } from '@/lib/api/route';
import { openSloInput } from '@/lib/api/wire/contracts';
import { readOpenSloText } from '@/lib/services/open-slo';

export const POST = route({ body: openSloInput }, async (_actor, { body }) =>
  readOpenSloText(body.text),
);
