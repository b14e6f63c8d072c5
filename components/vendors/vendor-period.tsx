'use client';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { ViewName } from '@/lib/api/wire/shapes';

import {
  boundsText,
  creditText,
  minutesText,
  owedSentence,
  percentText,
  stateOfPeriod,
} from '../assessments/figure-words';
import { TracedFigure } from '../assessments/traced-figure';
import { formatRate } from '../format';
import { Section } from '../layout/page';
import { Status } from '../ui/state-mark';
import { type View, type ViewFigure, ThreeFigures } from '../ui/three-figures';
import { periodTitle } from './period-title';

const COLUMN = {
  admitted: 'vendorAdmitted',
  observed: 'customerObserved',
  agreed: 'agreed',
} as const satisfies Record<ViewName, View>;

/** The newest complete period in all three views. */
export function VendorPeriod({ period, view }: { period: AssessedPeriod; view: ViewName }) {
  const sentence = owedSentence(period);
  return (
    <Section
      title={periodTitle(period.period)}
      scope={`${Number(period.minutes).toLocaleString('en')} minutes, ${period.timeZone}${
        period.target === null ? '' : ` · promise ${formatRate(period.target)}`
      } · closed`}
    >
      <ThreeFigures
        chosen={COLUMN[view]}
        figures={{
          vendorAdmitted: columnOf(period, 'admitted'),
          customerObserved: columnOf(period, 'observed'),
          agreed: columnOf(period, 'agreed'),
        }}
        {...(sentence !== undefined && { sentence })}
      />
    </Section>
  );
}

const ABSENT = {
  admitted: 'The vendor’s own account was not imported for this period.',
  observed: 'No source of ours watched in this period.',
  agreed: 'Nobody watched in this period.',
} as const;

function columnOf(period: AssessedPeriod, view: ViewName): ViewFigure {
  const figure = period.figures[view];
  if (!figure?.watched) return { value: 'no data', absent: true, note: ABSENT[view] };
  const bounds = boundsText(figure, period.target);
  const tier = figure.reasons.includes('tier_depends_on_evidence')
    ? 'tier depends on evidence'
    : undefined;
  const note = [bounds, tier].filter(Boolean).join(' · ');
  return {
    value: (
      <TracedFigure
        assessmentId={figure.assessmentId}
        label={`Availability in ${period.period}, ${view}`}
      >
        {percentText(figure, period.target)}
      </TracedFigure>
    ),
    unit: '%',
    ...(note !== '' && { note }),
    rows: [
      { label: 'Downtime', value: minutesText(figure) },
      { label: 'Credit', value: creditText(figure, period.currency) },
      { label: 'Promise', value: <Status state={stateOfPeriod(period, view)} /> },
    ],
  };
}
