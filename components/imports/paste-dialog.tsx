'use client';

import { type FormEvent, useState } from 'react';

import type { VendorRow } from '@/lib/api/wire/vendors';

import { TextField } from '../contracts/text-field';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Textarea } from '../ui/input';
import { pastedName, publishedAtOf } from './import-words';
import { type PartyChoice, PartyField } from './party-field';
import type { Wanted } from './use-upload';
import { VendorChoice } from './vendor-choice';

export type PasteDialogProps = Readonly<{
  vendors: readonly VendorRow[];
  vendorId: string;
  onVendor: (vendorId: string) => void;
  busy: boolean;
  onText: (wanted: Wanted) => void;
}>;

/** A notice, a mail or a postmortem as text: its times are proposed, a person confirms them. */
export function PasteDialog({ busy, onText, ...choice }: PasteDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Paste text"
      description="Times are read from it and proposed. Nothing counts before you confirm it."
      trigger={<Button disabled={busy}>Paste text</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <PasteForm
        {...choice}
        onText={(wanted) => {
          setOpen(false);
          onText(wanted);
        }}
      />
    </Dialog>
  );
}

function PasteForm(props: Omit<PasteDialogProps, 'busy'>) {
  const { vendors, vendorId, onVendor, onText } = props;
  const [text, setText] = useState('');
  const [published, setPublished] = useState('');
  const [party, setParty] = useState<PartyChoice>('');
  const [complain, setComplain] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (vendorId === '' || text.trim() === '' || party === '') {
      setComplain(true);
      return;
    }
    onText({
      vendorId,
      file: new Blob([text], { type: 'text/plain' }),
      fileName: pastedName(text),
      options: {
        format: 'prose',
        party,
        ...(published && { publishedAt: publishedAtOf(published) }),
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <VendorChoice
        vendors={vendors}
        value={vendorId}
        onChoice={onVendor}
        error={complain && vendorId === '' ? 'Expected the vendor that it tells of.' : undefined}
      />
      <Field
        label="Text"
        error={complain && text.trim() === '' ? 'Expected the text of a notice.' : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={9}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <TextField
        label="Published on"
        type="date"
        optional
        hint="Gives “Friday” its date, and a day without a year its year."
        value={published}
        onText={setPublished}
      />
      <PartyField
        value={party}
        onChoice={setParty}
        error={complain && party === '' ? 'Expected who wrote it.' : undefined}
      />
      <DialogSubmit className="mt-2">Read the text</DialogSubmit>
    </form>
  );
}
