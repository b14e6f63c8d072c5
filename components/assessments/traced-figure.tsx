'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { traceQuery } from '@/lib/api/queries';
import type { TraceReport } from '@/lib/api/wire/assessments';

import { formatMoney } from '../format';
import { formatDateTime } from '../format-date';
import { ErrorNote } from '../layout/notices';
import { StepsList } from '../ui/steps-list';
import { TraceContent, Traced } from '../ui/trace';

const VIEW_NAMES = {
  admitted: 'Vendor-admitted view',
  observed: 'Customer-observed view',
  agreed: 'Agreed view',
} as const;

export type TracedFigureProps = Readonly<{
  /** The stored assessment whose trace explains the figure. */
  assessmentId: string | undefined;
  label: string;
  children: ReactNode;
}>;

/** A figure that opens its trace; plain text where there is no assessment behind it. */
export function TracedFigure({ assessmentId, label, children }: TracedFigureProps) {
  if (assessmentId === undefined) return <>{children}</>;
  return (
    <Traced label={label} trace={<AssessmentTrace assessmentId={assessmentId} />}>
      {children}
    </Traced>
  );
}

/** The trace of an assessment, loaded when its panel opens. */
function AssessmentTrace({ assessmentId }: { assessmentId: string }) {
  const { data, error } = useQuery(traceQuery(assessmentId));
  if (error) return <ErrorNote found={error.message} expected="Load the page again." />;
  if (!data) return <p className="mt-2 text-ink-faint">Loading the calculation.</p>;
  const [first, ...others] = data.commitments;
  if (!first) return <p className="mt-2">These terms promise nothing that could be measured.</p>;
  return (
    <TraceContent
      lead={`${VIEW_NAMES[data.view]}, ${data.vendor.name}, ${data.period}, terms v${data.termsVersion}. Redo it by hand: each step takes what the last one left.`}
      steps={stepsOf(first)}
      links={[
        { href: `/contracts/${data.contract.id}`, label: 'Clauses' },
        { href: `/api/v1/assessments/${assessmentId}`, label: 'JSON', download: true },
      ]}
    >
      {others.map((commitment) => (
        <details key={commitment.id} className="mt-4">
          <summary className="font-medium">
            {commitment.id}: {commitment.measured}, {commitment.status}
          </summary>
          <StepsList steps={stepsOf(commitment)} className="mt-3" />
        </details>
      ))}
      <EvidenceOf report={data} />
      <p className="mt-4 text-xs text-ink-faint">
        As of {formatDateTime(data.asOf, 'UTC')}. Credit{' '}
        {formatMoney(data.credit.minor, data.credit.currency)}. Inputs{' '}
        <code>{data.inputsSha256.slice(0, 12)}</code>
      </p>
    </TraceContent>
  );
}

const stepsOf = ({ steps }: TraceReport['commitments'][number]) =>
  steps.map(({ name, result, sentence, changed, rule }) => ({
    name,
    result,
    sentence,
    changed,
    ...(rule !== null && { rule: <code className="text-xs">{rule}</code> }),
  }));

function EvidenceOf({ report }: { report: TraceReport }) {
  if (report.evidence.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="font-medium">Evidence</h3>
      <ul>
        {report.evidence.map(({ outageId, start, service, sources }) => (
          <li key={outageId} className="border-b border-line py-1">
            <a href={`/outages/${outageId}`}>{formatDateTime(start, 'UTC')}</a>
            <span className="block text-xs text-ink-faint">
              {[service, sources.join(', ')].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {report.evidence.length < report.evidenceTotal ? (
        <p className="mt-2 text-xs text-ink-faint">
          The first {report.evidence.length} of {report.evidenceTotal} outages; a claim lists all.
        </p>
      ) : null}
    </div>
  );
}
