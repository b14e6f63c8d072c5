import type { Role } from '../account/role';

/** What each role may do, in a line. */
export const ROLE_WORDS = {
  owner: 'everything, also people and keys',
  analyst: 'import, decide, claim',
  viewer: 'read',
} as const satisfies Record<Role, string>;
