'use client';

import { type FormEvent, useState } from 'react';

import type { ImportOptions } from '@/lib/api/wire/imports';

import { TextField } from '../contracts/text-field';
import { ZoneField } from '../contracts/zone-field';
import { Button } from '../ui/button';
import { publishedAtOf } from './import-words';
import { type PartyChoice, PartyField } from './party-field';

export type ProseSettingsProps = Readonly<{
  options: ImportOptions;
  onChange: (options: ImportOptions) => void;
}>;

/** What the text does not tell of itself. Another day or zone moves its times: they are confirmed anew. */
export function ProseSettings({ options, onChange }: ProseSettingsProps) {
  const [published, setPublished] = useState(options.publishedAt?.slice(0, 10) ?? '');
  const [zone, setZone] = useState(options.zone ?? '');
  const [party, setParty] = useState<PartyChoice>(options.party ?? '');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChange({
      confirmed: [],
      ...(party !== '' && { party }),
      ...(published && { publishedAt: publishedAtOf(published) }),
      ...(zone.trim() && { zone: zone.trim() }),
    });
  };
  return (
    <form onSubmit={submit} className="mt-8 border-t border-ink pt-2.5">
      <h3 className="mb-3">What the text does not tell</h3>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <TextField
          label="Published on"
          type="date"
          optional
          value={published}
          onText={setPublished}
        />
        <ZoneField label="Times that name no zone are in" optional value={zone} onText={setZone} />
        <PartyField value={party} onChoice={setParty} />
      </div>
      <Button type="submit" className="mt-4">
        Read again
      </Button>
      <p className="mt-2 text-xs text-ink-faint">
        Read again, its times may be others: what is confirmed now must be confirmed anew.
      </p>
    </form>
  );
}
