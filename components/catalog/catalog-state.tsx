import { formatDate } from '@/components/format-date';
import { Sub } from '@/components/ui/data-table';
import { Status } from '@/components/ui/state-mark';
import type { CatalogRow } from '@/lib/api/wire/catalog';

export type CatalogStateProps = Readonly<{ row: Pick<CatalogRow, 'verified' | 'check'> }>;

/** Who compared the entry with the vendor's text, and when; or that nobody did. */
export function CatalogState({ row: { verified, check } }: CatalogStateProps) {
  if (check) {
    return (
      <>
        <Status state={check.current ? 'met' : 'risk'} className="whitespace-normal">
          {check.current
            ? `Verified on ${formatDate(check.checkedOn, 'UTC', { weekday: false })}`
            : 'Changed since it was checked'}
        </Status>
        <Sub>
          {check.current ? '' : `on ${formatDate(check.checkedOn, 'UTC', { weekday: false })} `}by{' '}
          {check.by}
        </Sub>
      </>
    );
  }
  return verified ? (
    <Status state="met">Verified</Status>
  ) : (
    <>
      <Status state="unknown">Not verified</Status>
      <Sub>from published facts</Sub>
    </>
  );
}

/** The same in one sentence. */
export function stateSentence({ verified, check }: CatalogStateProps['row']): string {
  if (check?.current) {
    return `From published facts, verified against ${check.against} on ${formatDate(check.checkedOn, 'UTC', { weekday: false })} by ${check.by}.`;
  }
  if (verified && !check) return 'From published facts, verified against the vendor’s text.';
  return `From published facts, not verified${check ? ' as it stands now' : ''}.`;
}
