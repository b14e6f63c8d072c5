import type { AssessInput } from '../assess-input';
import type { CommitmentAssessment } from '../assessment';
import type { CreditRate, Remedy, When } from '../remedy-format';
import { dayShare, linesOf } from './fees';
import {
  type Fraction,
  compare,
  decimal,
  divided,
  lesser,
  rounded,
  same,
  sum,
  times,
  whole,
} from './fraction';
import { type Law, type Steps, equals, fractionOf } from './law';
import { frameOf } from './period';
import { places } from './total';

/** The last five steps done again: row, fees, credit, caps and rounding. */
type Part = Steps['credit']['in']['parts'][number];

const least = (all: readonly Fraction[], most: Fraction) => all.reduce(lesser, most);

/** The remedy, and the row of it, that a path into the terms names. */
function remedyAt({ terms }: AssessInput, rule: string | null) {
  const [, commitment, remedy, row] =
    /^commitments\.(\d+)\.remedies\.(\d+)(?:\.rows\.(\d+))?$/.exec(rule ?? '') ?? [];
  const of = terms.commitments[Number(commitment)];
  const found = of?.remedies?.[Number(remedy)];
  const tiers = found?.kind === 'tiers' ? found : undefined;
  return { of, remedy: found, tiers, row: tiers?.rows[Number(row)] };
}

const fits = ({ gte, gt, lte, lt }: When, value: Fraction) =>
  (gte === undefined || compare(value, decimal(gte)) >= 0) &&
  (gt === undefined || compare(value, decimal(gt)) > 0) &&
  (lte === undefined || compare(value, decimal(lte)) <= 0) &&
  (lt === undefined || compare(value, decimal(lt)) < 0);

function tierLaws(input: AssessInput, { tier, metric }: Steps): Law[] {
  const { value, on, rows } = tier.in;
  if (on === null || value === null) return [['no tier', tier.out.when === null]];
  const { tiers, row } = remedyAt(input, tier.rule);
  const measured = on === 'percent' ? metric.out.exact : metric.in.downtimeExact;
  return [
    ['metric to tier', value === measured],
    ['rows', rows === tiers?.rows.length],
    [
      'matched',
      tier.out.matched === tiers?.rows.filter(({ when }) => fits(when, fractionOf(value))).length,
    ],
    ['row', equals(tier.out.when ?? undefined, row?.when)],
  ];
}

function feeLaws({ fees, terms }: AssessInput, { fee_base: step }: Steps): Law[] {
  const lines = step.in.lines.map(({ amount, divisor }) =>
    divided(decimal(amount), whole(divisor)),
  );
  const total = fractionOf(step.out.exact);
  return [
    [
      'fee lines',
      step.in.lines.every(
        ({ fee, amount, kind }) => fees[fee]?.amount === amount && fees[fee]?.kind === kind,
      ),
    ],
    ['fee base', same(sum(lines), total)],
    ['fee base shown', same(decimal(step.out.amount), decimal(rounded(total, places(terms))))],
  ];
}

const rateOf = (remedy: Remedy | undefined, row: { credit: CreditRate } | undefined) =>
  row?.credit ?? (remedy && 'credit' in remedy ? remedy.credit : undefined);

/** What one unit of a part is worth, by its words; how long a day is, the terms say. */
function unitOf(input: AssessInput, { rule, rate, base }: Part): Fraction {
  const [number = '1', words = ''] = /^(\d[\d.]*)?\s*(.*)$/.exec(rate)?.slice(1) ?? [];
  const value = decimal(number);
  const fees = fractionOf(base);
  if (words === '') return value;
  if (words === 'fees' || words === '× fees') return times(value, fees);
  if (words === '% of fees') return times(fees, divided(value, whole(100)));
  const { remedy, row } = remedyAt(input, rule);
  const credit = rateOf(remedy, row);
  const basis =
    credit &&
    ('serviceDays' in credit
      ? credit.dayValue
      : 'daysOfFees' in credit
        ? credit.dayBasis
        : undefined);
  return times(times(fees, value), dayShare(basis ?? 'month_days', frameOf(input)));
}

function creditLaws(input: AssessInput, { credit }: Steps): Law[] {
  const { parts } = credit.in;
  const exact = parts.map((part) => fractionOf(part.exact));
  return [
    [
      'parts',
      parts.every((part) =>
        same(times(fractionOf(part.units), unitOf(input, part)), fractionOf(part.exact)),
      ),
    ],
    [
      'base of parts',
      parts.every(({ rule, base }) => {
        const { of, remedy } = remedyAt(input, rule);
        const lines = of && remedy ? linesOf(input, of, remedy.feeBase) : [];
        return same(fractionOf(base), sum(lines.map(({ amount }) => amount)));
      }),
    ],
    ['credit', same(sum(exact), fractionOf(credit.out.exact))],
  ];
}

function capLaws({ credit, caps }: Steps): Law[] {
  const { limits, incidents = [] } = caps.in;
  const smallest = (part: number | undefined, amount: Fraction) =>
    least(
      limits.filter((one) => one.part === part).map(({ limit }) => fractionOf(limit)),
      amount,
    );
  const kept = credit.in.parts.map(({ exact }, part) => {
    const several = incidents.find((one) => one.part === part);
    if (!several) return smallest(part, fractionOf(exact));
    const { amounts, omitted } = several;
    return sum([
      ...amounts.map((one) => smallest(part, fractionOf(one.exact))),
      ...(omitted ? [fractionOf(omitted.kept)] : []),
    ]);
  });
  const each = incidents.flatMap(({ part, amounts }) => amounts.map((one) => ({ part, ...one })));
  return [
    ['credit to caps', credit.out.exact === caps.in.exact],
    ['caps', same(smallest(undefined, sum(kept)), fractionOf(caps.out.exact))],
    [
      'amounts by incident',
      each.every((one) => same(smallest(one.part, fractionOf(one.exact)), fractionOf(one.kept))),
    ],
    [
      'incidents to credit',
      incidents.every(({ part, amounts, omitted }) =>
        same(
          sum([...amounts, ...(omitted ? [omitted] : [])].map(({ exact }) => fractionOf(exact))),
          fractionOf(credit.in.parts[part]?.exact ?? '-1/1'),
        ),
      ),
    ],
  ];
}

function roundingLaws({ terms }: AssessInput, { caps, rounding }: Steps): Law[] {
  const { mode, at, lines, exact } = rounding.in;
  const { amount } = rounding.out;
  if (amount === null) return [['nothing to round', exact === '0/1' && lines.length === 0]];
  const modes = ['half_up', 'half_even', 'down'] as const;
  const round = (value: Fraction) =>
    decimal(
      rounded(
        value,
        places(terms),
        modes.find((one) => one === mode),
      ),
    );
  const limits = caps.in.limits.filter(({ part }) => part === undefined);
  const added = sum(lines.map((line) => decimal(line.amount)));
  const all = least(
    limits.map(({ limit }) => fractionOf(limit)),
    added,
  );
  return [
    ['caps to rounding', caps.out.exact === exact],
    ['lines', lines.every((line) => same(decimal(line.amount), round(fractionOf(line.exact))))],
    ['rounding', same(decimal(amount), at === 'line' ? round(all) : round(fractionOf(exact)))],
    [
      'lines add up',
      at !== 'line' ||
        caps.in.limits.length > 0 ||
        same(sum(lines.map((line) => fractionOf(line.exact))), fractionOf(exact)),
    ],
  ];
}

function shownLaws(
  { credit }: CommitmentAssessment,
  { rounding, caps, fee_base: fees, credit: step }: Steps,
): Law[] {
  if (!credit) return [['no credit', rounding.out.amount === null]];
  const named = (words: string) =>
    step.in.parts.flatMap(({ rate, units }) =>
      rate.endsWith(words) ? times(decimal(rate.slice(0, -words.length)), fractionOf(units)) : [],
    );
  const isShown = (text: string | undefined, of: readonly Fraction[]) =>
    text === undefined ? of.length === 0 : rounded(sum(of), 6) === rounded(decimal(text), 6);
  return [
    ['amount shown', credit.amount === rounding.out.amount],
    ['credit shown', credit.exact === caps.out.exact],
    ['base shown', credit.feeBase === fees.out.amount],
    ['percent shown', isShown(credit.percentOfFees, named(' % of fees'))],
    ['days shown', isShown(credit.serviceDays, named(' service days'))],
  ];
}

export const redoneMoney = (input: AssessInput, one: CommitmentAssessment, steps: Steps): Law[] => [
  ...tierLaws(input, steps),
  ...feeLaws(input, steps),
  ...creditLaws(input, steps),
  ...capLaws(steps),
  ...roundingLaws(input, steps),
  ...shownLaws(one, steps),
];
