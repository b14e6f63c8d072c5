import { Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';

import { CLAIM_VIEWS } from '@/lib/sla/claim-draft';
import { stepGroups } from '@/lib/sla/claim-steps';
import { minutesCell } from '@/lib/sla/claim-text';
import { money, percent } from '@/lib/sla/wording';

import type { ClaimDocument } from './claim-document';
import { style } from './pdf-style';

const VIEW_NAMES = {
  admitted: 'Vendor-admitted',
  observed: 'Customer-observed',
  agreed: 'Agreed',
} as const;

const STATUS_WORDS = {
  met: 'met',
  breached: 'breached',
  review: 'needs a decision',
  open: 'still open',
} as const;

const VIEW = { flex: 1 } as const;
const HEADS = ['Down', 'Available', 'Promise', 'Credit', 'Amount'];
const COLUMNS = [58, 70, 66, 40, 92].map((width) => ({ width, textAlign: 'right' }) as const);
/** A longer one may break over pages; a shorter one stays in one piece. */
const LONG_SENTENCE = 1_500;
const NUMBER = { width: 16 } as const;
const STEP = { flex: 1 } as const;
const RESULT = { width: 110, textAlign: 'right', fontWeight: 700 } as const;

/** The figures of the views, then every step of the claimed one, to be redone by hand. */
export function Calculation({ document }: Readonly<{ document: ClaimDocument }>) {
  const { claimedAmount, claimedView } = document;
  const groups = stepGroups(document.trace);
  const isTotal = (commitment: string | undefined) => groups.length > 1 && commitment === undefined;
  return (
    <>
      <Text style={style.title}>Calculation</Text>
      <Text style={style.soft}>
        {`${document.vendorName}, ${document.periodLabel}. ${document.termsTitle}, version ${document.termsVersion}.`}
      </Text>
      <Figures document={document} />
      <View style={style.section}>
        <Text style={style.sectionTitle}>
          {`${VIEW_NAMES[claimedView]}: ${money(claimedAmount.amount, claimedAmount.currency)}, step by step`}
        </Text>
        <Text
          style={style.small}
        >{`Each step takes what the last one left. Periods are reckoned in ${document.timeZone}; times in the steps are UTC.`}</Text>
        {groups.map(({ commitment, steps: [first, ...rest] }, group) => (
          <Fragment key={group}>
            <View wrap={first.sentence.length > LONG_SENTENCE}>
              {groups.length === 1 || commitment === undefined ? null : (
                <Text style={style.groupTitle}>{commitment}</Text>
              )}
              <StepRow step={first} number={isTotal(commitment) ? '' : '1'} />
            </View>
            {rest.map((step, at) => (
              <StepRow key={at} step={step} number={String(at + 2)} />
            ))}
          </Fragment>
        ))}
      </View>
    </>
  );
}

type Step = ClaimDocument['trace'][number];

function StepRow({ step, number }: Readonly<{ step: Step; number: string }>) {
  return (
    <View style={style.row} wrap={step.sentence.length > LONG_SENTENCE}>
      <Text style={[NUMBER, style.soft]}>{number}</Text>
      <View style={STEP}>
        <Text>{step.name}</Text>
        <Text style={style.small}>{step.sentence}</Text>
      </View>
      <Text style={RESULT}>{step.result}</Text>
    </View>
  );
}

/** The agreed figure is ours to concede: it is told only where it is the one claimed. */
function Figures({ document: { amounts, claimedView } }: Readonly<{ document: ClaimDocument }>) {
  const shown = CLAIM_VIEWS.filter((view) => view !== 'agreed' || view === claimedView);
  return (
    <View style={style.section}>
      <Text style={style.sectionTitle}>
        {shown.length < CLAIM_VIEWS.length ? 'The figures of both sides' : 'The three figures'}
      </Text>
      <View style={style.headRow}>
        <Text style={VIEW}>Figures</Text>
        {HEADS.map((head, at) => (
          <Text key={head} style={COLUMNS[at] ?? VIEW}>
            {head}
          </Text>
        ))}
      </View>
      {shown.map((view) => {
        const figures = amounts[view];
        const claimed = view === claimedView ? style.strong : {};
        const cells = figures
          ? [
              figures.downtimeMinutes === null ? '' : minutesCell(figures.downtimeMinutes),
              figures.percent === null ? '' : percent(figures.percent),
              STATUS_WORDS[figures.status],
              figures.creditPercent === null ? '' : percent(figures.creditPercent),
              money(figures.amount, figures.currency),
            ]
          : ['no data', '', '', '', ''];
        return (
          <View key={view} style={[style.row, claimed]} wrap={false}>
            <Text style={VIEW}>{VIEW_NAMES[view]}</Text>
            {cells.map((text, at) => (
              <Text key={at} style={COLUMNS[at] ?? VIEW}>
                {text}
              </Text>
            ))}
          </View>
        );
      })}
    </View>
  );
}
