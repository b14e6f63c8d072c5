'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export type PopoverProps = Readonly<{
  /** The button that opens it (asChild). */
  trigger: ReactNode;
  /** Said to a screen reader when it opens. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
}>;

/** A small sheet beside its button: a menu of links, a choice. */
export function Popover({ trigger, label, children, align = 'end' }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={8}
          collisionPadding={16}
          className="z-30 min-w-56 rounded-md bg-raised p-4 shadow-panel"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
