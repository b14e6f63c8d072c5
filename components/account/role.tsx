'use client';

import { createContext, type ReactNode, useContext } from 'react';

import type { SettingsReport } from '@/lib/api/wire/people';

export type Role = SettingsReport['you']['role'];

const RoleContext = createContext<Role>('viewer');

export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>;
}

const useRole = (): Role => useContext(RoleContext);

/** Whether the person may write: viewers read only. The server refuses them anyway. */
export const useMayWrite = (): boolean => useRole() !== 'viewer';

/** What only people who may write see: buttons, links to forms. */
export function Writers({ children }: { children: ReactNode }) {
  return useMayWrite() ? children : null;
}
