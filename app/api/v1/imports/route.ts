import { route } from '@/lib/api/route';
import { receive } from '@/lib/api/upload';
import { importListQuery, uploadQuery } from '@/lib/api/wire/imports';
import { commitImport } from '@/lib/services/import-commit';
import { listImports } from '@/lib/services/import-report';
import { receiveImport } from '@/lib/services/imports';

export const GET = route({ query: importListQuery }, (actor, { query }) =>
  listImports(actor, query.page),
);

/** The file is the body, whatever its type: `curl --data-binary @outages.csv`. */
export const POST = route({ query: uploadQuery }, async (actor, { query }, request) => {
  const made = await receiveImport(actor, { ...receive(request, query), vendorId: query.vendor });
  if (query.commit) await commitImport(actor, made.id, request.signal);
  return made;
});
