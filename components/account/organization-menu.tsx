'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { Button } from '@/components/ui/button';
import { settingsQuery } from '@/lib/api/queries';

import { Refusal } from './refusal';
import { chooseOrganization, signOut } from './sign-in';

export type Person = Readonly<{
  name: string;
  role: string;
  organizationId: string;
  organization: string;
}>;

/** Who is signed in, their other organisations, and the way out. Mounted only while the menu is open. */
export function OrganizationMenu({ person }: { person: Person }) {
  const { data } = useQuery(settingsQuery());
  const others = (data?.organizations ?? []).filter(({ id }) => id !== person.organizationId);
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign('/sign-in'),
  });
  const change = useMutation({
    mutationFn: chooseOrganization,
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <div className="grid gap-3">
      <p>
        <span className="block font-medium">{person.name}</span>
        <span className="block text-xs text-ink-faint">
          {person.role}, {person.organization}
        </span>
      </p>
      {others.length > 0 ? (
        <div>
          <span className="text-xs text-ink-faint">Other organisations</span>
          {others.map(({ id, name }) => (
            <Button
              key={id}
              variant="quiet"
              className="flex w-full justify-start px-0"
              disabled={change.isPending}
              onClick={() => change.mutate(id)}
            >
              {name}
            </Button>
          ))}
        </div>
      ) : null}
      <p>
        <Link href="/settings">People, keys and settings</Link>
      </p>
      <Refusal error={leave.error ?? change.error} />
      <div>
        <Button size="small" disabled={leave.isPending} onClick={() => leave.mutate()}>
          Sign out
        </Button>
      </div>
    </div>
  );
}
