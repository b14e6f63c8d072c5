import type { CommitmentAssessment, Reason } from './assessment';
import type { Commitment } from './commitment-format';
import { type Grant, describeGrant, grant } from './credit';
import { baseOf } from './fee-base';
import { dateOfDay } from './instant';
import { formatInstant } from './instant';
import { type Measurement, minutesOf, minutesOfMs } from './measurement';
import { formatMinor, roundMoney } from './money';
import { type Rational, sum, toExact } from './rational';
import { type Part, grantParts, hasTermination } from './remedy';
import type { Setting } from './setting';
import type { TraceStep } from './trace';

/** One commitment with its status and its money, ready to be added up with the others. */
export type Conclusion = Readonly<{
  commitment: Commitment;
  measurement: Measurement;
  /** Broken as far as is known, whatever the status says. */
  isBreached: boolean;
  isInReview: boolean;
  status: CommitmentAssessment['status'];
  reasons: readonly Reason[];
  /** The credit shown; it counts towards the total only where the commitment is breached and not in review. */
  grant: Grant | null;
  inForce: Readonly<{ checked: readonly string[]; holds: boolean | null }>;
  path: string;
}>;

const IN_REVIEW: readonly Reason[] = [
  'no_data',
  'version_not_in_force',
  'tier_gap',
  'tier_overlap',
  'target_tier_conflict',
];

export function conclude(
  setting: Setting,
  commitment: Commitment,
  path: string,
  measurement: Measurement,
): Conclusion {
  const { outcome, isOpen } = measurement;
  const inForce = checkVersion(setting, measurement);
  const isBreached = outcome !== null && !outcome.met;
  const found = new Set<Reason>(measurement.reasons);
  if (inForce.holds === false) found.add('version_not_in_force');
  for (const { finding } of outcome?.tables ?? []) if (finding) found.add(finding);
  const isInReview = IN_REVIEW.some((reason) => found.has(reason));
  if (isBreached && !isInReview && hasTermination(commitment)) found.add('termination_right');
  return {
    commitment,
    measurement,
    isBreached,
    isInReview,
    status: isOpen ? 'open' : isInReview ? 'review' : isBreached ? 'breached' : 'met',
    reasons: [...found],
    grant: shownGrant(setting, commitment, path, measurement, found),
    inForce,
    path,
  };
}

/** Money in doubt is shown where a row says how much it would be, and nowhere else. */
function shownGrant(
  setting: Setting,
  commitment: Commitment,
  path: string,
  { outcome, breach }: Measurement,
  found: ReadonlySet<Reason>,
): Grant | null {
  if (!outcome || found.has('version_not_in_force') || found.has('tier_gap')) return null;
  if (outcome.met && !found.has('target_tier_conflict')) return null;
  const parts: Part[] = grantParts(setting, commitment, path, breach, outcome);
  return parts.length > 0 ? grant(setting, commitment, parts) : null;
}

/** Which dates had to lie in the version's time, and whether they do; null where nothing is checked. */
function checkVersion(
  { terms, period, calendar: { zone } }: Setting,
  { incidents }: Measurement,
): Conclusion['inForce'] {
  const { from, until = '9999-12-31', decidedBy } = terms.effective;
  if (decidedBy === 'order_date') return { checked: [], holds: null };
  const days =
    decidedBy === 'period_start'
      ? [zone.dayOf(period.start)]
      : [...new Set(incidents().map(({ start }) => zone.dayOf(start)))].toSorted((a, b) => a - b);
  const dates = days.map(dateOfDay);
  return { checked: dates, holds: dates.every((date) => from <= date && date <= until) };
}

/** The commitment as it is answered: figures for people, exact values for machines, and the trace. */
export function toAssessment(setting: Setting, conclusion: Conclusion): CommitmentAssessment {
  const { commitment, measurement, status, reasons, grant: shown } = conclusion;
  const table = measurement.outcome?.tables.find(({ row }) => row !== null);
  const when = table?.row === null || !table ? undefined : table.tiers.rows[table.row]?.when;
  const { bounds, headroomMinutes } = measurement;
  const credit = shown && describeGrant(setting, shown);
  return {
    id: commitment.id,
    status,
    reasons: [...reasons],
    measured: measurement.measured,
    ...(bounds ? { bounds } : {}),
    downtimeMinutes: measurement.downtime && minutesOf(measurement.downtime),
    excluded: [...measurement.excluded],
    ...(when ? { tier: { when: plain(when) } } : {}),
    ...(credit ? { credit: { ...credit, exact: toExact(credit.exact) } } : {}),
    ...(headroomMinutes === undefined ? {} : { headroomMinutes }),
    trace: trace(setting, conclusion),
  };
}

/** Without the keys that hold nothing: they would not survive JSON. */
const plain = (when: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(
    Object.entries(when).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

function trace(setting: Setting, conclusion: Conclusion): TraceStep[] {
  const { terms, period } = setting;
  const { measurement, inForce } = conclusion;
  return [
    {
      step: 'version',
      rule: 'effective',
      in: {
        from: terms.effective.from,
        until: terms.effective.until ?? null,
        decidedBy: terms.effective.decidedBy,
        dates: inForce.checked.slice(0, 200),
      },
      out: { inForce: inForce.holds },
    },
    {
      step: 'period',
      rule: 'period',
      in: {
        kind: terms.period.kind,
        label: period.label,
        timeZone: terms.timeZone.id,
        start: formatInstant(period.start),
        end: formatInstant(period.end),
      },
      out: {
        minutes: minutesOfMs(period.end - period.start),
        complete: setting.asOf >= period.end,
      },
    },
    ...measurement.steps,
    tierStep(conclusion),
    ...moneySteps(setting, conclusion),
  ];
}

function tierStep({ measurement, path }: Conclusion): TraceStep {
  const tables = measurement.outcome?.tables ?? [];
  const table = tables.find(({ row }) => row !== null) ?? tables[0];
  const row = table?.row === null || !table ? undefined : table.tiers.rows[table.row];
  return {
    step: 'tier',
    rule: table ? `${path}.remedies.${table.remedy}${row ? `.rows.${table.row}` : ''}` : null,
    in: {
      on: table ? (table.tiers.on ?? 'percent') : null,
      value: table ? toExact(table.value) : null,
      rows: table?.tiers.rows.length ?? 0,
    },
    out: {
      when: row ? plain(row.when) : null,
      matched: table?.matched ?? 0,
      finding: table?.finding ?? null,
    },
  };
}

const LISTED = 200;

/** The first of many amounts, and the sum of the others. */
function listAmounts({ part, amounts }: Grant['incidents'][number]) {
  const rest = amounts.slice(LISTED);
  const toText = (one: Readonly<{ exact: Rational; kept: Rational }>) => ({
    exact: toExact(one.exact),
    kept: toExact(one.kept),
  });
  const omitted = {
    exact: sum(rest.map(({ exact }) => exact)),
    kept: sum(rest.map(({ kept }) => kept)),
  };
  return {
    part,
    amounts: amounts.slice(0, LISTED).map(toText),
    ...(rest.length > 0 ? { omitted: { count: rest.length, ...toText(omitted) } } : {}),
  };
}

function moneySteps(setting: Setting, { grant: shown }: Conclusion): TraceStep[] {
  const { terms } = setting;
  const { currency } = terms;
  const money = (amount: bigint) => formatMinor(amount, currency);
  const base = shown ? baseOf(shown.base) : null;
  return [
    {
      step: 'fee_base',
      rule: shown?.parts[0]?.rule ?? null,
      in: {
        lines: (shown?.base ?? []).map(({ index, fee, divisor }) => ({
          fee: index,
          kind: fee.kind,
          service: fee.service ?? null,
          amount: fee.amount,
          divisor,
        })),
      },
      out: {
        amount: money(base ? roundMoney(base, currency, 'half_up') : 0n),
        exact: base ? toExact(base) : '0/1',
      },
    },
    {
      step: 'credit',
      rule: shown?.parts[0]?.rule ?? null,
      in: {
        parts: (shown?.parts ?? []).map((part) => ({
          rule: part.rule,
          kind: part.kind,
          units: toExact(part.units),
          rate: part.rateText,
          base: toExact(part.base),
          exact: toExact(
            part.amounts.reduce((total, amount) => total.add(amount), part.base.sub(part.base)),
          ),
        })),
      },
      out: { exact: shown ? toExact(shown.earned) : '0/1' },
    },
    {
      step: 'caps',
      rule: shown?.limits[0]?.rule ?? null,
      in: {
        exact: shown ? toExact(shown.earned) : '0/1',
        limits: (shown?.limits ?? []).map(({ rule, cap, limit, part }) => ({
          rule,
          per: cap.per,
          limit: toExact(limit),
          ...(part === undefined ? {} : { part }),
        })),
        ...(shown && shown.incidents.length > 0
          ? { incidents: shown.incidents.map(listAmounts) }
          : {}),
      },
      out: { exact: shown ? toExact(shown.exact) : '0/1' },
    },
    {
      step: 'rounding',
      rule: terms.rounding ? 'rounding' : null,
      in: {
        exact: shown ? toExact(shown.exact) : '0/1',
        mode: terms.rounding?.mode ?? 'half_up',
        at: terms.rounding?.at ?? 'total',
        lines:
          terms.rounding?.at === 'line'
            ? (shown?.lines ?? []).map(({ exact }) => ({
                exact: toExact(exact),
                amount: money(roundMoney(exact, currency, terms.rounding?.mode ?? 'half_up')),
              }))
            : [],
      },
      out: { amount: shown ? money(shown.amount) : null, currency },
    },
  ];
}
