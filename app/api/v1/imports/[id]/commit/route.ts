import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { commitImport } from '@/lib/services/import-commit';

export const POST = route({ params: idParams }, (actor, { params }, request) =>
  commitImport(actor, params.id, request.signal),
);
