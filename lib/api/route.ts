import 'server-only';
import { z } from 'zod';

import { type Actor, requireActor } from '@/lib/auth/session';
import { AppError, type Fault } from '@/lib/errors';

import { toProblem } from './problem';

/** A JSON body may be this large; a file goes through `uploadRoute`, which streams. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;

type Doors = z.ZodRawShape;
type Handle<D extends Doors> = (
  actor: Actor,
  input: z.infer<z.ZodObject<D>>,
  request: Request,
) => Promise<unknown>;

/**
 * The one door for HTTP: authenticates, parses `params`, `query` and `body` as the given
 * schemas ask, and maps every error once. A handler may answer with a `Response` of its own.
 */
export function route<D extends Doors>(doors: D, handle: Handle<D>) {
  const schema = z.object(doors);
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    try {
      refuseCrossSite(request);
      const actor = await requireActor();
      if (/%00/.test(request.url)) throw notText('The address');
      const input = schema.safeParse({
        params: await context.params,
        query: Object.fromEntries(new URL(request.url).searchParams),
        body: 'body' in doors ? await readJson(request) : undefined,
      });
      if (!input.success) throw invalid(input.error);
      const answer = await handle(actor, input.data, request);
      return answer instanceof Response ? answer : Response.json(answer);
    } catch (error) {
      return toProblem(error);
    }
  };
}

/** A door for somebody who cannot have signed in yet. */
export const open =
  <T>(schema: z.ZodType<T>, handle: (body: T) => Promise<unknown>) =>
  async (request: Request): Promise<Response> => {
    try {
      refuseCrossSite(request);
      const body = schema.safeParse(await readJson(request));
      if (!body.success) throw invalid(body.error);
      return Response.json(await handle(body.data));
    } catch (error) {
      return toProblem(error);
    }
  };

/** Route handlers get no CSRF check from Next, unlike server actions. */
function refuseCrossSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site') ?? 'same-origin';
  if (request.method === 'GET' || site === 'same-origin' || site === 'none') return;
  throw new AppError('A request from another site was refused.', { code: 'forbidden' });
}

/** What the schema missed, as faults with a path each. */
export function invalid(error: z.ZodError): AppError {
  const faults: Fault[] = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          expected: 'no such field exists',
        }))
      : [{ path: issue.path.join('.'), expected: issue.message }],
  );
  const [first] = faults;
  const title = first ? `${first.path || 'The request'}: ${first.expected}` : 'Invalid request';
  return new AppError(title, { code: 'invalid', faults });
}

async function readJson(request: Request): Promise<unknown> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > MAX_JSON_BYTES) throw tooLarge(announced);
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const piece of request.body) {
      size += piece.byteLength;
      if (size > MAX_JSON_BYTES) throw tooLarge(size);
      pieces.push(piece);
    }
  }
  const read = parse(join(pieces), size);
  if (UNSTORABLE.test(JSON.stringify(read) ?? '')) throw notText('The body');
  return read;
}

/** NUL and half a surrogate pair, as JSON.stringify escapes them: no database keeps them as text. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;
const notText = (what: string) =>
  new AppError(`${what} holds a character that is no text: NUL, or half a surrogate pair.`, {
    code: 'invalid',
  });

function parse(bytes: Uint8Array, size: number): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError(
      size === 0
        ? 'The request has no body; JSON was expected.'
        : `The body is not JSON: ${why(cause)}`,
      { code: 'invalid', cause },
    );
  }
}

const tooLarge = (bytes: number) =>
  new AppError(
    `The body has ${bytes} bytes; at most ${MAX_JSON_BYTES} are read here. Send a file to /api/v1/imports.`,
    { code: 'too_large' },
  );
const why = (cause: unknown) => (cause instanceof Error ? cause.message : 'it cannot be read');

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
