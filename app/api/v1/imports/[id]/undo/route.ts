import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { undoImport } from '@/lib/services/import-commit';

export const POST = route({ params: idParams }, (actor, { params }) =>
  undoImport(actor, params.id),
);
