'use client';

import { useState, useSyncExternalStore } from 'react';

import { Segmented } from '../ui/segmented';

export type Theme = 'auto' | 'light' | 'dark';

export type ThemeToggleProps = Readonly<{
  /** What the cookie says; the document knows it where nobody passes it. */
  initial?: Theme;
}>;

const OPTIONS = [
  { value: 'auto', label: 'Auto' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** Light, dark, or as the system says. The choice is a cookie, so the server already draws with it. */
export function ThemeToggle({ initial }: ThemeToggleProps) {
  const [chosenHere, setChosenHere] = useState<Theme>();
  const known = useSyncExternalStore(neverChanges, themeOfDocument, () => initial ?? 'auto');
  return (
    <Segmented
      label="Colours"
      options={OPTIONS}
      value={chosenHere ?? known}
      onChange={(chosen) => {
        setChosenHere(chosen);
        applyTheme(chosen);
      }}
    />
  );
}

const neverChanges = () => () => undefined;

function themeOfDocument(): Theme {
  const now = document.documentElement.dataset['theme'];
  return now === 'light' || now === 'dark' ? now : 'auto';
}

function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
}
