'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';

import { importsQuery, vendorsQuery } from '@/lib/api/queries';
import type { ImportList } from '@/lib/api/wire/imports';
import type { VendorRow } from '@/lib/api/wire/vendors';

import { useMayWrite } from '../account/role';
import { formatCount } from '../format';
import { Empty } from '../layout/notices';
import { Page, Section, TitleBlock } from '../layout/page';
import { Button } from '../ui/button';
import { DropZone } from './drop-zone';
import { EarlierTable } from './earlier-table';
import { FormatList } from './format-list';
import { PasteDialog } from './paste-dialog';
import { UploadProgress } from './upload-progress';
import { useUpload } from './use-upload';

export type ImportListViewProps = Readonly<{ page: number; vendor?: string }>;

/** Where evidence comes in, and what came in before. */
export function ImportListView({ page, vendor }: ImportListViewProps) {
  const { data: list } = useSuspenseQuery(importsQuery(page));
  const { data: vendors } = useSuspenseQuery(vendorsQuery());
  const mayWrite = useMayWrite();
  const [first, ...others] = vendors;
  return (
    <Page>
      {mayWrite && first ? (
        <Intake
          list={list}
          vendors={vendors}
          vendor={vendors.find(({ id }) => id === vendor)?.id ?? (others.length ? '' : first.id)}
        />
      ) : (
        <TitleBlock place="Evidence" title="Imports" />
      )}
      <Section
        title="Earlier"
        scope={
          list.total > 0 ? `${formatCount(list.total)} files, those that wait first` : undefined
        }
      >
        {list.rows.length > 0 ? (
          <EarlierTable list={list} page={page} />
        ) : (
          <NothingYet vendors={vendors} mayWrite={mayWrite} />
        )}
      </Section>
      <div className="pb-16" />
    </Page>
  );
}

type IntakeProps = Readonly<{ list: ImportList; vendors: readonly VendorRow[]; vendor: string }>;

function Intake({ list, vendors, vendor }: IntakeProps) {
  const [vendorId, setVendorId] = useState(vendor);
  const { upload, start, cancel } = useUpload(list.maxBytes);
  const busy = upload.step === 'sending' || upload.step === 'reading';
  const limit = formatCount(Math.floor(list.maxBytes / 1_048_576));
  const choice = { vendors, vendorId, onVendor: setVendorId, busy };
  return (
    <>
      <TitleBlock
        place="Evidence"
        title="Imports"
        controls={<PasteDialog {...choice} onText={(wanted) => void start(wanted)} />}
      />
      <DropZone
        {...choice}
        note={`The format is recognised by the content, up to ${limit} MB. The same file twice changes nothing.`}
        onFile={(file) => void start({ vendorId, file, fileName: file.name, options: {} })}
      />
      <FormatList formats={list.formats} />
      <UploadProgress upload={upload} onCancel={cancel} />
    </>
  );
}

function NothingYet({ vendors, mayWrite }: { vendors: readonly VendorRow[]; mayWrite: boolean }) {
  if (vendors.length > 0 || !mayWrite) {
    return (
      <Empty
        why="Nothing has been imported yet."
        {...(mayWrite && { next: 'Drop what a monitor or a status page says of a vendor.' })}
      />
    );
  }
  return (
    <Empty
      why="Nothing can be imported yet: a file tells of a vendor, and there is none."
      next="Add the vendor first."
      action={
        <Button variant="primary" asChild>
          <Link href="/vendors/new">Add a vendor</Link>
        </Button>
      }
    />
  );
}
