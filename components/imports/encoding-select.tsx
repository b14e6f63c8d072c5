import { type EncodingName, encodingName, type ImportReport } from '@/lib/api/wire/imports';

import { Select } from '../ui/select';
import type { Changes } from './use-changes';

const LABEL: Readonly<Record<EncodingName, string>> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16 LE)',
  'utf-16be': 'Unicode (UTF-16 BE)',
  'windows-1252': 'Western (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  macintosh: 'Western (old Mac)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
};

export type EncodingSelectProps = Readonly<{ report: ImportReport; changes: Changes }>;

/** How the characters are coded, asked only of a file that is not Unicode. */
export function EncodingSelect({ report, changes }: EncodingSelectProps) {
  if (report.encoding === null) return null;
  return (
    <label>
      <span className="block text-xs text-ink-faint">Its characters are coded as</span>
      <Select
        look="line"
        value={changes.options.encoding ?? report.encoding}
        onChange={({ target }) => {
          const encoding = encodingName.options.find((name) => name === target.value);
          if (encoding) changes.change({ encoding });
        }}
      >
        {encodingName.options.map((name) => (
          <option key={name} value={name}>
            {LABEL[name]}
          </option>
        ))}
      </Select>
    </label>
  );
}
