import 'server-only';
import type { ImportLines, LinesQuery } from '@/lib/api/wire/imports';
import type { Actor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { jsonLineOf } from '@/lib/importers/json-line';
import { linesAround } from '@/lib/importers/lines';

import { requireImport, storedText } from './import-report';
import { reading } from './transaction';

/** Lines shown on each side. */
const BESIDE = 3;

/** The lines of a text around one of them, or around what stands at a JSON path, as they stand in the file. */
export const getImportLines = (
  actor: Actor,
  importId: string,
  wanted: LinesQuery,
): Promise<ImportLines> =>
  reading(actor, async (tx) => {
    const stored = await requireImport(tx, importId);
    const around =
      'around' in wanted ? wanted.around : await jsonLineOf(storedText(tx, stored), wanted.path);
    const lines = around === null ? [] : await linesAround(storedText(tx, stored), around, BESIDE);
    if (around !== null && lines.length > 0) return { around, lines };
    const what = 'around' in wanted ? `line ${wanted.around}` : `place ${wanted.path}`;
    throw new AppError(`The file has no ${what}, or is no text.`, { code: 'not_found' });
  });
