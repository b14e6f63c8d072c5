const DOORS = ['sign-in/email', 'sign-out', 'get-session', 'organization/set-active'];

/** Whether a path of better-auth is one that the pages use. Names, roles and people have services of ours. */
export const isOpenDoor = (pathname: string): boolean =>
  DOORS.some((door) => pathname === `/api/auth/${door}`);
