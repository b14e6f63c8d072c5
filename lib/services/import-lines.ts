import 'server-only';
import type { ImportLines } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { linesAround } from '@/lib/importers/lines';

import { requireImport, storedText } from './import-report';
import { reading } from './transaction';

/** Lines shown on each side. */
const BESIDE = 3;

/** The lines of a text around one of them, as they stand in the file. */
export const getImportLines = (
  actor: Actor,
  importId: string,
  around: number,
): Promise<ImportLines> =>
  reading(actor, async (tx) => {
    const stored = await requireImport(tx, importId);
    const lines = await linesAround(storedText(tx, stored), around, BESIDE);
    if (lines.length > 0) return { lines };
    throw new AppError(`The file has no line ${around}, or is no text.`, { code: 'not_found' });
  });
