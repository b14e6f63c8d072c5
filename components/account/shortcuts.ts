'use client';

import { useSyncExternalStore } from 'react';

/** Whether single letters are shortcuts in this browser (WCAG 2.1.4). On until switched off. */
const KEY = 'makegood.shortcuts';
const CHANGED = 'makegood:shortcuts';

const shortcutsOn = (): boolean => localStorage.getItem(KEY) !== 'off';

export function switchShortcuts(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void) {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}

export const useShortcutsOn = (): boolean =>
  useSyncExternalStore(subscribe, shortcutsOn, () => true);

/** A key that is typed, or that belongs to the browser or a control, is no shortcut. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.defaultPrevented || !shortcutsOn()) return false;
  const { target } = event;
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]'))
  );
}
