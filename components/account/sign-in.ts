import { Refused } from '@/lib/api/fetch';

/** Posts to the account service, which speaks another dialect than our own API. Throws `Refused`. */
async function post(path: string, body: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const told: unknown = await response.json().catch(() => null);
  throw new Refused(messageOf(told) ?? response.statusText, response.status);
}

function messageOf(told: unknown): string | undefined {
  if (typeof told !== 'object' || told === null || !('message' in told)) return undefined;
  return typeof told.message === 'string' ? told.message : undefined;
}

export type Credentials = Readonly<{ email: string; password: string }>;

/** Signs in; the session is a cookie. Throws `Refused` with a sentence for the person. */
export async function signIn(credentials: Credentials): Promise<void> {
  try {
    await post('sign-in/email', credentials);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      throw new Refused('E-mail or password is wrong.', 401);
    }
    throw error;
  }
}

export const signOut = (): Promise<void> => post('sign-out', {});

export const chooseOrganization = (organizationId: string): Promise<void> =>
  post('organization/set-active', { organizationId });
