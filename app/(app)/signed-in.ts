import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { nextPath } from '@/components/account/next-path';
import { isEmpty } from '@/lib/auth/accounts';
import { allows } from '@/lib/auth/roles';
import { type Actor, findActor } from '@/lib/auth/session';

/**
 * Who is asking for a page. The layout alone does not keep a page closed: moving between pages
 * renders the page without it. Without a session this leads to sign-in, or to the first setup.
 */
export async function signedIn(): Promise<Actor> {
  const actor = await findActor();
  if (actor) return actor;
  if (await isEmpty()) redirect('/setup');
  const asked = nextPath((await headers()).get('x-path') ?? undefined);
  redirect(asked === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(asked)}`);
}

/** As `signedIn`, for a page that is a form: a viewer is led to `instead`. */
export async function signedInToWrite(instead: string): Promise<Actor> {
  const actor = await signedIn();
  if (!allows(actor.role, 'analyst')) redirect(instead);
  return actor;
}
