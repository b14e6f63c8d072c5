'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { flushSync } from 'react-dom';

import { Page, TitleBlock } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { addTerms } from '@/lib/api/mutations';
import { contractQuery } from '@/lib/api/queries';

import { faultsOf } from '../account/faults';
import { Refusal } from '../account/refusal';
import { focusFirstFault } from './focus-fault';
import { draftOf, readDraft } from './terms-draft';
import { TermsEditor } from './terms-editor';
import { emptyForm } from './terms-reading';

/** A further version of a contract's terms, beginning from the newest. Earlier versions stay. */
export function TermsVersionForm({ contractId }: { contractId: string }) {
  const router = useRouter();
  const { data: report } = useSuspenseQuery(contractQuery(contractId));
  const { contract, services, versions } = report;
  const setting = { vendor: contract.vendor.name, currency: contract.currency, services };
  const [draft, setDraft] = useState(() =>
    draftOf(versions[0]?.document, emptyForm(contract.vendor.name, '')),
  );
  const [complain, setComplain] = useState(false);
  const add = useMutation(addTerms(useQueryClient(), contractId));
  const read = readDraft(draft, setting);
  const back = `/contracts/${contractId}`;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (read.document === null) {
      flushSync(() => setComplain(true));
      focusFirstFault(form);
      return;
    }
    add.mutate({ terms: read.document }, { onSuccess: () => router.push(back) });
  };
  return (
    <Page>
      <TitleBlock
        place={
          <>
            <Link href="/contracts">Contracts</Link> · <Link href={back}>{contract.name}</Link>
          </>
        }
        title={`Terms, version ${contract.termsVersion + 1}`}
        lead={`Begins from version ${contract.termsVersion}. Periods that start before the day it is in force keep theirs.`}
      />
      <form onSubmit={submit} noValidate className="mt-8">
        <TermsEditor
          draft={draft}
          setting={setting}
          onDraft={(next) => {
            add.reset();
            setDraft(next);
          }}
          complain={complain}
          refused={faultsOf(add.error)}
        />
        <div className="mt-10 border-t border-ink pt-4 pb-16">
          <Refusal error={add.error} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant="primary" disabled={add.isPending}>
              Add version {contract.termsVersion + 1}
            </Button>
            <Button asChild variant="quiet">
              <Link href={back}>Leave without saving</Link>
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}
