/** What the tests of prose share: the windows that are read of a text. */
import { read, type ReadInput } from './read';

/** Windows as "start end", so that a row shows what is expected at a glance. */
export const windows = (text: string, options: Omit<ReadInput, 'text'> = {}) =>
  read({ text, ...options }).windows.map(({ start, end }) => `${start} ${end ?? 'open'}`);
export const first = (text: string, options: Omit<ReadInput, 'text'> = {}) => {
  const [window] = read({ text, ...options }).windows;
  if (!window) throw new Error(`No window in: ${text}`);
  return window;
};
