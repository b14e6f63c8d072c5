import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { discardImport } from '@/lib/services/import-commit';

export const POST = route({ params: idParams }, (actor, { params }) =>
  discardImport(actor, params.id),
);
