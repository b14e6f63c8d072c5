import 'server-only';
import type { CatalogReport, CatalogRow } from '@/lib/api/wire/catalog';
import type { Availability, Metric } from '@/lib/sla/commitment-format';
import { HUNDRED, rational, toShortDecimal } from '@/lib/sla/rational';
import type { CreditRate, Remedy, RemedyOf } from '@/lib/sla/remedy-format';
import type { Terms } from '@/lib/sla/terms-format';
import { counted, duration, figure, money, percent } from '@/lib/sla/wording';
import { boundsWords, deadlineRule, eachPeriod, remedyWords } from '@/lib/sla/wording-terms';
import { zoneName } from '@/lib/sla/wording-time';

import { clausesOf } from './clauses';

type Answers = CatalogReport['answers'];

/** What every published SLA is asked, in one order, so that answers can stand side by side. */
export function answersOf(terms: Terms, notes: readonly string[]): Answers {
  const clauses = clausesOf(terms);
  const said = (...labels: string[]) =>
    unique(clauses.filter(({ label }) => labels.includes(label)).map(({ sentence }) => sentence));
  const promises = terms.commitments.filter(
    (commitment): commitment is Availability => commitment.kind === 'availability',
  );
  return [
    { label: 'Promise', lines: said('Promise') },
    { label: 'Measured as', lines: unique(promises.flatMap(measureWords)) },
    { label: 'Period and zone', lines: [sentence(eachPeriod(terms)), zoneWords(terms)] },
    { label: 'Left out', lines: said('Left out').map(sentence) },
    { label: 'Credits', lines: creditLines(terms) },
    { label: 'Caps', lines: said('Cap', 'Smallest credit') },
    { label: 'Claim', lines: claimLines(terms) },
    { label: 'Sole remedy', lines: soleRemedyLines(terms) },
    { label: 'Left open by the text', lines: [...notes] },
  ];
}

/** "In each calendar month, UTC (stated)". */
export const periodWords = (terms: Terms): string =>
  `${sentence(eachPeriod(terms))}, ${zoneWords(terms)}`;

const zoneWords = ({ timeZone }: Terms) => `${zoneName(timeZone.id)} (${timeZone.basis})`;

/** How the credit is claimed: the claim's own deadline, else that of the first step; null where nothing is said. */
export function claimWords(terms: Terms): string | null {
  const { claim } = terms;
  if (!claim) return null;
  const step = claim.steps.find(({ kind }) => kind === 'claim') ?? claim.steps[0];
  if (step) return deadlineRule(step, terms);
  return claim.automatic ? AUTOMATIC : null;
}

const AUTOMATIC = 'Paid without a claim';

/** The mildest row of the first schedule and, of all schedules, the largest percentage of the fees. */
export function creditWords(terms: Terms): CatalogRow['credit'] {
  const paying = terms.commitments
    .flatMap(({ remedies }) => remedies ?? [])
    .filter(({ kind }) => kind !== 'termination');
  const [first] = paying;
  if (!first) return null;
  if (first.kind !== 'tiers') return { first: sentenceOf(first, terms), best: null };
  const rows = paying
    .filter((remedy) => remedy.kind === 'tiers')
    .flatMap((remedy) => remedy.rows.map((row) => ({ remedy, row })));
  const own = rows.filter(({ remedy }) => remedy === first);
  const mildest = own.reduce((least, each) => (pays(least, each) > 0 ? each : least));
  const best = rows.reduce((most, each) => (pays(each, most) > 0 ? each : most), mildest);
  return {
    first: rowWords(mildest, terms),
    best: best === mildest ? null : rowWords(best, terms),
  };
}

type TierRow = RemedyOf<'tiers'>['rows'][number];
type Paid = Readonly<{ remedy: RemedyOf<'tiers'>; row: TierRow }>;

/** Compares percentages of the fees; credits of other kinds have no order and count as equal. */
function pays({ row: { credit: one } }: Paid, { row: { credit: other } }: Paid): number {
  return 'percentOfFees' in one && 'percentOfFees' in other
    ? rational(one.percentOfFees).compare(rational(other.percentOfFees))
    : 0;
}

const rowWords = ({ remedy, row }: Paid, terms: Terms): string =>
  `${rateWords(row.credit, terms)} ${boundsWords(row.when, remedy.on ?? 'percent')}`;

function lineWords({ remedy, row }: Paid, terms: Terms): string {
  const of = 'percentOfFees' in row.credit ? ' of the fees' : '';
  return `${sentence(boundsWords(row.when, remedy.on ?? 'percent'))}: ${rateWords(row.credit, terms)}${of}`;
}

function rateWords(credit: CreditRate, { currency }: Terms): string {
  if ('percentOfFees' in credit) return percent(credit.percentOfFees);
  if ('money' in credit) return money(credit.money, currency);
  if ('serviceDays' in credit) {
    return `${counted(figure(String(credit.serviceDays)), 'day')} of service`;
  }
  return `the fees of ${counted(figure(String(credit.daysOfFees)), 'day')}`;
}

const sentenceOf = (remedy: Remedy, terms: Terms): string =>
  remedyWords(remedy, { terms, when: undefined, feeKinds: ['recurring'] }) ??
  'A right to terminate';

/** One line a row; the commitment's id before it where several of them pay. */
function creditLines(terms: Terms): string[] {
  const paying = terms.commitments.filter(({ remedies }) => remedies && remedies.length > 0);
  return paying.flatMap(({ id, remedies }) => {
    const lines = (remedies ?? []).flatMap((remedy) =>
      remedy.kind === 'tiers'
        ? remedy.rows.map((row) => lineWords({ remedy, row }, terms))
        : [sentenceOf(remedy, terms)],
    );
    return paying.length > 1 ? lines.map((line) => `${id} · ${line}`) : lines;
  });
}

function claimLines(terms: Terms): string[] {
  const { claim } = terms;
  if (!claim) return [];
  const steps = claim.steps.map(
    (step) =>
      `${sentence(step.kind.replaceAll('_', ' '))}: ${deadlineRule(step, terms)}${
        step.channel.address ? `, to ${step.channel.address}` : ''
      }`,
  );
  return [...(claim.automatic ? [AUTOMATIC] : []), ...steps];
}

function soleRemedyLines({ soleRemedy }: Terms): string[] {
  if (soleRemedy === undefined) return [];
  return [soleRemedy ? 'Yes: nothing else is owed for a breach' : 'No'];
}

function measureWords({ metric, downtime, serviceHours, denominator }: Availability): string[] {
  const { minimum, mergeGap, clockStart, clockEnd, stopClock, degradedWeight } = downtime ?? {};
  return [
    metricWords(metric),
    minimum &&
      `Counts from ${minimum.op === 'gt' ? 'more than ' : ''}${duration(minimum.seconds)} on`,
    mergeGap && `Outages at most ${duration(mergeGap.seconds)} apart are one`,
    clockStart === 'ticket_opened' && 'Begins when the ticket is opened',
    clockStart === 'vendor_notice' && 'Begins with the vendor’s notice',
    clockEnd === 'ticket_closed' && 'Ends when the ticket is closed',
    stopClock === true && 'The clock stops while a ticket waits for the customer',
    degradedWeight !== undefined &&
      rational(degradedWeight).n > 0n &&
      `Degraded time counts ${figure(degradedWeight)} of its length`,
    serviceHours && 'Within agreed service hours',
    denominator?.kind === 'fixed_minutes' &&
      `Of ${counted(figure(String(denominator.minutes)), 'minute')}, whatever the period has`,
    denominator?.kind === 'deployed' &&
      `Time without a deployment ${
        denominator.undeployed === 'removed' ? 'is left out' : 'counts as available'
      }`,
  ].filter((line) => typeof line === 'string');
}

function metricWords(metric: Metric): string {
  switch (metric.kind) {
    case 'time':
      return metric.partialMinutes ? `Time down, ${PARTS[metric.partialMinutes]}` : 'Time down';
    case 'error_rate_mean':
      return `Mean error rate of intervals of ${duration(metric.intervalSeconds)}; one without requests ${
        metric.emptyInterval === 'excluded' ? 'is left out' : 'has no errors'
      }`;
    case 'threshold_intervals': {
      const over = percent(toShortDecimal(rational(metric.errorRateOver).mul(HUNDRED)));
      const from =
        metric.minRequests === undefined
          ? ''
          : `, of at least ${counted(figure(String(metric.minRequests)), 'request')}`;
      return `Intervals of ${duration(metric.intervalSeconds)} with more than ${over} errors${from}`;
    }
    case 'request_ratio':
      return 'Share of requests that did not fail';
    case 'user_minutes':
      return 'Time down, weighted by the users affected';
    case 'affected_ratio':
      return 'Time down, weighted by the share affected';
  }
}

const PARTS = {
  exact: 'parts of minutes too',
  excluded: 'whole clock minutes only',
  rounded_up: 'each clock minute that was touched',
} as const;

const unique = (lines: readonly string[]): string[] => [...new Set(lines)];
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
