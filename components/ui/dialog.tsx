'use client';

import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

import { Button } from './button';
import { cn } from './cn';

export type DialogProps = Readonly<{
  title: ReactNode;
  /** One sentence on what will happen; read out with the title. */
  description?: ReactNode;
  /** The button that opens it (asChild). Leave out for a controlled dialog. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
  /** The buttons, the primary one last. */
  actions?: ReactNode;
}>;

export const DialogClose = Radix.Close;

/** Asks, or edits, over the page. Esc and a press outside close it; focus returns to what opened it. */
export function Dialog(props: DialogProps) {
  const { title, description, trigger, children, actions, open, onOpenChange } = props;
  return (
    <Radix.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className="fixed top-[max(1rem,12vh)] left-1/2 z-50 max-h-[80vh] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-auto rounded-md bg-raised p-6 shadow-panel"
        >
          <Radix.Title>{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description>
          ) : null}
          {children ? <div className="mt-4">{children}</div> : null}
          {actions ? <div className="mt-6 flex flex-wrap justify-end gap-3">{actions}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type DialogSubmitProps = Readonly<{
  /** What the form does: a verb with its object. */
  children: ReactNode;
  /** What the other button says, which sends nothing. */
  keep?: string;
  disabled?: boolean;
  className?: string;
}>;

/** The last row of a form in a dialog: leave it at that, or send it. */
export function DialogSubmit({
  children,
  keep = 'Cancel',
  disabled,
  className,
}: DialogSubmitProps) {
  return (
    <div className={cn('flex flex-wrap justify-end gap-3', className)}>
      <DialogClose asChild>
        <Button>{keep}</Button>
      </DialogClose>
      <Button variant="primary" type="submit" disabled={disabled}>
        {children}
      </Button>
    </div>
  );
}
