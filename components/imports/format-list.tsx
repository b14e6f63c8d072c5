import type { ImportList } from '@/lib/api/wire/imports';

import { formatCount } from '../format';
import { formatGroups } from './import-words';

/** Every format that is read, for whoever asks before exporting one. */
export function FormatList({ formats }: Pick<ImportList, 'formats'>) {
  return (
    <details className="mt-3">
      <summary className="inline-block min-h-6 text-accent hover:underline">
        The {formatCount(formats.length)} formats that are read
      </summary>
      <div className="mt-3 grid gap-x-8 gap-y-5">
        {formatGroups(formats).map((group) => (
          <div key={group.title}>
            <p className="text-xs text-ink-faint">{group.title}</p>
            <ul aria-label={group.title} className="mt-1 gap-x-8 sm:columns-2 lg:columns-3">
              {group.formats.map(({ id, label }) => (
                <li key={id} className="break-inside-avoid border-b border-line py-1">
                  {label}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  );
}
