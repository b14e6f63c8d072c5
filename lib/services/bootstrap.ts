import 'server-only';
import { createHmac } from 'node:crypto';

import type { BootstrapOrder } from '@/lib/api/bootstrap-route';
import {
  addMember,
  createOrganization,
  createPerson,
  findPersonId,
  isEmpty,
} from '@/lib/auth/accounts';
import type { Actor } from '@/lib/auth/session';
import { env } from '@/lib/env';

import { loadDemo } from './demo/portfolio';

export type Bootstrapped = Readonly<{
  demoSignIn?: Readonly<{ email: string; password: string }>;
  admin?: 'created' | 'exists';
}>;

const DEMO_EMAIL = 'demo@makegood.example';
const DEMO_ORGANIZATION = { id: '01900000-0000-7000-8000-00000000de30', name: 'Northfield Mutual' };

/** The demo password is the installation's own, so that no two installations share one. */
const demoPassword = () =>
  createHmac('sha256', env().MAKEGOOD_SECRET)
    .update('demo sign-in')
    .digest('base64url')
    .slice(0, 14);

/** What the launcher asks for at each start. Repeating it changes nothing. */
export async function bootstrap({ demo, admin }: BootstrapOrder): Promise<Bootstrapped> {
  const fresh = await isEmpty();
  if (demo && fresh) await makeDemo();
  const shown = demo && (await findPersonId(DEMO_EMAIL)) !== null;
  return {
    ...(shown && { demoSignIn: { email: DEMO_EMAIL, password: demoPassword() } }),
    ...(admin && { admin: await makeAdmin(admin, fresh, demo) }),
  };
}

async function makeDemo() {
  const password = demoPassword();
  const userId = await createPerson({ name: 'Miriam Okafor', email: DEMO_EMAIL, password });
  const organizationId = await createOrganization(DEMO_ORGANIZATION.name, DEMO_ORGANIZATION.id);
  await addMember(organizationId, userId, 'owner');
  const actor: Actor = {
    userId,
    name: 'Miriam Okafor',
    organizationId,
    organizationName: DEMO_ORGANIZATION.name,
    role: 'owner',
  };
  await loadDemo(actor, Date.now());
}

/** The first administrator owns an organisation of their own, and sees the demo beside it. */
async function makeAdmin(
  { email, password }: NonNullable<BootstrapOrder['admin']>,
  fresh: boolean,
  demo: boolean,
): Promise<'created' | 'exists'> {
  if (!fresh) return 'exists';
  const userId = await createPerson({ name: email, email, password });
  await addMember(await createOrganization('My organisation'), userId, 'owner');
  if (demo) await addMember(DEMO_ORGANIZATION.id, userId, 'owner');
  return 'created';
}
