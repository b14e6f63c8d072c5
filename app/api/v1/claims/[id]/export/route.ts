import { download } from '@/lib/api/download';
import { route } from '@/lib/api/route';
import { exportQuery } from '@/lib/api/wire/claims';
import { idParams } from '@/lib/api/wire/shapes';
import { exportClaim } from '@/lib/services/claim-submission';

export const GET = route(
  { params: idParams, query: exportQuery },
  async (actor, { params, query }) =>
    download(query.format, await exportClaim(actor, params.id, query.format)),
);
