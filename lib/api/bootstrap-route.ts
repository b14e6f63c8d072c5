import 'server-only';
import { timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

import { toProblem } from './problem';
import { invalid } from './route';

const order = z.strictObject({
  demo: z.boolean(),
  admin: z.strictObject({ email: z.email(), password: z.string() }).optional(),
});
export type BootstrapOrder = z.infer<typeof order>;

/** A door for the launcher alone: it knows the token that it gave this process. */
export const bootstrapRoute =
  (handle: (order: BootstrapOrder) => Promise<unknown>) =>
  async (request: Request): Promise<Response> => {
    try {
      refuseStranger(request.headers.get('x-makegood-bootstrap') ?? '');
      const given = order.safeParse(await request.json());
      if (!given.success) throw invalid(given.error);
      return Response.json(await handle(given.data));
    } catch (error) {
      return toProblem(error);
    }
  };

function refuseStranger(token: string) {
  const expected = Buffer.from(env().MAKEGOOD_BOOTSTRAP_TOKEN ?? '');
  const given = Buffer.from(token);
  if (expected.length === given.length && expected.length > 0 && timingSafeEqual(expected, given)) {
    return;
  }
  throw new AppError('There is no such page.', { code: 'not_found' });
}
