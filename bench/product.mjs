import { migrateDatabase } from '../scripts/migrate.mjs';
import { loadModules } from './modules.mjs';
import { peakMb, timed, withPlainConnection, withScratchServer } from './scratch.mjs';

/**
 * A new server with the product's schema and one organisation. `importFile` imports a file of a new
 * vendor as a person does: received and previewed, then committed with its outages reconciled.
 */
export async function withProduct(work) {
  await withScratchServer(async ({ ownerUrl, appUrl }) => {
    await migrateDatabase({ ownerUrl, appRole: new URL(appUrl).username });
    process.env.DATABASE_URL = appUrl;
    process.env.MAKEGOOD_SECRET ??= 'a secret of the performance harness alone';
    process.env.MAKEGOOD_MAX_UPLOAD_MB ??= '2048';
    const [{ receiveImport }, { commitImport }, { getImport }, { createVendor }, accounts, client] =
      await loadModules([
        'lib/services/imports.ts',
        'lib/services/import-commit.ts',
        'lib/services/import-report.ts',
        'lib/services/vendors.ts',
        'lib/auth/accounts.ts',
        'lib/db/client.ts',
      ]);
    const organizationId = await accounts.createOrganization('Harness');
    const actor = { userId: organizationId, name: 'Harness', organizationId, role: 'owner' };
    try {
      await work({ ownerUrl, evidenceAsCopied, importFile });
    } finally {
      await client.db().$client.end({ timeout: 5 });
    }

    async function importFile({ fileName, bytes, options }) {
      const vendor = await createVendor(actor, { name: fileName, services: [] });
      const restMb = peakMb();
      const received = await timed(() =>
        receiveImport(actor, { vendorId: vendor.id, fileName, bytes, options }),
      );
      const committed = await timed(() => commitImport(actor, received.answer.id));
      const { added } = (await getImport(actor, received.answer.id)).import;
      return { receiveMs: received.ms, commitMs: committed.ms, added, restMb };
    }

    /** The rows of evidence as they are stored, in pieces of COPY's text. */
    async function evidenceAsCopied() {
      return withPlainConnection(appUrl, async (sql) => {
        await sql`select set_config('app.organization_id', ${organizationId}, false)`;
        const out = await sql.unsafe('copy (select * from evidence) to stdout').readable();
        const pieces = [];
        for await (const piece of out) pieces.push(piece);
        return pieces;
      });
    }
  });
}
