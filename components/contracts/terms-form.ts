import { rational } from '@/lib/sla/rational';
import type { Claim, Terms } from '@/lib/sla/terms-format';

import type { Fault } from '../account/faults';

/** Below this availability, this much of the fees. Both decimals in percent, as typed. */
export type TierRow = Readonly<{ below: string; credit: string }>;
type Step = Claim['steps'][number];

/** The usual shape of an SLA as a form holds it: every figure is the text that was typed. */
export type TermsForm = Readonly<{
  title: string;
  sourceUrl: string;
  effectiveFrom: string;
  op: 'gte' | 'gt';
  targetPercent: string;
  periodUnit: 'month' | 'quarter';
  timeZone: string;
  zoneBasis: Terms['timeZone']['basis'];
  /** Keys of the services that are covered; none where the vendor has none. */
  services: readonly string[];
  /** `together`: one promise, of the contract's fees. `alone`: each service its own, of its fees. */
  measured: 'together' | 'alone';
  minimumMinutes: string;
  maintenanceExcluded: boolean;
  maintenanceNoticeDays: string;
  /** Percent of the fees for any breach, down to the first of `tiers`; empty where nothing is credited. */
  breachCredit: string;
  tiers: readonly TierRow[];
  capPercent: string;
  claimNeeded: boolean;
  claimCount: string;
  claimUnit: 'day' | 'business_day' | 'month';
  claimAnchor: 'period_end' | 'incident_start' | 'incident_end';
  satisfiedBy: Step['deadline']['satisfiedBy'];
  channelKind: Step['channel']['kind'];
  channelAddress: string;
  mustContain: readonly Claim['evidence'][number]['field'][];
  decides: Claim['sourceOfTruth'];
}>;

/** What the contract knows already. */
export type TermsSetting = Readonly<{
  vendor: string;
  currency: string;
  services: readonly Readonly<{ key: string; name: string }>[];
}>;

export type BuiltTerms =
  | Readonly<{ document: Terms; faults: readonly [] }>
  | Readonly<{ document: null; faults: readonly Fault[] }>;

/**
 * The `sla-terms/1` document that the form says, or what it lacks: one fault a field, its path the
 * field's name (`tiers.0.below`). Figures go over as they were typed; none is rounded or filled in.
 */
export function buildTerms(form: TermsForm, setting: TermsSetting): BuiltTerms {
  const faults = checkForm(form);
  if (faults.length > 0) return { document: null, faults };
  const covered = setting.services.filter(({ key }) => form.services.includes(key));
  const document: Terms = {
    schema: 'sla-terms/1',
    vendor: setting.vendor,
    title: form.title.trim(),
    ...(form.sourceUrl.trim() && { source: { url: form.sourceUrl.trim() } }),
    effective: { from: form.effectiveFrom, decidedBy: 'period_start' },
    timeZone: { id: form.timeZone.trim(), basis: form.zoneBasis },
    period: { kind: 'calendar', unit: form.periodUnit },
    currency: setting.currency,
    ...(covered.length > 0 && { services: covered.map(({ key, name }) => ({ id: key, name })) }),
    commitments: commitmentsOf(
      form,
      covered.map(({ key }) => key),
    ),
    ...(form.capPercent.trim() && {
      caps: [
        { kind: 'max' as const, percentOfFees: form.capPercent.trim(), per: 'period' as const },
      ],
    }),
    ...(form.measured === 'alone' && { stacking: 'sum' as const }),
    claim: claimOf(form),
  };
  return { document, faults: [] };
}

function commitmentsOf(form: TermsForm, covered: readonly string[]): Terms['commitments'] {
  const promise = {
    kind: 'availability' as const,
    target: { op: form.op, percent: form.targetPercent.trim() },
    metric: { kind: 'time' as const },
    ...(form.minimumMinutes.trim() && {
      downtime: { minimum: { seconds: whole(form.minimumMinutes) * 60, op: 'gte' as const } },
    }),
    ...(form.maintenanceExcluded && { exclusions: [maintenance(form)] }),
    ...(form.breachCredit.trim() && { remedies: [tiersOf(form)] }),
  };
  if (form.measured === 'together') return [{ id: 'availability', ...promise }];
  return covered.map((key) => ({ id: `availability-${key}`, services: [key], ...promise }));
}

const maintenance = ({ maintenanceNoticeDays: days }: TermsForm) => ({
  kind: 'scheduled_maintenance' as const,
  ...(days.trim() && { minNotice: { n: whole(days), unit: 'day' as const } }),
});

/** Bands that touch: each begins where the next better one ends, so no value has none or two. */
function tiersOf(form: TermsForm) {
  const bands = [{ below: form.targetPercent, credit: form.breachCredit }, ...form.tiers];
  return {
    kind: 'tiers' as const,
    rows: bands.map(({ below, credit }, index) => {
      const next = bands[index + 1];
      // "More than 99.9" is broken at exactly 99.9 too.
      const upper = index === 0 && form.op === 'gt' ? 'lte' : 'lt';
      return {
        when: { ...(next && { gte: next.below.trim() }), [upper]: below.trim() },
        credit: { percentOfFees: credit.trim() },
      };
    }),
    feeBase: {
      scope: form.measured === 'alone' ? ('service' as const) : ('contract' as const),
      period: 'breach_period' as const,
      exclude: ['one_time' as const, 'tax' as const],
    },
  };
}

function claimOf(form: TermsForm): Claim {
  const address = form.channelAddress.trim();
  return {
    automatic: !form.claimNeeded,
    steps: form.claimNeeded
      ? [
          {
            kind: 'claim',
            required: true,
            fatalIfMissed: true,
            deadline: {
              anchor: form.claimAnchor,
              offset: { n: whole(form.claimCount), unit: form.claimUnit },
              satisfiedBy: form.satisfiedBy,
            },
            channel: { kind: form.channelKind, ...(address && { address }) },
          },
        ]
      : [],
    evidence: form.claimNeeded ? form.mustContain.map((field) => ({ field, required: true })) : [],
    sourceOfTruth: form.decides,
    form: 'credit',
  };
}

const whole = (text: string) => Number.parseInt(text.trim(), 10);

function checkForm(form: TermsForm): Fault[] {
  const faults: Fault[] = [];
  const report = (path: string, expected: string, text: string) =>
    void faults.push({ path, expected, ...(text.trim() && { found: text.trim() }) });
  const matches = (path: string, pattern: RegExp, expected: string) => (text: string) => {
    if (!pattern.test(text.trim())) report(path, expected, text);
  };
  const percent = (path: string, example: string) =>
    matches(path, DECIMAL, `a decimal such as ${example}`);
  const count = (path: string, expected: string) => matches(path, WHOLE, expected);

  if (!form.title.trim()) report('title', 'a title, as the vendor names the document', '');
  matches('effectiveFrom', DAY, 'a day')(form.effectiveFrom);
  if (!isZone(form.timeZone)) {
    report('timeZone', 'a time zone such as America/New_York', form.timeZone);
  }
  percent('targetPercent', '99.9')(form.targetPercent);
  if (isDecimal(form.targetPercent) && above(form.targetPercent, '100')) {
    report('targetPercent', 'at most 100', form.targetPercent);
  }
  if (form.measured === 'alone' && form.services.length === 0) {
    report('services', 'at least one service, where each is measured alone', '');
  }
  if (form.minimumMinutes.trim()) count('minimumMinutes', 'whole minutes')(form.minimumMinutes);
  if (form.maintenanceExcluded && form.maintenanceNoticeDays.trim()) {
    count('maintenanceNoticeDays', 'whole days')(form.maintenanceNoticeDays);
  }
  if (form.breachCredit.trim()) percent('breachCredit', '10')(form.breachCredit);
  else if (form.tiers.length > 0)
    report('breachCredit', 'a percentage, 0 where nothing is credited', '');
  form.tiers.forEach(({ below, credit }, index) => {
    percent(`tiers.${index}.below`, '99.5')(below);
    percent(`tiers.${index}.credit`, '25')(credit);
    const better = index === 0 ? form.targetPercent : (form.tiers[index - 1]?.below ?? '');
    if (isDecimal(below) && isDecimal(better) && !above(better, below)) {
      report(`tiers.${index}.below`, `less than the row above, ${better.trim()}`, below);
    }
  });
  if (form.capPercent.trim()) percent('capPercent', '50')(form.capPercent);
  if (form.claimNeeded) count('claimCount', 'a whole number')(form.claimCount);
  return faults;
}

function isZone(text: string): boolean {
  if (!text.trim()) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text.trim() });
    return true;
  } catch {
    return false;
  }
}

const DECIMAL = /^\d{1,9}(\.\d{1,12})?$/;
const WHOLE = /^\d{1,5}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const isDecimal = (text: string) => DECIMAL.test(text.trim());
const above = (one: string, other: string) =>
  rational(one.trim()).compare(rational(other.trim())) > 0;
