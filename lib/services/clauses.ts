import 'server-only';
import type { ContractReport } from '@/lib/api/wire/contracts';
import type { Commitment } from '@/lib/sla/commitment-format';
import type { Remedy } from '@/lib/sla/remedy-format';
import type { Terms } from '@/lib/sla/terms-format';
import { money, percent } from '@/lib/sla/wording';
import {
  boundsWords,
  deadlineRule,
  eachPeriod,
  periodNoun,
  remedyWords,
  withinWords,
} from '@/lib/sla/wording-terms';
import { offsetWords, zoneName } from '@/lib/sla/wording-time';

type Clause = ContractReport['clauses'][number];

/** "At least 99.9 %", of the first availability commitment; null for a version without promises. */
export function promiseOf({ commitments }: Terms): string | null {
  const first = commitments.find(({ kind }) => kind === 'availability');
  return first?.kind === 'availability' ? targetWords(first.target) : null;
}

const targetWords = ({ op, percent: value }: { op: 'gte' | 'gt'; percent: string }) =>
  `${op === 'gte' ? 'At least' : 'More than'} ${percent(value)}`;

/** The terms in plain sentences, in the order of the document, each with its path. */
export function clausesOf(terms: Terms): Clause[] {
  return [
    {
      label: 'Period',
      sentence: `Measured ${eachPeriod(terms)}, ${zoneName(terms.timeZone.id)} (${terms.timeZone.basis})`,
      path: 'period',
    },
    ...terms.commitments.flatMap((commitment, index) =>
      commitmentClauses(terms, commitment, index),
    ),
    ...(terms.caps ?? []).map((cap, index) => ({
      label: cap.kind === 'max' ? 'Cap' : 'Smallest credit',
      sentence: capWords(terms, cap),
      path: `caps.${index}`,
    })),
    ...(terms.claim?.steps ?? []).map((step, index) => ({
      label: STEP_LABELS[step.kind],
      sentence: `${deadlineRule(step, terms)}${step.channel.address ? `, to ${step.channel.address}` : ''}`,
      path: `claim.steps.${index}`,
    })),
  ];
}

const STEP_LABELS = {
  ticket: 'Ticket',
  notice: 'Notice',
  claim: 'Claim',
  termination_notice: 'Termination notice',
} as const;

function commitmentClauses(terms: Terms, commitment: Commitment, index: number): Clause[] {
  const path = `commitments.${index}`;
  const promise = { label: 'Promise', sentence: promiseWords(terms, commitment), path };
  const exclusions =
    commitment.kind === 'availability'
      ? (commitment.exclusions ?? []).map(({ kind, minNotice }, at) => ({
          label: 'Left out',
          sentence: `${kind.replaceAll('_', ' ')}${minNotice ? ` announced at least ${offsetWords(minNotice)} ahead` : ''}`,
          path: `${path}.exclusions.${at}`,
        }))
      : [];
  const remedies = (commitment.remedies ?? []).flatMap((remedy, at) =>
    remedyClauses(terms, remedy, `${path}.remedies.${at}`),
  );
  return [promise, ...exclusions, ...remedies];
}

function promiseWords(terms: Terms, commitment: Commitment): string {
  const of = commitment.services ? ` of ${commitment.services.join(', ')}` : '';
  switch (commitment.kind) {
    case 'availability':
      return `${targetWords(commitment.target)} availability${of} ${eachPeriod(terms)}`;
    case 'restoration':
      return `Restored within ${withinWords(commitment) ?? ''}${of}`;
    case 'communication':
      return `${commitment.measure.replaceAll('_', ' ')} within ${withinWords(commitment) ?? ''}${of}`;
    case 'chronic':
      return `${commitment.breaches} breaches of ${commitment.commitment} in ${commitment.withinPeriods} periods give the right to ${commitment.right}`;
  }
}

function remedyClauses(terms: Terms, remedy: Remedy, path: string): Clause[] {
  if (remedy.kind === 'termination') {
    return [{ label: 'Terminate', sentence: 'A breach gives the right to terminate', path }];
  }
  const feeKinds = ['recurring'];
  if (remedy.kind === 'tiers') {
    return remedy.rows.map(({ when }, at) => ({
      label: 'Credit',
      sentence:
        remedyWords(remedy, { terms, when, feeKinds }) ?? boundsWords(when, remedy.on ?? 'percent'),
      path: `${path}.rows.${at}`,
    }));
  }
  const sentence = remedyWords(remedy, { terms, when: undefined, feeKinds });
  return sentence ? [{ label: 'Credit', sentence, path }] : [];
}

type Cap = NonNullable<Terms['caps']>[number];

function capWords(terms: Terms, cap: Cap): string {
  const amount =
    cap.percentOfFees !== undefined
      ? `${percent(cap.percentOfFees)} of the fees`
      : cap.money !== undefined
        ? money(cap.money, terms.currency)
        : `${cap.serviceDays ?? 0} days of service`;
  const per = {
    incident: 'an incident',
    period: `a ${periodNoun(terms)}`,
    contract_year: 'a contract year',
    rolling_12m: 'twelve months',
  }[cap.per];
  if (cap.kind === 'max') return `At most ${amount} in ${per}`;
  return `Paid from ${amount} on${cap.op === 'gt' ? ', that amount not included' : ''}`;
}
