import { route } from '@/lib/api/route';
import { importOptions } from '@/lib/api/wire/imports';
import { idParams } from '@/lib/api/wire/shapes';
import { getImport } from '@/lib/services/import-report';
import { changeImport } from '@/lib/services/imports';

export const GET = route({ params: idParams }, (actor, { params }) => getImport(actor, params.id));
export const PATCH = route({ params: idParams, body: importOptions }, (actor, { params, body }) =>
  changeImport(actor, params.id, body),
);
