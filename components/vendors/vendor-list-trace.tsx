'use client';

import { useQuery } from '@tanstack/react-query';

import { ErrorNote } from '@/components/layout/notices';
import { TraceContent, Traced } from '@/components/ui/trace';
import { traceQuery } from '@/lib/api/queries';

import { refusalText } from '../account/faults';

export type TracedFigureProps = Readonly<{
  assessmentId: string;
  /** What the figure is, for a screen reader. */
  label: string;
  children: string;
}>;

/** An assessed figure of the list; its steps are asked for when it is pressed. */
export function TracedFigure({ assessmentId, label, children }: TracedFigureProps) {
  return (
    <Traced label={label} trace={<TraceOf assessmentId={assessmentId} />}>
      {children}
    </Traced>
  );
}

function TraceOf({ assessmentId }: { assessmentId: string }) {
  const { data, error } = useQuery(traceQuery(assessmentId));
  if (error) return <ErrorNote found={refusalText(error)} />;
  if (!data) return <p className="mt-2 text-ink-faint">Reading the steps</p>;
  return (
    <TraceContent
      lead={`${data.contract.name}, terms version ${data.termsVersion}. Each step takes what the last one left.`}
      steps={data.commitments.flatMap(({ steps }) => steps)}
      links={[{ href: `/api/v1/assessments/${assessmentId}`, label: 'JSON', download: true }]}
    />
  );
}
