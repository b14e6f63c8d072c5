import { Checkbox } from '@/components/ui/checkbox';

import type { Role } from '../account/role';
import { ROLE_WORDS } from './role-words';

/** One of these roles, each with what it may do; the field is called `role`. */
export function RoleChoice({ roles, preset }: { roles: readonly Role[]; preset: Role }) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Role</legend>
      {roles.map((role) => (
        <Checkbox
          key={role}
          type="radio"
          name="role"
          value={role}
          defaultChecked={role === preset}
          hint={`May: ${ROLE_WORDS[role]}`}
        >
          {role}
        </Checkbox>
      ))}
    </fieldset>
  );
}
