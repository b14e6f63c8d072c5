'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { flushSync } from 'react-dom';

import { Empty } from '@/components/layout/notices';
import { Section } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { createContract } from '@/lib/api/mutations';
import { vendorsQuery } from '@/lib/api/queries';
import type { CatalogReport } from '@/lib/api/wire/catalog';
import type { VendorRow } from '@/lib/api/wire/vendors';
import type { Terms } from '@/lib/sla/terms-format';

import { faultsOf } from '../account/faults';
import { Refusal } from '../account/refusal';
import { PublishedNote } from '../catalog/published-note';
import { unmatchedServices, withoutOnlyService } from '../catalog/published-terms';
import { checkContract, type ContractDraft, contractInputOf, emptyFee } from './contract-draft';
import { ContractFields } from './contract-fields';
import { FeeLines } from './fee-lines';
import { focusFirstFault } from './focus-fault';
import { draftOf, readDraft, type TermsDraft } from './terms-draft';
import { TermsEditor } from './terms-editor';
import { emptyForm } from './terms-reading';

export type ContractFormProps = Readonly<{
  /** Chosen already where the page was asked for one. */
  vendorId: string | undefined;
  /** The published SLA to begin the terms from. */
  published: CatalogReport | undefined;
}>;

/** A new contract: facts, fees, terms. */
export function ContractForm({ vendorId, published }: ContractFormProps) {
  const { data: vendors } = useSuspenseQuery(vendorsQuery());
  if (vendors.length === 0) {
    return (
      <div className="mt-10">
        <Empty
          why="A contract belongs to a vendor, and there is none yet."
          next="Add the vendor first."
          action={
            <Button asChild variant="primary">
              <Link href="/vendors/new">Add a vendor</Link>
            </Button>
          }
        />
      </div>
    );
  }
  const first = vendors.find(({ id }) => id === vendorId);
  return <ContractDraftForm vendors={vendors} first={first} published={published} />;
}

type ContractDraftFormProps = Readonly<{
  vendors: readonly VendorRow[];
  first: VendorRow | undefined;
  published: CatalogReport | undefined;
}>;

function ContractDraftForm({ vendors, first, published }: ContractDraftFormProps) {
  const router = useRouter();
  const [begun] = useState(() => withoutOnlyService(published?.terms));
  const [contract, setContract] = useState(() => blankContract(first, begun?.currency ?? ''));
  const [terms, setTerms] = useState(() => firstTerms(first, begun));
  const [complain, setComplain] = useState(false);
  const create = useMutation(createContract(useQueryClient()));

  const vendor = vendors.find(({ id }) => id === contract.vendorId);
  const services = vendor?.services ?? [];
  const setting = { vendor: vendor?.name ?? '', currency: contract.currency, services };
  const read = readDraft(terms, setting);
  const missing = checkContract(contract);
  const refused = faultsOf(create.error);
  const faults = [...missing.filter(({ found }) => complain || found !== undefined), ...refused];

  const change = (changed: Partial<ContractDraft>) => {
    const next = { ...contract, ...changed };
    create.reset();
    setContract(followStart(contract, next));
    if (next.startsOn !== contract.startsOn && terms.form.effectiveFrom === contract.startsOn) {
      setTerms({ ...terms, form: { ...terms.form, effectiveFrom: next.startsOn } });
    }
    if (next.vendorId !== contract.vendorId) {
      setTerms(
        ofVendor(
          terms,
          vendor,
          vendors.find(({ id }) => id === next.vendorId),
        ),
      );
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (missing.length > 0 || read.document === null) {
      flushSync(() => setComplain(true));
      focusFirstFault(form);
      return;
    }
    create.mutate(contractInputOf(contract, read.document), {
      onSuccess: ({ id }) => router.push(`/contracts/${id}`),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="mt-8 grid gap-10">
        <ContractFields draft={contract} vendors={vendors} set={change} faults={faults} />
        <FeeLines
          fees={contract.fees}
          startsOn={contract.startsOn}
          currency={contract.currency}
          services={services}
          onFees={(fees) => change({ fees })}
          faults={faults}
        />
      </div>
      <Section title="Terms" scope="What the vendor promised, and what a breach is worth">
        {published ? (
          <PublishedNote
            published={published}
            vendor={vendor}
            unmatched={unmatchedServices(read.document, keysOf(vendor))}
          />
        ) : null}
        <TermsEditor
          draft={terms}
          setting={setting}
          onDraft={(next) => {
            create.reset();
            setTerms(next);
          }}
          complain={complain}
          refused={refused.filter(({ path }) => path.startsWith('terms'))}
        />
      </Section>
      <div className="mt-10 border-t border-ink pt-4 pb-16">
        <Refusal error={create.error} />
        <Button type="submit" variant="primary" disabled={create.isPending}>
          {create.isPending ? 'Adding the contract' : 'Add the contract'}
        </Button>
      </div>
    </form>
  );
}

const blankContract = (vendor: VendorRow | undefined, currency: string): ContractDraft => ({
  vendorId: vendor?.id ?? '',
  name: '',
  reference: '',
  accountNumber: '',
  currency,
  startsOn: '',
  endsOn: '',
  fees: [emptyFee('')],
});

const keysOf = (vendor: VendorRow | undefined) => (vendor?.services ?? []).map(({ key }) => key);

const blankTerms = (vendor: VendorRow | undefined): TermsDraft => ({
  mode: 'form',
  form: { ...emptyForm(vendor?.name ?? '', ''), services: keysOf(vendor) },
  json: '',
});

/**
 * The terms to begin from: a published document, else an empty form. One that names services stays
 * a document: the form knows the vendor's own alone.
 */
function firstTerms(vendor: VendorRow | undefined, begun: Terms | null): TermsDraft {
  const blank = blankTerms(vendor);
  if (!begun) return blank;
  const draft = draftOf(begun, blank.form);
  if (begun.services) return { ...draft, mode: 'json', form: blank.form };
  return { ...draft, form: { ...draft.form, services: keysOf(vendor) } };
}

/** A fee that began with the contract still does, after its start was changed. */
const followStart = (before: ContractDraft, after: ContractDraft): ContractDraft =>
  before.startsOn === after.startsOn
    ? after
    : {
        ...after,
        fees: after.fees.map((fee) =>
          fee.startsOn === before.startsOn ? { ...fee, startsOn: after.startsOn } : fee,
        ),
      };

function ofVendor(
  terms: TermsDraft,
  before: VendorRow | undefined,
  after: VendorRow | undefined,
): TermsDraft {
  const { title } = emptyForm(before?.name ?? '', '');
  const kept =
    terms.form.title === title ? emptyForm(after?.name ?? '', '').title : terms.form.title;
  return { ...terms, form: { ...terms.form, title: kept, services: keysOf(after) } };
}
