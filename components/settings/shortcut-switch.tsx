'use client';

import { Checkbox } from '@/components/ui/checkbox';

import { switchShortcuts, useShortcutsOn } from '../account/shortcuts';

/** Single letters as shortcuts, on or off. */
export function ShortcutSwitch() {
  const on = useShortcutsOn();
  return (
    <Checkbox
      checked={on}
      onChange={(event) => switchShortcuts(event.target.checked)}
      hint={
        <>
          <kbd>g</kbd> then <kbd>v</kbd> leads to the vendors; <kbd>?</kbd> lists all keys. They do
          nothing while a field has focus.
        </>
      }
    >
      Single letters are shortcuts
    </Checkbox>
  );
}
