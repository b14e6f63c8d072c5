import type { Terms } from '@/lib/sla/terms-format';

import { buildTerms, type TermsForm } from './terms-form';

/** An empty form for a new contract. Nothing is promised in it yet. */
export const emptyForm = (vendor: string, effectiveFrom: string): TermsForm => ({
  title: vendor ? `${vendor} service level agreement` : '',
  sourceUrl: '',
  effectiveFrom,
  op: 'gte',
  targetPercent: '',
  periodUnit: 'month',
  timeZone: '',
  zoneBasis: 'stated',
  services: [],
  measured: 'together',
  minimumMinutes: '',
  maintenanceExcluded: false,
  maintenanceNoticeDays: '',
  breachCredit: '',
  tiers: [],
  capPercent: '',
  claimNeeded: true,
  claimCount: '',
  claimUnit: 'day',
  claimAnchor: 'period_end',
  satisfiedBy: 'received',
  channelKind: 'email',
  channelAddress: '',
  mustContain: ['incident_times'],
  decides: 'both',
});

/**
 * The form that says exactly this document, or null where the document says more than the form
 * can: the form found is built again and compared, so that nothing of the terms is lost in it.
 */
export function readForm(terms: Terms): TermsForm | null {
  const form = guessForm(terms);
  if (!form) return null;
  const { document } = buildTerms(form, {
    vendor: terms.vendor,
    currency: terms.currency,
    services: (terms.services ?? []).map(({ id, name }) => ({ key: id, name })),
  });
  return document && canonical(document) === canonical(terms) ? form : null;
}

function guessForm(terms: Terms): TermsForm | null {
  const [promise] = terms.commitments;
  const { period, claim } = terms;
  if (promise?.kind !== 'availability' || !claim) return null;
  if (period.kind !== 'calendar' || period.unit === 'year') return null;
  const exclusion = promise.exclusions?.[0];
  const minimum = promise.downtime?.minimum;
  return {
    ...emptyForm(terms.vendor, terms.effective.from),
    title: terms.title,
    sourceUrl: terms.source?.url ?? '',
    op: promise.target.op,
    targetPercent: promise.target.percent,
    periodUnit: period.unit,
    timeZone: terms.timeZone.id,
    zoneBasis: terms.timeZone.basis,
    services: (terms.services ?? []).map(({ id }) => id),
    measured: promise.services ? 'alone' : 'together',
    minimumMinutes: minimum ? String(Math.floor(minimum.seconds / 60)) : '',
    maintenanceExcluded: exclusion !== undefined,
    maintenanceNoticeDays: exclusion?.minNotice ? String(exclusion.minNotice.n) : '',
    ...creditsOf(promise.remedies?.[0]),
    capPercent: terms.caps?.[0]?.percentOfFees ?? '',
    ...claimFields(claim),
  };
}

type Remedy = NonNullable<Terms['commitments'][number]['remedies']>[number];

function creditsOf(remedy: Remedy | undefined): Pick<TermsForm, 'breachCredit' | 'tiers'> {
  if (remedy?.kind !== 'tiers') return { breachCredit: '', tiers: [] };
  const [first, ...others] = remedy.rows.map(({ when, credit }) => ({
    below: String(when.lt ?? ''),
    credit: 'percentOfFees' in credit ? credit.percentOfFees : '',
  }));
  return { breachCredit: first?.credit ?? '', tiers: others };
}

function claimFields(claim: NonNullable<Terms['claim']>): Partial<TermsForm> {
  const [step] = claim.steps;
  const shared = { decides: claim.sourceOfTruth, claimNeeded: step !== undefined };
  if (!step) return shared;
  const { anchor, offset, satisfiedBy } = step.deadline;
  const claimAnchor = ANCHORS.find((each) => each === anchor);
  const claimUnit = UNITS.find((each) => each === offset.unit);
  return {
    ...shared,
    ...(claimAnchor && { claimAnchor }),
    ...(claimUnit && { claimUnit }),
    claimCount: String(offset.n),
    satisfiedBy,
    channelKind: step.channel.kind,
    channelAddress: step.channel.address ?? '',
    mustContain: claim.evidence.map(({ field }) => field),
  };
}

const ANCHORS = ['period_end', 'incident_start', 'incident_end'] as const;
const UNITS = ['day', 'business_day', 'month'] as const;

/** The same text for the same content, whatever the order of the keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
