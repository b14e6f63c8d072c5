/** What a person may do in an organisation. Each role may do what the ones after it may. */
export const ROLES = ['owner', 'analyst', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (word: string): word is Role => ROLES.some((role) => role === word);
export const allows = (role: Role, needed: Role) => ROLES.indexOf(role) <= ROLES.indexOf(needed);
