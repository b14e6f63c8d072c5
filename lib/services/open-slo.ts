import 'server-only';
import { parseAllDocuments, stringify } from 'yaml';

import type { OpenSloRead, OpenSloWritten } from '@/lib/api/wire/contracts';
import { AppError } from '@/lib/errors';
import { readOpenSlo } from '@/lib/sla/open-slo';
import { writeOpenSlo } from '@/lib/sla/open-slo-document';

import { acceptTerms } from './contracts';

/** More repeats of one anchor than this are a bomb, not a document. */
const MOST_ALIASES = 100;

/** OpenSLO v1 as YAML or JSON, several documents in one text too → commitments, and what is lost. */
export function readOpenSloText(text: string): OpenSloRead {
  const documents = parsed(text);
  const { commitments, services, period, timeZone, lost } = readOpenSlo(documents);
  return {
    commitments: [...commitments],
    services: [...services],
    period,
    timeZone,
    lost: [...lost],
  };
}

function parsed(text: string): unknown {
  const documents = parseAllDocuments(text);
  if ('empty' in documents) return refuse('an empty text', 1);
  const values = documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) refuse(error.message.split('\n')[0] ?? '', error.linePos?.[0].line ?? 1);
    const value: unknown = valueOf(document);
    return Array.isArray(value) ? value.map((one: unknown) => one) : [value];
  });
  const told = values.filter((value) => value !== null);
  return told.length === 1 ? told[0] : told;
}

function valueOf(document: ReturnType<typeof parseAllDocuments>[number]): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'broken YAML', 1);
  }
}

function refuse(found: string, line: number): never {
  throw new AppError(`This is no YAML or JSON that can be read: line ${line}, ${found}`, {
    code: 'invalid',
    faults: [{ path: 'text', expected: 'OpenSLO v1 in YAML or JSON', found }],
  });
}

/** Terms as OpenSLO v1 in YAML, and the path of everything that it cannot say. */
export function writeOpenSloText(document: unknown): OpenSloWritten {
  const { documents, lost } = writeOpenSlo(acceptTerms(document).terms);
  return {
    text: documents.map((one) => stringify(one)).join('---\n'),
    lost: [...lost],
  };
}
