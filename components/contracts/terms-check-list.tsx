import { Status } from '@/components/ui/state-mark';

import { type Fault, faultSentence } from '../account/faults';

export type TermsCheckListProps = Readonly<{
  /** The server accepts what stands above. */
  complete: boolean;
  /** What refuses the document. */
  findings: readonly Fault[];
  /** What is accepted, and will need a person's decision when it happens. */
  warnings: readonly Fault[];
}>;

/** The server's findings about the document, each with its path. */
export function TermsCheckList({ complete, findings, warnings }: TermsCheckListProps) {
  return (
    <div aria-live="polite" className="mt-6">
      {complete && findings.length === 0 && warnings.length === 0 ? (
        <p>
          <Status state="met">The document is complete</Status>
        </p>
      ) : null}
      <FindingList title="Not accepted" state="breached" findings={findings} />
      <FindingList title="Accepted, to look at" state="risk" findings={warnings} />
    </div>
  );
}

type FindingListProps = Readonly<{
  title: string;
  state: 'breached' | 'risk';
  findings: readonly Fault[];
}>;

export function FindingList({ title, state, findings }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <div className="mb-4">
      <p>
        <Status state={state}>
          {title}: {findings.length}
        </Status>
      </p>
      <ul>
        {findings.map((finding, index) => (
          <li
            key={`${finding.path}-${index}`}
            className="grid gap-x-6 border-b border-line py-1.75 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
          >
            <code className="break-words">{finding.path || 'document'}</code>
            <span>{faultSentence(finding)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
