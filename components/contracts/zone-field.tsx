'use client';

import { useId, useSyncExternalStore } from 'react';

import { TextField, type TextFieldProps } from './text-field';

const NONE: readonly string[] = [];
let zones: readonly string[] | undefined;
/** The browser's list, which may differ from the server's: it is drawn after hydration. */
const browserZones = () => (zones ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]);
const never = () => () => {};

/** An IANA time zone, with the browser's list to choose from. */
export function ZoneField(props: TextFieldProps) {
  const list = useId();
  const known = useSyncExternalStore(never, browserZones, () => NONE);
  return (
    <>
      <TextField {...props} list={list} autoComplete="off" spellCheck={false} />
      <datalist id={list}>
        {known.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  );
}
