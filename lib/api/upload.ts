import 'server-only';
import type { z } from 'zod';

import { AppError } from '@/lib/errors';

import { invalid } from './route';
import { importOptions, type uploadQuery } from './wire/imports';

/** A file upload as a stream: the body is the file, the query says what it is. */
export function receive(request: Request, query: z.infer<typeof uploadQuery>) {
  const { body } = request;
  if (!body) {
    throw new AppError('The request has no body; the file was expected as its body.', {
      code: 'invalid',
    });
  }
  const announced = Number(request.headers.get('content-length') ?? '');
  return {
    importId: query.id,
    fileName: query.fileName,
    bytes: body,
    sizeBytes: Number.isSafeInteger(announced) && announced > 0 ? announced : undefined,
    options: {
      ...optionsOf(query.options),
      ...(query.confirm && { confirmed: 'all' as const }),
    },
    signal: request.signal,
  };
}

function optionsOf(text: string | undefined) {
  if (text === undefined) return {};
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new AppError('options: expected JSON.', { code: 'invalid', cause });
  }
  const read = importOptions.safeParse(given);
  if (!read.success) throw invalid(read.error);
  return read.data;
}
