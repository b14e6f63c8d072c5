'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';

import { importsQuery } from '@/lib/api/queries';
import type { ImportReport } from '@/lib/api/wire/imports';

import { fieldText } from '../account/field-text';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { EncodingSelect } from './encoding-select';
import { formatGroups } from './import-words';
import type { Changes } from './use-changes';

export type ImportSettingsProps = Readonly<{ report: ImportReport; changes: Changes }>;

/** The format, where it was recognised wrongly, and the name of the source that its settings are kept for. */
export function ImportSettings({ report, changes }: ImportSettingsProps) {
  const { data: list } = useSuspenseQuery(importsQuery());
  const id = useId();
  const { format, source } = report.import;
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sourceName = fieldText(new FormData(event.currentTarget), 'source').trim();
    if (sourceName !== '' && sourceName !== source) changes.change({ sourceName });
  };
  return (
    <div className="mt-6 flex flex-wrap items-end gap-x-8 gap-y-4">
      <label>
        <span className="block text-xs text-ink-faint">Read as</span>
        <Select
          look="line"
          value={changes.options.format ?? format}
          onChange={(event) => changes.change({ format: event.target.value })}
        >
          {formatGroups(list.formats).map(({ title, formats }) => (
            <optgroup key={title} label={title}>
              {formats.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </label>
      <EncodingSelect report={report} changes={changes} />
      <form key={source} onSubmit={rename} className="flex flex-wrap items-end gap-3">
        <div>
          <label htmlFor={id} className="block text-xs text-ink-faint">
            Source, whose settings are kept
          </label>
          <Input id={id} name="source" defaultValue={source} maxLength={200} className="sm:w-80" />
        </div>
        <Button type="submit">Rename the source</Button>
      </form>
    </div>
  );
}
