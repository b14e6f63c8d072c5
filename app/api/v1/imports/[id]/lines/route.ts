import { route } from '@/lib/api/route';
import { linesQuery } from '@/lib/api/wire/imports';
import { idParams } from '@/lib/api/wire/shapes';
import { getImportLines } from '@/lib/services/import-lines';

export const GET = route({ params: idParams, query: linesQuery }, (actor, { params, query }) =>
  getImportLines(actor, params.id, query),
);
